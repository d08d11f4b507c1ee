import re
from datetime import date, datetime, time
from pathlib import Path
from string import Formatter
from threading import Event, Thread

import pytest

from dilator_app import i18n, paths
from tests.makers import NOW, TODAY

LOCALES = paths.resources() / "locale"


@pytest.fixture(autouse=True)
def in_english():
    i18n.activate("en")
    yield
    i18n.activate("en")


# --- dates and numbers -----------------------------------------------------------------------------------------------
def test_days_and_times_in_english():
    assert i18n.day(TODAY, "EEEE d MMMM") == "Thursday 12 November"
    assert i18n.day(TODAY) == "Thu 12 Nov"
    assert i18n.clock_time(time(20, 40)) == "20:40"
    assert i18n.clock_time(NOW) == "20:40"


def test_days_and_times_in_spanish():
    i18n.activate("es")
    assert i18n.day(TODAY, "EEEE d MMMM") == "jueves, 12 de noviembre"
    assert i18n.day(TODAY, "d MMMM y") == "12 de noviembre de 2026"
    assert i18n.number(3.5) == "3,5"


def test_a_heading_begins_with_a_capital_where_days_are_written_small():
    i18n.activate("es")
    assert i18n.heading(i18n.day(TODAY, "EEEE d MMMM")) == "Jueves, 12 de noviembre"
    assert i18n.heading("") == ""


def test_the_computers_own_locale_may_differ_from_the_language():
    i18n.activate("en", "en_US")
    assert "PM" in i18n.clock_time(time(20, 40))
    assert i18n.first_weekday() == 6


def test_another_language_is_spoken_for_a_while_and_then_the_old_one_again():
    i18n.activate("en", "en_US")
    with i18n.speaking("es"):
        assert i18n.number(3.5) == "3,5"
        with i18n.speaking("en"):
            assert i18n.number(3.5) == "3.5"
        assert i18n.day(TODAY, "EEEE d MMMM") == "jueves, 12 de noviembre"
    assert i18n.current_locale() == "en_US"


def test_the_computers_locale_is_kept_for_a_page_in_its_language():
    i18n.activate("en", "en_US")
    with i18n.speaking("en"):
        assert i18n.current_locale() == "en_US"


def test_a_worker_that_speaks_another_language_changes_nothing_for_the_window():
    speaks, may_end, heard = Event(), Event(), []

    def work():
        with i18n.speaking("es"):
            speaks.set()
            may_end.wait(10)
            heard.append(i18n.number(3.5))

    worker = Thread(target=work)
    worker.start()
    assert speaks.wait(10)
    heard.append(i18n.number(3.5))
    may_end.set()
    worker.join()
    assert heard == ["3.5", "3,5"]


def test_a_page_in_another_language_that_fails_leaves_the_language_as_it_was():
    with pytest.raises(ZeroDivisionError), i18n.speaking("es"):
        _ = 1 / 0
    assert i18n.current_locale() == "en_GB"


def test_numbers_have_at_most_the_decimals_asked_for():
    assert [i18n.number(v) for v in (3, 3.0, 3.5, 3.25, 0.1 + 0.2)] == ["3", "3", "3.5", "3.2", "0.3"]
    assert i18n.number(0.875, 3) == "0.875"
    assert i18n.number(12.6, 0) == "13"


def test_the_week_begins_where_the_locale_begins_it():
    assert i18n.first_weekday() == 0
    assert i18n.weekday_names()[0] == "Mon"
    assert len(i18n.weekday_names()) == 7


def test_an_empty_text_stays_empty():
    assert i18n._("") == ""


def test_an_untranslated_text_is_still_a_text():
    i18n.activate("es")
    assert i18n._("Nobody ever translated this zqx") == "Nobody ever translated this zqx"
    assert i18n.ngettext("{n} zqx", "{n} zqxs", 2) == "{n} zqxs"


def test_english_always_ships_and_stands_first():
    assert i18n.languages()[0] == "en"


def named(monkeypatch, asked: str, read: tuple[str | None, str | None]) -> None:
    """Let the computer's locale be ``asked``, and ``read`` what Python makes of it."""
    import locale

    monkeypatch.setattr(locale, "setlocale", lambda _kind: asked)
    monkeypatch.setattr(locale, "getlocale", lambda: read)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("wanted", ["es_MX", "de_DE", "C", "en_AU", "", "tlh"])
def test_every_computer_gets_a_language_that_ships_and_a_locale_that_works(monkeypatch, wanted):
    named(monkeypatch, f"{wanted}.UTF-8", (wanted or None, "UTF-8"))
    language, name = i18n.system_language()
    assert language in i18n.languages()
    i18n.activate(language, name)
    assert i18n.day(date(2026, 3, 1), "d MMMM")
    assert i18n.clock_time(datetime(2026, 3, 1, 9, 5))


def test_a_computer_that_asks_for_a_language_it_has_no_locale_of_gets_that_language(monkeypatch):
    named(monkeypatch, "C", (None, None))
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert i18n.system_language() == ("es", "es_MX")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert i18n.system_language()[0] == "en"


def test_a_computer_without_a_locale_is_not_taken_for_an_american_one(monkeypatch):
    named(monkeypatch, "C.UTF-8", ("en_US", "UTF-8"))
    i18n.speak("")
    assert (i18n.current_locale(), i18n.country()) == ("en_GB", "GB")
    monkeypatch.setenv("LANG", "es_MX.UTF-8@euro")
    i18n.speak("")
    assert (i18n.current_locale(), i18n.country()) == ("es_MX", "MX")


@pytest.mark.parametrize("chosen", ["", "en", "es"])
@pytest.mark.parametrize(("computers", "country"), [("en_US", "US"), ("es_MX", "MX"), ("fr_CA", "CA"), ("de_DE", "DE")])
def test_the_country_is_the_computers_whatever_language_is_chosen(monkeypatch, computers, country, chosen):
    named(monkeypatch, f"{computers}.UTF-8", (computers, "UTF-8"))
    i18n.speak(chosen)
    assert i18n.country() == country
    with i18n.speaking("es"):
        assert i18n.country() == country


# --- catalogues ------------------------------------------------------------------------------------------------------
def placeholders(text: str) -> set[str]:
    """Return the names in braces; a text with broken braces fails."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def marks(text: str) -> set[str]:
    """Return the tags of a text that has mark-up."""
    return set(re.findall(r"</?[a-z]+", text))


def test_placeholders_are_found():
    assert placeholders("{n} of {many}, {{not}} this") == {"n", "many"}
    with pytest.raises(ValueError, match="expected"):
        placeholders("{n of")


@pytest.mark.parametrize(
    "catalogue", sorted(LOCALES.glob("*/LC_MESSAGES/*.po")), ids=lambda file: file.parent.parent.name
)
def test_every_translation_has_the_placeholders_and_the_mark_up_of_its_text(catalogue: Path):
    from babel.messages.pofile import read_po

    with catalogue.open("rb") as stream:
        messages = [m for m in read_po(stream, locale=catalogue.parent.parent.name) if m.id]
    assert messages
    for message in messages:
        assert not message.fuzzy, f"not looked at again: {message.id}"
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        translated = message.string if isinstance(message.string, tuple) else (message.string,)
        every = set().union(*map(placeholders, originals))
        for text in translated:
            assert text, f"not translated: {message.id}"
            # A form for one may leave the number out.
            assert placeholders(text) <= every
            assert placeholders(text) >= every - ({"n"} if len(originals) > 1 else set())
            assert marks(text) == marks(originals[-1])
            assert text[:1].isspace() == originals[0][:1].isspace()


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("d MMMM", "November 8"),
        ("EEE d MMM", "Sun, Nov 8"),
        ("EEEE d MMMM", "Sunday, November 8"),
        ("d MMM y", "Nov 8, 2026"),
        ("EEE d MMMM y", "Sun, November 8, 2026"),
        ("MMM y", "Nov 2026"),
    ],
)
def test_where_the_month_comes_first_it_does_so_in_every_date(pattern, written):
    before = i18n.current_locale()
    i18n.activate("en", "en_US")
    try:
        assert i18n.day(date(2026, 11, 8), pattern) == written
    finally:
        i18n.activate(before.split("_")[0], before)
