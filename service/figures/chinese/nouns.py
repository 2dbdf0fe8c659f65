"""The noun that a Chinese number counts: the head of the phrase after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from service.figures.chinese.noun_table import NOUNS

_LONGEST = max(map(len, NOUNS))
_STOPS = frozenset('，。；：！？、（）()《》“”"\n,;\t|')


class Noun(NamedTuple):
    """A noun that was found: canonical name, place, and how it is written from the number on."""

    name: str
    start: int
    end: int
    written: str


def find_noun(text: str, start: int, *, window: int) -> Noun | None:
    """Return the noun that heads the phrase at `start`: the last of a run of nouns, after any 的.

    >>> find_noun("个社区医院", 1, window=16).name
    'hospital'
    """
    found: Noun | None = None
    position = start
    limit = min(len(text), start + window)
    while position < limit and not _ends_phrase(text, position, found):
        length = _noun_length(text, position)
        if not length:
            position += _modifier_length(text, position)
            continue
        if found is not None and position > found.end and not text.startswith(_QUALIFIERS, found.end):
            break
        end = position + length
        if found is not None and NOUNS[text[position:end]] in (_ABOUT_THEM if text[start - 1 : start] in _WHOLE else _EVENTS):
            break
        found = Noun(NOUNS[text[position:end]], start, end, text[start:end])
        position = end
        if text[position : position + 1] == "的":
            rest = find_noun(text, position + 1, window=max(0, limit - position - 1))
            return Noun(rest.name, start, rest.end, text[start : rest.end]) if rest else found
    return found


_BREAKS = frozenset("在被已均是了着将把从并改")  # a verb begins: what follows is no part of the counted phrase
_NO_BREAKS = ("在校", "在职", "在建", "在岗", "在编", "在线", "在读", "从业", "从事", "将军", "将领", "了解", "改革", "改造")
# Verbs in whose phrase no counted noun stands: 12场听取国家安全法意见的会.
_VERB_BREAKS = re.compile(
    "听取|推进|推动|加快|实现|入选|成为|获得|获批|参加|参与|进入|落实|落地|展现|设立|覆盖|表示|认为|提出|发布|签署|协助|帮助|欣赏|失去|围绕|致力"
)
_COORDINATES = frozenset("和与及或")
_EVENTS = frozenset({"death"})  # 两名工人死亡 are workers
_ABOUT_THEM = _EVENTS | {"list", "data_item", "message"}  # 67家机构名单 are institutions
_WHOLE = frozenset("家名位所")
# Behind a noun that is only an attribute: 5个国家区域医疗中心, 3家社区养老机构.
_QUALIFIERS = (
    "级", "重点", "区域", "重大", "科技", "现代", "示范", "试点", "综合", "一流", "新型", "高新", "战略", "自然", "森林", "湿地", "地质",
    "文化", "创新", "工程", "技术", "公共", "储备", "应急", "优质", "数字", "可持续", "嵌入", "养老", "卫生", "医疗", "居家", "服务",
    "物流", "骨干", "临床", "文明",
)  # fmt: skip
_MODIFIERS = (
    "互联网",
    "物联网",
    "国家级",
    "世界级",
    "地市级",
    "全国",
    "中国",
    "国际",
    "区域性",
    "市场化",
    "网络化",
    "信息化",
    "数字化",
    "数字",
)


_VERB_STARTS = frozenset(verb[0] for verb in _VERB_BREAKS.pattern.split("|"))


def _ends_phrase(text: str, position: int, found: Noun | None) -> bool:
    char = text[position]
    if char in _STOPS or (found is not None and char in _COORDINATES):
        return True
    if char in _BREAKS:
        return not text.startswith(_NO_BREAKS, position)
    return char in _VERB_STARTS and _VERB_BREAKS.match(text, position) is not None


def _modifier_length(text: str, position: int) -> int:
    """Return the length of a word that holds the characters of a noun and is none, else one character."""
    return next((len(word) for word in _MODIFIERS if text.startswith(word, position)), 1)


def _noun_length(text: str, start: int) -> int:
    if text.startswith(_MODIFIERS, start):
        return 0
    for length in range(min(_LONGEST_FROM.get(text[start], 0), len(text) - start), 1, -1):
        if text[start : start + length] in NOUNS:
            return length
    return 1 if text[start] in NOUNS and text[start + 1 : start + 2] not in _ADJECTIVAL else 0


def _longest_from() -> dict[str, int]:
    longest: dict[str, int] = {}
    for noun in NOUNS:
        longest[noun[0]] = max(len(noun), longest.get(noun[0], 0))
    return longest


_LONGEST_FROM = _longest_from()  # first character -> longest noun: most characters begin none
_ADJECTIVAL = frozenset("级域直际有内外立属办企均工才民")  # 县级, 国际, 市属: the noun is part of an adjective


def noun_before(text: str, end: int) -> str | None:
    """Return the canonical name of the noun that ends at `end`, past a verb or two: 医疗机构达到 is institution.

    >>> noun_before("共有医疗卫生机构", 8)
    'institution'
    """
    verbs = _VERBS.search(text, max(0, end - 12), end)
    end = verbs.start() if verbs else end
    for length in range(min(_LONGEST, end), 0, -1):
        name = NOUNS.get(text[end - length : end])
        if name is not None and "每" not in text[max(0, end - length - 4) : end - length]:
            return name if length > 1 or text[end - 1] in _HEADS else None
    return None


_HEADS = frozenset("县村镇乡市站奖证店桥船网圈亭园馆校院书题法案树牛羊猪")  # single characters that end a compound: 示范县35个
_VERBS = re.compile(
    r"(?:新增|净增|增加|增加到|增长到|扩大到|提高到|拓展至|拓展到|优化为|整合为|达到|增至|升至|减至|达|突破|超过|超|共有|现有|已有|有|共|为|约|近|了|到|至|数量"
    r"|总数|总量|数|分别|累计|建成|完成|实际|已|已经|总共|合计|举办|开展|建有|多达|仅|只有|不足|至少|将近|接近|又|再|新|各|由|从|目前|高达|多达|规模)++$"
)
