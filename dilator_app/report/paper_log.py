"""The paper log: a page to fill in by hand and to copy in later, in the words and the order of Quick log.

It holds nothing of any diary, not even which sizes there are.
"""

from dilator_app import clinical, words
from dilator_app.domain.scales import Breathing, Sign
from dilator_app.i18n import N_, _, current_language
from dilator_app.report import sheets, typeset
from dilator_app.report.page.facts import Paper
from dilator_app.report.page.texts import Data

FILE_NAME = N_("paper-log.pdf")
TEMPLATE = "paper_log.typ"

_ENTRIES = 6
_HEIGHTS = {Paper.A4: 118.0, Paper.LETTER: 109.0}
_GAPS = {Paper.A4: 7.5, Paper.LETTER: 6.0}
"""Between the rows of an entry, in points."""
_ASKED = 128.0
"""The column of the questions."""
_ANSWERS = (137.0, 126.0, 115.0)
_SHORT_ANSWERS = (64.0, 64.0, 64.0)


def as_pdf(paper: Paper = Paper.A4) -> bytes:
    """Return the page as PDF/UA-1."""
    return sheets.as_pdf(TEMPLATE, _data(paper))


def as_picture(paper: Paper, ppi: float) -> bytes:
    """Return the same as a picture, for the preview and the printer."""
    return sheets.as_pictures(TEMPLATE, _data(paper), ppi)[0]


def _data(paper: Paper) -> Data:
    return {
        "title": _("Paper log"),
        "lead": _("One entry a session. Answer what you like; everything but the date can be left blank."),
        "language": current_language(),
        "paper": typeset.PAPERS[paper],
        "colours": typeset.colours(),
        "entries": _ENTRIES,
        "height": _HEIGHTS[paper],
        "gap": _GAPS[paper],
        "asked": _ASKED,
        "blanks": [
            {"words": _("Date"), "width": 118},
            {"words": _("Size"), "width": 118},
            {"words": _("Minutes"), "width": 64},
        ],
        "questions": [
            {"kind": "scale", "words": _("Strongest pain"), "ends": _("0 none, 10 worst imaginable")},
            {
                "kind": "ticks",
                "words": _("Breathing exercise done?"),
                "options": [words.breathing_answer(answer) for answer in Breathing],
                "columns": _SHORT_ANSWERS,
            },
            {
                "kind": "ticks",
                "words": _("Did any of these happen?"),
                "options": [*(words.sign(sign) for sign in Sign), _("None of these")],
                "columns": _ANSWERS,
            },
        ],
        "note": _("Note to yourself"),
        "foot": " ".join(
            (
                clinical.about_sign(Sign.BLEEDING).text,
                clinical.severe_pain().text,
                _("Nobody is alerted by this page. To copy it in later: History, Catch up."),
            )
        ),
    }
