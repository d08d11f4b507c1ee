"""A second language drops in: a folder beside the English one, page by page, each with the revision it says."""

import re
import shutil

import pytest

from dilator_app.education import check, library


@pytest.fixture
def root(tmp_path):
    """A copy of the English education folder that a test may add a language to, with a page in its first revision."""
    copy = tmp_path / "education"
    shutil.copytree(library.folder(), copy, ignore=shutil.ignore_patterns(*library.translations()))
    page = copy / "en" / "breath.md"
    page.write_text(re.sub(r"^revision = \d+$", "revision = 1", page.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    return copy


def translate(root, name, title, revision=1):
    text = (root / "en" / f"{name}.md").read_text(encoding="utf-8")
    lines = [f'title = "{title}"' if line.startswith("title = ") else line for line in text.splitlines()]
    lines = [f"revision = {revision}" if line.startswith("revision = ") else line for line in lines]
    (root / "es" / f"{name}.md").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def spanish(root):
    """A Spanish folder with its shared files and one page."""
    (root / "es").mkdir()
    for shared in ("_topics.toml", "_search.toml", "_glossary.md", "_notice.md"):
        shutil.copy(root / "en" / shared, root / "es" / shared)
    translate(root, "breath", "La respiración y el suelo pélvico")
    return root


def test_a_language_without_a_folder_reads_english(root):
    assert library.load(root, "eo").language == "en"


def test_a_translated_page_stands_in_the_place_of_the_english_one(spanish):
    pages = library.load(spanish, "es")
    assert pages.language == "es"
    assert pages.page("breath").title == "La respiración y el suelo pélvico"
    assert not pages.page("breath").is_behind


def test_a_page_that_nobody_has_translated_yet_is_shown_in_english(spanish, english):
    pages = library.load(spanish, "es")
    assert [page.name for page in pages.pages] == [page.name for page in english.pages]
    assert pages.page("exam").title == english.page("exam").title


def test_a_translation_of_an_older_revision_is_marked_as_behind(spanish):
    english_file = spanish / "en" / "breath.md"
    english_file.write_text(
        english_file.read_text(encoding="utf-8").replace("revision = 1", "revision = 2"), encoding="utf-8"
    )
    assert library.load(spanish, "es").page("breath").is_behind
    translate(spanish, "breath", "La respiración y el suelo pélvico", revision=2)
    assert not library.load(spanish, "es").page("breath").is_behind


@pytest.mark.parametrize("language", library.translations())
def test_no_translation_that_ships_is_behind_the_english_pages(language, english):
    assert check.behind(english, library.load(library.folder(), language)) == []


@pytest.mark.parametrize("language", library.translations())
def test_a_translation_that_ships_keeps_the_rules_of_the_pages(language):
    assert check.problems(library.load(library.folder(), language)) == []


def test_a_translation_that_is_behind_is_found(spanish, english):
    english_file = spanish / "en" / "breath.md"
    behind = english_file.read_text(encoding="utf-8").replace("revision = 1", "revision = 2")
    english_file.write_text(behind, encoding="utf-8")
    found = check.behind(library.load(spanish), library.load(spanish, "es"))
    assert "breath: translates revision 1, and the English page is 2" in found


def test_a_page_that_is_not_translated_is_found_and_says_so(spanish, english):
    pages = library.load(spanish, "es")
    assert "exam: not translated" in check.behind(english, pages)
    assert pages.page("exam").is_untranslated
    assert not pages.page("breath").is_untranslated
    assert not english.page("exam").is_untranslated


def changed(root, old, new):
    """Return the Spanish pages after a change of the one that is translated."""
    file = root / "es" / "breath.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return library.load(root, "es")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{A76}", "{A75}", "other marks than line"),
        ("There is no need to push or to bear down. {O:heylilac.com}\n", "", "other marks than line"),
        ("? When do I breathe in, and when do I begin?", "", "its parts differ"),
        ("order = 10", "order = 11", "its facts differ"),
    ],
)
def test_a_translation_that_says_something_else_is_found(spanish, english, old, new, told):
    (found,) = [
        line for line in check.behind(library.load(spanish), changed(spanish, old, new)) if line.startswith("breath")
    ][:1]
    assert told in found


def test_a_word_or_a_notice_that_is_missing_in_a_translation_is_found(spanish, english):
    glossary = spanish / "es" / "_glossary.md"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace("| cervix |", "| cuello |", 1), encoding="utf-8")
    notice = spanish / "es" / "_notice.md"
    notice.write_text("Solo esto. {app}\n", encoding="utf-8")
    found = check.behind(english, library.load(spanish, "es"))
    assert "_glossary: cervix" in found
    assert "_glossary: cuello, which English does not have" in found
    assert "_notice: other sentences or other marks" in found


def test_a_page_of_an_unknown_name_in_a_translation_is_not_shown(spanish):
    translate(spanish, "breath", "Otra")
    shutil.move(spanish / "es" / "breath.md", spanish / "es" / "respiracion.md")
    assert "respiracion" not in [page.name for page in library.load(spanish, "es").pages]


def test_every_page_has_a_revision_and_the_day_on_which_it_was_written(english):
    for page in english.pages:
        assert page.revision >= 1
        assert page.written.year >= 2026
