"""Every clinical sentence of the interface, each with where it comes from.

They stand together so that one test can list them all and a clinician can read them in one sitting. None carries a
figure or a statement that its source does not carry. The context ``clinical`` marks them for translators.
"""

from dataclasses import dataclass
from enum import Enum

from dilator_app.domain.breathing import Phase
from dilator_app.domain.scales import Sign
from dilator_app.i18n import _, pgettext


class Source(Enum):
    """Who says it. The value is the name that is shown; names of publishers are not translated."""

    MEDLINEPLUS = "MedlinePlus, 2018"
    WIKIPEDIA = "Wikipedia"
    WIKIPEDIA_SIGNS = "the signs: Wikipedia; to stop then: app suggestion"
    PELVIC_HEALTH_FUND = "Pelvic Health Fund"
    AFTER_SURGERY = "uwhealth.org; soulsource.com"
    BLEEDING = "whik.co.uk; vejthani.com"
    SPOTTING = "several leaflets; more than that: whik.co.uk; vejthani.com"
    SPOTTING_AGAIN = "cuh.nhs.uk, a radiotherapy leaflet"
    LASTING_PAIN = "brownsteincrane.com; whik.co.uk; cancerbackup.org.uk"
    CLEANING = "scarleteen.com; hey.nhs.uk"
    BREATH = "Wikipedia, wording restored; pelvichealthsolutions.ca; heylilac.com; striveto.ca"
    PELVIC_DROP = "pelvichealthsolutions.ca; heylilac.com"
    CONTRACT_RELAX = "pelvichealthsolutions.ca; Herman & Wallace"
    APP = "app suggestion"

    @property
    def shown(self) -> str:
        """The name as it stands beside a statement."""
        own = {
            Source.APP: _("app suggestion"),
            Source.BREATH: _("Wikipedia, wording restored; pelvichealthsolutions.ca; heylilac.com; striveto.ca"),
            Source.SPOTTING: _("several leaflets; more than that: whik.co.uk; vejthani.com"),
            Source.WIKIPEDIA_SIGNS: _("the signs: Wikipedia; to stop then: app suggestion"),
            Source.SPOTTING_AGAIN: _("cuh.nhs.uk, a radiotherapy leaflet"),
        }
        return own.get(self, self.value)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence and who says it."""

    text: str
    source: Source


def direction() -> Statement:
    """Return the first line of every page about practice."""
    return Statement(pgettext("clinical", "Do this under the direction of your care team."), Source.MEDLINEPLUS)


def check_first() -> list[Statement]:
    """Return when not to start before somebody was asked."""
    return [
        Statement(pgettext("clinical", "An active pelvic infection"), Source.PELVIC_HEALTH_FUND),
        Statement(pgettext("clinical", "An open wound in the vagina"), Source.PELVIC_HEALTH_FUND),
        Statement(pgettext("clinical", "Bleeding that nobody has explained yet"), Source.PELVIC_HEALTH_FUND),
        Statement(pgettext("clinical", "Your provider asked for pelvic rest"), Source.PELVIC_HEALTH_FUND),
        Statement(
            pgettext("clinical", "Surgery of the pelvis in about the last 6 to 8 weeks, or not yet healed"),
            Source.AFTER_SURGERY,
        ),
    ]


def when_to_contact() -> list[Statement]:
    """Return when to stop and contact a provider."""
    return [
        Statement(
            pgettext(
                "clinical", "Bleeding that is fresh and heavy, more than light pink spotting, or lasts over a day"
            ),
            Source.BLEEDING,
        ),
        Statement(pgettext("clinical", "Spotting that keeps coming back after the first weeks"), Source.SPOTTING_AGAIN),
        Statement(pgettext("clinical", "Severe pain, or pain that does not settle"), Source.LASTING_PAIN),
        Statement(pgettext("clinical", "Feeling faint or panicky, shaking, or being sick"), Source.WIKIPEDIA_SIGNS),
    ]


def about_sign(sign: Sign, who: str = "") -> Statement:
    """Return the one line that is shown beside a sign at the moment it is ticked.

    ``who`` is what the person calls whoever guides them; where a line says whom to tell, it says that.
    """
    match sign:
        case Sign.SPOTTING if who:
            named = pgettext(
                "clinical", "A little pink spotting can happen. Tell {name}. More than that: stop and call."
            )
            return Statement(named.format(name=who), Source.SPOTTING)
        case Sign.SPOTTING:
            return Statement(
                pgettext(
                    "clinical", "A little pink spotting can happen. Tell your care team. More than that: stop and call."
                ),
                Source.SPOTTING,
            )
        case Sign.BLEEDING:
            return Statement(
                pgettext("clinical", "More than light pink spotting: stop, and contact your care team."),
                Source.BLEEDING,
            )
        case Sign.PAIN_LASTED:
            return Statement(
                pgettext("clinical", "Pain that does not settle: stop, and contact your care team."),
                Source.LASTING_PAIN,
            )
        case Sign.FEVER_DISCHARGE:
            return fever()
        case Sign.FAINT_PANIC:
            return Statement(
                pgettext("clinical", "Stop, and talk to somebody professional before you go on."), Source.APP
            )


def fever() -> Statement:
    """Return all that may be said about fever and unusual discharge: that sign has no confirmed source of its own."""
    return Statement(
        pgettext(
            "clinical",
            "An active pelvic infection is on the list of reasons not to start. If you think you may have one, ask "
            "before you practise.",
        ),
        Source.PELVIC_HEALTH_FUND,
    )


def severe_pain() -> Statement:
    """Return the words from 7 on, and whenever "When to contact" is opened."""
    return Statement(
        pgettext(
            "clinical",
            "Severe pain, or pain that does not settle: stop and contact your care team. If you are worried, that is "
            "reason enough.",
        ),
        Source.LASTING_PAIN,
    )


def emergency() -> Statement:
    """Return the emergency line, after the notice of MedlinePlus."""
    return Statement(pgettext("clinical", "In an emergency, call your local emergency number."), Source.MEDLINEPLUS)


def nobody_is_told() -> str:
    """Return who is told: nobody."""
    return _("Fernlight tells nobody. Your care team knows only if you contact them.")


def breath(phase: Phase, *, tightens: bool = False) -> Statement:
    """Return what happens in the body during a phase of the breath.

    ``tightens``: the plan asks to tighten and let go, beside which "no squeeze" would say the opposite.
    """
    if phase is Phase.IN:
        return Statement(pgettext("clinical", "let the belly rise,\nthe pelvic floor softens"), Source.BREATH)
    if tightens:
        return Statement(pgettext("clinical", "let it return,\nno push"), Source.BREATH)
    return Statement(pgettext("clinical", "let it return,\nno squeeze, no push"), Source.BREATH)


def breath_in_practise(phase: Phase) -> Statement:
    """Return the shorter line that stands beside the clock."""
    if phase is Phase.IN:
        return Statement(pgettext("clinical", "Breathe in, belly rises,\nthe pelvic floor softens"), Source.BREATH)
    return Statement(pgettext("clinical", "Breathe out slowly,\nno squeeze, no push"), Source.BREATH)


def pelvic_drop() -> Statement:
    """Return the words of the pelvic drop, a step that is off until a plan switches it on."""
    return Statement(
        pgettext("clinical", "Pelvic drop: let the pelvic floor go with the in-breath. No pushing, no bearing down."),
        Source.PELVIC_DROP,
    )


def contract_relax() -> Statement:
    """Return the words of contract and relax, which a clinician alone switches on."""
    return Statement(pgettext("clinical", "Tighten lightly, then let go with the in-breath."), Source.CONTRACT_RELAX)


def checklist() -> list[Statement]:
    """Return the checklist that Prepare begins with; the person can change every line."""
    return [
        Statement(pgettext("clinical", "Door closed, time to yourself"), Source.APP),
        Statement(pgettext("clinical", "Hands and set washed"), Source.CLEANING),
        Statement(pgettext("clinical", "Lubricant within reach"), Source.WIKIPEDIA),
        Statement(pgettext("clinical", "Camera covered, if you like"), Source.APP),
    ]
