"""The Spanish pages say what the English ones say, sentence by sentence, in words that fit every reader."""

import re
import shutil

import pytest

from dilator_app.education import check, claims, library, readability
from dilator_app.education.library import Term
from dilator_app.education.marks import Kind
from dilator_app.education.page import Drawing, ExamCard, Question, WordCard
from dilator_app.education.search import Index
from tests.education.test_damaged_passages import PASSAGES
from tests.education.test_pages import everything_shown
from tests.spanish import GENDERED, NOT_TU, UNKIND

PAGES = [page.name for page in library.load(library.folder()).pages]
FIGURE = re.compile(r"\d+(?:\.\d+)?")
TO_OTHERS = (WordCard, ExamCard)
"""Words that the reader says to somebody else."""


@pytest.fixture(scope="module")
def index(spanish):
    return Index(spanish)


def shape(page):
    """Return what is the same in every language: kinds of blocks, their marks, and where their links lead."""
    shapes = []
    for block in page.blocks:
        named = block.name if isinstance(block, Drawing) else getattr(block, "row", "")
        sentences = getattr(block, "sentences", ())
        marks = [tuple(map(str, sentence.marks)) for sentence in sentences]
        links = [sorted((link.kind, link.target) for link in sentence.links) for sentence in sentences]
        shapes.append((type(block).__name__, named, marks, links))
    return shapes


# --- complete and up to date -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_there_and_no_page_is_behind_the_english_one(spanish, english, name):
    page = spanish.page(name)
    assert page.title != english.page(name).title, "this page is shown in English"
    assert page.revision == english.page(name).revision
    assert not page.is_behind


@pytest.mark.parametrize("name", PAGES)
def test_every_sentence_has_its_counterpart_with_the_same_marks_and_links(spanish, english, name):
    assert shape(spanish.page(name)) == shape(english.page(name))


@pytest.mark.parametrize("name", PAGES)
def test_the_facts_of_a_page_are_those_of_the_english_one(spanish, english, name):
    page, source = spanish.page(name), english.page(name)
    assert (page.topic, page.order, page.sources) == (source.topic, source.order, source.sources)
    assert page.about_practice == source.about_practice
    assert bool(page.opens_with) == bool(source.opens_with)
    assert page.keywords
    assert page.written >= source.written


@pytest.mark.parametrize("name", PAGES)
def test_no_line_of_a_page_is_left_in_english(spanish, english, name):
    names = {"Endometriosis", "Vaginitis", ""}
    assert not (set(everything_shown(spanish.page(name))) & set(everything_shown(english.page(name)))) - names


@pytest.mark.parametrize("name", PAGES)
def test_figures_are_the_same_with_the_decimal_comma(spanish, english, name):
    for said, source in zip(spanish.page(name).sentences, english.page(name).sentences, strict=True):
        wanted = re.sub(r"(\d),(\d{3})\b", r"\1\2", source.text)  # 1,660 is written 1660
        assert sorted(FIGURE.findall(said.text.replace(",", "."))) == sorted(FIGURE.findall(wanted)), said.text


def test_topics_glossary_notice_and_sources_are_complete(spanish, english):
    assert [topic.name for topic in spanish.topics] == [topic.name for topic in english.topics]
    assert {term.name for term in spanish.glossary} == {term.name for term in english.glossary}
    for term in spanish.glossary:
        source = english.term(term.name)
        assert [s.marks for s in term.sentences] == [s.marks for s in source.sentences]
        assert [s.text for s in term.sentences] != [s.text for s in source.sentences]
    assert [s.marks for s in spanish.notice] == [s.marks for s in english.notice]
    same = [name for name, d in spanish.documents.items() if d.about == english.documents[name].about]
    assert same == []
    assert [d.dated for d in spanish.documents.values()] == [d.dated for d in english.documents.values()]


def test_a_name_for_a_document_that_the_register_does_not_have_is_refused(tmp_path):
    shutil.copytree(library.folder(), tmp_path / "education")
    own = tmp_path / "education" / "es" / "_sources.toml"
    own.write_text('["nobody.example"]\nabout = "Nada"\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"nobody\.example"):
        library.load(tmp_path / "education", "es")


def sorting(words):
    return words.casefold().translate(str.maketrans("áéíóúü", "aeiouu"))


def test_the_glossary_stands_in_the_order_of_the_spanish_alphabet(spanish):
    words = [sorting(term.words) for term in spanish.glossary]
    assert words == sorted(words)


def test_nothing_is_wrong_with_any_page(spanish):
    assert check.problems(spanish) == []


# --- damage and disagreement -----------------------------------------------------------------------------------------
def test_what_is_lost_is_said_to_be_lost(spanish):
    for found in claims.uses(spanish.pages).values():
        for use in found:
            if use.mark.kind is Kind.DAMAGED:
                assert re.search(r"dañad|perd|contradecirse", use.sentence.text), use.sentence.text


SAID = {
    "B35r": "Un corte hecho en un parto anterior, llamado episiotomía",
    "B60r": "Para llamarlo vaginismo, dice Wikipedia, no puede haber ningún problema físico, "
    "y sí un deseo de penetración.",
    "B87r": "La cirugía, en general, no forma parte del tratamiento.",
    "B12r": "No hay estudios de cuántas personas de una población lo tienen, dice Wikipedia.",
    "B39r": "Primario significa que nunca ha podido entrar nada sin dolor.",
    "B41r": "Puede que no lo sepas hasta que lo intentes.",
    "B31r": "A veces no se encuentra ninguna causa.",
    "B91r": "No está claro si ir paso a paso es mejor que otros caminos, o que nada.",
    "B71r": "Wikipedia (sin fecha; texto restaurado) dice que, según investigación más nueva, "
    "fortalecer puede no ayudar.",
    "B78r": "Toma aire y deja que suba el vientre: así los músculos del suelo pélvico pueden alargarse.",
}


@pytest.mark.parametrize(("mark", "sentence"), SAID.items())
def test_restored_words_are_restored_in_spanish_too(spanish, mark, sentence):
    assert mark in {passage.mark for passage in PASSAGES}
    found = [s for page in spanish.pages for s in page.sentences if s.text == sentence]
    assert found, f"changed: read the passage again before changing this table ({mark})"
    assert all(mark in map(str, s.marks) for s in found)


def test_the_notice_says_what_the_pages_are_not_for(spanish):
    notice = " ".join(sentence.text for sentence in spanish.notice)
    assert "no son para emergencias, ni para diagnóstico o tratamiento" in notice
    assert "número de emergencias de tu zona" in notice
    assert "Nadie que sea profesional de la salud ha revisado todavía estas páginas." in notice


def test_exams_trauma_and_severity_open_with_one_line_that_says_so(spanish):
    assert spanish.page("exam").opens_with == "Esta página describe exámenes."
    for name in ("trauma", "severity", "causes"):
        assert spanish.page(name).opens_with.startswith("Esta página ")


# --- voice -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", PAGES)
def test_no_page_takes_a_gender_for_granted_orders_or_exclaims(spanish, name):
    for text in everything_shown(spanish.page(name)):
        assert not GENDERED.search(text), text
        assert not UNKIND.search(text), text


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_tu(spanish, name):
    page = spanish.page(name)
    for block in page.blocks:
        for sentence in getattr(block, "sentences", ()):
            assert not NOT_TU.search(sentence.text), sentence.text
        if isinstance(block, Question):
            assert not NOT_TU.search(block.words), block.words


def test_cards_and_questions_speak_to_a_clinician_in_the_same_way(spanish):
    """Both are the reader's words to one person: *tú* in one and *usted* in the other would be two people."""
    said = " ".join(
        s.text for page in spanish.pages for b in page.blocks if isinstance(b, TO_OTHERS) for s in b.sentences
    )
    assert "habla primero conmigo" in said
    assert not re.search(r"\b(hable|dígame|espere|le pida)\b", said)


def test_glossary_notice_and_topics_keep_the_voice_too(spanish):
    texts = [s.text for s in spanish.notice] + [s.text for t in spanish.glossary for s in t.sentences]
    texts += [topic.title for topic in spanish.topics]
    assert not [t for t in texts if UNKIND.search(t) or NOT_TU.search(t) or GENDERED.search(t)]
    assert not [d.about for d in spanish.documents.values() if UNKIND.search(d.about) or NOT_TU.search(d.about)]


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_is_longer_than_25_words(spanish, name):
    page = spanish.page(name)
    texts = [s.text for s in page.sentences] + [b.words for b in page.blocks if isinstance(b, Question)]
    longest = max(texts, key=lambda text: len(readability.words_of(text)))
    assert len(readability.words_of(longest)) <= readability.MOST_WORDS, longest


@pytest.mark.parametrize("name", PAGES)
def test_questions_open_and_quotation_marks_are_the_spanish_ones(spanish, name):
    for text in everything_shown(spanish.page(name)):
        assert text.count("¿") == text.count("?"), text
        assert not re.search("[“”\"‘']", text), text
        assert text.count("«") == text.count("»"), text


# --- search ----------------------------------------------------------------------------------------------------------
def names(hits):
    return [hit.target.name for hit in hits]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("tampón", "symptoms"),
        ("tampon", "symptoms"),
        ("tampones", "symptoms"),
        ("citología", "exam"),
        ("papanicolau", "exam"),
        ("muro de ladrillo", "symptoms"),
        ("pared", "symptoms"),
        ("Kegel", "squeeze"),
        ("lubricación", "lubricant"),
        ("entrenadores", "dilators"),
        ("dilatadores", "dilators"),
        ("ginecóloga", "exam"),
        ("compañeros de piso", "privacy"),
        ("piso pélvico", "breath"),
        ("marido", "partner"),
        ("novia", "partner"),
        ("THS", "dryness"),
        ("vino", "myths"),
        ("cuánta gente", "how-common"),
        ("qué le digo a una amiga", "words"),
        ("sangrado", "when-to-stop"),
        ("atascada", "going-back"),
        ("regla", "going-back"),
        ("bótox", "medicines"),
        ("pastillas", "medicines"),
        ("cochrane", "evidence"),
        ("flashback", "trauma"),
        ("virgen", "myths"),
        ("fisio", "who-helps"),
    ],
)
def test_everyday_words_find_their_page(index, typed, page):
    assert page in names(index.find(typed))[:3]


def test_the_word_for_a_period_finds_no_page_that_says_rule(index):
    for typed in ("regla", "menstruación", "periodo"):
        assert names(index.find(typed)) == ["going-back"]


def test_words_of_the_glossary_are_found(index):
    terms = [hit.target for hit in index.find("espéculos") if isinstance(hit.target, Term)]
    assert [term.name for term in terms] == ["speculum"]


def test_every_everyday_word_can_be_typed_and_leads_somewhere(spanish, index):
    for everyday in spanish.synonyms:
        assert everyday == sorting(everyday).replace("ñ", "n"), "the search looks for words without accents"
        assert index.find(everyday), everyday


# --- the lists themselves --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    ["Te damos la bienvenida. Bienvenida", "¿Estás lista?", "Quédate tranquila", "La usuaria", "si estás cansado",
     "cuando te sientes muy excitada", "por ti misma", "para toda mujer", "hola, amig@",
     "un fisioterapeuta", "los terapeutas", "muchos usan", "apuntes para médicos", "un profesional médico",
     "Ningún profesional de la salud", "el profesional de la salud", "una especialista", "algunos profesionales"],
)  # fmt: skip
def test_a_gendered_word_would_be_found(text):
    assert GENDERED.search(text)


@pytest.mark.parametrize("text", ["Pregunte a usted mismo", "Si queréis", "os ayudará"])
def test_another_form_than_tu_would_be_found(text):
    assert NOT_TU.search(text)
