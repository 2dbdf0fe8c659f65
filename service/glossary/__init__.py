"""Terms that a translation keeps: a newsroom's, read from its files; the package's own; names of places. Fighting ones are told."""

from service.glossary.builtin import read_built_in
from service.glossary.clashes import Clash, find_clashes
from service.glossary.files import parse_glossary, read_glossary
from service.glossary.glossary import Glossary, TermSource
from service.glossary.places import Places
from service.glossary.terms import Term, TermMatch, find_wording

__all__ = [
    "Clash", "Glossary", "Places", "Term", "TermMatch", "TermSource", "find_clashes", "find_wording", "parse_glossary", "read_built_in",
    "read_glossary",
]  # fmt: skip
