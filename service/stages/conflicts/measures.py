"""What makes two figures speak of the same: kind, unit, base, status, subject and period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from service.characters import simplify
from service.figures.english.nouns import singular
from service.records import Figure

_UNCOMPARED = ("date", "identifier", "rank", "age", "duration", "index", "ratio", "multiple")
# Tallies of a game or a story: they change from one sentence to the next.
_TALLIES = frozenset("time point goal round set rebound assist shot match score step place way item".split())
_EMPTY = frozenset(
    """the a an its their his her this that these those of in at for on with by to and or number total amount has have had been is are was
    were will would can could may already also now more than over about said over up it they which who people person individual
    case thing""".split()
)
_EMPTY_HAN = re.compile(r"总数|总量|数量|人数|全市|全省|全县|全国|我市|我省|本市|[共的了达到已“”\"'、，\s]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z][a-z'’-]+")
_FEW = 10  # small counts are of whatever the sentence is about
_NEAR = 60  # characters before a figure in which a place or a whole is named. Not swept.
# A part is compared with nothing: its whole may be another one. So is where a movement came from.
_BELONGS = re.compile(r"其中[^，。；]{0,20}$|(?:从|由)$|\b(?:of which|of whom|of them|from)\s[^.;,]{0,30}$", re.IGNORECASE)
_RELATIVE = re.compile(r"高于|低于|比|较|higher than|lower than|more than", re.IGNORECASE)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2}(?:省|市|县|区|州|国)|全球|世界|全国|美国|中国|英国|法国|德国|日本|印度|境外|境内|本土")
# Shorter Chinese subjects (床位, 省级) met by chance in the example articles; so did single English words.
# Seen over the seeds, 163 other articles and 380 stretches of broadcast news and reports.
_SPECIFIC_HAN = 3
_SPECIFIC_WORDS = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures, fit for comparing."""

    key: tuple[str, ...]
    period: str | None
    places: frozenset[str]  # that are named before it
    specific: bool  # its subject says enough to be the same in two places


def measure_of(figure: Figure, *, text: str | None = None) -> Measure | None:
    """Return what `figure` measures; None where it says too little to be compared, is a part of something, or states a change."""
    before = text[max(0, figure.start - _NEAR) : figure.start] if text is not None else ""
    if _BELONGS.search(before) or _RELATIVE.match(figure.subject or ""):
        return None
    if figure.value is None or figure.kind in _UNCOMPARED or (figure.change is not None and figure.change.kind == "by"):
        return None
    if figure.kind in ("count", "rate") and (figure.unit in _TALLIES or abs(Decimal(figure.value)) < _FEW):
        return None
    words = subject_words(figure.subject)
    specific = is_specific(words)
    if not words or (figure.unit is None and not (specific and figure.period)):
        return None
    key = (figure.kind, figure.unit or "", figure.per or "", figure.status, " ".join(sorted(words)))
    return Measure(key, figure.period, frozenset(_PLACE.findall(before)), specific)


def subject_words(subject: str | None) -> frozenset[str]:
    """Return the words of a subject that tell it from others; a Chinese subject is one word.

    >>> sorted(subject_words("the number of village clinics")), sorted(subject_words("全市門診總量"))
    (['clinic', 'village'], ['门诊'])
    """
    if not subject:
        return frozenset()
    if _HAN.search(subject):
        return frozenset({_EMPTY_HAN.sub("", simplify(subject))}) - {""}
    words = (word.strip("'’-") for word in _WORD.findall(subject.lower()))
    return frozenset(singular(word) or word for word in words if word not in _EMPTY) - _EMPTY


def is_specific(words: frozenset[str]) -> bool:
    """Tell whether the words of a subject say enough to be the same in two places: "people" and 床位 do not.

    >>> is_specific(frozenset({"clinic"})), is_specific(frozenset({"clinic", "village"})), is_specific(frozenset({"村卫生室"}))
    (False, True, True)
    """
    han = sum(len(_HAN.findall(word)) for word in words)
    return han >= _SPECIFIC_HAN or (han == 0 and len(words) >= _SPECIFIC_WORDS)


def digits_of(figure: Figure) -> str | None:
    """Return the significant digits of a counted or measured value; None where they say nothing.

    >>> from service.records import Renderings
    >>> blank = Renderings(zh="", en="")
    >>> digits_of(Figure(index=0, text="", start=0, end=1, kind="count", value="15920000", unit="person", renderings=blank))
    '1592'
    """
    if figure.value is None or figure.kind in (*_UNCOMPARED, "percent", "percentage_point", "permille") or figure.unit is None:
        return None
    value = abs(Decimal(figure.value)).normalize()
    return "".join(map(str, value.as_tuple().digits)) if value else None


def has_same_digits(one: Figure, other: Figure) -> bool:
    """Tell whether two values have the same significant digits."""
    digits = digits_of(one)
    return digits is not None and digits == digits_of(other)


def is_slip(one: Figure, other: Figure) -> bool:
    """Tell values that a slip of the pen makes of each other: another power of ten, one other digit, two that changed places."""
    first, second = (str(Decimal(figure.value or 0).normalize().to_integral_value()) for figure in (one, other))
    if has_same_digits(one, other):
        return True
    if len(first) != len(second) or Decimal(one.value or 0).adjusted() != Decimal(other.value or 0).adjusted():
        return False
    return sum(left != right for left, right in zip(first, second, strict=True)) == 1 or sorted(first) == sorted(second)


def same_words(one: Figure, other: Figure) -> bool:
    """Tell whether two subjects share a word, or cannot be compared: in two languages, or where one says nothing."""
    first, second = subject_words(one.subject), subject_words(other.subject)
    if not first or not second:
        return True
    han, other_han = (any(_HAN.search(word) for word in words) for words in (first, second))
    if han != other_han:
        return True
    if han:
        return len(set("".join(first)) & set("".join(second))) >= 2  # characters: 绑定人数 and 人数
    return bool(first & second)
