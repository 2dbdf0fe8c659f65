"""Chinese text in, its place names out as terms: well-known ones from a list, others by rule, spelt in pinyin."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from service.characters import simplify
from service.glossary.builtin import read_built_in
from service.glossary.glossary import Glossary
from service.glossary.pinyin import spell_name
from service.glossary.place_words import (
    FOREIGN,
    NO_PLACE,
    NO_RANK,
    NOT_AFTER,
    NOT_BEFORE,
    ONE_CHARACTER,
    OPENERS,
    ORDINARY,
    PEOPLES,
    RANKS,
    TRANSCRIBED,
)
from service.glossary.terms import Term, TermMatch
from service.records import Language

_RANK = re.compile("|".join(sorted(RANKS, key=len, reverse=True)))
_PEOPLES = re.compile(f"((?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})+)$")
_PEOPLE = re.compile("|".join(sorted(PEOPLES, key=len, reverse=True)))
_LISTED_LONGEST = 5  # characters before the rank: of 3,400 listed names of counties and districts, four have more
_NAME_TAGS = (None, "ns", "nr", "nrt", "nz", "nt")
_RULED_LENGTHS = (3, 2, 1)  # of a name that no list holds; four and more are as often two words


class Places:
    """A source of terms: the place names of a text, which a translation should not garble. They are preferred, never demanded."""

    def __init__(self) -> None:
        self._known = Glossary(read_built_in("place_names.tsv", origin="place"))
        self._reversed = Glossary(term for term in self._known.terms if term.note != "zh only")

    def find(self, text: str, *, language: Language) -> tuple[TermMatch, ...]:
        """Return the place names of `text`, in order; in English only those of the list.

        >>> [match.term.en for match in Places().find("青岛市即墨区龙泉街道新建学校94所。", language=Language.ZH)]
        ['Qingdao', 'Jimo District', 'Longquan Subdistrict']
        >>> [match.term.zh for match in Places().find("Schools in Qingdao City and Shandong.", language=Language.EN)]
        ['青岛', '山东']
        """
        if language is Language.EN:
            return self._reversed.find(text, language=language)
        plain = simplify(text)
        known = [match for match in self._known.find(plain, language=language) if _is_meant(match, text=plain)]
        return tuple(_with_ruled(plain, known=known))


def _is_meant(match: TermMatch, *, text: str) -> bool:
    """Return whether a known name is meant where its characters stand, and not the ends of two other words or a piece of a longer name."""
    name, before, after = match.term.zh, text[max(0, match.start - 1) : match.start], text[match.end : match.end + 1]
    if before in TRANSCRIBED or "·" in (before, after):
        return False  # 阿克苏 in a foreign name
    if (before and before in NOT_AFTER.get(name[:2], "")) or (after and after in NOT_BEFORE.get(name, "")):
        return False
    if len(name) == 2 and before and after and all(map(_tag_of, (before + name[0], name[-1] + after))):
        return False  # 隆重|庆祝, 均衡|水平, 黄河|南岸
    # A name with another rank behind it is another place: 长沙县 is not Changsha; the rule below spells it.
    return len(name) > 2 or after not in ("县", "镇", "乡", "村")


def _with_ruled(text: str, *, known: list[TermMatch]) -> Iterator[TermMatch]:
    """Yield the known names and, in the gaps between them, those that the rule tells, in order."""
    end = 0
    for match in [*known, None]:
        stop = match.start if match else len(text)
        for rank in _RANK.finditer(text, end, stop):
            ruled = _name_before(text, rank=rank, begin=end, after_place=end > 0)
            if ruled:
                yield ruled
                end = ruled.end
        if match:
            yield match
            end = match.end


def _name_before(text: str, *, rank: re.Match[str], begin: int, after_place: bool) -> TermMatch | None:
    """Return the name that ends in a rank: one that the dictionary lists as a place, else a short run that nothing else explains."""
    if text[rank.start() : rank.end() + 1] in NO_RANK:
        return None
    peoples = _PEOPLES.search(text, begin, rank.start())
    end = peoples.start() if peoples else rank.start()
    told = peoples[0] if peoples else ""
    for start in range(max(begin, end - _LISTED_LONGEST), end - 1):
        if text[start : rank.end()] in _listed() and _sounds_chinese(text[start:end]):
            return _place(text, start=start, end=end, rank=rank, peoples=told)
    for length in _RULED_LENGTHS:
        start = end - length
        if start < begin or not _begins_name(text, start=start, begin=begin, after_place=after_place):
            continue
        if rank[0] == "区" and not (start == begin and after_place):
            continue  # what makes a 区 of anything is endless
        if _is_name(text, start, end, rank.end()):
            return _place(text, start=start, end=end, rank=rank, peoples=told)
    return None


def _is_name(text: str, start: int, end: int, rank_end: int) -> bool:
    """Return whether nothing else explains the run before a rank: no ordinary character, and no word in it, with it or across its end."""
    name = text[start:end]
    if len(name) == 1:
        return name in ONE_CHARACTER and text[end:rank_end] == "县"
    if text[start:rank_end].endswith(NO_PLACE) or ORDINARY.intersection(name) or not _sounds_chinese(name):
        return False
    runs = (text[start:rank_end], text[end - 1 : rank_end], text[end : rank_end + 1] if end + 1 == rank_end < len(text) else "")
    return _tag_of(name) in _NAME_TAGS and not any(_tag_of(run) not in (None, "ns") for run in runs if run)


def _begins_name(text: str, *, start: int, begin: int, after_place: bool) -> bool:
    """Return whether a name may begin here: right behind another place, at the beginning, or behind a mark or a small word."""
    return start == 0 or (start == begin and after_place) or text[start - 1] in OPENERS


def _sounds_chinese(name: str) -> bool:
    return name not in FOREIGN and not TRANSCRIBED.intersection(name) and all("\u3400" <= character <= "\u9fff" for character in name)


def _place(text: str, *, start: int, end: int, rank: re.Match[str], peoples: str) -> TermMatch:
    name = text[start:end]
    if len(name) == 1:
        spelt = spell_name(name + rank[0])
    else:
        spelt = f"{spell_name(name[:-1])} Road" if name[2:].endswith("路") and rank[0].startswith("街道") else spell_name(name)
    named = [PEOPLES[people[0]] for people in _PEOPLE.finditer(peoples)]
    people = " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
    english = " ".join(part for part in (spelt, people, RANKS[rank[0]]) if part)
    term = Term(text[start : rank.end()], english, also=(spelt, spelt.replace("'", "")), origin="place")
    return TermMatch(start, rank.end(), term)


@cache
def _listed() -> frozenset[str]:
    """Return the places of jieba's dictionary that end in a rank."""
    ends = "|".join(sorted(RANKS, key=len, reverse=True))
    found = re.findall(rf"^(\w{{2,}}(?:{ends})) \d+ ns$", _read_dictionary().decode("utf-8"), re.MULTILINE)
    return frozenset(word for word in found if not word.endswith(NO_PLACE))


@lru_cache(maxsize=10_000)
def _tag_of(word: str) -> str | None:
    """Return the part of speech that jieba's dictionary gives a word; None where it has none.

    The bytes are searched, two milliseconds each time: a table of the 350,000 words would take 40 MB for a few questions an article.
    """
    dictionary = _read_dictionary()
    start = dictionary.find(b"\n" + word.encode() + b" ")
    return dictionary[start + 1 : dictionary.index(b"\n", start + 1)].decode().split()[2] if start >= 0 else None


@cache
def _read_dictionary() -> bytes:
    """Return jieba's dictionary, read as a file: importing jieba takes a second and a half more."""
    package = find_spec("jieba")
    if package is None or not package.submodule_search_locations:
        return b""
    return (Path(package.submodule_search_locations[0]) / "dict.txt").read_bytes()
