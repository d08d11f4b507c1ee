"""What the therapist view says, and what it never says."""

from dataclasses import replace

import pytest

from dilator_app import sample
from dilator_app.domain.appointments import Appointment, Period
from dilator_app.domain.dilators import DilatorSet
from dilator_app.domain.plan import Plan, Rest
from dilator_app.domain.scales import NONE_OF_THESE, Insertion, SafetyAnswer, Sign
from dilator_app.domain.session import Session
from dilator_app.report.page.facts import Facts, Material, PageOptions
from dilator_app.report.therapist_view import therapist_summary
from tests.makers import TODAY, days_ago, make_plan, make_session, make_set, make_step

FOUR_WEEKS = Period(days_ago(27), TODAY)


def facts_of(*records, period=FOUR_WEEKS, **options):
    def kind(wanted):
        return [record for record in records if isinstance(record, wanted)]

    material = Material(
        sessions=sorted(kind(Session), key=lambda s: s.day),
        plans=kind(Plan),
        rests=kind(Rest),
        appointments=kind(Appointment),
        sets=kind(DilatorSet),
    )
    return Facts(material, PageOptions(period=period, today=TODAY, notes=True, **options))


def view_of(*records, **options):
    return therapist_summary(facts_of(*records, **options))


@pytest.fixture(scope="module")
def of_sample():
    return view_of(*sample.records(TODAY))


def everything(summary):
    """Return every string of the view."""
    cells = [*summary.safety, *summary.figures, *(cell for session in summary.sessions for cell in session.cells)]
    texts = [summary.title, summary.subtitle, summary.trend, summary.size_note]
    texts += [part for cell in cells for part in (cell.caption, cell.value)]
    texts += [part for told in summary.told for part in (told.heading, told.text)]
    texts += [part for session in summary.sessions for part in (session.heading, session.told)]
    texts += [cell for row in (summary.sizes.header, *summary.sizes.rows) for cell in row]
    return "\n".join(texts)


def test_the_sample_says_what_the_drawing_says(of_sample):
    assert (of_sample.title, of_sample.subtitle) == (
        "Since 15 October 2026",
        "4 weeks to 12 November. Self-reported.",
    )
    assert [(cell.caption, cell.value) for cell in of_sample.safety] == [
        ("Safety question answered, 13 of 14 sessions", "a little pink spotting, 25 October"),
        ("Above the comfort limit of\N{NO-BREAK SPACE}3", "1 of 12, highest 4"),
        ("Stopped early", "1, on 21 October"),
    ]
    assert [cell.value for cell in of_sample.figures] == [
        "22 mm",
        "14 in 4 weeks",
        "2, 3, 2",
        "fairly easy",
        "12 of 13",
    ]
    assert of_sample.trend == "At 22 mm: first three 3, 3 with numbing gel, 4; last three 2, 3, 2."
    assert list(of_sample.sizes.rows) == [
        ("18 mm", "4", "10, 10, 10, 9", "easy 1, fairly easy 2", "2, 2, 0", "0 of 3", "0"),
        (
            "22 mm",
            "9",
            "8 (5–10)",
            "fairly easy 3, some effort 5, hard 1",
            "3, 3†, 4 → 2, 3, 2",
            "1 of 9",
            "1",
        ),
    ]
    assert (of_sample.sizes.header[2], of_sample.sizes.header[-1]) == ("Minutes; plan 10", "Numbing gel †")
    assert of_sample.size_note == ""
    assert len(of_sample.sessions) == 14


def test_nobody_is_named(of_sample):
    assert "Okafor" not in everything(of_sample)
    assert "Ines" not in everything(of_sample)


def test_a_note_to_oneself_is_nowhere_and_what_was_written_for_the_therapist_is_there():
    session = make_session(22, pain=2, note_to_self="mine alone", note_for_therapist="It felt calmer.")
    view = view_of(session)
    assert "mine alone" not in everything(view)
    assert [(told.heading, told.text) for told in view.told] == [("For you, 12 November:", "It felt calmer.")]
    assert view.sessions[0].told == "It felt calmer."


def test_a_long_note_leaves_room_for_the_chart_and_stands_whole_with_its_session():
    note = "It felt calmer. " * 249
    view = view_of(make_session(22, pain=2, note_for_therapist=note))
    (told,) = view.told
    assert len(told.text) <= 240
    assert told.text.endswith("…")
    assert view.sessions[0].told == note.strip()


def test_nothing_says_that_something_is_left_out():
    with_note = make_session(22, pain=2, note_to_self="mine alone", someone_with_me=True, ticks=("warm bath",))
    without = replace(with_note, note_to_self="", someone_with_me=None, ticks=())
    assert everything(view_of(with_note)) == everything(view_of(without))


def test_silence_about_safety_is_never_none():
    unanswered = view_of(make_session(22, pain=1))
    assert unanswered.safety[0].caption == "Safety question answered, 0 of 1 session"
    assert unanswered.safety[0].value == "–"
    answered = view_of(make_session(22, pain=1, safety=NONE_OF_THESE), make_session(22, day=days_ago(1)))
    assert answered.safety[0].caption == "Safety question answered, 1 of 2 sessions"
    assert answered.safety[0].value == "none reported"


def test_each_sign_stands_with_its_days():
    view = view_of(
        *(make_session(22, day=days_ago(n), safety=SafetyAnswer.of([Sign.SPOTTING], days_ago(n))) for n in range(2)),
        make_session(22, safety=SafetyAnswer.of([Sign.FAINT_PANIC], TODAY)),
    )
    assert view.safety[0].value == "a little pink spotting, 11 Nov, 12 Nov; faint or panicky, 12 November"


def test_without_an_earlier_appointment_it_is_four_weeks_and_says_so():
    view = view_of(make_session(22, pain=1))
    assert view.title == "The last 4 weeks"
    assert view.subtitle == "To 12 November; no earlier appointment is recorded. Self-reported."


def test_another_period_is_called_by_its_first_day():
    view = view_of(make_session(22, pain=1), period=Period(days_ago(100), TODAY))
    assert view.title == "From 4 August 2026"


def test_an_empty_period_says_so_and_shows_no_figures():
    view = view_of()
    assert [cell.value for cell in view.safety] == ["No sessions in this period."]
    assert view.figures == ()
    assert list(view.sizes.rows) == []
    assert view.sessions == ()


def test_few_sessions_are_values_and_no_middle():
    view = view_of(make_plan(22, days_ago(50), minutes=10), make_session(make_step(22, pain=4, minutes=6)))
    assert view.trend == "At 22 mm: 4."
    assert [cell.caption for cell in view.figures if cell.value == "4"] == ["pain, the one at 22\N{NO-BREAK SPACE}mm"]
    assert (view.sizes.header[2], view.sizes.rows[0][2]) == ("Minutes; plan 10", "6")


def test_answers_that_differ_stand_one_after_the_other():
    answers = [Insertion.HARD, None, Insertion.EASY]
    view = view_of(*(make_session(22, day=days_ago(9 - n), insertion=a) for n, a in enumerate(answers)))
    assert "hard, –, easy" in [cell.value for cell in view.figures]


def test_pain_that_was_switched_off_for_the_page_stands_in_safety_alone():
    view = view_of(*sample.records(TODAY), pain=False)
    assert view.trend == ""
    assert view.safety[1].value == "1 of 12, highest 4"
    assert not any("pain" in cell.caption for cell in view.figures)
    assert "Pain, first 3 → last 3" not in view.sizes.header
    assert not any("pain" in cell.caption.lower() for session in view.sessions for cell in session.cells)


def test_one_session_holds_all_that_was_answered():
    view = view_of(
        make_session(
            make_step(22, minutes=6), pain=4, anxiety_before=5, insertion=Insertion.SOME_EFFORT, numbing_gel=True
        )
    )
    (session,) = view.sessions
    assert session.heading == "Thursday 12 November"
    told = {cell.caption: cell.value for cell in session.cells}
    assert told["Sizes and minutes"] == "22 mm 6 min"
    assert told["Strongest pain"] == "4"
    assert told["Anxiety before"] == "5"
    assert told["Insertion"] == "some effort"
    assert told["Safety question"] == "–"
    assert told["Remarks"] == "numbing gel"


def test_an_invented_diary_says_so():
    assert view_of(make_set(22), sample=True).subtitle.endswith("Sample, invented.")
