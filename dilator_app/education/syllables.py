"""How many syllables a word has, in English and in Spanish."""

import re

# --- English ---------------------------------------------------------------------------------------------------------
_VOWELS = re.compile(r"[aeiouy]+")
# Where the rule below counts wrong, among the words of the pages. Short names are said letter by letter.
_COUNTED = {
    1: "rules",
    2: (
        "being cc doing elsewhere flatmates forecast going gp iv ky lifelong likely quiet rarely reacts "
        "settled something sometimes soreness spasm tr widely"
    ),
    3: (
        "anyone area copying desire diaphragm dsm earlier easier hrt idea iowa manual nhs orgasm period "
        "reassures sexual vegetable"
    ),
    4: "biofeedback anxiety diagnosis experience graduated petroleum society",
    5: "dyspareunia gpppd vulvodynia wikipedia",
    6: "endometriosis episiotomy physiotherapist pubococcygeus radiotherapy",
}
_ENGLISH = {word: count for count, words in _COUNTED.items() for word in words.split()}


def of_number(digits: str) -> int:
    """Return how many syllables a number has as it is spoken: roughly one a digit."""
    return sum(character.isdigit() for character in digits)


def of_english(word: str) -> int:
    """Return how many syllables an English word in lower case has."""
    word = word.removesuffix("'s").replace("'", "")
    if word in _ENGLISH:
        return _ENGLISH[word]
    count = len(_VOWELS.findall(word))
    silent_e = word.endswith("e") and not word.endswith(("le", "ee", "ie", "oe", "ue", "ye"))
    vowel_le = word.endswith("le") and len(word) > 2 and word[-3] in "aeiouy"
    silent_es = word.endswith("es") and len(word) > 3 and word[-3] not in "aeiouysxzcg"
    silent_ed = word.endswith("ed") and len(word) > 3 and word[-3] not in "aeioutdy"
    spoken_es = word.endswith(("ches", "shes", "les"))
    count -= (silent_e or vowel_le) + (silent_es and not spoken_es) + silent_ed
    return max(1, count)


# --- Spanish ---------------------------------------------------------------------------------------------------------
_SILENT_U = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_LAST_Y = re.compile(r"y$")
_BETWEEN_VOWELS = re.compile(r"(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])")
_RUN = re.compile(r"[aeiouáéíóúü]+")
_STRONG = re.compile(r"[aeoáéóíú]")
# Names that are said as in English, and letters that are said one by one.
_SPANISH = {"medlineplus": 3, "nhs": 5, "dsm": 5, "gpppd": 5, "iv": 2, "tr": 3, "cc": 2, "sa": 3, "ky": 2}


def of_spanish(word: str) -> int:
    """Return how many syllables a Spanish word in lower case has.

    Among vowels that stand together, every strong one is a syllable, and a weak one with an accent; weak ones alone are
    one together.
    """
    if word in _SPANISH:
        return _SPANISH[word]
    word = _BETWEEN_VOWELS.sub("", _LAST_Y.sub("i", _SILENT_U.sub("", word)))
    return max(1, sum(max(1, len(_STRONG.findall(run))) for run in _RUN.findall(word)))
