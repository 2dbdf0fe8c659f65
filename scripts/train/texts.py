"""Sentence pairs as they were published -> sentence pairs as the model reads and writes them."""

import random
import re
from decimal import Decimal

PLACEHOLDERS = tuple(f"⟦{number}⟧" for number in range(8))

_FULL_WIDTH = {",": "，", "?": "？", "!": "！", ":": "：", ";": "；"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
_NUMBER = r"(?<![A-Za-z\d.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
_CHINESE_FIGURE = re.compile(_NUMBER + r"(?:\s*(万亿|百|千|万|亿))?(?!\d)")
_ENGLISH_FIGURE = re.compile(_NUMBER + r"(?:\s+(hundred|thousand|million|billion|trillion)\b)?(?!\d)")
_SCALES = {
    None: 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12,
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip


def tidy_chinese(text: str) -> str:
    """Return `text` with full-width punctuation after Chinese characters and no spaces between them.

    >>> tidy_chinese("你好,世界.")
    '你好，世界。'
    """
    text = re.sub(r"(?<=[\u3400-\u9fff”）》])\s*([,?!:;])\s*", lambda found: _FULL_WIDTH[found.group(1)], text)
    text = re.sub(r"(?<=[\u3400-\u9fff”）》])\.$", "。", text)
    text = re.sub(r"\((?=[^)]*[\u3400-\u9fff])", "（", text)
    text = re.sub(r"(（[^()（）]*)\)", r"\1）", text)
    inner = "\u3400-\u9fff，。！？：；、“”《》（）"
    return re.sub(rf"(?<=[{inner}]) (?=[{inner}])", "", text).strip()


def tidy_english(text: str) -> str:
    """Return `text` with straight quotes, hyphens for dashes and single spaces, none before a full stop.

    >>> tidy_english("“Yes” – he  said .")
    '"Yes" - he said.'
    """
    text = re.sub(r"\s+", " ", text.translate(_STRAIGHT)).strip()
    return re.sub(r" ([.,;?!])(?= |$)", r"\1", text)


def find_figures(pattern: re.Pattern[str], text: str) -> list[tuple[int, int, Decimal]]:
    """Return (start, end, value) of every number in `text`, its magnitude word included."""
    return [
        (found.start(), found.end(), (Decimal(found[1].replace(",", "") + (found[2] or "")) * _SCALES[found[3]]).normalize())
        for found in pattern.finditer(text)
    ]


def carry_figures(chinese: str, english: str, *, rng: random.Random) -> tuple[str, str, int]:
    """Return the pair with figures that stand once on each side as placeholders, and how many there are.

    >>> carry_figures("8651万人次", "86.51 million visits", rng=random.Random(0))
    ('⟦6⟧人次', '⟦6⟧ visits', 1)
    """
    left, right = find_figures(_CHINESE_FIGURE, chinese), find_figures(_ENGLISH_FIGURE, english)
    values = [value for *_, value in left], [value for *_, value in right]
    shared = [value for value in values[0] if values[0].count(value) == 1 and values[1].count(value) == 1][: len(PLACEHOLDERS)]
    in_order = rng.random() < 0.7
    names = dict(zip(shared, PLACEHOLDERS if in_order else sorted(rng.sample(PLACEHOLDERS, len(shared))), strict=False))
    return _put(chinese, left, names), _put(english, right, names), len(names)


def _put(text: str, found: list[tuple[int, int, Decimal]], names: dict[Decimal, str]) -> str:
    for start, end, value in reversed(found):
        if value in names:
            text = text[:start] + names[value] + text[end:]
    return text


def mask_figures(text: str, *, language: str) -> tuple[str, list[str]]:
    """Return `text` with its first figures as placeholders, whatever the other side says, and the placeholders used.

    >>> mask_figures("8651万人次，增长12.3%", language="zh")
    ('⟦0⟧人次，增长⟦1⟧%', ['⟦0⟧', '⟦1⟧'])
    """
    found = find_figures(_CHINESE_FIGURE if language == "zh" else _ENGLISH_FIGURE, text)[: len(PLACEHOLDERS)]
    names = list(PLACEHOLDERS[: len(found)])
    for (start, end, _), name in reversed(list(zip(found, names, strict=True))):
        text = text[:start] + name + text[end:]
    return text, names
