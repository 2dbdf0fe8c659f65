"""What a slice of a sentence is to the article: fit as a point, leaning, spoken, a heading or boilerplate."""

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from service.records import Language
from service.stages.keypoints import phrases


class Fitness(IntEnum):
    """How fit a slice is to be a point; a higher one is taken only to reach the number asked for."""

    WHOLE = 0
    LEANING = 1
    SPOKEN = 2
    FRAGMENT = 3
    HEADING = 4
    BOILERPLATE = 5


_STOPS = ".。!！?？"
_TERMINAL = re.compile(r"[.。!！?？…;；][\"'”’」』）)\]\d\[]*$")
_CLOSERS = "\"'”’」』）)"
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")
_QUOTES = '“"「'
_OPEN_QUOTES = "“\"「『'‘"
# British papers quote with the apostrophe: it closes after a stop, before a blank.
_APOSTROPHES = re.compile(r"['‘].*?[^\w\s]['’](?=\s|$)")
# "Rescued: Jane Harlow was ..." stands under a picture.
_CAPTION = re.compile(r"[A-Z][\w'’-]*(?: [\w'’-]+){0,2}: [A-Z]")
_VERBS = frozenset(phrases.ENGLISH_VERBS.split("|"))
_PERHAPS_VERB = re.compile(rf"\b(?:{phrases.ENGLISH_VERBS}|\w{{2,}}ed|\w{{3,}}s)\b|n['’]t\b|['’](?:s|re|ve|ll|d)\b", re.IGNORECASE)
# Below the first a slice says too little; below the second a line without a full stop is a heading; a line longer than the
# third is prose, even where it holds a word of boilerplate. Chosen by reading seeds and news; nobody swept them.
_FRAGMENT = {Language.ZH: 8, Language.EN: 5}
HEADING_LENGTH = {Language.ZH: 24, Language.EN: 11}
_PROSE = {Language.ZH: 48, Language.EN: 20}


@dataclass(frozen=True, slots=True)
class _Rules:
    """What tells boilerplate, leaning openings, voices and speech of one language."""

    boilerplate: re.Pattern[str]
    signs: dict[str, re.Pattern[str]]
    words: frozenset[str]
    leaning: re.Pattern[str]
    unnamed: re.Pattern[str]
    voice: re.Pattern[str]
    speech: re.Pattern[str]


@cache
def _compile_english() -> _Rules:
    dangling = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases.ENGLISH_DANGLING)
    time = phrases.ENGLISH_THIS_TIME
    leaning = rf"(?!{time})(?:(?:{dangling})(?![\w'’-])|(?!\w+\s+{time}){phrases.ENGLISH_LEANING_THIS})"
    return _Rules(
        boilerplate=re.compile("|".join(phrases.ENGLISH_BOILERPLATE_OPENINGS), re.IGNORECASE),
        signs={sign: re.compile(pattern, re.IGNORECASE) for sign, pattern in phrases.ENGLISH_BOILERPLATE},
        words=frozenset(sign for sign, _ in phrases.ENGLISH_BOILERPLATE),
        leaning=re.compile("|".join((leaning, *phrases.ENGLISH_INTRODUCED)), re.IGNORECASE),
        unnamed=re.compile(phrases.ENGLISH_UNNAMED_SPEAKER),
        voice=re.compile(rf"(?:{'|'.join(phrases.ENGLISH_VOICES)})(?![\w-])", re.IGNORECASE),
        speech=re.compile(rf"\b(?:{phrases.ENGLISH_SPEECH})\b", re.IGNORECASE),
    )


@cache
def _compile_chinese() -> _Rules:
    return _Rules(
        boilerplate=re.compile("|".join(phrases.CHINESE_BOILERPLATE_OPENINGS)),
        signs={sign: re.compile(pattern, re.IGNORECASE) for sign, pattern in phrases.CHINESE_BOILERPLATE},
        words=frozenset(),
        leaning=re.compile("|".join((*phrases.CHINESE_DANGLING, *phrases.CHINESE_INTRODUCED))),
        unnamed=re.compile(phrases.CHINESE_UNNAMED_SPEAKER),
        voice=re.compile("|".join(phrases.CHINESE_VOICES)),
        speech=re.compile(phrases.CHINESE_SPEECH),
    )


def _rules(language: Language) -> _Rules:
    return _compile_chinese() if language is Language.ZH else _compile_english()


def is_boilerplate(text: str, *, tokens: Set[str], language: Language) -> bool:
    """Return whether `text` is a byline, a caption, navigation or another line about the page rather than of the story.

    `tokens` are its English words in lower case; Chinese needs none.

    >>> is_boilerplate("Click here for photos", tokens={"click", "here", "for", "photos"}, language=Language.EN)
    True
    >>> is_boilerplate("责任编辑：李明", tokens=set(), language=Language.ZH)
    True
    """
    rules = _rules(language)
    if rules.boilerplate.match(text):
        return True
    signs = rules.words & tokens if rules.words else {sign for sign in rules.signs if sign in text}
    return bool(signs) and any(rules.signs[sign].search(text) for sign in signs)


def _is_bare_quotation(text: str, *, language: Language) -> bool:
    """Return whether `text` is somebody's words without the somebody, or holds a quotation that is cut open."""
    if text[0] in "'‘":
        quotation = _APOSTROPHES.match(text)
        return quotation is None or not _rules(language).speech.search(text, quotation.end())
    if "“" not in text and '"' not in text and "”" not in text and "「" not in text and "」" not in text:
        return False
    if text.count("“") != text.count("”") or text.count('"') % 2 or text.count("「") != text.count("」"):
        return True
    quoted = sum(map(len, _QUOTED.findall(text)))
    return (text[0] in _QUOTES or 2 * quoted > len(text)) and not _rules(language).speech.search(_QUOTED.sub("", text))


def _is_question(text: str) -> bool:
    return ("?" in text or "？" in text) and text.rstrip(_CLOSERS)[-1:] in "?？"


def _is_title_case(text: str) -> bool:
    """Return whether most longer words of `text` begin with a capital, as in a headline."""
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) > len(words) / 2


def _is_stump(text: str, *, tokens: Set[str]) -> bool:
    """Return whether English `text` is a caption or has no verb; long lines without one are too rare to look for."""
    if _CAPTION.match(text):
        return True
    return len(tokens) < _PROSE[Language.EN] and _VERBS.isdisjoint(tokens) and not _PERHAPS_VERB.search(text)


def ends_open(sentence: str) -> bool:
    """Return whether no full stop ends `sentence`, as in headings and captions."""
    return sentence[-1] not in _STOPS and not _TERMINAL.search(sentence)


def _leans(text: str, *, rules: _Rules) -> bool:
    """Return whether `text`, or the quotation it opens with, refers to what stands before it, or quotes nobody in particular."""
    return rules.leaning.match(text.lstrip(_OPEN_QUOTES)) is not None or rules.unnamed.search(text) is not None


def judge_slice(text: str, *, whole: str, length: int, tokens: Set[str], language: Language) -> Fitness:
    """Return how fit `text`, a slice of the sentence `whole`, is to stand alone."""
    rules = _rules(language)
    if length <= _PROSE[language] and is_boilerplate(text, tokens=tokens, language=language):
        return Fitness.BOILERPLATE
    if ends_open(whole) and (length < HEADING_LENGTH[language] or _is_title_case(text)):
        return Fitness.HEADING
    if length < _FRAGMENT[language] or (language is Language.EN and _is_stump(text, tokens=tokens)):
        return Fitness.FRAGMENT
    if _is_question(text) or rules.voice.match(text) or _is_bare_quotation(text, language=language):
        return Fitness.SPOKEN
    return Fitness.LEANING if _leans(text, rules=rules) else Fitness.WHOLE
