"""What a Chinese figure measures: the words of its clause that say it."""

from __future__ import annotations

import re

from service.figures.chinese_nouns import find_noun
from service.figures.drafts import Draft

_LEAD = re.compile(
    r"^(?:截至目前|截至|截止|到|至|自|从|在|于|其中|有|目前|去年|今年以来|今年|明年|上年|全年|当年|年底|底|末|期间|以来|前|时|，"
    r"|、|同时|此外|另外|而|并|且|又|还|也|都|均|则|仅|共|共有|全国共?|总计|累计|已经?|现有|新|使|让|将|要|力争|计划|预计|预期"
    r"|平均|我们|我国|全市|全省|全县|全区|该市|该省|共计|拥有|[一二三四五六七八九十]是|——|—|\s)++"
)
_TAIL = re.compile(
    r"(?:达到|达|为|是|有|共有|约有|超过|超|逾|突破|共|增长|增加|提高|上升|提升|上涨|下降|减少|降低|缩减|下跌|回落|扩大|缩小|新增"
    r"|净增|到|至|了|约|近|将近|接近|同比|环比|比上年|较上年|比去年|较去年|同期|分别|完成|实现|累计|总计|共计|合计|建成|建设|新建"
    r"|改建|改造|设立|成立|创建|打造|投入|安排|筹集|下达|支出|配备|拥有|覆盖|服务|惠及|举办|开展|组织|发放|占|占比|占到|控制在"
    r"|保持在|稳定在|不低于|不少于|不超过|最高|最低|平均|已|已经|仅|只|只有|多达|高达|位居|居|排名|排|列|位列|名列|翻|大约|不足"
    r"|不到|至少|上|每|由|从|的|在|于|和|及|与|或|以|以上|一|全|今年|去年|全年|就|再|又|也|还|均|各|其中|新|增|升|降|减|涨|跌|等"
    r"|含|包括|获得|获|取得|收到|接到|引进|培育|培养|培训|招收|招聘|带动|吸引|接待|发现|查处|处理|受理|办理|解决|纳入|涉及|产生"
    r"|使用|给予|补助|奖励|提供|支持|推出|发布|制定|出台|印发|实施|启动|推进|落实|开工|竣工|具备|通过|超出|减至|增至|升至|降至"
    r"|提前|推动|促进|助力|帮助|组建|选派|派出|开通|运行|开行|\s|“|”|\d{4}年)++$"
)
_LONGEST_SUBJECT = 24
_WINDOW = 80  # characters before a figure that are read for its subject


def find_subject(text: str, draft: Draft, *, sentence: tuple[int, int], clause: tuple[int, int], beside: Draft | None) -> str | None:
    """Return the words that say what `draft` measures; `beside` is the figure before it in its sentence."""
    trimmed = _trim(text[max(sentence[0], clause[0], draft.start - _WINDOW) : draft.start])
    if draft.kind == "rank":
        return trimmed or (beside.subject if beside else None)
    if trimmed.startswith(("每", "/", "平均每")):
        trimmed = ""
    if trimmed and draft.kind != "duration":
        return trimmed
    noun = find_noun(text, draft.end, window=min(20, max(0, clause[1] - draft.end)))
    if noun is not None and draft.kind in ("count", "percent", "ratio", "rate", "money", "age"):
        return noun.written.lstrip("的个家名所项位")
    if beside is not None and beside.subject:
        return beside.subject
    return trimmed or _unit_words(draft)


def _unit_words(draft: Draft) -> str | None:
    """Return the words of the unit where nothing else says what is measured."""
    written = draft.unit_text
    return written if written and len(written) > 1 and draft.kind == "count" else None


def _trim(clause: str) -> str:
    """Return a clause without what stands around its subject: dates, connectives, verbs."""
    words = _DATES.sub("", clause).strip()
    words = _LEAD.sub("", words)
    while True:
        shorter = _TAIL.sub("", words)
        if shorter == words:
            break
        words = shorter
    words = words.strip("“”\"' 　")
    return words[-_LONGEST_SUBJECT:] if len(words) >= 2 else ""


_DATES = re.compile(
    r"(?:截至|截止|到|自|从|在)?(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:\d{4}年)?(?:底|末|年底|年末|上半年|下半年|前三季度|[一二三四]季度)?(?:，|以来|期间|时|前)?"
)
