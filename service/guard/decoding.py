"""Sentences to hypotheses by an engine: over-long ones go through in clauses and come back joined."""

from collections.abc import Sequence

from service.clauses import split_clauses
from service.engines.base import Decoding, TranslationEngine
from service.guard.marks import peel_marks
from service.guard.wording import polish_translation, prepare_source
from service.records import Language

# A clause that ends a piece hands its mark on to the translation: the model closes every piece with a full stop.
_MARKS = {
    Language.EN: {"，": ",", "、": ",", "；": ";", "：": ":", ",": ",", ";": ";", ":": ":"},
    Language.ZH: {",": "，", ";": "；", ":": "：", "，": "，", "；": "；", "：": "："},
}
# Openings that lose their capital inside a sentence; any other first word may be a name.
_LOWERED = frozenset(
    "The A An And But Or In On At By With For From To Of It Its This That These Those There We They He She "
    "Which While When As After Among More Several Half Two Three Four Five Six Seven Eight Nine".split()
)


def decode_sentences(
    sentences: Sequence[str], *, source: Language, target: Language, engine: TranslationEngine, decoding: Decoding
) -> list[list[str]]:
    """Return the hypotheses of each sentence, best first; one alone where the sentence went through in pieces.

    Raises:
        ModelError: the engine has no weights for the direction, or failed.
    """
    peeled = [peel_marks(sentence) for sentence in sentences]
    prepared = [prepare_source(sentence.body, language=source) for sentence in peeled]
    sizes = engine.count_tokens(prepared, source=source, target=target)
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    for sentence, size in zip(prepared, sizes, strict=True):
        first = len(pieces)
        pieces += cut_sentence(sentence, language=source, tokens=size, window=engine.window)
        spans.append((first, len(pieces)))
    hypotheses = engine.translate(pieces, source=source, target=target, decoding=decoding)
    joined = [_join_hypotheses(pieces[a:b], hypotheses=hypotheses[a:b], target=target) for a, b in spans]
    return [[marks.wrap(text, language=target) for text in found] for marks, found in zip(peeled, joined, strict=True)]


def cut_sentence(sentence: str, *, language: Language, tokens: int, window: int) -> list[str]:
    """Return the pieces in which a sentence of so many tokens goes through the model: itself while it fits the window."""
    if tokens <= window:
        return [sentence]
    limit = max(8, len(sentence) * window // max(tokens, 1))
    return [sentence[start:end].strip() for start, end in split_clauses(sentence, language=language, limit=limit)]


def _join_hypotheses(pieces: Sequence[str], *, hypotheses: Sequence[list[str]], target: Language) -> list[str]:
    """Return whole-sentence hypotheses from those of the pieces."""
    if len(pieces) == 1:
        return [polish_translation(hypothesis, language=target) for hypothesis in hypotheses[0]]
    best = [polish_translation(found[0] if found else "", language=target) for found in hypotheses]
    whole = join_pieces(pieces, texts=best, target=target)
    return [] if whole is None else [whole]


def join_pieces(pieces: Sequence[str], *, texts: Sequence[str], target: Language) -> str | None:
    """Return the translations of a sentence's pieces as one; None where a piece came to nothing and would be missing without a trace."""
    if not all(text.strip() for text in texts):
        return None
    joined = ""
    for number, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if number < len(texts) - 1:
            text = text.rstrip(".。!！,，;；:：、 ") + _MARKS[target].get(piece.rstrip()[-1:], "")
        if joined and target is Language.EN:
            first, _, rest = text.partition(" ")
            text = f" {first.lower() if first in _LOWERED else first} {rest}".rstrip() if rest else f" {text}"
        joined += text
    return joined
