"""Source text -> the form that our own models were trained on; what `scripts/train` puts its pairs into."""

import re

from service.records import Language

_FULL_WIDTH = {",": "，", "?": "？", "!": "！", ":": "：", ";": "；"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
_INNER = "\u3400-\u9fff，。！？：；、“”《》（）"


def tidy_source(text: str, *, language: Language) -> str:
    """Return `text` as a model trained on tidied text expects it; no letter or digit changes."""
    return tidy_chinese(text) if language is Language.ZH else tidy_english(text)


def tidy_chinese(text: str) -> str:
    """Return `text` with full-width punctuation after Chinese characters and no spaces between them.

    >>> tidy_chinese("你好,世界.")
    '你好，世界。'
    """
    text = re.sub(r"(?<=[\u3400-\u9fff”）》])\s*([,?!:;])\s*", lambda found: _FULL_WIDTH[found.group(1)], text)
    text = re.sub(r"(?<=[\u3400-\u9fff”）》])\.$", "。", text)
    text = re.sub(r"\((?=[^)]*[\u3400-\u9fff])", "（", text)
    text = re.sub(r"(（[^()（）]*)\)", r"\1）", text)
    return re.sub(rf"(?<=[{_INNER}]) (?=[{_INNER}])", "", text).strip()


def tidy_english(text: str) -> str:
    """Return `text` with straight quotes, hyphens for dashes and single spaces, none before a full stop.

    >>> tidy_english("“Yes” – he  said .")
    '"Yes" - he said.'
    """
    text = re.sub(r"\s+", " ", text.translate(_STRAIGHT)).strip()
    return re.sub(r" ([.,;?!])(?= |$)", r"\1", text)
