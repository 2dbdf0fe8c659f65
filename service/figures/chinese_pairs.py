"""Two Chinese numbers that make one figure: fractions, ratios, ranges."""

from __future__ import annotations

import re
from decimal import Decimal

from service.figures.arabic import read_digits
from service.figures.chinese_numerals import DIGITS, Numeral, read_chinese_numeral
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
    if text.startswith("半", start + 1) and text[start] == "一" and text[start + 2 : start + 3] not in ("天", "边", "会"):
        return Draft(start, start + 2, start + 2, kind="ratio", value=Decimal("0.5"), unit="ratio"), start + 2
    if following == "又" and "分之" in text[end : end + 8]:
        return _read_mixed_fraction(text, start, numeral)
    if following == "/":
        return _read_slash(text, start, numeral)
    if following in _RATIO_SIGNS and following:
        return _read_ratio(text, start, numeral)
    return None


def _read_fraction(text: str, start: int, bottom: Numeral) -> tuple[Draft | None, int]:
    at = bottom.end + 2
    top = read_chinese_numeral(text, at) if begins_number(text, at) else None
    if top is None or not bottom.value:
        return None, at
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
    return Draft(start, top.end, top.end, kind="ratio", value=whole.value + divide(top.value, bottom.value), unit="ratio"), top.end


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
    if text[first.end] == "比" and "比" not in text[max(0, start - 8) : start] and not (first.value % 1 or second.value % 1):
        return None  # 28比11: a score
    return Draft(start, second.end, second.end, kind="ratio", value=divide(first.value, second.value), unit="ratio"), second.end


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
    if match is None or not begins_number(text, match.end()):
        return False
    second = read_chinese_numeral(text, match.end())
    if second is None or second.value is None or text.startswith("分之", second.end):
        return False
    low = _inherit(first, second)
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
    """Return the low end, with the magnitude of the high one where only that is written: 3至5万."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if second.spelled.endswith("m") and "m" not in first.spelled:
        scale = Decimal(10) ** (4 if high < 10**8 else 8 if high < 10**13 else 12)
        if low * scale < high:
            return low * scale
    return low
