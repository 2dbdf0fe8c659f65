"""Text-level facts that every layer may ask for: which scripts a text is written in, and its simplified form."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from service.records import Script

_Class = Literal["han", "kana", "hangul", "latin", "other"]

# Where each script's letters lie. Half-width katakana and hangul jamo count; the middle dot U+30FB does not: Chinese
# writes foreign names with it. Ends are included.
_RANGES: tuple[tuple[int, int, _Class], ...] = (
    (0x0041, 0x005A, "latin"),
    (0x0061, 0x007A, "latin"),
    (0x00C0, 0x00D6, "latin"),
    (0x00D8, 0x00F6, "latin"),
    (0x00F8, 0x024F, "latin"),
    (0x1100, 0x11FF, "hangul"),
    (0x1E00, 0x1EFF, "latin"),
    (0x3005, 0x3007, "han"),
    (0x3041, 0x309F, "kana"),
    (0x30A1, 0x30FA, "kana"),
    (0x30FC, 0x30FF, "kana"),
    (0x3130, 0x318F, "hangul"),
    (0x31F0, 0x31FF, "kana"),
    (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"),
    (0xA960, 0xA97F, "hangul"),
    (0xAC00, 0xD7FF, "hangul"),
    (0xF900, 0xFAFF, "han"),
    (0xFF21, 0xFF3A, "latin"),
    (0xFF41, 0xFF5A, "latin"),
    (0xFF66, 0xFF9D, "kana"),
    (0x20000, 0x323AF, "han"),
)
# Characters made in Japan, which the variant table does not list.
_KOKUJI = "込働峠辻枠匂搾栃榊籾"
# Forms of OpenCC's Japanese table that Chinese text has too: 予以, 欠款, 注疏, 甲状腺; four of them stood 97 times in
# 230,000 characters of evening news.
_KEPT_IN_CHINESE = frozenset("予欠疏腺缶弁畑戸畠糸")
# The table keeps 於 beside 于, for surnames; outside them only traditional text has it.
_TRADITIONAL_TOO = frozenset("於")
_COUNTED = ("han", "simplified", "traditional", "japanese", "chinese", "kana", "hangul", "latin", "other")
_HAN = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last, kind in _RANGES if kind == "han") + "]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+)*")


@dataclass(frozen=True, slots=True)
class ScriptCounts:
    """How many characters of a text belong to which script; `latin` counts letters, `latin_words` words.

    Of the Han characters, `simplified` and `traditional` count those that only one of them writes, `japanese` those that
    only Japanese writes, and `chinese` those that Japanese writes otherwise.
    """

    han: int = 0
    simplified: int = 0
    traditional: int = 0
    japanese: int = 0
    chinese: int = 0
    kana: int = 0
    hangul: int = 0
    latin: int = 0
    latin_words: int = 0
    other: int = 0

    @property
    def letters(self) -> int:
        """All letters, of whatever script."""
        return self.han + self.kana + self.hangul + self.latin + self.other


def simplify(text: str) -> str:
    """Return `text` in simplified characters, the same length, so that offsets hold.

    Single characters only: OpenCC's phrase rules change lengths and cost a hundred times as much. What depends on the
    word stays as it is (著, 乾 in names).

    >>> simplify("醫療衛生機構8763個")
    '医疗卫生机构8763个'
    """
    return text.translate(_simplified())


def script_of(text: str) -> Script | None:
    """Return "Hans" or "Hant" by the characters that only one of them has, "Latn" without Han, None without either.

    Text that both write alike (中文) is "Hans".

    >>> script_of("衛生健康委員會")
    'Hant'
    """
    counts = count_scripts(text)
    if counts.han:
        return "Hant" if counts.traditional > counts.simplified else "Hans"
    return "Latn" if counts.latin else None


def holds_han(text: str) -> bool:
    """Return whether one Chinese character at least stands in `text`, in a hundredth of the time that counting takes.

    >>> holds_han("5G网络"), holds_han("5G・ネット")
    (True, False)
    """
    return _HAN.search(text) is not None


def count_scripts(text: str) -> ScriptCounts:
    """Return how much of `text` is written in which script.

    >>> count_scripts("WHO与CDC发布").latin_words
    2
    """
    telling = _telling_characters()
    totals: Counter[str] = Counter()
    # Distinct characters are few (some thousands), so a million characters cost one pass of Counter, in C.
    for character, count in Counter(text).items():
        kind = _class_of(character)
        if kind != "han" and not character.isalpha():
            continue  # Python knows the newest Han characters no better than 〇
        totals[kind] += count
        if kind == "han":
            for name, characters in telling.items():
                totals[name] += count * (character in characters)
    words = sum(1 for _ in _LATIN_WORD.finditer(text)) if totals["latin"] else 0
    return ScriptCounts(latin_words=words, **{name: totals[name] for name in _COUNTED})


@cache
def _class_of(character: str) -> _Class:
    point = ord(character)
    return next((kind for first, last, kind in _RANGES if first <= point <= last), "other")


@cache
def _simplified() -> dict[int, int]:
    """Return OpenCC's traditional-to-simplified characters as a table for `str.translate`."""
    pairs = ((key, options[0]) for key, options in _read_variants("TSCharacters.txt").items())
    return {ord(key): ord(value) for key, value in pairs if len(key) == len(value) == 1 and key != value}


@cache
def _telling_characters() -> dict[str, frozenset[str]]:
    """Return the characters that only simplified, only traditional, only Japanese and no Japanese text has.

    Many simplified forms are old characters that traditional text uses too (后, 里, 云), and many Japanese ones are
    shared with simplified Chinese (国, 会): neither tells anything.
    """
    to_simplified = _read_variants("TSCharacters.txt")
    to_traditional = _read_variants("STCharacters.txt")
    reformed = _read_variants("JPVariants.txt")
    to_japanese = {new for options in reformed.values() for new in options}
    written = {form for options in to_simplified.values() for form in options}
    simplified = {key for key, options in to_traditional.items() if key not in options and key not in to_simplified}
    traditional = {key for key, options in to_simplified.items() if key not in options and key not in written}
    traditional |= _TRADITIONAL_TOO
    japanese = (to_japanese - set(to_traditional) - set(to_simplified) - written - _KEPT_IN_CHINESE) | set(_KOKUJI)
    return {
        "simplified": frozenset(simplified),
        "traditional": frozenset(traditional),
        "japanese": frozenset(japanese),
        "chinese": frozenset((simplified - to_japanese) | (set(reformed) - to_japanese)),
    }


@cache
def _read_variants(name: str) -> dict[str, list[str]]:
    """Return one of OpenCC's character tables: a character and its forms, the usual one first."""
    lines = resources.files("opencc").joinpath("dictionary", name).read_text(encoding="utf-8").splitlines()
    return {key: options.split() for key, _, options in (line.partition("\t") for line in lines) if options}
