"""The Spanish catalogue: complete, in tú, without gendered words, one word for one thing, and typed as Spanish is."""

import re
from dataclasses import replace

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from dilator_app import i18n, paths, plan_words
from dilator_app.domain import plan_text
from dilator_app.domain.breathing import BreathPattern
from dilator_app.domain.plan import InsertionCue, PlanLine
from dilator_app.domain.plan_lines import DASHES, TEXTS
from tests.domain.test_plan_text import EMPTY, SIZES, in_order, reader, written
from tests.makers import CLINICIAN, make_plan, make_rule
from tests.spanish import GENDERED, NOT_TU, UNKIND
from tests.strategies import plans

CATALOGUE = paths.resources() / "locale" / "es" / "LC_MESSAGES" / "fernlight.po"
SAME_IN_BOTH = {"Plan", "plan", "Material", "Fernlight", "HTML", "html", "error"}
ONE_WORD = {
    "comfort limit": "límite de comodidad",
    "care team": "equipo de salud",
    "app default": r"valor(es)? de la aplicación",
    "numbing gel": "gel anestésico",
    "recovery key": "clave",
    "passphrase": r"frases? de contraseña|\bella\b",
    "breathing session": r"sesi(ón|ones) de respiración|\{n\}",
    "safety question": "pregunta de seguridad",
    "safety sign": "señal(es)? de seguridad",
    "warm-up": "calentamiento",
    "pelvic drop": "soltar el suelo pélvico",
    "therapist view": "vista para terapeutas",
    "quick log": "registro rápido",
    "note to yourself": "nota para ti",
}
"""What a thing is called; the reader meets each under one name alone."""


def pairs():
    """Return every English text with its Spanish one, each form of a plural by itself."""
    with CATALOGUE.open("rb") as stream:
        messages = [message for message in read_po(stream, locale="es") if message.id]
    found = []
    for message in messages:
        if isinstance(message.id, tuple):
            found += zip(message.id, message.string, strict=True)
        else:
            found.append((message.id, message.string))
    return found


@pytest.fixture(scope="module")
def said():
    return pairs()


def test_the_program_speaks_spanish():
    assert "es" in i18n.languages()
    with i18n.speaking("es"):
        assert i18n._("Today") == "Hoy"
        assert i18n.ngettext("{n} session", "{n} sessions", 1) == "{n} sesión"


def test_no_word_gives_the_reader_a_gender(said):
    assert [spanish for _, spanish in said if GENDERED.search(spanish)] == []


def test_every_text_says_tu_and_is_kind(said):
    assert [spanish for _, spanish in said if NOT_TU.search(spanish) or UNKIND.search(spanish)] == []


def test_nothing_is_left_in_english(said):
    def words(text):
        return set(re.findall(r"[^\W\d_]{4,}", re.sub(r"\{\w+\}|%\(\w+\)s", "", text)))

    same = {english for english, spanish in said if english == spanish and words(english) - SAME_IN_BOTH}
    assert same == set()


def test_questions_quotations_and_decimals_are_typed_as_spanish_is(said):
    for english, spanish in said:
        assert spanish.count("¿") == spanish.count("?"), spanish
        assert not re.search('[“”"‘]', spanish), spanish
        assert spanish.count("«") == spanish.count("»"), spanish
        assert not re.search(r"\b0\.\d", spanish), spanish
        assert ("\xa0" in english) == ("\xa0" in spanish), spanish


def test_a_text_keeps_its_lines_its_spaces_and_whether_it_is_a_sentence(said):
    for english, spanish in said:
        assert english.count("\n") == spanish.count("\n"), spanish
        assert (english[:1].isspace(), english[-1:].isspace()) == (spanish[:1].isspace(), spanish[-1:].isspace())
        if english[-1] in ".?…:":
            assert spanish[-1] == english[-1], spanish
        if english[0].isalpha() and spanish[0].isalpha():
            assert english[0].isupper() == spanish[0].isupper(), spanish


@pytest.mark.parametrize("thing", ONE_WORD)
def test_one_thing_has_one_name(said, thing):
    about = [(english, spanish) for english, spanish in said if thing in english.casefold()]
    assert about
    assert [spanish for _, spanish in about if not re.search(ONE_WORD[thing], spanish.casefold())] == []


# --- a plan as text --------------------------------------------------------------------------------------------------
def test_a_plan_is_twelve_spanish_lines():
    plan = make_plan(22, minutes=10, breaths=18, rule=make_rule(3, 2, breathing_done=True, no_safety_sign=True))
    with i18n.speaking("es"):
        lines = written(plan).split("\n")
    assert lines[0] == "1. Tamaño para practicar: 22 mm"
    assert lines[4] == "5. Respiración: 4 s al tomar aire, 6 s al soltarlo, 18 respiraciones"
    assert lines[10] == (
        "11. Cuándo hablar del siguiente tamaño: 3 sesiones seguidas con este tamaño, dolor más fuerte 2 o menos, "
        "respiración hecha, sin señal de seguridad"
    )
    assert lines[11] == "12. Además: soltar el suelo pélvico no, contraer y relajar no, revisar el plan cada 4 semanas"


@given(plans(list(SIZES)).map(in_order), st.booleans())
def test_whatever_a_plan_says_comes_back_from_its_spanish_text(plan, inches):
    for field in TEXTS.values():
        if getattr(plan, field) in DASHES:
            plan = replace(plan, **{field: ""})
    with i18n.speaking("es"):
        found = plan_text.read(written(plan, inches=inches), reader(inches=inches))
    assert found.kept == ()
    back = plan_text.applied(EMPTY, found.fields, found.lines, CLINICIAN)
    assert {line: back.value(line) for line in PlanLine} == {line: plan.value(line) for line in PlanLine}


@pytest.mark.parametrize(
    ("number", "said", "meant"),
    [
        (1, "18 mm hasta 22 mm", {"size": SIZES[2], "size_up_to": SIZES[3]}),
        (3, "unos 12 minutos", {"minutes": 12}),
        (4, "3 veces por semana", {"per_week": 3}),
        (5, "inhalar 4, exhalar 7, 10 respiraciones", {"pattern": BreathPattern(4, 7), "breaths": 10}),
        (7, "al inhalar", {"insertion_cue": InsertionCue.IN_BREATH}),
        (7, "al soltar el aire", {"insertion_cue": InsertionCue.OUT_BREATH}),
        (
            11,
            "3 sesiones seguidas, dolor hasta 2, sin señal de seguridad",
            {"rule": make_rule(3, 2, no_safety_sign=True)},
        ),
        (11, "ninguna", {"rule": None}),
        (12, "soltar el suelo pélvico sí, cada 6 semanas", {"drops": True, "review_weeks": 6}),
    ],
)
def test_a_line_is_read_as_somebody_writes_it_in_spanish(number, said, meant):
    with i18n.speaking("es"):
        understood = reader().read(number, said)
    assert understood.is_whole
    assert dict(understood.fields) == meant


def test_the_program_speaks_english_again_afterwards():
    with i18n.speaking("es"):
        assert plan_words.line_name(12) == "Además"
    assert plan_words.line_name(12) == "Also"
