"""The terms that come with the package, as tables beside this module."""

from functools import cache
from importlib import resources

from service.glossary.files import parse_table
from service.glossary.terms import Origin, Term


@cache
def read_built_in(name: str, *, origin: Origin) -> tuple[Term, ...]:
    """Return the terms of one of the package's own tables."""
    text = resources.files("service.glossary").joinpath(name).read_text(encoding="utf-8")
    return tuple(parse_table(text, name=name, delimiter="\t", origin=origin))
