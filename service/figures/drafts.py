"""What a figure is while it is being read: a draft that the finders fill and `finish` turns into a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from service.records import Change, Figure, Kind, Qualifier, Quantity, Renderings, Status

_FRACTION = Context(prec=15, rounding=ROUND_HALF_UP)  # the contract: 15 significant digits, half up
Hints = Sequence[tuple[re.Pattern[str], Qualifier]]
_BLANK = Renderings(zh="", en="")


@dataclass(slots=True)
class Draft:
    """A figure being read; `number_end` is where its number ends and its unit begins."""

    start: int
    end: int
    number_end: int
    kind: Kind = "count"
    value: Decimal | str | None = None
    low: Decimal | str | None = None
    high: Decimal | str | None = None
    qualifier: Qualifier = "exact"
    unit: str | None = None
    unit_text: str | None = None
    per: str | None = None
    si: Quantity | None = None
    subject: str | None = None
    period: str | None = None
    change: Change | None = None
    status: Status = "actual"
    suspect: str | None = None
    ranked: bool = False  # the number is an ordinal


def qualify(draft: Draft, *, before: str, after: str, leading: Hints, trailing: Hints) -> None:
    """Give the draft the qualifier of the first wording that stands before it, else of the first that stands behind."""
    for pattern, qualifier in leading:
        if pattern.search(before):
            draft.qualifier = qualifier
            return
    for pattern, qualifier in trailing:
        if pattern.match(after):
            draft.qualifier = qualifier
            return


def plain(value: Decimal | str | None) -> str | None:
    """Return a value as the contract writes it: exact, without exponent or idle zeros.

    >>> plain(Decimal("8.6510E+7"))
    '86510000'
    >>> plain(Decimal("4.80"))
    '4.8'
    """
    if value is None or isinstance(value, str):
        return value
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def divide(dividend: Decimal, divisor: Decimal) -> Decimal:
    """Return a fraction, with 15 significant digits where it has no end.

    >>> divide(Decimal(2), Decimal(3))
    Decimal('0.666666666666667')
    """
    return _FRACTION.divide(dividend, divisor)


def divide_by(draft: Draft, parts: int) -> None:
    """Count whole units where the number counts parts of one: cents."""
    if parts == 1:
        return
    for field in ("value", "low", "high"):
        value = getattr(draft, field)
        if isinstance(value, Decimal):
            setattr(draft, field, value / parts)


def quote_source(drafts: Sequence[Draft], *, plain: str, text: str) -> None:
    """Put subjects and units into the script of the article: `plain` is what was read of `text`, character for character."""
    for draft in drafts:
        start, end = max(0, draft.start - _NEAR), draft.end + _NEAR
        for field in ("subject", "unit_text"):
            words = getattr(draft, field)
            if words is not None:
                setattr(draft, field, _quote(words, plain=plain[start:end], text=text[start:end]))


_NEAR = 120  # characters: subjects come from nearer


def _quote(words: str, *, plain: str, text: str) -> str:
    """Return `words` as `text` writes them; a subject may be put together from two places.

    >>> _quote("门诊量", plain="门诊总量", text="門診總量")
    '門診量'
    """
    if words in text:
        return words
    for cut in range(len(words), 0, -1):
        first, second = plain.rfind(words[:cut]), plain.rfind(words[cut:])
        if first >= 0 and second >= 0:
            return text[first : first + cut] + text[second : second + len(words) - cut]
    return words


def finish(draft: Draft, *, index: int, text: str) -> Figure:
    """Return the record of `draft`, without renderings yet."""
    return Figure(
        index=index,
        text=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        kind=draft.kind,
        value=plain(draft.value),
        low=plain(draft.low),
        high=plain(draft.high),
        qualifier=draft.qualifier,
        unit=draft.unit,
        unit_text=draft.unit_text,
        per=draft.per,
        si=draft.si,
        subject=draft.subject,
        period=draft.period,
        change=draft.change,
        status=draft.status,
        suspect=draft.suspect,
        renderings=_BLANK,
    )
