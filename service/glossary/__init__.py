"""A newsroom's terms: read from its files, found in a text, fighting ones told."""

from service.glossary.files import read_glossary
from service.glossary.terms import Clash, Glossary, Term, TermMatch

__all__ = ["Clash", "Glossary", "Term", "TermMatch", "read_glossary"]
