"""A figure between the words of its English sentence, and what stands there: the verb before it, its subject, what it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.figures.drafts import Draft
from service.figures.english.phrases import Token, begin_phrase, end_phrase, end_predicate, is_break, is_number, is_verb, word_at
from service.figures.english.verb_table import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    FILLERS,
    LINKING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A figure between the words of its sentence."""

    text: str
    draft: Draft
    before: Sequence[Token]
    after: Sequence[Token]
    beside: Draft | None

    @property
    def draft_text(self) -> str:
        """The figure as written."""
        return self.text[self.draft.start : self.draft.end]

    @property
    def inherited(self) -> str | None:
        """What the figure beside it measures."""
        return self.beside.subject if self.beside is not None else None

    def written(self, tokens: Sequence[Token]) -> str:
        """Return a stretch of tokens as written."""
        return " ".join(self.text[tokens[0].start : tokens[-1].end].split()) if tokens else ""

    def words(self, tokens: Sequence[Token]) -> str | None:
        """Return a stretch of tokens as written, without numbers in front and idle words at either end; None where nothing is left."""
        start, end = 0, len(tokens)
        while start < end and _is_idle(tokens[start].word, word_at(tokens, start + 1)):
            start += 1
        while end > start and (tokens[end - 1].word in _IDLE_LAST or is_break(tokens[end - 1].word)):
            end -= 1
        if start == end:
            return None
        found = " ".join(self.text[tokens[start].start : tokens[end - 1].end].split()).strip(" \"“”‘’'")
        return found if len(found) > 2 and found.lower() not in _EMPTY else None


def _is_idle(word: str, following: str) -> bool:
    """Tell a word that a subject does not begin with: "the", a number, "those" unless they are told from others."""
    if word in ("those", "ones") and following in RELATIVES | PRONOUNS:
        return False
    return word in _IDLE_FIRST or is_break(word) or (is_number(word) and following != "-")


_IDLE_FIRST = (
    (DETERMINERS - {"whose"}) | ADVERBS | PRONOUNS | RELATIVES | CONJUNCTIONS | (PREPOSITIONS - {"under", "above", "below", "over", "per"})
    | frozenset("and or to by with about nearly more over total additional plus including of whom them among some currently".split())
    | frozenset(('"', "“", "”", "’", "'", "$", "%", "-"))
)  # fmt: skip
_IDLE_LAST = (
    AUXILIARIES
    | PREPOSITIONS
    | DETERMINERS
    | FILLERS
    | CONJUNCTIONS
    | frozenset(("and", "or", '"', "“", "”", "‘", "$", "who", "which", "that", "next", "respectively", "altogether"))
) - frozenset("level record total".split())
_EMPTY = frozenset(
    "ago later others more only just years year days day free old number total away long less per month week hour head".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """What stands before a figure: a noun phrase, and the verb between them."""

    phrase: str | None
    verb: str
    linking: bool
    to: bool  # "to" stands behind the verb


def before_verb(scene: Scene) -> Named | None:
    """Return the noun phrase before the verb that governs the number, walking back from it; None where no verb stands there."""
    tokens = scene.before
    end = skip_fillers(tokens, len(tokens))
    stop = end
    if stop > 1 and tokens[stop - 1].word in _PARTICLES and _is_governing(tokens, stop - 2):
        stop -= 1
    while stop > 0 and tokens[stop - 1].word.endswith("ly"):
        stop -= 1
    if stop == 0 or not _is_governing(tokens, stop - 1):
        return None
    linking = tokens[stop - 1].word in LINKING
    stop -= 1
    while stop > 0 and (tokens[stop - 1].word in _BEFORE_VERBS or (tokens[stop].word == "to" and _is_governing(tokens, stop - 1))):
        stop -= 1
    return Named(
        scene.words(tokens[begin_phrase(tokens, stop) : stop]), scene.written(tokens[stop:end]), linking, word_at(tokens, end) == "to"
    )


_PARTICLES = frozenset("in out off on for with into".split())
_BEFORE_VERBS = AUXILIARIES | ADVERBS | {"to"}


def _is_governing(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].word
    return is_verb(tokens, at) or word in LINKING or (word.endswith(("ing", "ed")) and len(word) > 4)


def skip_fillers(tokens: Sequence[Token], end: int) -> int:
    """Return where the words before a number stop being about its size; "from 5 to" is skipped with its number."""
    while end > 0:
        word = tokens[end - 1].word
        if word == "to" and (origin := _origin(tokens, end - 1)) is not None:
            end = origin
        elif word in FILLERS and not (word in LINKING and end > 1 and word not in ("up", "down")):
            end -= 1
        else:
            break
    return end


def _origin(tokens: Sequence[Token], at: int) -> int | None:
    """Return where "from" stands, if "from" and a number come before "to"."""
    for position in range(at - 1, max(-1, at - 7), -1):
        if tokens[position].word == "from":
            return position if any(is_number(token.word) for token in tokens[position:at]) else None
    return None


def appositive(scene: Scene) -> str | None:
    """Return the noun before "of" and the number: a completion rate of 99.29%; not that of "a drop of"."""
    end = len(scene.before)
    while end > 0 and scene.before[end - 1].word in FILLERS and scene.before[end - 1].word != "of":
        end -= 1
    if word_at(scene.before, end - 1) != "of":
        return None
    end -= 1
    start = begin_phrase(scene.before, end)
    for at in range(end - 1, start - 1, -1):
        if scene.before[at].word in PREPOSITIONS - {"of"} or scene.before[at].word in DETERMINERS or scene.before[at].word == "and":
            start = at + 1
            break
    phrase = scene.words(scene.before[start:end])
    return (
        None if phrase is None or phrase.lower() in CHANGE_NOUNS or phrase.lower().split()[-1] in ("increase", "drop", "rise") else phrase
    )


def object_before(scene: Scene) -> str | None:
    """Return the noun phrase between a verb and "to", "by" or "from" before the number: increased its venue area to."""
    end = skip_fillers(scene.before, len(scene.before))
    if end == len(scene.before) or not any(token.word in ("to", "by", "from") for token in scene.before[end:]):
        return None
    start = begin_phrase(scene.before, end, relatives=False)
    return scene.words(scene.before[start:end]) if start > 0 or end - start < 8 else None


def of_phrase(scene: Scene) -> str | None:
    """Return what the number is a part or an amount of: 43% of the teachers who qualified, 250 tons of rat poison."""
    after = scene.after
    if word_at(after, 0) not in ("of", "in", "on") or word_at(after, 1) in ("which", "whom", "them", "it") or is_number(word_at(after, 1)):
        return None
    if word_at(after, 0) == "of" and scene.draft.kind in ("percent", "ratio", "permille", "multiple"):
        return scene.words(after[1 : end_predicate(after, 1)])
    if word_at(after, 0) != "of" and scene.draft.kind != "money":
        return None
    stop = end_phrase(after, 0, head=0)
    return scene.words(after[1:stop]) if stop else None
