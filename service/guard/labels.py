"""Names and codes that hold digits (5G, 8+10, COVID-19): terms that are the same in every language."""

import re
from collections.abc import Sequence

from service.glossary import Term, TermMatch
from service.records import Figure

_LABEL = re.compile(
    r"(?<![A-Za-z0-9.,+-])(?:[A-Za-z]{1,8}-?\d{1,4}[A-Za-z]?(?:-\d{1,3})?|\d{1,3}[A-Z]{1,3}\+?|\d{1,2}\+\d{1,2})(?![A-Za-z0-9%]|[.,+-]\d)"
)


def find_labels(text: str, *, figures: Sequence[Figure], terms: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """Return the labels of `text` outside its figures and terms: preferred as they stand, carried where the model garbles them.

    >>> [match.term.en for match in find_labels("中心城区5G全覆盖，推进“8+10”产业，防控COVID-19", figures=(), terms=())]
    ['5G', '8+10', 'COVID-19']
    """
    taken = [(figure.start, figure.end) for figure in figures] + [(match.start, match.end) for match in terms]
    return tuple(
        TermMatch(match.start(), match.end(), Term(match[0], match[0], origin="place"))
        for match in _LABEL.finditer(text)
        if all(match.end() <= start or end <= match.start() for start, end in taken)
    )
