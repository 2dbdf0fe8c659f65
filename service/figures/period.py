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


def nearest_period(drafts: list[Draft], draft: Draft, start: int, end: int) -> str | None:
    """Return the period of the last date before `draft` in its sentence, else of the first after it."""
    before = [other for other in drafts if other.kind == "date" and start <= other.start < draft.start]
    after = [other for other in drafts if other.kind == "date" and draft.start < other.start < end]
    for other in (*reversed(before), *after):
        period = date_period(other)
        if period is not None:
            return period
    return None
