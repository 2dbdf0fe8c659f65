"""Whether a Chinese figure was reached, is planned, or is expected: the last word in its sentence that says so decides."""

from __future__ import annotations

import re

from service.records import Status

_CUE = re.compile(
    r"(?P<estimate>预计|预测|估计|有望|估算|据估|预料|料将|预估|或将|可能|大约将)"
    r"|(?P<target>力争|争取|争当|计划(?![”’」』》])|拟(?!合|真|人)|(?<![即行])将(?!近|军|来|士|领|要[^，。]{0,2}有)|目标(?!责任)|(?<!五年)规划(?!期|》|院|局)"
    r"|确保|应达到|预期|打算|(?<![只需主重想不])要(?:求)?[^，。]{0,12}(?:达到|控制在|提高到|提升到|不低于|超过)|未来|今后)"
    r"|(?P<actual>实际|已经?(?!将)|目前|迄今)"
)
_COMPARED = re.compile(r"比[^，。；]{0,10}?(?:预计|预测|预估|预期|估计|计划|目标)")


def read_status(before: str) -> Status:
    """Return the status that the sentence says up to the figure.

    >>> read_status("原计划改造"), read_status("原计划改造2.1万处，实际完成"), read_status("比通车前的预估高出")
    ('target', 'actual', 'actual')
    """
    compared = [match.end() for match in _COMPARED.finditer(before)]
    cues = [match for match in _CUE.finditer(before) if match.end() not in compared]
    if not cues:
        return "actual"
    last = cues[-1]
    return "estimate" if last.group("estimate") else "target" if last.group("target") else "actual"
