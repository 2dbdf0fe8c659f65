"""Two Chinese numbers that make one figure: fractions, ratios, ranges."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.arabic import read_digits
from service.figures.chinese.numerals import DIGITS, Numeral, read_chinese_numeral
from service.figures.drafts import Draft, divide
from service.figures.units import Unit, read_chinese_unit
from service.records import Kind

TO = re.compile(r" ?(?:——|—|－|-|–|~|～|至|到) ?")
_RATIO_SIGNS = (":", "：", "∶", "比")
_SHARES: dict[int, Kind] = {100: "percent", 1000: "permille"}


def begins_number(text: str, at: int, *, more: str = "十几") -> bool:
    """Tell whether a number begins at `at`."""
    return at < len(text) and ("0" <= text[at] <= "9" or text[at] in DIGITS or text[at] in more)


def read_pair(text: str, start: int, numeral: Numeral) -> tuple[Draft | None, int] | None:
    """Return the fraction or ratio that the numeral at `start` begins, and where to look next; None where it begins none."""
    end = numeral.end
    following = text[end : end + 1]
    if text.startswith("分之", end):
        return _read_fraction(text, start, numeral)
    if text.startswith("半", start + 1) and text[start] == "一" and text[start + 2 : start + 3] not in ("天", "边"):
        return Draft(start, start + 2, start + 2, kind="ratio", value=Decimal("0.5"), unit="ratio"), start + 2
    if following == "又" and "分之" in text[end : end + 8]:
        return _read_mixed_fraction(text, start, numeral)
    shared = (start and text[start - 1] == "每") or numeral.value == 10
    if shared and (found := _read_out_of(text, start, numeral)) is not None:
        return found
    if following == "/":
        return _read_slash(text, start, numeral)
    if following in _RATIO_SIGNS and following:
        return _read_ratio(text, start, numeral)
    return None


def _read_fraction(text: str, start: int, bottom: Numeral) -> tuple[Draft | None, int]:
    at = bottom.end + 2
    top = read_chinese_numeral(text, at) if begins_number(text, at, more="十几百") else None
    if top is None or not bottom.value:
        return None, at
    if text.startswith("决赛", top.end):
        return None, top.end  # a quarterfinal
    kind = _SHARES.get(int(bottom.value), "ratio")
    draft = Draft(start, top.end, top.end, kind=kind, unit=kind, unit_text=text[start:at])
    if top.value is None:
        draft.low, draft.high = top.low, top.high
    else:
        draft.value = divide(top.value, bottom.value) if kind == "ratio" else top.value
    _extend_share(text, draft)
    return draft, draft.end


def _extend_share(text: str, draft: Draft) -> None:
    """Take in the second half of 百分之三到百分之五 and 百分之三到五."""
    match = TO.match(text, draft.end)
    if match is None or draft.kind == "ratio" or not isinstance(draft.value, Decimal):
        return
    written = draft.unit_text or ""
    at = match.end() + (len(written) if text.startswith(written, match.end()) else 0)
    second = read_chinese_numeral(text, at) if begins_number(text, at) else None
    if second and second.value is not None and second.value > draft.value:
        draft.low, draft.high, draft.value = draft.value, second.value, None
        draft.end = draft.number_end = second.end


def _read_mixed_fraction(text: str, start: int, whole: Numeral) -> tuple[Draft | None, int]:
    bottom = read_chinese_numeral(text, whole.end + 1)
    top = read_chinese_numeral(text, bottom.end + 2) if bottom and text.startswith("分之", bottom.end) else None
    if not bottom or not top or not bottom.value or top.value is None or whole.value is None:
        return None, whole.end
    value = divide(whole.value * bottom.value + top.value, bottom.value)
    draft = Draft(start, top.end, top.end, kind="ratio", value=value, unit="ratio")
    unit = read_chinese_unit(text, top.end)
    if unit is not None and unit.kind in ("duration", "measure"):
        draft.kind, draft.unit, draft.unit_text, draft.end = unit.kind, unit.name, unit.written, top.end + len(unit.written)
    return draft, draft.end


_OUT_OF = re.compile(
    r"[^，。；0-9一二两三四五六七八九十百千万]{0,12}?(?:[中里]|当中)(?:就|便|约|大约|仅|只|至少|平均|有)*有(?:近|约|超过)?"
)


def _read_out_of(text: str, start: int, whole: Numeral) -> tuple[Draft | None, int] | None:
    """Read 每五人中有一人 as a fifth."""
    match = _OUT_OF.match(text, whole.end)
    part = read_chinese_numeral(text, match.end()) if match is not None and begins_number(text, match.end()) else None
    if part is None or part.value is None or not whole.value or part.value > whole.value:
        return None
    unit = read_chinese_unit(text, part.end)
    end = part.end + (len(unit.written) if unit is not None and unit.kind == "count" else 0)
    return Draft(start, end, end, kind="ratio", value=divide(part.value, whole.value), unit="ratio"), end


def _read_slash(text: str, start: int, top: Numeral) -> tuple[Draft | None, int] | None:
    bottom = read_digits(text, top.end + 1)
    if not bottom or not bottom.value or top.value is None or not top.digits_only or top.value % 1 or bottom.value % 1:
        return None
    if max(top.value, bottom.value) >= 1000 or text[bottom.end : bottom.end + 1] == "/":
        return None
    return Draft(start, bottom.end, bottom.end, kind="ratio", value=divide(top.value, bottom.value), unit="ratio"), bottom.end


def _read_ratio(text: str, start: int, first: Numeral) -> tuple[Draft | None, int] | None:
    second = read_chinese_numeral(text, first.end + 1) if begins_number(text, first.end + 1, more="十") else None
    if second is None or not second.value or first.value is None:
        return None
    whole = not (first.value % 1 or second.value % 1)
    if _is_score(text, start, second.end) or (text[first.end] == "比" and whole and "比" not in text[max(0, start - 8) : start]):
        return None  # 28比11: a score
    return Draft(start, second.end, second.end, kind="ratio", value=divide(first.value, second.value), unit="ratio"), second.end


_SCORE_BEFORE = re.compile(r"比分|[胜负败赢输平]|领先|落后|战|淘汰|横扫|逆转|客场|主场|点球")
_SCORE_AFTER = re.compile(r"[^，。；]{0,2}(?:[战击大险完惜不]?[胜败平负]|赢|领先|落后|击|横扫|逆转|淘汰|大比分|取胜|战[胜平]|绝杀)")


def _is_score(text: str, start: int, end: int) -> bool:
    """Tell 3:1 of a match, two counts, from a ratio."""
    return bool(_SCORE_AFTER.match(text, end)) or (
        "比例" not in text[max(0, start - 12) : start] and bool(_SCORE_BEFORE.search(text, max(0, start - 6), start))
    )


def read_range(text: str, draft: Draft, first: Numeral) -> bool:
    """Extend the draft over 至 and a second number, where they make a range; tell whether they do."""
    if first.value is None:
        return False
    gap = 1 if text[first.end : first.end + 1] == " " else 0
    inner = read_chinese_unit(text, first.end + gap)
    return _extend(text, draft, first, first.end, None) or (
        inner is not None and _extend(text, draft, first, first.end + gap + len(inner.written), inner)
    )


def _extend(text: str, draft: Draft, first: Numeral, end: int, inner: Unit | None) -> bool:
    match = TO.match(text, end)
    if match is None:
        return False
    sign = draft.unit_text if draft.kind == "money" else None
    at = match.end() + (len(sign) if sign and text.startswith(sign, match.end()) else 0)
    if not begins_number(text, at):
        return False
    second = read_chinese_numeral(text, at)
    if second is None or second.value is None or text.startswith("分之", second.end):
        return False
    low = _inherit(first, second) if inner is None else first.value or Decimal(0)
    if low >= second.value:
        return False
    if inner is not None and not _same_unit(text, inner, second.end):
        return False
    draft.low, draft.high, draft.value = low, second.value, None
    draft.end = draft.number_end = second.end
    return True


def _same_unit(text: str, first: Unit, end: int) -> bool:
    second = read_chinese_unit(text, end + (1 if text[end : end + 1] == " " else 0))
    return second is not None and first.kind == second.kind and (first.name == second.name or first.classifier)


def _inherit(first: Numeral, second: Numeral) -> Decimal:
    """Return the low end, with the magnitude of the high one where only that is written: 3至5万, 5至7万亿, 3到5千万."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if "m" in first.spelled:
        return low
    return next((low * scale for scale in second.scales if low * scale < high), low)
