"""Brings the catalogues up to date with the program: `make translations`.

Every text of the program is read from its source, merged into each ``fernlight.po`` below ``resources/locale`` and
compiled into the ``.mo`` beside it. What is still to be translated is counted; with ``--check`` nothing is written and
the exit code is 1 unless everything is up to date and translated.
"""

import argparse
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
PROGRAM, LOCALES = ROOT / "dilator_app", ROOT / "resources" / "locale"
LANGUAGES = ("es",)
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "NP_": ((1, "c"), 2)}
_WIDTH = 120
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_PASSING = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|Report-Msgid-Bugs-To): .*\n',
    re.MULTILINE,
)


def extracted() -> Catalog:
    """Return every text of the program with the files that use it, in the order of the files."""
    catalogue = Catalog(project="Fernlight", fuzzy=False)
    found = extract_from_dir(
        PROGRAM, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for file, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalogue.add(message, locations=[(f"dilator_app/{file}", 0)], auto_comments=comments, context=context)
    return catalogue


def po_file(language: str) -> Path:
    """Return where the catalogue of ``language`` lies."""
    return LOCALES / language / "LC_MESSAGES" / "fernlight.po"


def read(language: str) -> Catalog:
    """Return the catalogue of ``language`` as it lies there; an empty one where there is none yet."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language, project="Fernlight", fuzzy=False)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def updated(language: str) -> Catalog:
    """Return the catalogue of ``language`` with the texts that the program has now, and no others.

    A text that changed is to be translated anew: nothing is guessed from a similar one.
    """
    catalogue = read(language)
    catalogue.update(extracted(), no_fuzzy_matching=True, keep_user_comments=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = f"# Fernlight in the language {language!r}. Brought up to date by `make translations`."
    return catalogue


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as text, without dates and line numbers, which would change with every commit."""
    written = io.BytesIO()
    write_po(written, catalogue, width=_WIDTH, include_lineno=False, omit_header=False, sort_output=False)
    return _PASSING.sub(b"", written.getvalue())


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it: the same bytes whenever it is made."""
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the texts that have no translation, or not all of its plural forms."""
    missing = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and (message.fuzzy or not all(forms)):
            missing.append(message.id[0] if isinstance(message.id, (tuple, list)) else message.id)
    return missing


def main() -> int:
    """Write the catalogues, or look whether they are complete."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 unless all is complete")
    check = parser.parse_args().check
    complete = True
    for language in LANGUAGES:
        catalogue, file = updated(language), po_file(language)
        missing = untranslated(catalogue)
        po = as_po(catalogue)
        with io.BytesIO(po) as stream:
            mo = as_mo(read_po(stream, locale=language))
        contents = {file: po, file.with_suffix(".mo"): mo}
        current = all(path.exists() and path.read_bytes() == content for path, content in contents.items())
        complete = complete and current and not missing
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            for path, content in contents.items():
                path.write_bytes(content)
        print(f"{language}: {len(catalogue)} texts, {len(missing)} without a translation")
    return 0 if complete or not check else 1


if __name__ == "__main__":
    sys.exit(main())
