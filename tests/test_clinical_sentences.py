"""Every clinical sentence of the window, in one table, with who says it.

``C``: read in the source that stands beside it. ``H``: the program's own suggestion, and called one. There is no ``G``,
general knowledge that nobody confirmed: what has no source is not shown.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dilator_app import clinical, paths
from dilator_app.clinical import Source, Statement
from dilator_app.domain.breathing import Phase
from dilator_app.domain.scales import Sign

PROGRAM = Path(clinical.__file__).parent
CALLS = {"_", "ngettext", "pgettext", "npgettext"}

TABLE: dict[str, tuple[str, Source]] = {
    "Do this under the direction of your care team.": ("C", Source.MEDLINEPLUS),
    # when not to start
    "An active pelvic infection": ("C", Source.PELVIC_HEALTH_FUND),
    "An open wound in the vagina": ("C", Source.PELVIC_HEALTH_FUND),
    "Bleeding that nobody has explained yet": ("C", Source.PELVIC_HEALTH_FUND),
    "Your provider asked for pelvic rest": ("C", Source.PELVIC_HEALTH_FUND),
    "Surgery of the pelvis in about the last 6 to 8 weeks, or not yet healed": ("C", Source.AFTER_SURGERY),
    # when to stop and contact
    "Bleeding that is fresh and heavy, more than light pink spotting, or lasts over a day": ("C", Source.BLEEDING),
    "Spotting that keeps coming back after the first weeks": ("C", Source.SPOTTING_AGAIN),
    "Severe pain, or pain that does not settle": ("C", Source.LASTING_PAIN),
    "Feeling faint or panicky, shaking, or being sick": ("C", Source.WIKIPEDIA_SIGNS),
    "In an emergency, call your local emergency number.": ("C", Source.MEDLINEPLUS),
    "Severe pain, or pain that does not settle: stop and contact your care team. If you are worried, that is reason "
    "enough.": ("C", Source.LASTING_PAIN),
    # beside a sign
    "A little pink spotting can happen. Tell your care team. More than that: stop and call.": ("C", Source.SPOTTING),
    "A little pink spotting can happen. Tell {name}. More than that: stop and call.": ("C", Source.SPOTTING),
    "More than light pink spotting: stop, and contact your care team.": ("C", Source.BLEEDING),
    "Pain that does not settle: stop, and contact your care team.": ("C", Source.LASTING_PAIN),
    "An active pelvic infection is on the list of reasons not to start. If you think you may have one, ask before you "
    "practise.": ("C", Source.PELVIC_HEALTH_FUND),
    "Stop, and talk to somebody professional before you go on.": ("H", Source.APP),
    # breath and pelvic floor
    "let the belly rise,\nthe pelvic floor softens": ("C", Source.BREATH),
    "let it return,\nno squeeze, no push": ("C", Source.BREATH),
    "let it return,\nno push": ("C", Source.BREATH),
    "Breathe in, belly rises,\nthe pelvic floor softens": ("C", Source.BREATH),
    "Breathe out slowly,\nno squeeze, no push": ("C", Source.BREATH),
    "Pelvic drop: let the pelvic floor go with the in-breath. No pushing, no bearing down.": ("C", Source.PELVIC_DROP),
    "Tighten lightly, then let go with the in-breath.": ("C", Source.CONTRACT_RELAX),
    # getting comfortable
    "Door closed, time to yourself": ("H", Source.APP),
    "Hands and set washed": ("C", Source.CLEANING),
    "Lubricant within reach": ("C", Source.WIKIPEDIA),
    "Camera covered, if you like": ("H", Source.APP),
}

BODY = re.compile(
    r"pelvi|bleed|spotting|fever|discharge|infect|wound|surgery|severe|faint|emergency|provider|squeeze|soften|vagin|"
    r"contact your care|settle|swell|healthy|normal",
    re.IGNORECASE,
)
"""Words that only a sentence about the body needs."""

NAMES_AND_QUESTIONS = {
    # answers to tick, which state nothing
    "A little pink spotting",
    "More bleeding than that",
    "Pain that did not settle",
    "Fever, or unusual discharge",
    "Faint or panicky",
    "a little pink spotting",
    "more bleeding",
    "pain that did not settle",
    "fever or unusual discharge",
    "faint or panicky",
    # titles of cards whose lines are in the table
    "When to stop and contact your care team",
    "Saved. Here is when to contact your care team.",
    # names of plan lines, and what a plan is typed as
    "Pelvic drops",
    "pelvic drops",
    "pelvic drops {value}",
    "pelvic drops yes, every 4 weeks",
    "about, up, to, for, a, an, the, at, of, on, and, or, less, then, first, per, every, each, times, x, s, sec, "
    "second, mm, inch, yes, time, session, row, this, size, worst, done, pelvic, relax, plan, with",
    # sources by name, and the intended use, which names its own
    "Wikipedia, wording restored; pelvichealthsolutions.ca; heylilac.com; striveto.ca",
    "Fernlight records, displays and exports what the person enters, and counts it against the plan that they entered "
    "with their clinician. It does not diagnose, does not recommend treatment, never chooses a size and alerts nobody. "
    "Dilator therapy should be done under the direction of a sex therapist, physical therapist or other health care "
    "provider (MedlinePlus, 2018).",
}


def said() -> Iterator[tuple[str | None, str]]:
    """Yield every sentence that the program can show, with its context for translators."""
    for file in sorted(PROGRAM.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in CALLS):
                continue
            words = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            context = words.pop(0) if call.func.id in ("pgettext", "npgettext") else None
            yield from ((context, one) for one in words)


def statements() -> list[Statement]:
    """Everything that `dilator_app.clinical` can return."""
    return [
        clinical.direction(),
        *clinical.check_first(),
        *clinical.when_to_contact(),
        clinical.emergency(),
        clinical.severe_pain(),
        *map(clinical.about_sign, Sign),
        clinical.about_sign(Sign.SPOTTING, "{name}"),
        clinical.fever(),
        *map(clinical.breath, Phase),
        clinical.breath(Phase.OUT, tightens=True),
        *map(clinical.breath_in_practise, Phase),
        clinical.pelvic_drop(),
        clinical.contract_relax(),
        *clinical.checklist(),
    ]


def test_every_clinical_sentence_is_in_the_table_and_the_table_holds_no_other():
    assert {sentence for context, sentence in said() if context == "clinical"} == TABLE.keys()


def test_each_is_shown_with_the_source_of_the_table():
    shown = {statement.text: statement.source for statement in statements()}

    assert shown == {sentence: source for sentence, (_mark, source) in TABLE.items()}


def test_none_is_without_a_source_and_what_the_program_suggests_is_called_so():
    marks = {mark for mark, _source in TABLE.values()}
    own = {source for mark, source in TABLE.values() if mark == "H"}

    assert marks == {"C", "H"}
    assert own == {Source.APP}
    assert Source.APP.shown == "app suggestion"
    assert all(source is not Source.APP for mark, source in TABLE.values() if mark == "C")


def test_no_other_sentence_of_the_program_speaks_of_the_body():
    """A sentence without the context would be in no table and have no source."""
    others = {sentence for context, sentence in said() if context != "clinical" and BODY.search(sentence)}

    assert others == NAMES_AND_QUESTIONS


def test_every_clinical_sentence_of_a_catalogue_is_in_the_table():
    for file in sorted((paths.resources() / "locale").rglob("*.po")):
        with file.open("rb") as opened:
            catalogue = read_po(opened)
        named = {str(message.id) for message in catalogue if message.context == "clinical"}
        assert named == TABLE.keys(), file


@pytest.mark.parametrize("figure", sorted({f for s in TABLE for f in re.findall(r"\d+", s)}))
def test_figures_stand_in_no_sentence_but_the_one_whose_source_gives_them(figure):
    assert [s for s in TABLE if figure in s] == [
        "Surgery of the pelvis in about the last 6 to 8 weeks, or not yet healed"
    ]
