"""Our copy of the Wikipedia text has lost small words. Read literally, twenty of its passages say something false.

The table says, passage by passage, which sentence of which page speaks of it now. A person reads the two side by side
whenever this table changes; the tests keep the sentences from changing unseen, and none of the false readings may stand
on any page.
"""

import re
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Passage:
    """``about``: what the passage is about. ``reversed_sense``: a pattern of the false literal reading."""

    about: str
    page: str
    sentence: str  # as it is shown; empty: nothing of the passage is shown
    mark: str
    reversed_sense: str


PASSAGES = [
    Passage(
        "an earlier episiotomy, not an earlier diagnosis, is a risk",
        "causes",
        "A cut made during an earlier birth, called episiotomy",
        "B35r",
        r"(prior|earlier|previous) diagnos|risk[^.]*diagnos",
    ),
    Passage(
        "the criteria ask that there be no physical problem",
        "exam",
        "Wikipedia says that there must be no physical problem, and a wish for penetration.",
        "B60r",
        r"(requires?|must be|needs?) (an? |anatomical|physical)[^.]*problem",
    ),
    Passage(
        "surgery is not generally indicated",
        "medicines",
        "Surgery is, in general, not part of the treatment.",
        "B87r",
        r"surgery is (generally|usually|often|in general,? (?!not))",
    ),
    Passage(
        "there are no studies of how common it is",
        "how-common",
        "There are no studies that counted it across a whole country, says Wikipedia.",
        "B12r",
        r"(?<!no )studies (have )?(counted|measured) it across",
    ),
    Passage(
        "the lost figures stand where another copy has them",
        "how-common",
        "In clinics, that copy speaks of 5 to 17 people in 100.",
        "O:wikimili.com",
        r"textbook (says|estimates) that (all |most )?(people|women) have",
    ),
    Passage(
        "primary: it cannot be experienced without pain",
        "types",
        "Primary means that nothing has ever been able to go in without pain.",
        "B39r",
        r"primary[^.]*(possible|experienced|goes in|works) without pain",
    ),
    Passage(
        "one may not know until one tries",
        "types",
        "You may not know about it until you try.",
        "B41r",
        r"you may (already )?know (about )?it (before|when)",
    ),
    Passage(
        "the list of factors is lost; often the cause is unknown",
        "causes",
        "Sometimes no cause is found.",
        "B31r",
        r"main factors|cause is often (found|known)",
    ),
    Passage(
        "what it is that takes years is lost", "", "", "", r"(?<!something often )takes? years|years (to|until|before)"
    ),
    Passage(
        "how the treatment of secondary compares with that of primary is lost",
        "types",
        "Wikipedia compares the treatment of both types, but the word that tells how is lost from our copy.",
        "B45x",
        r"(secondary|both types)[^.]*treated (differently|the same|alike|like)|same treatment",
    ),
    Passage("whether there is a link with lack of knowledge is lost", "", "", "", r"lack of (sexual )?knowledge"),
    Passage(
        "unclear whether desensitisation is better than nothing",
        "evidence",
        "It is unclear whether going step by step is better than other ways, or than nothing.",
        "B91r",
        r"(step by step|desensiti[sz]ation) is (the )?(better|best)(?! than other ways, or)",
    ),
    Passage(
        "whether vaginismus affects natural wetness is lost",
        "lubricant",
        "One sentence in Wikipedia is about vaginismus and your own wetness, and our copy of it is damaged here.",
        "B82x",
        r"vaginismus (affects|lowers|lessens|reduces|stops|does not (affect|change))",
    ),
    Passage(
        "what anxiety or pain does to natural wetness is lost",
        "lubricant",
        "The next one is about being anxious or in pain, and it is damaged as well.",
        "B82x",
        r"(anxious|pain|fear)[^.]*(produces?|makes?) (more )?(natural )?(lubrication|wetness)|"
        r"(less|no|more) (wet|wetness|lubrication)[^.]*(anxious|in pain)|(anxious|in pain)[^.]*(less|no|more) wet",
    ),
    Passage(
        "strengthening may not help and may make it worse",
        "squeeze",
        "Wikipedia (undated; wording restored) says newer research suggests that strengthening may not help.",
        "B71r",
        r"strengthening (may|can|will|does) help|squeezing (may|can|will) help",
    ),
    Passage(
        "it lengthens on the in-breath; on the out-breath the belly comes in",
        "breath",
        "Breathe in and let the belly rise: this lets the pelvic floor muscles lengthen.",
        "B78r",
        r"breathe out[^.:]*lengthen|as you breathe out[^.]*(longer|lengthen)|breathe in[^.:]*(tighten|pull)",
    ),
    Passage(
        "what larger trials of botox did is lost",
        "medicines",
        "What it says on larger trials rests on a word that is lost from our copy.",
        "B88x",
        r"(random|controlled|larger) trials (have been|were|show|found)|no (random|controlled|larger) trials",
    ),
    Passage(
        "how good the evidence for medicines is, is lost",
        "medicines",
        "How good the evidence for them is, our copy no longer says.",
        "B90x",
        r"evidence (for|of) (these )?medic[^.]*(is|are) (good|strong|weak|limited)|medicines (work|help)\b",
    ),
    Passage(
        "the name of a medicine used for depression is lost",
        "medicines",
        "In another place it has lost the name of a medicine that is used for depression.",
        "B80x",
        r"(numbing gel|anaesthetic|lidocaine)[^.]*depression",
    ),
    Passage(
        "what increases in the mind is lost", "", "", "", r"(more|increased|greater|growing) pain (in|on|about|from) "
    ),
]


@pytest.mark.parametrize("passage", [p for p in PASSAGES if p.sentence], ids=lambda p: p.about)
def test_the_sentence_that_speaks_of_the_passage_stands_as_it_was_read(english, passage):
    found = [s for s in english.page(passage.page).sentences if s.text == passage.sentence]
    assert found, f"changed: read the passage again before changing this table ({passage.about})"
    assert passage.mark in [str(mark) for mark in found[0].marks]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p.about)
def test_no_page_states_the_passage_in_its_literal_sense(english, passage):
    pattern = re.compile(passage.reversed_sense, re.IGNORECASE)
    for page in english.pages:
        for sentence in page.sentences:
            assert not pattern.search(sentence.text), f"{page.name}: {sentence.text}"


def test_the_guard_would_see_each_reversed_reading():
    reversed_readings = [
        "A prior diagnosis is a risk.",
        "It requires a physical problem.",
        "Surgery is generally part of treatment.",
        "Large studies counted it across whole countries.",
        "A textbook says that most people have it.",
        "Primary means that penetration is experienced without pain.",
        "You may know about it before you try.",
        "These are the main factors.",
        "It often takes years.",
        "Secondary vaginismus is treated the same.",
        "It comes with a lack of knowledge.",
        "Desensitisation is better.",
        "Vaginismus affects how wet you get.",
        "If you are anxious your body makes more wetness.",
        "Strengthening may help.",
        "Breathe out and the muscles lengthen.",
        "Random trials have been done.",
        "The evidence for these medicines is good.",
        "A numbing gel is also used for depression.",
        "There is increased pain on penetration.",
    ]
    for passage, reading in zip(PASSAGES, reversed_readings, strict=True):
        assert re.search(passage.reversed_sense, reading, re.IGNORECASE), reading


def test_all_twenty_passages_are_in_the_table():
    assert len(PASSAGES) == 20


def test_what_nobody_can_restore_is_told_on_the_page_about_the_pages(english):
    told = " ".join(sentence.text for sentence in english.page("about").sentences)
    assert "but the word for it is lost" in told
    assert "missing a word that could turn its meaning around" in told
