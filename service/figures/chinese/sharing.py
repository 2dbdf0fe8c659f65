"""Chinese measure words without a noun of their own: 其中107座, 省级2个, 两个综合类、四个专科类 take that of the figure beside them."""

from __future__ import annotations

import re

from service.figures.drafts import Draft

_FARTHEST, _FIGURES = 80, 5  # characters and figures back to the noun; nobody measured them
_OF_THEM = re.compile(r"(?:其中|[省市县区]级|国家级|另有|分别)[^，。；、]{0,4}$")
_ALONE = re.compile(r"(?:多|余|以[上下内])?(?:[，。；、！？）)\n]|$|表示|认为|反映|均|都|已|获|入选|通过)")
_LISTED = re.compile(r"[^，。；：！？\n]{0,8}[、和及与]")


def share_units(text: str, drafts: list[Draft]) -> None:
    """Give measure words that name nothing the noun of the figure after them in a list, or before them in what they belong to."""
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if _is_open(draft) and _matches(draft, following) and _LISTED.fullmatch(text, draft.end, following.start):
            draft.unit = following.unit
    for position, draft in enumerate(drafts):
        if _is_open(draft) and _depends(text, draft):
            draft.unit = next((other.unit for other in _before(drafts, position) if _matches(draft, other)), draft.unit)


def _is_open(draft: Draft) -> bool:
    """Tell a bare measure word: 个, 座; 处 alone is a place until a noun is known."""
    return draft.kind in ("count", "rate") and bool(draft.unit_text) and (draft.unit is None or draft.unit_text == "处")


def _matches(draft: Draft, other: Draft) -> bool:
    written = draft.unit_text or ""
    return other.unit not in (None, "place") and other.kind in ("count", "rate") and (other.unit_text or "").startswith(written)


def _depends(text: str, draft: Draft) -> bool:
    return bool(_ALONE.match(text, draft.end) or _OF_THEM.search(text, max(0, draft.start - 12), draft.start))


def _before(drafts: list[Draft], position: int) -> list[Draft]:
    near = drafts[max(0, position - _FIGURES) : position]
    return [other for other in reversed(near) if drafts[position].start - other.end <= _FARTHEST]
