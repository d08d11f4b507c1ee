from dataclasses import replace

import pytest

from dilator_app.education import library
from dilator_app.education.library import Term
from dilator_app.education.search import Index


@pytest.fixture(scope="module")
def index(english):
    return Index(english)


@pytest.fixture(scope="module")
def spanish_index():
    return Index(library.load(library.folder(), "es"))


def names(hits):
    return [hit.target.name for hit in hits]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("tampon", "symptoms"),
        ("smear", "exam"),
        ("brick wall", "symptoms"),
        ("primary vaginismus", "types"),
        ("secondary vaginismus", "types"),
        ("acquired vaginismus", "types"),
        ("vaginal pain", "symptoms"),
        ("Kegel", "squeeze"),
        ("lube", "lubricant"),
        ("trainers", "dilators"),
        ("gyno", "exam"),
        ("flatmates", "privacy"),
        ("husband", "partner"),
        ("HRT", "dryness"),
        ("wine", "myths"),
        ("how many people", "how-common"),
        ("what do I say to a friend", "words"),
        ("bleeding", "when-to-stop"),
        ("stuck", "going-back"),
        ("botox", "medicines"),
        ("cochrane", "evidence"),
        ("flashback", "trauma"),
        ("severity", "severity"),
        ("discharge", "when-to-stop"),
        ("shame", "causes"),
        ("embarrassed", "causes"),
        ("PTSD", "trauma"),
        ("brickwall", "symptoms"),
        ("can't get it in", "symptoms"),
        ("can’t get it in", "symptoms"),
        ("it won't go in", "symptoms"),
        ("nothing goes in", "symptoms"),
        ("too tight", "myths"),
        ("fingers", "dilators"),
        ("nervous", "fear"),
        ("how do I keep them clean", "dilators"),
        ("numbing cream", "numbing-gel"),
        ("trans", "words"),
        ("gender", "words"),
    ],
)
def test_everyday_words_find_their_page(index, typed, page):
    assert page in names(index.find(typed))[:3]


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("gravedad", "severity"),
        ("vaginismo primario", "types"),
        ("vaginismo adquirido", "types"),
        ("dolor vaginal", "symptoms"),
        ("flujo", "when-to-stop"),
        ("vergüenza", "causes"),
        ("TEPT", "trauma"),
        ("estrés postraumático", "trauma"),
        ("muro de ladrillos", "symptoms"),
        ("quegel", "squeeze"),
        ("kejel", "squeeze"),
        ("no me entra", "symptoms"),
        ("no puedo meterlo", "symptoms"),
        ("dedos", "dilators"),
        ("cómo los limpio", "dilators"),
        ("crema anestésica", "numbing-gel"),
        ("trans", "words"),
        ("género", "words"),
    ],
)
def test_everyday_words_find_their_page_in_spanish(spanish_index, typed, page):
    assert page in names(spanish_index.find(typed))[:3]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_everyday_word_and_every_word_that_stands_for_it_leads_somewhere(language):
    pages = library.load(library.folder(), language)
    index, bare = Index(pages), Index(replace(pages, synonyms={}))
    for everyday, words in pages.synonyms.items():
        assert index.find(everyday), everyday
        for word in words:
            assert bare.find(word), f"{everyday}: {word}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kegal", "Kegel"),
        ("vaginisimus", "vaginismus"),
        ("vagnismus", "vaginismus"),
        ("dilater", "dilator"),
        ("lubricent", "lubricant"),
        ("specluum", "speculum"),
    ],
)
def test_a_word_with_one_slip_finds_what_was_meant_and_marks_it(index, typed, meant):
    found = index.find(typed)
    assert names(found) == names(index.find(meant))
    shown = [hit.excerpt[start:end].casefold() for hit in found for start, end in hit.spans]
    assert any(word.startswith(meant.casefold()) for word in shown)


@pytest.mark.parametrize("typed", ["elephant", "kebab", "grocer", "lumbago", "concert", "tampering"])
def test_a_word_that_is_none_of_ours_finds_nothing(index, typed):
    assert index.find(typed) == []


def test_an_everyday_word_is_found_before_it_is_typed_to_its_end(index):
    for typed in ("disch", "discharg", "discharge"):
        assert "when-to-stop" in names(index.find(typed))


def test_small_words_between_the_others_shut_nothing_out(index):
    assert names(index.find("afraid of an exam")) == names(index.find("afraid exam"))
    assert "symptoms" in names(index.find("why does it burn"))


def test_a_word_is_found_from_its_first_letters_on(index):
    assert "squeeze" in names(index.find("keg"))
    assert "squeeze" in names(index.find("KEGELS"))


def test_every_word_must_occur(index):
    assert "breath" in names(index.find("diaphragm"))
    assert names(index.find("diaphragm elephant")) == []


def test_the_name_of_the_subject_is_found_by_itself_and_from_its_first_letters_on(index):
    assert names(index.find("vaginis"))[0] == names(index.find("what is vaginismus"))[0] == "what-it-is"


def test_nothing_is_found_for_nothing(index):
    assert index.find("") == []
    assert index.find(" … ") == []


def test_a_hit_shows_a_line_and_where_the_words_stand_in_it(index):
    hit = next(hit for hit in index.find("brick wall") if hit.target.name == "symptoms")
    assert hit.excerpt == "For some, it is like hitting a brick wall."
    assert [hit.excerpt[start:end] for start, end in hit.spans] == ["brick", "wall"]


def test_a_statement_that_a_hit_shows_brings_its_marks(english, index):
    statements = {sentence.text: sentence.marks for page in english.pages for sentence in page.sentences}
    statements |= {sentence.text: sentence.marks for term in english.glossary for sentence in term.sentences}
    shown = [hit for typed in ("pain", "tampon", "exam", "wall", "cervix") for hit in index.find(typed)]
    for hit in shown:
        assert hit.marks == statements.get(hit.excerpt, ())
    assert any(hit.marks for hit in shown)


def test_the_title_weighs_more_than_a_line_somewhere(index):
    assert names(index.find("myths"))[0] == "myths"


@pytest.mark.parametrize(("language", "typed"), [("en", "stop"), ("en", "stopping"), ("es", "parar"), ("es", "parada")])
def test_when_to_stop_comes_first_and_no_page_for_a_longer_word_that_begins_like_it(language, typed):
    found = Index(library.load(library.folder(), language)).find(typed)
    assert found[0].target.name == "when-to-stop"
    for hit in found:
        assert all(hit.excerpt[start:end].casefold().startswith(("stop", "parar")) for start, end in hit.spans)


@pytest.mark.parametrize(
    ("language", "begun", "page", "later"),
    [
        ("es", "par", "when-to-stop", "anatomy"),  # parar, and partes
        ("es", "pareja", "partner", "words"),
        ("en", "par", "partner", "treatment"),
        ("en", "sto", "when-to-stop", "exam"),
        ("es", "sang", "when-to-stop", "going-back"),
    ],
)
def test_the_page_that_a_begun_word_is_about_comes_before_one_where_it_stands_by_the_way(language, begun, page, later):
    found = names(Index(library.load(library.folder(), language)).find(begun))
    assert found.index(page) < found.index(later)
    assert found.index(page) < 2


@pytest.mark.parametrize(("language", "begun", "small"), [("es", "porq", "porque"), ("en", "whic", "which")])
def test_a_small_word_is_found_when_it_is_typed_to_its_end(language, begun, small):
    index = Index(library.load(library.folder(), language))
    assert index.find(begun) == []
    assert index.find(small) != []


def test_a_word_whole_in_a_title_comes_before_one_that_begins_like_it(index):
    assert names(index.find("words"))[0] == "words"
    titles = [hit.target.title for hit in index.find("exam") if not isinstance(hit.target, Term)]
    assert "exam" in titles[0]


def test_words_of_the_glossary_are_found(index):
    terms = [hit.target for hit in index.find("speculum") if isinstance(hit.target, Term)]
    assert [term.words for term in terms] == ["speculum"]


def test_accents_and_capitals_make_no_difference(index):
    assert names(index.find("TAMPÓN")) == names(index.find("tampon"))


def test_the_words_of_a_query_are_marked_in_any_text(index):
    text = "A smear test is a Pap test."
    assert [text[start:end] for start, end in index.spans(text, "smear")] == ["smear", "Pap"]
    assert index.spans(text, "") == ()
