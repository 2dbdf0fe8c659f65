"""The date that a figure holds for: the nearest one its sentence names."""

from __future__ import annotations

from service.figures.drafts import Draft, plain


def date_period(draft: Draft) -> str | None:
    """Return the ISO 8601 date or interval of a date draft; None for a clock time."""
    if draft.value is not None:
        value = plain(draft.value)
        return None if value is None or value.startswith("T") else value
    if draft.low is None or draft.high is None or str(draft.low).startswith("T"):
        return None
    return f"{plain(draft.low)}/{plain(draft.high)}"


def same_year(dated: Draft | None) -> str | None:
    """Return the year of the date before, which 当年 and "that year" mean; None without one."""
    period = date_period(dated) if dated is not None else None
    return period[:4] if period is not None and period[:4].isdigit() else None


def nearest_period(drafts: list[Draft], position: int, *, start: int, end: int) -> str | None:
    """Return the period of the last date before the draft at `position` within its sentence, else of the first after it."""
    before = drafts[max(0, position - _FARTHEST) : position]
    after = drafts[position + 1 : position + 1 + _FARTHEST]
    for other in (*reversed(before), *after):
        if other.kind == "date" and start <= other.start < end and (period := date_period(other)) is not None:
            return period
    return None


_FARTHEST = 12  # figures away: a sentence with more is a table, and the cost stays linear
