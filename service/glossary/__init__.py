"""Terms that a translation keeps: a newsroom's, read from its files; the package's own; names of places. Fighting ones are told."""

from service.glossary.clashes import Clash, find_clashes
from service.glossary.files import parse_glossary, read_glossary
from service.glossary.terms import Glossary, Term, TermMatch, TermSource

__all__ = ["Clash", "Glossary", "Term", "TermMatch", "TermSource", "find_clashes", "parse_glossary", "read_glossary"]
