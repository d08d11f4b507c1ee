import errno
import io
import os
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pikepdf  # noqa: TID253  it is what these tests read with
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dilator_app import i18n, paths
from dilator_app.domain.appointments import Period
from dilator_app.errors import CouldNotWrite, WriteProblem, WrongUse
from dilator_app.report import one_page, pdf
from dilator_app.report.printable import _ENGINE_FONTS
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, PageOptions, Paper, Section, page_data
from tests import strategies
from tests.makers import (
    TODAY,
    days_ago,
    make_appointment,
    make_dilator,
    make_goal,
    make_plan,
    make_question,
    make_rating,
    make_session,
    make_set,
    make_step,
)
from tests.report.materials import A_NAME, busy, everything_at_once, fifteen_sizes, last_days, sample_material
from tests.report.reading import kinds, opened, pieces, tags, text_of

FOUR_WEEKS = PageOptions(Period(days_ago(27), TODAY), TODAY)
MARKUP = r"#let x = [*b* _e_ $y$ @ref <lab> \n] // /* ~ `raw` -- ' \" {} = -"
A4_WIDTH, A4_HEIGHT = 595.3, 841.9


@pytest.fixture(scope="module")
def sample_pdf():
    return one_page.as_pdf(sample_material(), FOUR_WEEKS)


# --- what stands where -----------------------------------------------------------------------------------------------
def test_the_blocks_stand_in_the_order_of_the_page_safety_first(sample_pdf):
    text = text_of(sample_pdf)
    blocks = [
        "Practice summary",
        "Made on 12 November 2026",
        "Safety Question answered in 13 of 14 sessions.",
        "Above the comfort limit of",
        "Stopped early 1: 21 October, after 6 of 10 min.",
        "In short Now 22 mm.",
        "Questions for today 1 Is it all right",
        "What this is for “A smear test without fear”",
        "Key figures This period 4 weeks before",
        "Strongest pain, 12 of 13 sessions with a size",
        "Pain by session, 0 to 10",
        "Insertion, how often",
        "Day by day",
        "Plan of 15 October",
        "Rule for talking about the next size",
        "Notes",
        "Self-reported; made with Fernlight",
        "Kept by the patient. Nobody is alerted by it.",
        "Page 1 of 1",
    ]
    places = [text.index(block) for block in blocks]
    assert places == sorted(places)


def test_another_order_leaves_safety_first():
    order = (Section.PLAN, Section.CALENDAR, Section.SIZES, Section.CHART, Section.FIGURES, Section.QUESTIONS)
    text = text_of(one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, order=order)))
    blocks = [
        "Safety",
        "Plan of 15",
        "Day by day",
        "Insertion, how",
        "Pain by",
        "Key figures",
        "Questions for",
        "In short",
    ]
    places = [text.index(block) for block in blocks]
    assert places == sorted(places)


def test_what_helps_stands_in_the_head():
    text = text_of(one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, helps="Please explain each step.")))
    assert text.index("What helps me at appointments: Please explain each step.") < text.index("Safety")


def test_the_pages_of_the_list_end_with_how_the_figures_are_counted():
    made = one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, session_list=True))
    assert "How these figures are counted Session: One practice." in text_of(made, 1)


def test_as_it_stands_the_file_names_nobody_and_holds_no_note(sample_pdf):
    material = sample_material()
    text = text_of(sample_pdf)
    for session in material.sessions:
        for note in (session.note_to_self, session.note_for_therapist):
            assert not note or note not in text
    assert "For Ines" not in text


def test_a_note_to_oneself_is_in_no_file_whatever_was_chosen():
    material = sample_material()
    options = replace(FOUR_WEEKS, notes=True, session_list=True, name="M. R.", recipient="Ines Okafor")
    made = one_page.as_pdf(material, options)
    text = " ".join(text_of(made, page) for page in range(len(opened(made).pages)))
    assert "After the spotting I went back to 18 mm" in text
    assert not [s.note_to_self for s in material.sessions if s.note_to_self and s.note_to_self in text]


def test_the_session_list_stands_on_pages_of_its_own(sample_pdf):
    made = one_page.as_pdf(sample_material(), replace(FOUR_WEEKS, session_list=True))
    assert len(opened(made).pages) == 2
    assert text_of(made) == text_of(sample_pdf).replace("Page 1 of 1", "Page 1 of 2")
    assert text_of(made, 1).endswith("Page 2 of 2")
    year = one_page.as_pdf(busy(365), last_days(365, session_list=True))
    assert "Day Sizes and minutes" in text_of(year, len(opened(year).pages) - 1)


# --- one page, whatever stands on it ---------------------------------------------------------------------------------
PAGES = {
    "the sample": (sample_material(), FOUR_WEEKS),
    "nothing": (Material(), last_days(28)),
    "one session": (Material(sessions=[make_session(18, pain=4)]), last_days(28)),
    "one breathing session": (Material(sessions=[make_session()]), last_days(1)),
    "one day": (busy(1), last_days(1)),
    "four weeks, three a day": (busy(28), last_days(28, notes=True, name="M. R.")),
    "twelve months, three a day": (busy(365), last_days(365, notes=True, name=A_NAME, recipient=A_NAME)),
    "fifteen sizes, long questions": (fifteen_sizes(), last_days(365, name=A_NAME)),
    "more than anybody writes": (
        everything_at_once(),
        last_days(365, notes=True, name=A_NAME, recipient=A_NAME, began=True, helps="Please wait for my yes. " * 8),
    ),
    "ten years": (busy(28), last_days(3652)),
    "a century": (busy(28), last_days(36500)),
}


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", PAGES)
def test_it_is_one_page_and_nothing_leaves_it(name, paper):
    material, options = PAGES[name]
    made = one_page.as_pdf(material, replace(options, paper=paper))
    sheet = opened(made).pages[0].mediabox
    assert (round(sheet.width), round(sheet.height)) == ((595, 842) if paper is Paper.A4 else (612, 792))
    nothing_leaves(made, "Page 1 of 1")


def nothing_leaves(made, last):
    """Look whether everything stands on the one sheet, its last words are there and no letter is small."""
    (sheet,) = opened(made).pages
    width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
    assert text_of(made).endswith(last)
    for piece in pieces(made):
        assert 30 < piece.x < width - 30, piece
        assert 18 < piece.y < height - 15, piece
        assert piece.size >= 7.99, piece


@pytest.mark.skipif("es" not in i18n.languages(), reason="no other language ships yet")
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "name", ["twelve months, three a day", "fifteen sizes, long questions", "more than anybody writes"]
)
def test_it_is_one_page_in_a_language_with_longer_words_too(name, paper):
    material, options = PAGES[name]
    wordy = replace(options, paper=paper, language="es", began=True, helps="Por favor, paso a paso. " * 8)
    nothing_leaves(one_page.as_pdf(material, wordy), "Página 1 de 1")


def test_questions_of_full_length_fifteen_sizes_and_a_year_are_not_cut():
    text = text_of(one_page.as_pdf(fifteen_sizes(), last_days(365, paper=Paper.LETTER)))
    for question in fifteen_sizes().questions[:5]:
        assert question.words in text


def roomiest(material, options):
    """The form that a look at every one of them would choose."""
    facts = Facts(material, options)
    height = 792.0 if options.paper is Paper.LETTER else 841.89
    return next(t for t in TIGHTNESS if pdf.room_needed(page_data(facts, t)) <= height)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", PAGES)
def test_the_roomiest_form_that_fits_is_taken(name, paper):
    material, options = PAGES[name]
    options = replace(options, paper=paper)
    taken, _spare, _data = next(one_page._candidates(Facts(material, options), ours_alone=False))
    assert TIGHTNESS[taken] == roomiest(material, options)


def test_the_sample_is_roomy():
    assert roomiest(sample_material(), FOUR_WEEKS) in TIGHTNESS[:2]


NEARBY = st.dates(days_ago(60), TODAY)
VISIT = make_appointment(TODAY + timedelta(3))


@st.composite
def materials(draw):
    """A small diary in which every field may hold anything or nothing."""
    used = draw(st.lists(strategies.dilators(), min_size=1, max_size=10))

    def some(kind):
        return draw(st.lists(kind, max_size=5))

    return Material(
        sessions=some(strategies.sessions(used, NEARBY)),
        plans=some(strategies.plans(used, NEARBY)),
        rests=some(strategies.rests(NEARBY)),
        goals=some(strategies.goals()),
        appointments=[VISIT],
        questions=some(strategies.questions(VISIT)),
        sets=some(strategies.sets()),
    )


ANY_PAGE = (
    materials(),
    strategies.lines(),
    st.sampled_from(Paper),
    st.integers(1, 400),
    st.permutations(list(Section)),
)


@settings(max_examples=20)
@given(*ANY_PAGE)
def test_whatever_a_diary_holds_gives_one_page(material, words, paper, length, order):
    assert_one_page(material, words, paper, length, order)


@pytest.mark.long
@settings(max_examples=400)
@given(*ANY_PAGE)
def test_whatever_very_many_diaries_hold_gives_one_page(material, words, paper, length, order):
    assert_one_page(material, words, paper, length, order)


def assert_one_page(material, words, paper, length, order):
    options = last_days(
        length, notes=True, name=words, recipient=words, helps=words, began=True, paper=paper, order=tuple(order)
    )
    assert len(opened(one_page.as_pdf(material, options)).pages) == 1


# --- the person's words ----------------------------------------------------------------------------------------------
def test_markup_is_printed_as_it_was_typed_in_every_field():
    thing = make_dilator(None, label="#*_@<>$\\", position=1)
    goal = make_goal(f"goal {MARKUP}"[:80])
    material = Material(
        sessions=[make_session(make_step(thing), pain=1, note_for_therapist=f"note {MARKUP}")],
        plans=[make_plan(sore_day=f"sore {MARKUP}", starts_on=days_ago(40))],
        goals=[goal],
        ratings=[make_rating(goal)],
        questions=[make_question(f"question {MARKUP}")],
        sets=[make_set()],
    )
    options = last_days(28, name=f"name {MARKUP}", recipient=f"for {MARKUP}", notes=True)
    text = text_of(one_page.as_pdf(material, options)).replace(" ", "")
    for field in ("goal", "note", "sore", "question", "name", "for"):
        assert f"{field} {MARKUP}".replace(" ", "")[:60] in text
    assert text.count("#*_@<>$\\") >= 4  # in short, above the chart, by size, day by day


@pytest.mark.parametrize("words", strategies.NASTY)
def test_no_character_stops_a_page(words):
    session = make_session(make_step(make_dilator(None, label=words[:80] + "x"[: 80 - len(words)])), pain=2)
    material = Material(
        sessions=[replace(session, note_for_therapist=words)],
        goals=[make_goal(f"a {words}"[:80])],
        questions=[make_question(f"a {words}")],
    )
    made = one_page.as_pdf(material, last_days(28, name=words, recipient=words, notes=True))
    assert len(opened(made).pages) == 1


def test_every_character_that_counts_as_printable_is_printable():
    codes = [chr(code) for first, last in _ENGINE_FONTS for code in range(first, last + 1)]
    alone = [c for c in codes if unicodedata.category(c) not in ("Cn", "Mn", "Mc")]
    words = [" ".join(alone[at : at + 90]) for at in range(0, len(alone), 90)]
    for at in range(0, len(words), 5):
        questions = [make_question(w) for w in words[at : at + 5]]
        data = page_data(Facts(Material(questions=questions), last_days(28)))
        assert "could not be printed" not in " ".join(data["foot"]["sentences"])
        assert pdf.render(data, None)


def test_a_letter_and_a_mark_that_no_font_joins_become_marks():
    material = Material(goals=[make_goal("".join(map(chr, range(0x5B0, 0x5C8))))])
    text = text_of(one_page.as_pdf(material, last_days(28)))
    assert "could not be printed" in text


def test_right_to_left_words_are_printed_and_emoji_counted():
    material = Material(goals=[make_goal("בדיקה בלי פחד 😀")])
    text = text_of(one_page.as_pdf(material, last_days(28)))
    assert "1 character could not be printed and stands as ■." in text


# --- the file --------------------------------------------------------------------------------------------------------
def test_the_file_says_nothing_about_itself_but_a_neutral_title(sample_pdf):
    reader = opened(sample_pdf)
    assert dict(reader.metadata) == {"/Title": "Practice summary", "/Creator": "Typst 0.15.0"}
    xmp = reader.xmp_metadata
    assert xmp.dc_title == {"x-default": "Practice summary"}
    assert xmp.dc_creator == []
    assert xmp.xmp_create_date is None
    assert xmp.dc_language == ["en"]
    assert pdf.file_name(date(2026, 11, 12)) == "summary-2026-11-12.pdf"


def test_it_is_the_same_file_every_time(sample_pdf):
    assert one_page.as_pdf(sample_material(), FOUR_WEEKS) == sample_pdf


def test_it_is_tagged_for_screen_readers(sample_pdf):
    reader = opened(sample_pdf)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = kinds(sample_pdf)
    assert found.count("/H1") == 1
    assert found.count("/H2") >= 12
    assert found.count("/Table") >= 4
    assert found.count("/TH") >= 20
    (chart,) = [tag for tag in tags(sample_pdf) if tag["/S"] == "/Figure"]
    assert "At 22 mm: first three 3, 3, 4; last three 2, 3, 2." in chart["/Alt"]


def test_other_readers_find_nothing_wrong_with_it(sample_pdf):
    with pikepdf.open(io.BytesIO(sample_pdf)) as reader:
        assert reader.check_pdf_syntax() == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed here")
@pytest.mark.parametrize("password", [None, "four quiet ferns"])
def test_qpdf_finds_nothing_wrong_with_it(sample_pdf, tmp_path, password):
    file = tmp_path / "page.pdf"
    file.write_bytes(sample_pdf if password is None else pdf.with_password(sample_pdf, password))
    given = [f"--password={password}"] if password else []
    told = subprocess.run(["qpdf", *given, "--check", file], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert "WARNING" not in told.stderr
    assert "No syntax or stream encoding errors found" in told.stdout


def test_its_fonts_are_ours_and_inside_it(sample_pdf):
    fonts = [font.get_object() for font in opened(sample_pdf).pages[0]["/Resources"]["/Font"].values()]
    assert {str(font["/BaseFont"]).split("+")[1].split("-")[0] for font in fonts} == {"SourceSansPro"}
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described)


def test_the_chart_is_drawn_and_no_picture(sample_pdf):
    assert list(opened(sample_pdf).pages[0].images) == []


def test_it_can_be_read_without_colour():
    shades = []
    for band in page_data(Facts(sample_material(), FOUR_WEEKS))["bar"]["bands"]:
        red, green, blue = (int(band["fill"][at : at + 2], 16) / 255 for at in (1, 3, 5))
        shades.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    assert shades == sorted(shades, reverse=True)
    assert all(light - dark > 0.05 for light, dark in pairwise(shades))


def test_the_preview_has_the_pages_of_the_file_at_their_size():
    options = replace(FOUR_WEEKS, session_list=True)
    shown = one_page.as_pictures(sample_material(), options, 72)
    assert [Image.open(io.BytesIO(page)).size for page in shown] == [(595, 842)] * 2


def test_making_a_page_leaves_nothing_on_the_disk_and_reads_nothing_of_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data.json").write_text("not ours")
    one_page.as_pdf(Material(), last_days(28))
    assert [p.name for p in tmp_path.iterdir()] == ["data.json"]
    assert {p.suffix for p in (paths.resources() / "report").iterdir()} == {".typ"}


def test_the_window_speaks_its_own_language_again_afterwards(monkeypatch):
    i18n.activate("en", "en_GB")
    one_page.as_pdf(Material(), replace(FOUR_WEEKS, language="es"))
    assert i18n.current_locale() == "en_GB"


# --- password --------------------------------------------------------------------------------------------------------
def test_a_password_is_the_only_way_in_and_the_tags_stay(sample_pdf):
    locked = pdf.with_password(sample_pdf, "Grüße, 12 Fische")
    for wrong in ("", "Grüße"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(locked), password=wrong)
    with pikepdf.open(io.BytesIO(locked), password="Grüße, 12 Fische") as opened_again:
        assert opened_again.encryption.bits == 256
        assert "/StructTreeRoot" in opened_again.Root
        assert opened_again.allow.accessibility
    assert b"Practice" not in locked


def test_a_password_typed_in_another_form_of_the_same_letters_opens_it(sample_pdf):
    locked = pdf.with_password(sample_pdf, unicodedata.normalize("NFD", "Grüße"))
    with pikepdf.open(io.BytesIO(locked), password="Grüße"):
        pass


@pytest.mark.parametrize("password", ["", "x" * 128, "ü" * 64])
def test_a_password_that_readers_would_cut_is_refused(sample_pdf, password):
    with pytest.raises(WrongUse):
        pdf.with_password(sample_pdf, password)


# --- saving ----------------------------------------------------------------------------------------------------------
def test_a_saved_page_is_whole_and_for_this_user_alone(tmp_path):
    target = tmp_path / "summary.pdf"
    target.write_bytes(b"an older one, longer than the new one")
    pdf.save(b"%PDF new", target)
    assert target.read_bytes() == b"%PDF new"
    assert [p.name for p in tmp_path.iterdir()] == ["summary.pdf"]
    assert os.name != "posix" or target.stat().st_mode & 0o077 == 0


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    pdf.save(b"new", link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("place", "problem"),
    [("no/such/folder.pdf", WriteProblem.NO_FOLDER), (".", WriteProblem.DENIED)],
)
def test_a_place_that_cannot_be_written_is_named_for_what_it_is(tmp_path, place, problem):
    with pytest.raises(CouldNotWrite) as told:
        pdf.save(b"x", tmp_path / place)
    assert told.value.problem is problem


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, WriteProblem.FULL),
        (errno.EROFS, WriteProblem.READ_ONLY),
        (errno.EACCES, WriteProblem.DENIED),
        (errno.EIO, WriteProblem.FAILED),
    ],
)
def test_a_disk_that_refuses_leaves_the_older_file_and_nothing_else(tmp_path, monkeypatch, number, problem):
    target = tmp_path / "summary.pdf"
    target.write_bytes(b"old")

    def refuse(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(CouldNotWrite) as told:
        pdf.save(b"new", target)
    assert told.value.problem is problem
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_is_written_to_and_never_replaced():
    with pytest.raises(CouldNotWrite) as told:
        pdf.save(b"x", Path("/dev/full"))
    assert told.value.problem is WriteProblem.FULL
    assert not Path("/dev/full").is_file()


def test_every_section_alone_makes_a_page():
    for section in Section:
        options = replace(FOUR_WEEKS, sections=frozenset({section}))
        assert text_of(one_page.as_pdf(sample_material(), options)).startswith("Practice summary")


def test_a_visit_today_does_not_empty_the_page():
    material = replace(sample_material(), appointments=[make_appointment(TODAY), make_appointment(days_ago(28))])
    assert "since the last appointment" in text_of(one_page.as_pdf(material, FOUR_WEEKS))
    assert TODAY - timedelta(27) == FOUR_WEEKS.period.first


def test_words_from_right_to_left_keep_their_numbers_and_marks_in_place():
    material = Material(questions=[make_question("האם אפשר להישאר עם 22 mm?")])
    made = one_page.as_pdf(material, last_days(28))
    found = {piece.text.strip(): piece.x for piece in pieces(made) if piece.text.strip()}
    word = next(x for text, x in found.items() if "האם"[::-1] in text or "האם" in text)
    question_mark = next(x for text, x in found.items() if text.startswith("?") or text.endswith("?"))
    assert question_mark < word


def test_a_long_name_without_a_space_is_broken_and_stays_on_the_sheet():
    made = one_page.as_pdf(Material(), last_days(28, name="M" * 400))
    runs = [word for word in text_of(made).split() if "MM" in word]
    assert sum(map(len, runs)) >= 60
    assert max(map(len, runs)) <= 30


def test_the_number_of_the_page_is_never_broken():
    for material, options in PAGES.values():
        lines = {round(piece.y) for piece in pieces(one_page.as_pdf(material, options)) if "Page 1 of" in piece.text}
        assert len(lines) == 1


def same_after_another(material, *wishes):
    """Ask one maker for pages one after the other, and compare each with one that was made alone."""
    maker = one_page.PageMaker(material)
    for options in wishes:
        assert maker.as_pdf(options) == one_page.as_pdf(material, options), options


def test_a_page_is_the_same_whatever_was_made_before_it():
    chart_alone = replace(FOUR_WEEKS, sections=frozenset({Section.CHART}))
    same_after_another(sample_material(), chart_alone, FOUR_WEEKS, replace(FOUR_WEEKS, inches=True, pain=False))


@pytest.mark.long
@pytest.mark.parametrize("material", [sample_material(), busy(28)], ids=["the sample", "busy"])
def test_a_page_is_the_same_whatever_pages_were_made_before_it(material):
    same_after_another(
        material,
        FOUR_WEEKS,
        replace(FOUR_WEEKS, sections=frozenset({Section.CHART})),
        replace(FOUR_WEEKS, paper=Paper.LETTER, pain=False),
        replace(FOUR_WEEKS, inches=True, notes=True),
        last_days(365),
        FOUR_WEEKS,
    )
