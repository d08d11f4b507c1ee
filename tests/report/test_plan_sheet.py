"""The plan sheet as a clinician, a PDF reader and a screen reader find it."""

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from pypdf import PdfWriter

from dilator_app import i18n, plan_words
from dilator_app.domain import text
from dilator_app.domain.plan import APP_DEFAULT, InsertionCue, Origin, OriginKind, PlanLine, WarmUp
from dilator_app.domain.preferences import Word
from dilator_app.report import plan_sheet
from dilator_app.report.page.facts import Paper
from dilator_app.report.plan_sheet import SheetOptions
from tests.makers import CLINICIAN, TODAY, make_dilator, make_plan, make_rule
from tests.report.reading import kinds, opened, tags, text_of

ORIGINS = {
    **dict.fromkeys(PlanLine, CLINICIAN),
    PlanLine.BREATHING: Origin(OriginKind.PERSON, day=date(2026, 11, 3)),
    PlanLine.CONTACT: Origin(OriginKind.PERSON, day=date(2026, 10, 15)),
    PlanLine.REVIEW: APP_DEFAULT,
}
PLAN = make_plan(
    22,
    size_up_to=make_dilator(25),
    warm_up=WarmUp(make_dilator(18), 2),
    minutes=10,
    breaths=18,
    insertion_cue=InsertionCue.OUT_BREATH,
    sore_day="Breathing, or 18 mm.",
    contact="Ines Okafor, 01632 960018.\nOut of hours: the clinic’s letter.",
    rule=make_rule(3, 2, breathing_done=True, no_safety_sign=True),
    drops=True,
    starts_on=date(2026, 11, 3),
)
PLAN = replace(PLAN, origins=ORIGINS)
BEFORE = replace(PLAN, starts_on=date(2026, 10, 15), breaths=12)


@pytest.fixture(scope="module")
def blank() -> bytes:
    return plan_sheet.as_pdf(SheetOptions())


@pytest.fixture(scope="module")
def filled() -> bytes:
    return plan_sheet.as_pdf(SheetOptions(PLAN, (BEFORE, PLAN)))


def values(pdf: bytes) -> dict[str, str]:
    return {name: str(field.get("/V", "")) for name, field in opened(pdf).get_fields().items()}


# --- on paper --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("paper", Paper)
def test_it_is_one_page_of_the_paper_that_was_asked_for(paper):
    pages = opened(plan_sheet.as_pdf(SheetOptions(PLAN, paper=paper))).pages
    assert len(pages) == 1
    expected = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612, 792)}[paper]
    assert tuple(map(float, (pages[0].mediabox.width, pages[0].mediabox.height))) == pytest.approx(expected, abs=0.1)


def test_its_lines_are_numbered_like_the_plan_page(blank):
    words = text_of(blank)
    places = [words.index(f"{number} {name}") for number, name in enumerate(plan_words.line_names(), 1)]
    assert places == sorted(places)
    assert [str(tag.get("/T", "")) for tag in tags(blank) if tag["/S"] == "/H2"] == plan_words.line_names()


def test_a_blank_sheet_names_nobody_and_the_program_in_the_footer_alone(blank):
    words = text_of(blank)
    assert words.count("Fernlight") == 1
    assert words.index("Fernlight") > words.index("look at this plan again after")
    assert "Ines" not in words
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        assert b"ernlight" not in blank + pdf.Root.Metadata.read_bytes()


def test_the_metadata_say_plan_sheet_and_who_set_it(blank, filled):
    for pdf in (blank, filled):
        assert opened(pdf).metadata == {"/Title": "Plan sheet", "/Creator": "Typst 0.15.0"}
    assert plan_sheet.FILE_NAME == "plan-sheet.pdf"


def test_line_eleven_has_no_default(blank):
    found = values(blank)
    assert [found[name] for name in found if name.startswith("rule")] == ["", "", "/Off", "/Off", "/Off"]
    assert "line 11 has no default" in text_of(blank)


def test_the_things_may_be_called_trainers():
    assert "For trainer practice at home." in text_of(plan_sheet.as_pdf(SheetOptions(word=Word.TRAINER)))


# --- filled ----------------------------------------------------------------------------------------------------------
def test_a_filled_sheet_holds_the_plan_in_its_fields(filled):
    found = values(filled)
    assert found["size"], found["size_up_to"] == ("22", "25")
    assert (found["warm_up"], found["warm_up_minutes"], found["minutes"], found["per_week"]) == ("18", "2", "10", "4")
    assert (found["in_s"], found["out_s"], found["breaths"], found["comfort_limit"]) == ("4", "6", "18", "3")
    assert (found["rule_sessions"], found["rule_pain"], found["review_weeks"]) == ("3", "2", "4")
    assert (found["sore_day"], found["own_words"], found["contact"]) == (PLAN.sore_day, "", PLAN.contact)
    ticked = {name for name, value in found.items() if value == "/Yes"}
    assert ticked == {"cue_out_breath", "rule_breathing", "rule_no_sign", "drops"}


def test_a_filled_sheet_says_line_by_line_where_a_value_comes_from(filled):
    words = text_of(filled)
    assert "Size to practise at Ines Okafor, 15 Oct" in words
    assert "Breathing changed by patient, 3 Nov" in words
    assert "When to contact, and how patient, 15 Oct" in words
    assert "Also Ines Okafor, 15 Oct; app default" in words


def test_who_it_is_from_and_its_date_are_left_to_whoever_writes_the_next_plan(filled):
    found = values(filled)
    assert (found["from"], found["date"]) == ("", "")
    assert "Filled with the plan of 3 November 2026." in text_of(filled)


def test_a_size_without_a_diameter_stands_there_with_its_name_and_no_unit():
    finger = make_dilator(None, label="finger")
    pdf = plan_sheet.as_pdf(SheetOptions(replace(PLAN, size=finger, size_up_to=None, warm_up=None)))
    assert values(pdf)["size"] == "finger"
    assert "up to mm 2 Warm-up" in re.sub(r"15 Oct ", "", text_of(pdf))


def test_sizes_are_in_inches_for_who_chose_them():
    found = values(plan_sheet.as_pdf(SheetOptions(PLAN, inches=True)))
    assert (found["size"], found["warm_up"]) == ("0.866", "0.709")


@pytest.mark.parametrize("paper", Paper)
def test_an_invented_plan_says_so(paper):
    assert "Sample, invented." in text_of(plan_sheet.as_pdf(SheetOptions(PLAN, paper=paper, sample=True)))
    assert "Sample" not in text_of(plan_sheet.as_pdf(SheetOptions(sample=True)))


@pytest.mark.parametrize(
    "words", ["x" * text.NOTE_LENGTH, "word " * 799, "\n" * 3_998 + "x", "🌿 שלום 22 Příliš žluťoučký", "a\tb\u2028c"]
)
def test_whatever_was_written_the_field_holds_all_of_it_and_the_page_stays_one(words):
    plan = replace(PLAN, own_words=words)
    pdf = plan_sheet.as_pdf(SheetOptions(plan))
    assert len(opened(pdf).pages) == 1
    assert values(pdf)["own_words"] == plan.own_words
    too_long, unprintable = plan_sheet.losses(SheetOptions(plan))
    assert (too_long, unprintable) == (int(len(plan.own_words) > 1_000), 1 if "🌿" in words else 0)
    told = text_of(pdf)
    assert ("1 text was too long for this page; “…” stands for what is left out." in told) is bool(too_long)
    assert ("1 character could not be printed and stands as ■." in told) is bool(unprintable)
    assert plan_sheet.as_picture(SheetOptions(plan), 50).startswith(b"\x89PNG")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("words", ["مدرّبة", "漢字", "😀", "#$*_@<>\\", "ع" * 60, "M" * 60])
def test_no_name_of_a_person_or_a_size_stops_the_sheet_and_what_is_lost_is_told(words, paper):
    thing = make_dilator(None, label=words)
    who = Origin(OriginKind.CLINICIAN, words, date(2026, 10, 15))
    plan = replace(
        PLAN, size=thing, size_up_to=None, warm_up=WarmUp(thing, 2), origins=dict.fromkeys(PlanLine, who), contact=words
    )
    options = SheetOptions(plan, paper=paper)
    pdf = plan_sheet.as_pdf(options)
    assert len(opened(pdf).pages) == 1
    assert (values(pdf)["size"], values(pdf)["contact"]) == (words, words)
    assert plan_sheet.as_picture(options, 40).startswith(b"\x89PNG")
    too_long, unprintable = plan_sheet.losses(options)
    told = text_of(pdf)
    assert ("stand as ■." in told or "stands as ■." in told) is bool(unprintable)
    assert ("too long for this page" in told) is bool(too_long)
    assert bool(too_long) is (len(words) == 60)
    assert bool(unprintable) is (words in ("漢字", "😀"))


@pytest.mark.parametrize("words", ["اتصلي بالعيادة", "להתקשר למרפאה", "Nour نور, 01632 960018"])
def test_letters_that_the_fields_cannot_shape_are_printed_below_them(words):
    plan = replace(PLAN, contact=words, size=make_dilator(None, label=words), size_up_to=None)
    pdf = plan_sheet.as_pdf(SheetOptions(plan))
    assert "■" not in text_of(pdf)
    file = pikepdf.open(io.BytesIO(pdf))
    fields = {str(field.T): field for field in file.Root.AcroForm.Fields}
    for name in ("contact", "size"):
        assert str(fields[name].V) == words
        assert fields[name].AP.N.read_bytes() == b"/Tx BMC EMC", "the field draws nothing over the page"
        assert list(fields[name].MK.BG) == [1, 1, 1], "whoever types into it covers what the page has there"
    assert b"Tj" in fields["minutes"].AP.N.read_bytes()
    letters = {letter for letter in words if ord(letter) > 0x500}
    assert letters & set(unicodedata.normalize("NFKC", text_of(pdf)))


def test_marks_are_counted_where_they_stand_and_what_is_cut_off_has_none():
    def lost(words):
        return plan_sheet.losses(SheetOptions(replace(PLAN, own_words=words)))

    assert lost("漢字 and ■ of her own") == (0, 2)
    assert lost("a" * 3_000 + "漢字") == (1, 0)
    assert lost("漢字" + "a" * 3_000) == (1, 2)


def test_the_picture_for_the_printer_is_the_same_page():
    picture = plan_sheet.as_picture(SheetOptions(PLAN), 72)
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert (width, height) == pytest.approx((595, 842), abs=1)


# --- fields ----------------------------------------------------------------------------------------------------------
def test_what_is_typed_into_a_blank_sheet_can_be_read_back(blank):
    writer = PdfWriter(clone_from=io.BytesIO(blank))
    typed = {"from": "Ines", "size": "22", "sore_day": "Breathing,\nor 18 mm.", "drops": "/Yes", "review_weeks": "6"}
    writer.update_page_form_field_values(writer.pages[0], typed, auto_regenerate=False)
    written = io.BytesIO()
    writer.write(written)
    assert {name: values(written.getvalue())[name] for name in typed} == typed


def test_every_field_has_a_name_of_its_own_that_can_be_read_out(blank):
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        meanings = [str(field.TU) for field in pdf.Root.AcroForm.Fields]
        names = [str(field["/T"]) for field in pdf.Root.AcroForm.Fields]
    assert len(names) == len(set(names)) == 26
    assert len(set(meanings)) == 26
    assert meanings[2] == "Line 1, size to practise at"


def test_the_tab_key_goes_through_the_fields_in_the_order_of_the_lines(blank):
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        page = pdf.pages[0].obj
        assert page.Tabs == "/S"
        spots = [(float(a.Rect[3]), float(a.Rect[0])) for a in page.Annots if a.Subtype == "/Widget"]
    down = [round(-top, -1) for top, _left in spots]
    assert down == sorted(down)
    assert len(spots) == 26


def test_the_file_is_tagged_and_every_field_stands_in_a_form_element_of_its_own(blank):
    found = kinds(blank)
    assert found.count("/Form") == 26
    assert "/Link" not in found
    assert found.count("/H1") == 1
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()


def test_each_field_is_in_the_parent_tree_under_the_number_it_has(filled):
    with pikepdf.open(io.BytesIO(filled)) as pdf:
        tree = pdf.Root.StructTreeRoot.ParentTree.Nums
        entries = {int(tree[n]): tree[n + 1] for n in range(0, len(tree), 2)}
        for field in pdf.Root.AcroForm.Fields:
            element = entries[int(field.StructParent)]
            assert element.S == "/Form"
            assert element.K[0].Obj.objgen == field.objgen


def test_every_font_is_in_the_file(filled):
    with pikepdf.open(io.BytesIO(filled)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert len(fonts) >= 3
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_same_plan_makes_the_same_file_whenever_it_is_made(monkeypatch):
    made = []
    for moment in ("1", "2000000000"):  # fontTools takes "now" from here
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        made.append(plan_sheet.as_pdf(SheetOptions(PLAN)))
    assert made[0] == made[1]


def test_the_file_opens_without_a_warning(blank, filled):
    for pdf in (blank, filled):
        with pikepdf.open(io.BytesIO(pdf)) as found:
            assert found.check_pdf_syntax() == []


def test_another_language_keeps_the_numbers_and_the_fields():
    i18n.activate("es")
    try:
        found = values(plan_sheet.as_pdf(SheetOptions(PLAN)))
    finally:
        i18n.activate("en")
    assert found["minutes"] == "10"


def test_a_plan_of_today_without_anything_said_is_a_sheet_of_defaults():
    words = text_of(plan_sheet.as_pdf(SheetOptions(make_plan(None, starts_on=TODAY))))
    assert "About how long app default" in words
    assert "Size to practise at app default" not in words
