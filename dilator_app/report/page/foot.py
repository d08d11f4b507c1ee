"""What the figures are worth: how they came about, what they are not, how they read, and what is missing."""

from collections.abc import Iterator, Sequence

from dilator_app import words
from dilator_app.i18n import _, day, ngettext
from dilator_app.report import words as page_words
from dilator_app.report.page.facts import Facts
from dilator_app.report.page.texts import Data


def foot(facts: Facts, shortened: int, unprintable: int, left_out: Sequence[str] = ()) -> Data:
    """Return the sentences at the foot of the page and the pattern of its number.

    ``left_out`` are the titles of wanted blocks that had no room.
    """
    return {
        "sentences": [*_sentences(facts), *_without_room(left_out), *lost(shortened, unprintable)],
        "number": _("Page {n} of {of}").format(n="{n}", of="{of}"),
    }


def _sentences(facts: Facts) -> Iterator[str]:
    yield _("Self-reported; made with Fernlight on {day}.").format(day=day(facts.options.today, "d MMMM y"))
    yield from _entries(facts)
    yield _("Kept by the patient. Nobody is alerted by it.")
    yield words.intended_use()
    if facts.now.sessions:
        yield _("Pain: 0 none, 10 worst imaginable.")
        yield _(
            "“4 (2–6, IQR 3–5), n 9” reads: middle value (median) 4, half of the 9 values are at or below it; "
            "range 2 to 6; middle half 3 to 5. Under 5 values the values are printed."
        )
        yield _(
            "Sessions a week: over whole weeks, Monday to Sunday, with a plan and without rest. Above the limit: "
            "all but breathing sessions, by the limit of their day. By size: without the warm-up. Largest size: pain "
            "given and within the limit, without numbing gel."
        )
        if facts.options.pain and any(point.numbing_gel for point in facts.pain_points):
            yield _("{mark} pain with numbing gel, which counts like other pain.").format(mark=page_words.WITH_GEL)


def _entries(facts: Facts) -> Iterator[str]:
    entries = facts.now.entries
    made = (
        ngettext("{n} during the session", "{n} during the session", entries.during).format(n=entries.during),
        ngettext("{n} the same day", "{n} the same day", entries.same_day).format(n=entries.same_day),
        ngettext("{n} later", "{n} later", entries.later).format(n=entries.later),
    )
    if sum((entries.during, entries.same_day, entries.later)):
        yield _("Entries made: {during}, {same_day}, {later}.").format(during=made[0], same_day=made[1], later=made[2])
    if facts.now.sessions:
        n = entries.added_or_changed_later
        yield ngettext("{n} entry was added or changed later.", "{n} entries were added or changed later.", n).format(
            n=n
        )


def _without_room(left_out: Sequence[str]) -> Iterator[str]:
    if left_out:
        yield _("Without room on this page: {parts}.").format(parts=page_words.listed(left_out))


def lost(shortened: int, unprintable: int) -> Iterator[str]:
    """Yield how many texts were cut and how many characters no font has, where there are any."""
    if shortened:
        yield ngettext(
            "{n} text was too long for this page; “…” stands for what is left out.",
            "{n} texts were too long for this page; “…” stands for what is left out.",
            shortened,
        ).format(n=shortened)
    if unprintable:
        yield ngettext(
            "{n} character could not be printed and stands as ■.",
            "{n} characters could not be printed and stand as ■.",
            unprintable,
        ).format(n=unprintable)
