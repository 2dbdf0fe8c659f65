"""Glossaries of newsrooms: put in whole under an id that digests, jobs and translations then name."""

from typing import Annotated, Self

from fastapi import APIRouter, Path, Response
from pydantic import ConfigDict, Field, model_validator

from service.adapters.rest.admission import ADMITTED
from service.adapters.rest.bodies import GLOSSARY_ID, Text
from service.adapters.rest.describing import BUSY, NO_GLOSSARY, READING_PROBLEMS
from service.adapters.rest.limits import JsonRoute
from service.adapters.rest.routes import OpenDesk
from service.errors import GlossaryMissingError
from service.glossaries import GlossarySummary
from service.glossary import Clash, Glossary, Term, find_clashes, parse_glossary
from service.glossary.files import LONGEST_TERM, MOST_TERMS, check_term
from service.records import Record

MOST_CLASHES = 1_000

router = APIRouter(prefix="/v1/glossaries", route_class=JsonRoute, tags=["glossaries"], dependencies=ADMITTED)

GlossaryId = Annotated[str, Path(pattern=GLOSSARY_ID, description="The newsroom's own name for the glossary.")]
Wording = Annotated[Text, Field(min_length=1, max_length=LONGEST_TERM)]


class TermItem(Record):
    """One term in both languages."""

    zh: Wording
    en: Wording
    note: Text = Field(default="", max_length=2000, description="For people; it changes nothing.")
    also: tuple[Wording, ...] = Field(default=(), max_length=50, description="Other English wordings that are taken for the term.")


class GlossaryBody(Record):
    """A glossary: its terms one by one, or a file's text, one of the three."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"terms": [{"zh": "街道办事处", "en": "subdistrict office"}, {"zh": "浒墅关", "en": "Xushuguan", "note": "not Hushuguan"}]},
                {"table": "zh,en,note\n街道办事处,subdistrict office,\n"},
            ]
        }
    )

    terms: tuple[TermItem, ...] | None = Field(default=None, min_length=1, max_length=MOST_TERMS)
    table: Text | None = Field(default=None, description="The text of a CSV or TSV file with the columns zh, en, note.")
    tbx: Text | None = Field(default=None, description="The text of a TBX file.")

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        if sum(part is not None for part in (self.terms, self.table, self.tbx)) != 1:
            raise ValueError("Give the glossary as 'terms', as 'table' or as 'tbx', one of the three.")
        return self

    def read(self) -> list[Term]:
        """Return the terms.

        Raises:
            GlossaryError: a term that no text can be searched for, or a file that cannot be read.
        """
        if self.terms is not None:
            told = [Term(item.zh.strip(), item.en.strip(), item.note, item.also) for item in self.terms]
            return [check_term(term, where=f"terms.{at}") for at, term in enumerate(told)]
        ending = "" if self.table is not None else ".tbx"
        return parse_glossary((self.table or self.tbx or "").encode("utf-8"), name=ending.removeprefix(".") or "table", ending=ending)


class KeptGlossary(GlossarySummary):
    """A glossary as it was kept, and which of its terms fight."""

    clashes: tuple[Clash, ...] = Field(description="Terms that fight, a thousand at the most; the first of them is used.")


class StoredGlossary(KeptGlossary):
    """A glossary with its terms, in their order."""

    terms: tuple[TermItem, ...]


class GlossaryList(Record):
    """The glossaries that are kept, by id."""

    items: tuple[GlossarySummary, ...]


@router.get("", responses=BUSY)
def list_glossaries(desk: OpenDesk) -> GlossaryList:
    """Tell which glossaries are kept."""
    return GlossaryList(items=desk.glossaries.list())


@router.get("/{identity}", responses=NO_GLOSSARY)
def tell_glossary(identity: GlossaryId, desk: OpenDesk) -> StoredGlossary:
    """Send a glossary with its terms, and tell which of them fight."""
    summary, glossary = _require(desk.glossaries.find(identity))
    terms = tuple(TermItem(zh=term.zh, en=term.en, note=term.note, also=term.also) for term in glossary.terms)
    return StoredGlossary(**summary.model_dump(), clashes=find_clashes(glossary.terms, most=MOST_CLASHES), terms=terms)


@router.put("/{identity}", responses=READING_PROBLEMS | BUSY)
def keep_glossary(identity: GlossaryId, body: GlossaryBody, desk: OpenDesk) -> KeptGlossary:
    """Keep a glossary under an id, in place of what was there; terms that fight are told, and kept all the same."""
    terms = body.read()
    return KeptGlossary(**desk.glossaries.put(identity, terms=terms).model_dump(), clashes=find_clashes(terms, most=MOST_CLASHES))


@router.delete("/{identity}", status_code=204, responses=NO_GLOSSARY)
def remove_glossary(identity: GlossaryId, desk: OpenDesk) -> Response:
    """Forget a glossary."""
    if not desk.glossaries.remove(identity):
        _require(None)
    return Response(status_code=204)


def _require(found: tuple[GlossarySummary, Glossary] | None) -> tuple[GlossarySummary, Glossary]:
    """Return what was found.

    Raises:
        GlossaryMissingError: nothing.
    """
    if found is None:
        raise GlossaryMissingError("There is no glossary of this id. GET /v1/glossaries lists those that are kept.")
    return found
