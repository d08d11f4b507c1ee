"""The page as HTML for screen readers and large letters: the same data, in one file without script or anything remote.

Whatever a person wrote is text: it is escaped in the one place through which every word goes.
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dilator_app import i18n, tokens
from dilator_app.i18n import _
from dilator_app.report import charts
from dilator_app.report.page.facts import Facts, Material, PageOptions, Section
from dilator_app.report.page.method import method
from dilator_app.report.page.texts import Data
from dilator_app.report.summary_page import page_data

_CHART_SIZE = (760.0, 250.0)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is loaded and nothing runs, also where a browser would be willing to."""
_NOT_FOR_HTML = re.compile(
    r"<metadata>.*?</metadata>|<style.*?</style>|<!--.*?-->|\s(?:xmlns|version)(?::\w+)?=\"[^\"]*\"", re.DOTALL
)


def as_html(material: Material, options: PageOptions) -> str:
    """Return the page as one HTML document. Nothing is shortened: it has no end of the sheet."""
    with i18n.speaking(options.language):
        facts = Facts(material, options)
        data = page_data(facts, whole=True)
        blocks = [_safety(data["safety"]), *(_SECTIONS[section](facts, data) for section in options.in_order)]
        if "list" in data:
            blocks.append(_session_list(data["list"]))
        blocks.append(_method(method(facts)))
        return _document(data, "\n".join(block for block in blocks if block))


def file_name(today: date) -> str:
    """Return the neutral name that the file is offered under."""
    return _("summary-{day}.html").format(day=today.isoformat())


# --- pieces ----------------------------------------------------------------------------------------------------------
def _text(words: object) -> str:
    return html.escape(str(words))


def _ranges(words: str) -> str:
    """Return figures in which no range is broken after its dash."""
    return " ".join(_tag("span", _text(w), class_="range") if "–" in w else _text(w) for w in words.split(" "))


def _tag(name: str, *inside: str, **attributes: object) -> str:
    """Return an element; ``class_`` and the like lose their last line, ``inside`` is HTML already."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{_text(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(inside)}</{name}>"


def _own(words: str) -> str:
    """Return a person's words, which may run in the other direction."""
    return _tag("bdi", _text(words), dir="auto")


def _block(name: str, title: str, *inside: str) -> str:
    return _tag("section", _tag("h2", _text(title), id=name), *inside, aria_labelledby=name)


def _rich(parts: Sequence[Sequence[object]]) -> str:
    return "".join(_tag("strong", _text(words)) if strong else _text(words) for words, strong in parts)


def _note(words: str) -> str:
    return _tag("p", _text(words), class_="note") if words else ""


def _heads(names: Iterable[str], scope: str = "col") -> str:
    return "".join(_tag("th", _text(name), scope=scope) for name in names)


def _table(name: str, head: str, rows: Iterable[str]) -> str:
    """Return a table that its heading names; a narrow screen scrolls it, also by keyboard."""
    return _scrolled(name, _tag("table", _tag("thead", head), _tag("tbody", *rows), aria_labelledby=name))


def _scrolled(name: str, wide: str) -> str:
    return _tag("div", wide, class_="wide", tabindex=0, role="region", aria_labelledby=name)


def _row(first: str, cells: Iterable[str]) -> str:
    return _tag("tr", _tag("th", first, scope="row"), *(_tag("td", cell) for cell in cells))


def _mark(svg: str) -> str:
    """Return the drawing of a size's mark; the words beside it say the same."""
    return _tag("span", _NOT_FOR_HTML.sub("", svg), class_="mark", aria_hidden="true") if svg else ""


# --- blocks ----------------------------------------------------------------------------------------------------------
def _head(data: Data) -> str:
    part = data["header"]
    rows = (_tag("div", _tag("dt", _text(name)), _tag("dd", _own(value))) for name, value in part["rows"])
    helps = _tag("p", _text(part["helps"][0]), " ", _own(part["helps"][1])) if part["helps"] else ""
    sample = _tag("p", _tag("strong", _text(part["sample"]))) if part["sample"] else ""
    period = _tag("p", _text(part["period"]), class_="period")
    return _tag("header", _tag("h1", _text(part["title"])), period, sample, helps, _tag("dl", *rows, class_="about"))


def _safety(part: Data) -> str:
    columns = (
        _tag("section", _tag("h2", _text(one["title"]), id=f"safety-{n}"), _tag("p", _rich(one["text"])))
        for n, one in enumerate(part["columns"])
    )
    return _tag("div", *columns, class_="safety")


def _in_short(_facts: Facts, data: Data) -> str:
    part = data.get("in_short")
    return _block("in-short", part["title"], _tag("p", _text(part["text"]))) if part else ""


def _asked(_facts: Facts, data: Data) -> str:
    found = []
    if part := data.get("questions"):
        items = (_tag("li", _own(words)) for words in part["items"])
        found.append(_block("questions", part["title"], _tag("ol", *items), _note(part["more"])))
    if part := data.get("written"):
        found += [_tag("p", _text(day), " ", _own(words)) for day, words in part["items"]]
        found.append(_note(part["more"]))
    if part := data.get("goals"):
        goals = (_tag("li", _own(goal["words"]), " ", _text(goal["rated"])) for goal in part["items"])
        found.append(_block("goals", part["title"], _tag("ul", *goals), _note(part["more"])))
    if part := data.get("began"):
        lines = (_tag("p", _text(when), " ", _own(words)) for when, words in part["items"])
        found.append(_block("began", part["title"], *lines))
    return "\n".join(found)


def _figures(_facts: Facts, data: Data) -> str:
    found = []
    if part := data.get("figures"):
        rows = (_row(_text(row[0]), map(_text, row[1:])) for row in part["rows"])
        head = _tag("tr", _tag("td"), _heads(part["columns"]))
        found.append(_block("figures", part["title"], _table("figures", head, rows)))
    if part := data.get("bar"):
        found.append(_bar(part))
    return "\n".join(found)


def _bar(part: Data) -> str:
    drawn = "".join(
        _tag(
            "span",
            _text(band["count"]),
            style=f"flex-grow:{band['count']};background:{band['fill']};color:{band['ink']}",
        )
        for band in part["bands"]
        if band["count"]
    )
    head = _tag("tr", _heads(band["name"] for band in part["bands"]))
    cells = _tag("tr", *(_tag("td", _text(band["count"])) for band in part["bands"]))
    bar = _tag("div", drawn, class_="bar", aria_hidden="true") if drawn else ""
    return _block("bar", part["title"], bar, _table("bar", head, [cells]), _note(part["note"]))


def _chart(facts: Facts, data: Data) -> str:
    part = data.get("chart")
    if not part:
        return ""
    legend = (_tag("li", _mark(svg), _text(words)) for svg, words in part["legend"])
    drawn = _scrolled("chart", _drawn(facts, part["alt"]))
    figure = _tag("figure", drawn, _tag("figcaption", _tag("ul", *legend, class_="legend")))
    return _block("chart", part["title"], figure)


def _drawn(facts: Facts, alt: str) -> str:
    chart = charts.pain_over_time(
        facts.pain_points,
        facts.options.period,
        facts.material.rests,
        charts.ChartStyle.for_picture(),
        facts.known_dilators,
        comfort_limits=facts.comfort_limits,
        inches=facts.options.inches,
        size=_CHART_SIZE,
    )
    svg = charts.svg(chart.figure).decode()
    inline = _NOT_FOR_HTML.sub("", svg[svg.index("<svg") :])
    return inline.replace("<svg", f'<svg role="img" aria-label="{_text(alt)}"', 1)


def _sizes(_facts: Facts, data: Data) -> str:
    part = data.get("sizes")
    if not part:
        return ""
    names = part["columns"]
    before = [names["size"], names["sessions"], names["minutes"]]
    after = [*([names["ends"], names["middle"], names["above"]] if part["pain"] else []), names["gel"]]
    answers = names["answers"]
    tall = [_tag("th", _text(name), scope="col", rowspan=2) for name in before]
    tall_after = [_tag("th", _text(name), scope="col", rowspan=2) for name in after]
    shared = _tag("th", _text(names["insertion"]), scope="colgroup", colspan=len(answers))
    head = _tag("tr", *tall, shared, *tall_after) + _tag("tr", _heads(answers))
    keys = ["ends", "middle", "above"] if part["pain"] else []
    rows = (
        _row(
            _unbroken(_mark(row.get("svg", "")), row["size"]),
            map(_ranges, [row["sessions"], row["minutes"], *row["answers"], *(row[key] for key in keys), row["gel"]]),
        )
        for row in part["rows"]
    )
    return _block("sizes", part["title"], _table("sizes", head, rows), _note(part["note"]))


def _unbroken(mark: str, size: str) -> str:
    """A size such as "18 mm" in one line with its mark; a longer label may wrap."""
    words = mark + _own(size)
    return _tag("span", words, class_="range") if len(size) <= 12 else words


def _calendar(_facts: Facts, data: Data) -> str:
    part = data.get("calendar")
    if not part:
        return ""
    cell: Callable[[object], str] = _day if part["kind"] == "days" else _text
    head = _tag("tr", _heads([part["week"], *part["columns"]]))
    rows = (_row(_text(row["name"]), map(cell, row["cells"])) for row in part["rows"])
    return _block("calendar", part["title"], _note(part["note"]), _table("calendar", head, rows))


def _day(lines: object) -> str:
    if not isinstance(lines, list):
        return ""
    each = ((_tag("strong", _text(strong)) if strong else "", _own(plain)) for strong, plain in lines)
    return "<br>".join(" ".join(filter(None, line)) for line in each)


def _plan(_facts: Facts, data: Data) -> str:
    part = data.get("plan")
    if not part:
        return ""
    texts = _tag("p", _text(" ".join(part["texts"])))
    if not part["rows"]:
        return _block("plan", part["title"], texts)
    head = _tag("tr", _tag("td"), _tag("td"), _heads(part["columns"]))
    rows = (_row(_text(name), [_own(value), _own(origin)]) for name, value, origin in part["rows"])
    return _block("plan", part["title"], _table("plan", head, rows), texts)


_SECTIONS: dict[Section, Callable[[Facts, Data], str]] = {
    Section.IN_SHORT: _in_short,
    Section.QUESTIONS: _asked,
    Section.FIGURES: _figures,
    Section.CHART: _chart,
    Section.SIZES: _sizes,
    Section.CALENDAR: _calendar,
    Section.PLAN: _plan,
}


def _session_list(part: Data) -> str:
    head = _tag("tr", _heads(name for name, _ in part["columns"]))
    rows = (_row(_text(row[0]), map(_own, row[1:])) for row in part["rows"])
    notes = (_tag("p", _text(day), " ", _own(words)) for day, words in part["notes"])
    return _block("sessions", part["title"], _table("sessions", head, rows), *notes)


def _method(part: Data) -> str:
    items = (_tag("dt", _text(name)) + _tag("dd", _text(words)) for name, words in part["items"])
    return _block("method", part["title"], _tag("dl", *items))


# --- the whole -------------------------------------------------------------------------------------------------------
def _document(data: Data, blocks: str) -> str:
    foot = _tag("footer", *(_tag("p", _text(sentence)) for sentence in data["foot"]["sentences"]))
    head = "".join(
        (
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_text(_POLICY)}">',
            _tag("title", _text(data["title"])),
            _tag("style", _style()),
        )
    )
    body = _tag("body", _head(data), "\n", _tag("main", blocks), "\n", foot)
    return f"<!DOCTYPE html>\n{_tag('html', _tag('head', head), body, lang=data['language'], dir=_direction())}\n"


def _direction() -> str:
    from babel import Locale

    return "rtl" if Locale.parse(i18n.current_locale()).text_direction == "right-to-left" else "ltr"


def _style() -> str:
    light, font = tokens.colours("light"), tokens.load()["font"]
    uses = {"ink": "text", "muted": "text-muted", "line": "border-strong", "soft": "border", "paper": "on-accent"}
    colours = "".join(f"--{use}:{light[token]};" for use, token in uses.items())
    families = ",".join(f'"{name}"' for name in (font["family"], *font["fallback"][:-1]))
    return f":root{{{colours}--font:{families},{font['fallback'][-1]}}}{_RULES}"


_RULES = """
:root{color-scheme:light}
body{margin:0 auto;padding:1.5rem;max-width:64rem;background:var(--paper);color:var(--ink);
font:1.0625rem/1.5 var(--font)}
p,li,dd{overflow-wrap:anywhere}
h1{font-size:2rem;line-height:1.2;margin:0}
h2{font-size:1.1875rem;line-height:1.3;margin:0 0 .5rem}
section{margin-top:2rem}
p{margin:.25rem 0}
.period{font-size:1.25rem}
.note,footer,figcaption,.about dt{color:var(--muted)}
.about{margin:.75rem 0 0}
.about div{display:flex;gap:.75rem}
.about dt{min-width:6rem}
dd{margin:0}
section dt{font-weight:600;margin-top:.5rem}
.safety{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem;margin-top:1.5rem;
padding:1rem;border:2px solid var(--ink);border-radius:.5rem}
.safety section{margin:0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.35rem .6rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--soft)}
thead th,thead td{border-bottom-color:var(--line);color:var(--muted)}
tbody th{font-weight:600}
[aria-labelledby=calendar] th,[aria-labelledby=sessions] tbody th,.range{white-space:nowrap}
[aria-labelledby=sizes] :is(th,td){padding-inline:.35rem}
[aria-labelledby=calendar] td{min-width:4.5rem}
.bar{display:flex;border:1px solid var(--ink);margin-bottom:.5rem}
.bar span{flex-basis:2rem;text-align:center;font-weight:600;border-inline-end:1px solid var(--ink)}
.bar span:last-child{border:0}
figure{margin:0}
figure .wide svg{width:100%;min-width:42rem;height:auto;stroke-linejoin:round;stroke-linecap:butt}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.5rem 0 0}
.mark svg{width:.9em;height:.9em;margin-inline-end:.4em;vertical-align:-.05em}
footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--line)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
@media print{body{padding:0;font-size:10pt}section,tr{break-inside:avoid}.wide{overflow:visible}
.wide th,.wide td{min-width:0;padding:.25rem .3rem;font-size:9pt}figure .wide svg{min-width:0}}
"""
