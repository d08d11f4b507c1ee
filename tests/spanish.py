"""What Spanish words of the program may not do: give the reader a gender, or say usted or vosotros to the reader."""

import re

_AGREEING_WITH_THE_READER = (
    "bienvenid list tranquil usuari solit cansad relajad preparad nervios asustad preocupad excitad mojad angustiad "
    "estresad agobiad dolorid acompañad tumbad sentad acostad maread registrad identificad conectad querid amig"
)
_OF_ONE_SEX = (
    "mujer(?:es)? hombres? chic[oa]s? niñas? varon(?:es)? señor(?:a|as|es|ita)? esposas? maridos? madres? "
    "femenin[oa]s? masculin[oa]s? virgen(?:es)? frígidas?"
)
_WORDS = [f"{stem}[oa]s?" for stem in _AGREEING_WITH_THE_READER.split()] + _OF_ONE_SEX.split()
_AGREEING = r"(?:[a-záéíóúñ]+(?:ad|id|os|iv)[oa]s?|list[oa]|sol[oa]|segur[oa]|content[oa]|tens[oa]|enferm[oa]|mism[oa])"
_BE_READER = (
    r"(?:estás|estés|estabas|eres|seas|te sientes|te sientas|sentirte|te quedas|quedarte|te encuentras|te notas)"
)
_ONE_SEX = (
    r"(?:un[oa]?s?|el|la|l[oa]s|al|del|otr[oa]s?|algún|algun[oa]s?|ningún|ninguna|much[oa]s|es[ao]s?|est[ao]s|ese|este)"
)
"""What before *profesional* or *terapeuta*, which are words for everyone, says of which sex the person is."""
GENDERED = re.compile(
    "|".join(
        [
            rf"\b(?:{'|'.join(_WORDS)})\b",
            rf"\b{_BE_READER} (?:muy |más |tan |bien )?{_AGREEING}\b",
            r"\b(?:ti|tú) mism[oa]\b",
            r"(?<!a )\bsol[oa]s\b",
            rf"\b{_ONE_SEX} (?:profesional|terapeuta|fisioterapeuta|especialista|paciente)(?:e?s)?\b",
            r"\bmuchos (?:usan|dicen|prefieren)\b",
            r"\bpara médicos\b|\bprofesional(?:es)? médicos?\b",
            "@",
        ]
    ),
    re.IGNORECASE,
)
NOT_TU = re.compile(r"\b(?:ustedes|usted|vosotr[oa]s|vuestr[oa]s?|os)\b|\b[a-z]+(?:áis|éis)\b", re.IGNORECASE)
"""Any other way to speak to the reader than *tú*. Words that a reader says to a clinician are the reader's own."""
UNKIND = re.compile(
    r"\b(?:deberías?|debes|(?<!no )tienes que|fracas\w*|fallaste|sufr\w+|víctimas?|sexo normal)\b|[¡!]|\bfelicidades\b|"
    r"\benhorabuena\b|\bracha\b",
    re.IGNORECASE,
)
