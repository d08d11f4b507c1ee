import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.dilators import (
    Dilator,
    DilatorSet,
    Size,
    TooFineError,
    compare,
    in_inches,
    in_mm,
    inches_from_typed,
    mm_from_typed,
    smaller_than,
    taken_up_again,
    up_to,
)
from tests.makers import make_dilator, make_set
from tests.strategies import dilators


def test_equal_diameters_are_the_same_size_in_whatever_set():
    assert make_dilator(22, label="old", colour="blue").size == make_dilator(22, label="new").size


def test_things_without_a_diameter_are_sizes_of_their_own():
    finger, other_finger = Dilator(label="finger"), Dilator(label="finger")
    assert finger.size != other_finger.size
    assert finger.size == Size(None, finger.id)


def test_a_dilator_needs_a_label_or_a_diameter():
    with pytest.raises(ValueError, match="a label or a diameter"):
        Dilator()
    assert Dilator(label="finger").diameter_mm is None
    assert Dilator(diameter_um=22_000).diameter_mm == 22.0


@pytest.mark.parametrize("um", [999, 60_001, 0, -1, 22.5, True])
def test_diameters_lie_between_1_and_60_mm(um):
    with pytest.raises(ValueError, match="diameter_um"):
        Dilator(diameter_um=um)


@pytest.mark.parametrize("position", [None, -1, 1000, True])
def test_a_position_is_a_whole_number(position):
    with pytest.raises(ValueError, match="position"):
        Dilator(label="finger", position=position)


def test_a_set_stands_in_its_own_order_whatever_order_it_was_typed_in():
    small, large = Dilator(position=0, diameter_um=12_000), Dilator(position=1, diameter_um=15_000)
    assert DilatorSet(dilators=(large, small)).dilators == (small, large)


def test_a_retired_dilator_is_no_longer_offered():
    kept, retired = make_dilator(18), make_dilator(22, retired=True)
    assert DilatorSet(dilators=(kept, retired)).in_use == (kept,)


def test_a_dilator_stands_in_its_set_once():
    with pytest.raises(ValueError, match="once"):
        DilatorSet(dilators=(make_dilator(18), make_dilator(18)))


def test_a_set_has_at_most_forty():
    forty = tuple(Dilator(position=n, diameter_um=(n + 1) * 1000) for n in range(40))
    assert len(DilatorSet(dilators=forty).dilators) == 40
    with pytest.raises(ValueError, match="40"):
        DilatorSet(dilators=(*forty, Dilator(label="one more")))


def test_diameters_decide_which_is_larger():
    order = make_set(12, 15, 18, 22).dilators
    assert compare(make_dilator(18), make_dilator(22), order) == -1
    assert compare(make_dilator(22), make_dilator(18)) == 1
    assert compare(make_dilator(22), make_dilator(22, label="other set")) == 0


def test_without_a_diameter_the_place_in_the_set_decides():
    finger, thumb = Dilator(position=0, label="finger"), Dilator(position=1, label="thumb")
    assert compare(finger, thumb, [finger, thumb]) == -1
    assert compare(thumb, finger, [finger, thumb]) == 1


def test_what_cannot_be_compared_is_not_compared():
    finger = Dilator(label="finger")
    assert compare(finger, make_dilator(22), make_set(22).dilators) is None
    assert compare(finger, Dilator(label="thumb")) is None


@given(st.lists(dilators(), min_size=2, max_size=5))
def test_comparing_the_other_way_round_gives_the_opposite(listed):
    a, b, *_ = listed
    forth, back = compare(a, b, listed), compare(b, a, listed)
    assert (forth is None and back is None) or forth == -back


def test_smaller_ones_are_named_largest_last_and_the_size_itself_only_where_asked():
    small, middle, large = make_set(15, 18, 22).dilators
    assert smaller_than(large, (small, middle, large)) == (small, middle)
    assert up_to(middle, (small, middle, large)) == (small, middle)


def test_a_thing_of_another_set_is_not_among_the_smaller_ones():
    stranger = Dilator(label="finger")
    assert up_to(make_dilator(22), (stranger, make_dilator(18))) == (make_dilator(18),)


@given(st.integers(10, 600))
def test_millimetres_come_back_as_they_were_typed(tenths):
    for typed in (f"{tenths / 10}", f"{tenths / 10}".replace(".", ",")):
        assert in_mm(mm_from_typed(typed)) == tenths / 10


@given(st.integers(40, 2362))
def test_inches_come_back_as_they_were_typed(thousandths):
    assert in_inches(inches_from_typed(f"{thousandths / 1000:.3f}")) == thousandths / 1000


def test_inches_may_be_a_fraction():
    assert in_inches(inches_from_typed("7/8")) == 0.875
    assert in_inches(inches_from_typed(" 1 1/8 ")) == 1.125


@pytest.mark.parametrize("typed", ["", " ", ".", "-22", "22 mm", "²", "1e1", "٢٢", "1/2", "0x10", "1234"])
def test_what_is_no_number_of_millimetres_is_refused(typed):
    with pytest.raises(ValueError, match="not a number"):
        mm_from_typed(typed)


@pytest.mark.parametrize(("read", "typed"), [(mm_from_typed, "22,55"), (inches_from_typed, "0.8755")])
def test_a_number_with_more_decimals_than_are_kept_is_refused_as_that(read, typed):
    with pytest.raises(TooFineError):
        read(typed)


@pytest.mark.parametrize("typed", ["1/0", "a/8", "1/", "x 1/8", "1/2/3", "0.8755", "²/8", "-1/8"])
def test_what_is_no_number_of_inches_is_refused(typed):
    with pytest.raises(ValueError, match=r".+"):
        inches_from_typed(typed)


@pytest.mark.parametrize(
    ("typed", "um"), [("22", 22_000), ("22.5", 22_500), ("22,5", 22_500), (".5", 500), ("5.", 5000)]
)
def test_typed_millimetres_are_exact_micrometres(typed, um):
    assert mm_from_typed(typed) == um


# --- taken up again --------------------------------------------------------------------------------------------------
FINGER = make_dilator(None, label="finger", retired=True)


def test_a_thing_of_the_name_of_a_retired_one_is_that_one_again():
    (again,) = taken_up_again([Dilator(label="Finger")], [FINGER])
    assert (again.id, again.retired) == (FINGER.id, False)


def test_what_has_another_diameter_or_name_is_new():
    made = [Dilator(label="swab"), Dilator(label="finger", diameter_um=18_000)]
    assert taken_up_again(made, [FINGER]) == made


def test_two_new_ones_of_one_name_do_not_both_become_the_retired_one():
    first, second = taken_up_again([Dilator(label="finger"), Dilator(label="finger")], [FINGER])
    assert first.id == FINGER.id != second.id


def test_one_that_is_in_the_set_stays_itself():
    there = make_dilator(22)
    assert taken_up_again([there], [there, make_dilator(22, label="", retired=True)]) == [there]
