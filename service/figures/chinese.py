"""Chinese text -> drafts of its figures: one pass over the characters, a small grammar at each numeral."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from service.characters import simplify
from service.figures.arabic import read_digits
from service.figures.chinese_dates import find_chinese_dates
from service.figures.chinese_names import BEFORE, LONGEST_NAME, NOT_FIGURES
from service.figures.chinese_nouns import find_noun, noun_before
from service.figures.chinese_numerals import DIGITS, FORMAL, LARGE, SMALL, Numeral, read_chinese_numeral
from service.figures.currencies import CURRENCY_SIGNS
from service.figures.drafts import Draft, divide
from service.figures.nouns_chinese import NOUNS
from service.figures.units import Unit, read_chinese_unit

_WIDE = {ord("０") + digit: ord("0") + digit for digit in range(10)} | {
    ord("％"): "%",
    ord("．"): ".",
    ord("＋"): "+",
    ord("＄"): "$",
    ord("　"): " ",
    ord("○"): "〇",
}
_TRIGGER = re.compile(r"[0-9一二两三四五六七八九十百千万亿几数半首]")
_FORMAL = re.compile(
    r"[壹贰叁肆伍陆柒捌玖零拾佰仟万亿]{2,}(?=[元圆整角分点吨户人亩]|$)|[壹贰叁肆伍陆柒捌玖][拾佰仟][壹贰叁肆伍陆柒捌玖零拾佰仟万亿]*"
)
_ANY_FORMAL = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")
_LATIN_BEFORE = re.compile(r"[A-Za-z][A-Za-z0-9.]*[-–+]?$")
_CODE_AFTER = re.compile(r"[A-Za-z0-9+\-]*")
_PHONE = re.compile(r"(?<!\d)(?:\(?\+?\d{2,4}\)?[- ]?\d{3,4}[- ]\d{4,8}|1[3-9]\d{9}|400[- ]?\d{3,4}[- ]?\d{3,4})(?!\d)")
_UNIVERSAL = re.compile(r"(?:UTC|GMT) ?[+-]?\d{1,4}(?::\d\d)?|[+-]?\d{4} ?(?:UTC|GMT)")
_SECTION = re.compile(r"第[〇零一二三四五六七八九十百千\d]{1,8}(?:条|章|节|款|编|卷|号|产业|方|者|国际|纪|次世界大战|天|年|日|周|个月|一天|天|年|日|周|个月|一天|时间|届全国|线|梯队|五年规划|[一二三四五六七八九十]{1,3}个五年)")
_MARK = re.compile(
    r"\[\d{1,3}(?:[-,]\d{1,3})*\]|【\d{1,3}】|(?<![^\n])[ \t]*[（(]?\d{1,2}[.、)）．](?!\d)|[0-9]+[+＋](?:[0-9]+|(?=[\u4e00-\u9fff”\"]))|[①-⑳]"
)
_PLAN = re.compile(r"第?十[一二三四五六]个?五(?:年(?:规划|计划)|(?=[”\"’」』]|规划|期间|时期|以来|末|开局|收官|中期))|第[一二三四五六七八九十]+个五年(?:规划|计划)|[一二三四五六七八九十]{1,3}五(?=计划|规划)|(?<![\d.])\d{1,2}[·.]\d{1,2}(?=[”\"’」』])|[一二三四五六七八九]+[·•][一二三四五六七八九]+")
_HOTLINE_BEFORE = re.compile(r"(?:热线|拨打|电话|专线|平台|报警|短号|号码)[^，。；\d]{0,4}$")
_HOTLINE_AFTER = re.compile(r"[”\"’]?(?:[^，。；\d]{0,6}热线|电话|平台|服务平台|短号|专线)")
_TO = re.compile(r" ?(?:——|—|－|-|–|~|～|至|到|-) ?")
_SMALL_NUMERAL = frozenset("一二两三四五六七八九十")
_HALF_UNITS = (
    "小时",
    "个小时",
    "年",
    "个月",
    "天",
    "个世纪",
    "世纪",
    "分钟",
    "个多小时",
    "岁",
    "公里",
    "里",
    "斤",
    "公斤",
    "英里",
    "亩",
    "吨",
    "米",
    "个钟头",
)


def readable(text: str) -> str:
    """Return `text` simplified, half-width and with plain numerals, character for character.

    >>> readable("２３萬，伍拾陸元")
    '23万，五十六元'
    """
    plain = simplify(text).translate(_WIDE)
    if _ANY_FORMAL.search(plain):
        plain = _FORMAL.sub(lambda match: match.group().translate(FORMAL), plain)
    return plain


def find_chinese(text: str, *, published: datetime.date | None) -> list[Draft]:
    """Return the figures of a Chinese text made `readable`, in order."""
    plain = text
    dates = find_chinese_dates(plain, published=published)
    drafts: list[Draft] = []
    taken = _taken(plain, dates)
    position = 0
    ahead = 0
    while match := _TRIGGER.search(plain, position):
        position = match.start()
        while ahead < len(taken) and taken[ahead][1] <= position:
            ahead += 1
        if ahead < len(taken) and taken[ahead][0] <= position:
            position = taken[ahead][1]
            continue
        draft, position = _read(plain, position)
        if draft is not None and (ahead >= len(taken) or draft.end <= taken[ahead][0]):
            drafts.append(draft)
    return sorted([*drafts, *dates], key=lambda draft: draft.start)


def _taken(text: str, dates: list[Draft]) -> list[tuple[int, int]]:
    spans = [(draft.start, draft.end) for draft in dates]
    for pattern in (_PHONE, _MARK, _UNIVERSAL, _SECTION, _PLAN):
        spans.extend(match.span() for match in pattern.finditer(text))
    return sorted(spans)


def _read(text: str, start: int) -> tuple[Draft | None, int]:
    """Return the figure that begins at `start`, or None, and where to look next."""
    char = text[start]
    if "0" <= char <= "9":
        return _read_arabic(text, start)
    for length in range(min(LONGEST_NAME, len(text) - start), 1, -1):
        if text[start : start + length] in NOT_FIGURES and not _is_number_after_all(text, start, length):
            return None, start + length
    if any(text.startswith(word, start + 1 - len(word)) for word in BEFORE if word[-1] == char):
        return None, start + 1
    if char == "半":
        return _read_half(text, start)
    if char == "首":
        return _read_first(text, start)
    if char in SMALL or char in LARGE or char in "几数":
        return _read_bare_multiplier(text, start)
    return _read_numeral(text, start)


def _is_number_after_all(text: str, start: int, length: int) -> bool:
    """Tell 十分之一 and 百年 with a number before it from the words they look like."""
    following = text[start + length : start + length + 1]
    return text.startswith("分之", start + 1) or (
        text[start : start + length] in ("一元", "二元", "三元", "一角", "五角") and following in "，。、；的）"
    )


def _read_arabic(text: str, start: int) -> tuple[Draft | None, int]:
    before = _LATIN_BEFORE.search(text, max(0, start - 12), start)
    if before and before.group().rstrip("-–+") not in CURRENCY_SIGNS:
        return None, _CODE_AFTER.match(text, start).end()  # type: ignore[union-attr]
    digits = read_digits(text, start)
    if digits is None or digits.value is None:
        return None, digits.end if digits else start + 1
    if _is_code(text, digits.end):
        return None, _CODE_AFTER.match(text, digits.end).end()  # type: ignore[union-attr]
    if _is_hotline(text, start, digits.end):
        return Draft(start, digits.end, digits.end, kind="identifier", value=text[start : digits.end]), digits.end
    return _read_numeral(text, start)


def _is_code(text: str, end: int) -> bool:
    """Tell digits that a Latin letter follows, where that is no unit: 5G, 3D, 5A级."""
    following = text[end : end + 1]
    return following.isascii() and following.isalpha() and read_chinese_unit(text, end) is None


def _is_hotline(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    if not written.isdigit() or not 3 <= len(written) <= 8:
        return False
    return bool(_HOTLINE_BEFORE.search(text, max(0, start - 10), start) and not read_chinese_unit(text, end)) or bool(
        _HOTLINE_AFTER.match(text, end) and (text[start - 1 : start] in ("“", '"') or "热线" in text[end : end + 8])
    )


def _read_bare_multiplier(text: str, start: int) -> tuple[Draft | None, int]:
    """Read numerals without a digit in front: 百分之五, 十几万, 数百万, 上百家, 万亿."""
    if text.startswith("分之", start + 1):
        return _read_numeral(text, start)
    char = text[start]
    before = text[start - 1 : start]
    numeral = read_chinese_numeral(text, start)
    if numeral is None:
        return None, start + 1
    vague = char in "几数"
    several = len(numeral.spelled) > 1
    if char == "十" or vague or several or (before in ("上", "近", "逾", "约", "超", "达", "过", "成", "每") and before):
        return _read_numeral(text, start)
    return None, numeral.end


def _read_half(text: str, start: int) -> tuple[Draft | None, int]:
    if text.startswith("数", start + 1):
        return Draft(start, start + 2, start + 2, kind="ratio", value=Decimal("0.5"), unit="ratio"), start + 2
    for unit in sorted(_HALF_UNITS, key=len, reverse=True):
        if text.startswith(unit, start + 1):
            read = read_chinese_unit(text, start + 1)
            if read is None:
                break
            end = start + 1 + len(read.written)
            return Draft(start, end, start + 1, kind=read.kind, value=Decimal("0.5"), unit=read.name, unit_text=read.written), end
    return None, start + 1


_FIRSTS = frozenset("次个家批例位届台座条部款艘架颗套项场日季轮班辆只枚单张份期年名度支笔艘座枚本片间所门起把发")


def _read_first(text: str, start: int) -> tuple[Draft | None, int]:
    """Read 首 as the first of something counted: 首次, 首批; not 首都, 首先."""
    following = text[start + 1 : start + 2]
    ranked = text[start - 1 : start] in ("居", "列", "榜") and start > 0
    if following not in _FIRSTS and not ranked:
        return None, start + 1
    draft = Draft(start, start + 1, start + 1, kind="rank", value=Decimal(1), ranked=True)
    noun = find_noun(text, start + 2, window=10) if following in _FIRSTS else None
    if noun is not None:
        draft.unit, draft.unit_text = noun.name, noun.written
    return draft, start + 1


def _read_numeral(text: str, start: int) -> tuple[Draft | None, int]:
    numeral = read_chinese_numeral(text, start)
    if numeral is None:
        return None, _skip_numerals(text, start)
    if text.startswith("分之", numeral.end):
        return _read_fraction(text, start, numeral)
    if text[start] == "一" and text.startswith("半", start + 1) and text[start + 2 : start + 3] not in ("天", "边", "会"):
        return Draft(start, start + 2, start + 2, kind="ratio", value=Decimal("0.5"), unit="ratio"), start + 2
    if text[start] == "一" and text.startswith("半", start + 1) and text[start + 2 : start + 3] not in ("天", "边", "会"):
        return Draft(start, start + 2, start + 2, kind="ratio", value=Decimal("0.5"), unit="ratio"), start + 2
    if text.startswith("又", numeral.end) and "分之" in text[numeral.end : numeral.end + 8]:
        return _read_mixed_fraction(text, start, numeral)
    if text[numeral.end : numeral.end + 1] in ("/",) and (slashed := _read_slash(text, start, numeral)):
        return slashed
    if text[numeral.end : numeral.end + 1] in (":", "：", "∶", "比") and (ratio := _read_ratio(text, start, numeral)):
        return ratio
    draft = Draft(start, numeral.end, numeral.end, value=numeral.value, low=numeral.low, high=numeral.high, suspect=numeral.suspect)
    if numeral.over:
        draft.qualifier = "more_than"
    _read_sign(text, draft)
    draft.ranked = text[start - 1 : start] == "第" and start > 0
    ranged = _read_range(text, draft, numeral)
    _read_over(text, draft)
    unit = _read_unit(text, draft)
    spelled = text[start] not in "0123456789"
    if unit is None and not _stands_alone(text, draft, numeral, spelled=spelled, ranged=ranged):
        return None, max(numeral.end, start + 1)
    if spelled and draft.value == 1 and not _one_counts(text, draft, unit):
        return None, numeral.end
    _resolve(text, draft, unit)
    return draft, draft.end


def _skip_numerals(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and (text[end] in DIGITS or text[end] in SMALL or text[end] in LARGE):
        end += 1
    return end


def _read_sign(text: str, draft: Draft) -> None:
    """Take a minus, and a currency that stands before the number, into the slice."""
    start = draft.start
    for length in (4, 3, 2, 1):
        sign = text[max(0, start - length) : start]
        if (
            len(sign) == length
            and sign in CURRENCY_SIGNS
            and not (
                sign[0].isalpha()
                and sign[0].isascii()
                and text[start - length - 1 : start - length].isalpha()
                and text[start - length - 1].isascii()
            )
        ):
            draft.kind, draft.unit, draft.unit_text = "money", CURRENCY_SIGNS[sign], sign
            draft.start -= length
            return
    before = text[start - 1 : start] if start else ""
    two = text[max(0, start - 2) : start]
    if (
        (before in ("-", "−", "－") and before and not re.match(r"[\w%）)℃°]", text[start - 2 : start - 1] if start > 1 else ""))
        or before == "负"
        or two == "零下"
    ):
        draft.start -= 2 if two == "零下" else 1
        _negate(draft)


def _negate(draft: Draft) -> None:
    if isinstance(draft.value, Decimal):
        draft.value = -draft.value
    elif isinstance(draft.low, Decimal) and isinstance(draft.high, Decimal):
        draft.low, draft.high = -draft.high, -draft.low


def _read_fraction(text: str, start: int, bottom: Numeral) -> tuple[Draft | None, int]:
    at = bottom.end + 2
    top = read_chinese_numeral(text, at) if at < len(text) and (text[at] in DIGITS or text[at] in "0123456789几十") else None
    if top is None or not bottom.value:
        return None, at
    value = top.value
    kind, unit = {100: ("percent", "percent"), 1000: ("permille", "permille")}.get(int(bottom.value), ("ratio", "ratio"))
    draft = Draft(start, top.end, top.end, kind=kind, unit=unit, unit_text=text[start:at])  # type: ignore[arg-type]
    if unit == "ratio":
        draft.value = divide(value, bottom.value) if value is not None else None
    else:
        draft.value = value
    if value is None:
        draft.low, draft.high = top.low, top.high
    _read_fraction_range(text, draft)
    return draft, draft.end


def _read_fraction_range(text: str, draft: Draft) -> None:
    """Read the second half of 百分之三到百分之五 and 百分之三到五."""
    match = _TO.match(text, draft.end)
    if match is None or draft.kind == "ratio" or draft.value is None:
        return
    at = match.end() + (len(draft.unit_text or "") if text.startswith(draft.unit_text or "", match.end()) else 0)
    second = read_chinese_numeral(text, at) if at < len(text) and text[at] in DIGITS else None
    if second and second.value is not None and isinstance(draft.value, Decimal) and second.value > draft.value:
        draft.low, draft.high, draft.value = draft.value, second.value, None
        draft.end = draft.number_end = second.end


def _read_mixed_fraction(text: str, start: int, whole: Numeral) -> tuple[Draft | None, int]:
    bottom = read_chinese_numeral(text, whole.end + 1)
    top = read_chinese_numeral(text, bottom.end + 2) if bottom and text.startswith("分之", bottom.end) else None
    if not bottom or not top or not bottom.value or top.value is None or whole.value is None:
        return None, whole.end
    return Draft(start, top.end, top.end, kind="ratio", value=whole.value + divide(top.value, bottom.value), unit="ratio"), top.end


def _read_slash(text: str, start: int, top: Numeral) -> tuple[Draft | None, int] | None:
    bottom = read_digits(text, top.end + 1)
    if not bottom or not bottom.value or top.value is None or not top.digits_only or top.value % 1 or bottom.value % 1:
        return None
    if bottom.value >= 1000 or top.value >= 1000 or text[bottom.end : bottom.end + 1] == "/":
        return None
    return Draft(start, bottom.end, bottom.end, kind="ratio", value=divide(top.value, bottom.value), unit="ratio"), bottom.end


def _read_ratio(text: str, start: int, first: Numeral) -> tuple[Draft | None, int] | None:
    at = first.end + 1
    if at >= len(text) or not (text[at] in DIGITS or "0" <= text[at] <= "9" or text[at] == "十"):
        return None
    second = read_chinese_numeral(text, at)
    if second is None or not second.value or first.value is None:
        return None
    return Draft(start, second.end, second.end, kind="ratio", value=divide(first.value, second.value), unit="ratio"), second.end


def _read_range(text: str, draft: Draft, first: Numeral) -> bool:
    """Extend the draft over 至 and a second number, where they make a range."""
    if first.value is None:
        return False
    inner = read_chinese_unit(text, first.end)
    after = first.end + (len(inner.written) if inner else 0)
    for end in (first.end, after):
        match = _TO.match(text, end)
        if match is None:
            continue
        at = match.end()
        if at >= len(text) or not ("0" <= text[at] <= "9" or text[at] in DIGITS or text[at] in "十几"):
            continue
        second = read_chinese_numeral(text, at)
        if second is None or second.value is None or text.startswith("分之", second.end):
            continue
        low = _inherit(first, second)
        if low >= second.value or (match.group().strip() in ("到",) and second.spelled == "d" and inner is None and first.spelled == "a"):
            continue
        if end != first.end and not _same_unit(inner, read_chinese_unit(text, second.end)):
            continue
        draft.low, draft.high, draft.value = low, second.value, None
        draft.end = draft.number_end = second.end
        return True
    return False


def _same_unit(first: Unit | None, second: Unit | None) -> bool:
    return first is not None and second is not None and first.kind == second.kind and (first.name == second.name or first.classifier)


def _inherit(first: Numeral, second: Numeral) -> Decimal:
    """Return the low end with the magnitude of the high one where only that is written: 3至5万."""
    assert first.value is not None and second.value is not None  # noqa: S101, PT018 - asked for ranges of values only
    magnitudes = re.search(r"m+$", second.spelled)
    if magnitudes and "m" not in first.spelled:
        scale = Decimal(10) ** (4 if second.value < 10**8 else 8 if second.value < 10**13 else 12)
        if first.value * scale < second.value:
            return first.value * scale
    return first.value


def _read_over(text: str, draft: Draft) -> None:
    """Take 多, 余 and 来 after the number into the slice where a unit follows."""
    following = text[draft.end : draft.end + 1]
    if following not in ("多", "余", "来", "几") or not following:
        return
    rest = draft.end + 1
    if following == "来" and not read_chinese_unit(text, rest):
        return
    if following in ("多", "余") and not (read_chinese_unit(text, rest) or _noun_at(text, rest)):
        if following == "余" or text[rest : rest + 1] in ("，", "。", "、", ""):
            draft.qualifier = "more_than"
            draft.end = draft.number_end = rest
        return
    draft.qualifier = "about" if following == "来" else "more_than"
    draft.end = draft.number_end = rest


def _noun_at(text: str, start: int) -> bool:
    return any(text[start : start + length] in NOUNS for length in (4, 3, 2, 1))


def _read_unit(text: str, draft: Draft) -> Unit | None:
    """Return the unit after the number and take it into the slice."""
    at = draft.end
    if text[at : at + 1] == " ":
        unit = read_chinese_unit(text, at + 1)
        skip = 1
    else:
        unit = read_chinese_unit(text, at)
        skip = 0
    if unit is None and text[at : at + 1] == "大" and draft.value is not None:
        return None
    if unit is None:
        return None
    if _not_unit_here(text, at + skip, unit, draft):
        return None
    draft.end = at + skip + len(unit.written)
    return unit


_WORDS_AFTER = {
    "分": ("之", "别", "布", "为", "成", "类", "析", "配", "局", "钟寺"), "点": ("钟",), "成": ("立", "为", "员", "功", "果", "效", "本", "都", "长", "绩", "就", "份", "熟", "品", "交"),
    "度": ("过", "假"), "方": ("面", "式", "案", "向", "法", "便", "针", "队", "阵"), "名": ("单", "称", "校", "胜", "优", "列", "叫", "为"), "人": ("民", "工", "均", "大", "类", "才", "行", "寿", "体", "社", "文"), "部": ("门", "分", "队", "长", "署"), "家": ("庭", "长", "电", "里", "居", "具", "喻", "乡"), "台": ("湾", "风", "商", "独"),
    "元": ("素", "旦", "首", "宵", "件", "老"), "里": ("程", "面", "奥", "约", "昂"), "级": ("别",), "条": ("件", "例", "约"), "场": ("所", "馆", "景", "地"), "组": ("织", "建", "成", "合"), "代": ("表", "理", "价"), "行": ("业", "动", "政", "为", "人", "走", "驶"), "节": ("目", "能", "约", "日"), "期": ("间", "望", "货", "待"), "面": ("积", "对", "向", "临", "粉"), "门": ("诊", "票", "店", "槛", "户"), "声": ("音",), "手": ("机", "术", "续", "段"), "发": ("展", "布", "生", "电", "现", "放", "行", "射", "明"), "重": ("点", "大", "要", "庆"), "院": ("士", "长"), "位": ("于", "列", "居", "置"), "周": ("边", "期", "围", "末", "一", "二", "三", "四", "五", "六", "日"), "日": ("本", "元", "均", "前", "内", "常"), "月": ("份", "球"), "天": ("然", "津", "气", "空"), "年": ("轻", "级", "龄", "货", "代", "报"), "种": ("植", "子", "粮", "业", "群"), "站": ("点", "在"), "包": ("括", "含", "装"), "单": ("位", "独"), "克": ("服", "里"), "升": ("级", "至", "到"), "集": ("团", "体", "中"), "件": ("均",), "片": ("区", "面"), "处": ("理", "于", "罚", "置"), "回": ("升", "到", "落"), "首": ("次", "都", "个"), "股": ("市", "份", "东", "票", "权"), "环": ("境", "比", "节", "保", "球"), "线": ("上", "下", "路"), "圈": ("子",), "味": ("道",), "样": ("本",), "轮": ("船", "胎"), "步": ("行", "伐"), "层": ("面", "级"), "身": ("份", "体", "边", "亡"), "米": ("其", "勒", "兰", "德"), "口": ("岸", "罩", "粮"), "则": ("是", "为"), "秒": ("杀",), "斤": (), "码": ("头",), "两": ("国", "岸", "地", "会", "个", "年"), "卡": ("车", "塔"), "瓦": ("斯",), "角": ("度", "色", "逐"), "块": ("链",), "对": ("于", "外", "接", "比", "此", "应", "口"), "批": ("准", "发", "评", "复"), "张": ("家",), "间": ("接", "隔"), "项": ("目",), "把": ("握", "关"), "顶": ("级", "端"), "针": ("对",), "支": ("持", "付", "部", "撑", "出", "援"), "把关": (), "幅": ("度",), "道": ("路", "德", "琼"), "次": ("要", "日", "年", "序", "于"), "倍": ("增", "感"), "户": ("外", "籍", "均", "型"), "句": (), "届": ("时",), "层次": (),
}  # fmt: skip
# These need a number in digits or a long one in front: 三角, 四面, 两手, 八方.
_AFTER_DIGITS_ONLY = frozenset(
    {
        "角",
        "方",
        "手",
        "身",
        "面",
        "声",
        "里",
        "两",
        "分",
        "线",
        "单",
        "院",
        "连",
        "样",
        "发",
        "重",
        "记",
        "环",
        "则",
        "码",
        "担",
        "尺",
        "寸",
        "刀",
        "度",
        "圆",
        "晚",
        "夜",
        "顷",
        "载",
        "代",
        "平方",
        "点",
        "卡",
        "顿",
        "球",
        "局",
        "日",
        "堂",
        "月",
        "分钱",
        "镑",
        "级",
    }
)


def _not_unit_here(text: str, at: int, unit: Unit, draft: Draft) -> bool:
    after = _WORDS_AFTER.get(unit.written)
    if after and text[at + len(unit.written) :].startswith(after) if after else False:
        return not (unit.written == "项" and text.startswith("目", at + 1) and False)
    single = draft.number_end - draft.start == 1 and text[draft.start] in _SMALL_NUMERAL
    return single and unit.written in _AFTER_DIGITS_ONLY


def _stands_alone(text: str, draft: Draft, numeral: Numeral, *, spelled: bool, ranged: bool) -> bool:
    """Tell whether a number without unit is a figure: digits are, spelled ones only where a noun or a rank says so."""
    if not spelled:
        return True
    if draft.ranked:
        return True
    at = draft.end
    if text[at : at + 1] == "大" and numeral.value is not None:
        return find_noun(text, at + 1, window=8) is not None
    if text[at : at + 1] == "成" and text[at + 1 : at + 2] not in _WORDS_AFTER["成"]:
        return True
    if text[at : at + 1] in ("折", "番"):
        return True
    if _noun_at(text, at):
        return len(numeral.spelled) > 1 or numeral.value is None or (numeral.value != 1 and text[at] in _BARE_NOUNS)
    return (
        ("m" in numeral.spelled or "s" in numeral.spelled) and len(numeral.spelled) > 1 and (numeral.value is None or numeral.value >= 100)
    )


# What a lone Chinese digit counts without a measure word: 九省, 六国; not 三岛, 四书.
_BARE_NOUNS = frozenset("国省市县区乡镇村校人城部专医")


# What a lone Chinese digit counts without a measure word: 九省, 六国; not 三岛, 四书.
_BARE_NOUNS = frozenset("国省市县区乡镇村校人城部专医")


def _one_counts(text: str, draft: Draft, unit: Unit | None) -> bool:
    """Tell 一 that counts from 一 that is an article."""
    if draft.ranked:
        return True
    if unit is None:
        return text[draft.end : draft.end + 1] in ("成", "番", "半")
    if unit.kind in ("money", "measure", "percent", "multiple", "percentage_point"):
        return True
    if unit.kind == "duration":
        if unit.name == "year":
            return text[draft.end : draft.end + 1] in ("内", "后", "前", "期", "半", "零")
        if unit.name == "year":
            return text[draft.end : draft.end + 1] in ("内", "后", "前", "期", "半", "零")
        return unit.name not in ("day", "night", "generation", "season") and text[draft.start - 1 : draft.start] not in ("这", "那", "每", "新", "有", "同", "某", "另")
    if _counts_beside(text, draft):
        return True
    return text[draft.start - 1 : draft.start] in ("仅", "只", "共") or text[max(0, draft.start - 2) : draft.start] in (
        "只有",
        "仅有",
        "至少",
        "不到",
    )


_BESIDE = re.compile(r"[0-9一二两三四五六七八九十百千](?:[个名位家所张座台辆艘架支条项件只头])")


def _counts_beside(text: str, draft: Draft) -> bool:
    """Tell whether another number is listed beside: 两个氢原子和一个氧原子."""
    before = re.search(r"[^，。；：！？]{0,14}[和、及与]$", text[max(0, draft.start - 15) : draft.start])
    return before is not None and any(not found.startswith("一") for found in _BESIDE.findall(before.group()))


def _resolve(text: str, draft: Draft, unit: Unit | None) -> None:
    """Settle kind and unit."""
    at = draft.end
    if draft.ranked:
        draft.kind = "rank"
        draft.start, draft.end = draft.start - 1, draft.number_end
        return
    if unit is None:
        _resolve_bare(text, draft, at)
        return
    if draft.kind != "money":
        draft.kind, draft.unit, draft.unit_text = unit.kind, unit.name, unit.written
    if unit.parts > 1:
        _divide_by(draft, unit.parts)
    if unit.written == "倍" and text[at : at + 1] == "半" and isinstance(draft.value, Decimal):
        draft.value += Decimal("0.5")
        draft.end += 1
    if unit.kind == "duration" and text[at : at + 1] == "半" and isinstance(draft.value, Decimal):
        draft.value += Decimal("0.5")
        draft.end += 1
    if unit.written == "个" and text[at : at + 1] == "半" and isinstance(draft.value, Decimal):
        following = read_chinese_unit(text, at + 1)
        if following is not None:
            draft.value += Decimal("0.5")
            draft.end = at + 1 + len(following.written)
            draft.kind, draft.unit, draft.unit_text = following.kind, following.name, following.written
            return
    if unit.classifier:
        noun = find_noun(text, draft.end, window=16)
        if noun is not None and unit.written not in ("次", "人次", "户次", "倍", "剂", "剂次", "分", "票", "人", "架次", "班次"):
            draft.unit = noun.name
            if noun.start == draft.end:
                draft.unit_text = unit.written + noun.written
        elif unit.written == "人":
            draft.unit = "person"
        elif noun is None and unit.written in _LOOKS_BACK and (behind := noun_before(text, draft.start)) is not None:
            draft.unit = behind


# Measure words that name nothing by themselves: the noun then stands before the number (床位67984张).
_LOOKS_BACK = frozenset("个家所张项件条座套部台辆艘架枚只头份幅场门款片块道节股笔支根例处名户间".strip())


def _divide_by(draft: Draft, parts: int) -> None:
    for field in ("value", "low", "high"):
        value = getattr(draft, field)
        if isinstance(value, Decimal):
            setattr(draft, field, value / parts)


def _resolve_bare(text: str, draft: Draft, at: int) -> None:
    """Settle a number without unit: tenths, discounts, doublings, a noun, or nothing."""
    following = text[at : at + 1]
    if following == "成" and text[at + 1 : at + 2] not in _WORDS_AFTER["成"] and draft.kind == "count" and _tenths(draft):
        draft.kind, draft.unit, draft.unit_text = "percent", "percent", "成"
        draft.end = draft.number_end = at + 1
        more = DIGITS.get(text[at + 1 : at + 2])
        _times(draft, 10)
        if (
            more
            and isinstance(draft.value, Decimal)
            and text[at + 1 : at + 2] in "一二三四五六七八九"
            and text[at + 2 : at + 3] not in ("个", "年", "名")
        ):
            draft.value += more
            draft.end = draft.number_end = at + 2
        return
    if following == "折" and _tenths(draft):
        draft.kind, draft.unit, draft.unit_text = "percent", "percent", "折"
        draft.end = draft.number_end = at + 1
        _times(draft, 10)
        return
    if following == "番" and text[draft.start - 1 : draft.start] == "翻" and isinstance(draft.value, Decimal) and draft.value < 20:
        draft.kind, draft.unit, draft.unit_text = "multiple", "multiple", "番"
        draft.value = Decimal(2) ** int(draft.value)
        draft.start, draft.end = draft.start - 1, at + 1
        draft.number_end = draft.end
        return
    if draft.kind == "money":
        return
    start = at + 1 if following == "大" else at
    noun = find_noun(text, start, window=10)
    if noun is not None:
        draft.unit, draft.unit_text = noun.name, noun.written


def _tenths(draft: Draft) -> bool:
    top = draft.value if draft.value is not None else draft.high
    return isinstance(top, Decimal) and top < 100


def _times(draft: Draft, factor: int) -> None:
    for field in ("value", "low", "high"):
        value = getattr(draft, field)
        if isinstance(value, Decimal):
            setattr(draft, field, value * factor if value < 10 else value)
