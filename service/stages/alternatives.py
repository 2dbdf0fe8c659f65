"""Other wordings of a sentence: what the engine gives beside its best, as long as the guard has nothing against it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.engines.base import Decoding, TranslationEngine
from service.glossary import Glossary
from service.guard.carrying import Cargo, load_cargo, unload_cargo
from service.guard.decoding import decode_sentences
from service.guard.judging import judge_translation
from service.records import Figure, Language

# Of many hypotheses some lose a figure or say the same in other marks; nobody has measured how many more to ask for.
SPARE = 2


def find_alternatives(
    text: str,
    *,
    figures: Sequence[Figure],
    source: Language,
    target: Language,
    engine: TranslationEngine,
    decoding: Decoding,
    count: int,
    glossary: Glossary | None = None,
) -> list[str]:
    """Return up to `count` translations of a sentence, best first, each different, with every figure and term and without a fault.

    A sentence that goes through the model in pieces has one at the most.

    Raises:
        ModelError: the engine has no weights for the direction, or failed.
    """
    wide = replace(decoding, beam=max(decoding.beam, count + SPARE), hypotheses=count + SPARE)
    terms = glossary.find(text, language=source) if glossary else ()
    found: dict[str, None] = {}
    for cargo in _cargoes(text, figures=figures, source=source, target=target, engine=engine):
        if len(found) >= count:
            break
        (hypotheses,) = decode_sentences([cargo.text], source=source, target=target, engine=engine, decoding=wide)
        for hypothesis in hypotheses:
            wording = unload_cargo(hypothesis, cargo=cargo, target=target)
            if wording is None:
                continue
            verdict = judge_translation(wording, source_text=text, figures=figures, terms=terms, target=target)
            if verdict.faithful and verdict.fault is None:
                found.setdefault(wording)
    return list(found)[:count]


def _cargoes(text: str, *, figures: Sequence[Figure], source: Language, target: Language, engine: TranslationEngine) -> Iterator[Cargo]:
    """Yield the sentence as it goes through the model: with its figures carried where the model can, then as it is."""
    if engine.placeholders and figures:
        yield load_cargo(text, figures=figures, placeholders=engine.placeholders, source=source, target=target)
    yield Cargo(text)
