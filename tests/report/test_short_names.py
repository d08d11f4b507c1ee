"""Where a name of a size is cut, it still says which size it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import WarmUp
from dilator_app.report import plan_sheet
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import LABEL, NARROW, Texts
from dilator_app.report.plan_sheet import SheetOptions
from dilator_app.report.printable import printable
from dilator_app.report.short_names import Room, apart, without_middle
from dilator_app.report.summary_page import Material, page_data
from dilator_app.report.therapist_view import therapist_summary
from tests import strategies
from tests.makers import days_ago, make_dilator, make_plan, make_session, make_step
from tests.report.materials import last_days

FAMILIES = {
    "a number at the end": [f"Vaginal dilator {n}" for n in range(1, 8)],
    "a word and a number at the end": [f"Dilatador núm. {n}" for n in range(1, 8)],
    "a long name with a number": [f"Soft silicone dilator number {n}" for n in range(1, 8)],
    "alike but for the middle": [f"Soft silicone dilator, the {n} one that my physio gave" for n in "abcdefg"],
    "pictures": ["🌸" * n for n in range(1, 8)],
    "pictures that no font has": list("🌸🌷🌹🌻🌼🌺💐"),
}


@pytest.fixture(params=FAMILIES.values(), ids=FAMILIES.keys())
def labels(request):
    return request.param


def thing(label, position=0):
    return make_dilator(None, label=label, position=position)


def material_of(labels):
    dilators = [thing(label, n) for n, label in enumerate(labels)]
    sessions = [
        make_session(make_step(d, pain=n % 4), day=days_ago(n)) for n, d in enumerate(dilators) for _again in (1, 2)
    ]
    plan = make_plan(None, size=dilators[2], size_up_to=dilators[3], warm_up=WarmUp(dilators[1], 2))
    return Material(
        sessions=sessions, plans=[replace(plan, starts_on=days_ago(60))], sets=[DilatorSet(dilators=tuple(dilators))]
    )


def test_a_cut_name_keeps_its_beginning_and_its_end():
    assert without_middle("Vaginal dilator 1", NARROW) == "Vagina…tor 1"


def test_letters_as_wide_as_can_be_leave_fewer_of_them():
    assert without_middle("W" * 12, NARROW) == "WWWW…WWW"
    assert without_middle("i" * 12, NARROW) == "i" * 12


@pytest.mark.parametrize("room", [LABEL, NARROW])
@pytest.mark.parametrize("family", [name for name in FAMILIES if not name.startswith("pictures")])
def test_an_ordinary_name_is_cut_by_its_letters_alone(family, room):
    for name in FAMILIES[family]:
        assert without_middle(name, room) == without_middle(name, Room(room.letters))


def test_names_that_stay_alike_are_told_apart_by_their_number_in_the_set():
    short = apart([("Dilator for the morning 1 of mine", 1), ("Dilator for the evening 2 of mine", 2)], NARROW)
    assert list(short.values()) == ["Dilator… (1)", "Dilator… (2)"]


def test_a_name_that_needs_no_cut_is_left_alone_beside_one_that_would_read_like_it():
    short = apart([("Vagina…tor 1", 1), ("Vaginal dilator 1", 2)], NARROW)
    assert short == {"Vagina…tor 1": "Vagina…tor 1", "Vaginal dilator 1": "Vaginal… (2)"}


@given(
    st.lists(
        strategies.lines(1).map(str.strip).filter(bool) | st.text("ab1 (…)", min_size=1, max_size=40),
        unique=True,
        max_size=12,
    ),
    st.sampled_from([Room(8), NARROW, LABEL, Room(24, 6.0)]),
)
def test_different_names_are_never_shortened_to_the_same(names, room):
    short = apart([(name, n) for n, name in enumerate(names, 1)], room)
    assert list(short) == names
    assert all(room.holds(shown) for shown in short.values())
    assert len({printable(shown)[0] for shown in short.values()}) == len(names)


def test_no_two_sizes_read_the_same_anywhere_on_the_page(labels):
    data = page_data(Facts(material_of(labels), last_days(28)))

    rows = [row["size"] for row in data["sizes"]["rows"]]
    legend = [shown for _sign, shown in data["chart"]["legend"]]
    cells = [lines[0][1] for row in data["calendar"]["rows"] for lines in row["cells"] if lines]
    size, up_to = next(value for name, value, _origin in data["plan"]["rows"] if name.startswith("Size")).split(" to ")
    for names in (rows, legend, cells, [size, up_to.split(";")[0]]):
        assert len(set(names)) == len(names)
    assert len(rows) == len(legend) == len(cells) == len(labels)


def test_a_name_reads_the_same_in_the_table_and_in_the_grid(labels):
    data = page_data(Facts(material_of(labels), last_days(28)))

    rows = {row["size"] for row in data["sizes"]["rows"]}
    cells = {lines[0][1] for row in data["calendar"]["rows"] for lines in row["cells"] if lines}
    assert {cell.removesuffix(" × 2") for cell in cells} == rows


def test_the_therapist_view_says_at_which_size(labels):
    def captions(newest):
        material = material_of(labels)
        sessions = [s for s in material.sessions if s.day <= days_ago(newest)]
        cells = therapist_summary(Facts(replace(material, sessions=sessions), last_days(28))).figures
        return next(c.caption for c in cells if c.caption.startswith("pain, "))

    assert len({printable(captions(newest))[0] for newest in range(len(labels))}) == len(labels)


def test_an_answer_on_the_web_page_has_every_name_whole():
    facts = Facts(material_of(FAMILIES["a long name with a number"]), last_days(28))
    assert Texts(whole=True).size(facts, thing("Soft silicone dilator number 3")) == "Soft silicone dilator number 3"


def test_no_two_sizes_read_the_same_on_the_plan_sheet(labels):
    plan = material_of(labels).plans[0]
    fields = {
        part["id"]: part["value"]
        for line in plan_sheet._Sheet(SheetOptions(plan)).lines[:2]
        for row in line["rows"]
        for group in row
        for part in group
        if part["kind"] == "line"
    }
    assert len({fields["size"], fields["size_up_to"], fields["warm_up"]}) == 3
