"""The data of one page, and where to look in it."""

import json

from dilator_app.domain.appointments import Period
from dilator_app.domain.scales import Sign
from dilator_app.report.summary_page import TIGHTNESS, Facts, Material, PageOptions, page_data
from tests.makers import TODAY, days_ago, make_dilator, make_session, make_step, signs
from tests.report.materials import last_days, sample_material


def page(*sessions, options=None, tightness=TIGHTNESS[0], **material):
    options = options or last_days(28)
    return page_data(Facts(Material(sessions=sessions, **material), options), tightness)


def plain(parts):
    return "".join(text for text, _strong in parts)


def safety(data):
    return [(column["title"], plain(column["text"])) for column in data["safety"]["columns"]]


def figure(data, name):
    """This period and the one before, of the key figure whose name begins with ``name``."""
    return next(tuple(row[1:]) for row in data["figures"]["rows"] if row[0].startswith(name))


def row_of(data, size):
    return next(row for row in data["sizes"]["rows"] if row["size"] == size)


def foot(data):
    return " ".join(data["foot"]["sentences"])


def every_text(data):
    """All strings of the page, whatever they stand in."""
    return json.dumps(data, ensure_ascii=False)


SAMPLE = sample_material()
SAMPLE_OPTIONS = PageOptions(Period(days_ago(27), TODAY), TODAY)


# --- day by day ------------------------------------------------------------------------------------------------------
def cells(data):
    return [cell for row in data["calendar"]["rows"] for cell in row["cells"] if cell]


def safety_asked(day):
    return make_session(22, day=day, safety=signs(Sign.SPOTTING))


def make_dilator_step(mm):
    return make_step(make_dilator(mm))


# --- where I began ---------------------------------------------------------------------------------------------------
def began(*sessions, **options):
    return page(*sessions, options=last_days(28, began=True, **options)).get("began")
