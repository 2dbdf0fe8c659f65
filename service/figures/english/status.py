"""Whether an English figure was reached, is planned, or is estimated: the last such word before it decides."""

from __future__ import annotations

import re

from service.records import Status

_ESTIMATE = (
    r"(?<!than )(?<!as )expect(?:s|ed|ing)?|estimat(?:e|es|ed)|forecast(?:s|ed)?|project(?:ed|s)?(?= to)|predict(?:s|ed)?|likely to"
    r"|anticipat(?:e|es|ed)|(?-i:may|might|could)(?! (?:give|carry|hold|handle|seat|treat|serve|store|accommodate|process|take|provide)\b)"
)
_TARGET = (
    r"will|plans? to|planned to|planning to|aim(?:s|ed|ing)? (?:to|for|at)|targets|targeting|target (?:of|for|is|was)|targets? to"
    r"|goals? (?:of|is|to)|striv(?:e|es|ing) to|is to|are to|intends? to|pledg(?:e|ed|es) to"
    r"|shall|seek(?:s)? to|by 20[3-9]\d|hopes? to|wants? to|vow(?:s|ed)? to"
    r"|objective (?:of|is)|due to (?:open|be|bring)|is set to|are set to"
)
_SAID = re.compile(rf"\b(?:(?P<estimate>{_ESTIMATE})|(?P<target>{_TARGET}))\b", re.IGNORECASE)
# What was planned and then done: planned to upgrade 21,000 clinics and finished 31,000.
_DONE = re.compile(
    r"(?:,|;|\b(?:and|but|while|whereas))\s(?:\w+\s){0,3}?(?:finished|completed|actually|reached|achieved|delivered|ended|has|have|had|was"
    r"|were|did)\b",
    re.IGNORECASE,
)


def read_status(before: str) -> Status:
    """Return what the words before a figure say of it.

    >>> read_status("The city plans to build "), read_status("It planned to upgrade 21,000 and finished ")
    ('target', 'actual')
    """
    last = None
    for match in _SAID.finditer(before):
        last = match
    if last is None or _DONE.search(before, last.end()):
        return "actual"
    return "estimate" if last.group("estimate") else "target"
