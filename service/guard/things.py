"""Whether a count arrived as a count of another thing: 3,000 people for 3000户, 12 museums for 图书馆12座."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from service.figures.chinese.classifiers import PEOPLE as OF_PEOPLE
from service.figures.chinese.noun_table import NOUNS
from service.figures.chinese.noun_table import PEOPLE as PEOPLE_NOUNS
from service.figures.counted_kinds import KINDS
from service.figures.english.nouns import canonical, singular
from service.guard.whole import Texts
from service.records import Figure, Language

_KNOWN = frozenset[str]().union(*KINDS)
_PEOPLE = frozenset(PEOPLE_NOUNS.values())
_LONGEST = max(map(len, NOUNS))
_CLAUSE = {Language.ZH: re.compile(r"[，。；：！？\n]"), Language.EN: re.compile(r"[;:!?\n]|[.,]\s")}
_LISTED = {Language.ZH: re.compile(r"[、和与及或]"), Language.EN: re.compile(r",|\b(?:and|or)\b")}
_WORD = re.compile(r"[A-Za-z]+(?:['’]s)?")
# 两国领导人 are leaders, and 国民 are people.
_OF_COUNTRIES = re.compile(r"国[\u3400-\u9fff](?<![的和与之间])")


def same_thing(figure: Figure, found: Figure, *, texts: Texts) -> bool:
    """Return whether two counts may count the same: true unless both sides name things, and none of the ones is one of the others.

    All nouns beside a number are asked, for which of them it counts is hard to tell: 191个国家的代表, 120 bridges and tunnels.
    """
    if figure.kind != "count" or found.kind != "count" or figure.unit == found.unit:
        return True
    here = _named(figure, text=texts.source, figures=texts.figures, language=texts.target.other)
    there = _named(found, text=texts.translation, figures=texts.found, language=texts.target) if here else here
    return not there or any(here & kind and there & kind for kind in KINDS)


def _named(figure: Figure, *, text: str, figures: Sequence[Figure], language: Language) -> frozenset[str]:
    """Return the known things that stand beside a number; none where its own noun is not sure to be among them."""
    if figure.unit not in _KNOWN:
        return frozenset()
    if figure.unit_text is None:  # 12 were hurt; but what only goes on counting what the figure beside it counts is not sure
        alone = all(other is figure or other.unit != figure.unit for other in figures)
        return frozenset({"person", "animal"}) if figure.unit == "person" and alone else frozenset()
    left, right = _beside(figure, text=text, figures=figures, language=language)
    near = _LISTED[language].split(right)[0]
    if language is Language.EN:
        beside = right if right.lstrip(" -").startswith(figure.unit_text) else f"{left} {near}"
        english = _KNOWN.intersection(canonical(singular(word) or word) for word in _WORD.findall(beside.lower()))
        return english if figure.unit in english else frozenset()
    before = {NOUNS[noun] for noun in _chinese_nouns(left) if len(noun) > 1 or left.endswith(noun)}
    if not _is_sure(figure, left=left, right=near, before=before):
        return frozenset()
    names = _KNOWN.intersection((figure.unit, *before, *(NOUNS[noun] for noun in _chinese_nouns(right))))
    return names & _PEOPLE if figure.unit_text.startswith(OF_PEOPLE) else names


def _is_sure(figure: Figure, *, left: str, right: str, before: Set[str]) -> bool:
    """Return whether a Chinese count was not read with a noun that only happens to stand near: 亚马逊 holds a horse."""
    written = figure.unit_text or ""
    if written.startswith(OF_PEOPLE) and figure.unit not in _PEOPLE:
        return False
    if written in ("名", "位", "人", "户"):  # 口 counts pigs and wells too
        return not left.endswith("前")  # 前十名: the top ten, of whatever
    if right[:1] in NOUNS and not _OF_COUNTRIES.match(right) and NOUNS[right[:1]] == figure.unit:
        return True
    return figure.unit in before or figure.unit in {NOUNS[noun] for noun in _chinese_nouns(right) if len(noun) > 1}


def _beside(figure: Figure, *, text: str, figures: Sequence[Figure], language: Language) -> tuple[str, str]:
    """Return the words of the clause before a number, from the last "and" on, and those behind it as far as the next number."""
    before = max((other.end for other in figures if other.end <= figure.start), default=0)
    behind = min((other.start for other in figures if other.start >= figure.end), default=len(text))
    clause = _CLAUSE[language]
    right = clause.split(text[figure.end : behind])[0]
    if figure.end + len(right) == behind < len(text):  # another number follows: what stands right before it may be counted by it
        right = _LISTED[language].split(right)[0]
    left = clause.split(text[before : figure.start])[-1]
    return _LISTED[language].split(left)[-1], right


@lru_cache(maxsize=512)
def _chinese_nouns(text: str) -> tuple[str, ...]:
    """Return every noun that `text` holds, wherever words may part: 美国家庭 holds 国家 and 家庭."""
    places = ((at, size) for at in range(len(text)) for size in range(1, min(_LONGEST, len(text) - at) + 1))
    return tuple(text[at : at + size] for at, size in places if text[at : at + size] in NOUNS)
