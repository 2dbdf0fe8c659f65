"""What an English figure measures: the words of its clause that say it."""

from __future__ import annotations

from collections.abc import Sequence

from service.figures.drafts import Draft
from service.figures.english.phrases import (
    Token,
    begin_phrase,
    end_phrase,
    end_predicate,
    is_break,
    is_number,
    is_verb,
    read_tokens,
    word_at,
)
from service.figures.english.scene import Scene, appositive, before_verb, object_before, of_phrase, skip_fillers
from service.figures.english.verb_table import (
    ADVERBS,
    AUXILIARIES,
    BASES,
    CONJUNCTIONS,
    DETERMINERS,
    FILLERS,
    LINKING,
    MEASURE_NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    VAGUE_NOUNS,
)


def find_subject(text: str, draft: Draft, *, sentence: tuple[int, int], beside: Draft | None) -> str | None:
    """Return the words that say what `draft` measures; `beside` is the figure before it in its sentence."""
    end = min(sentence[1], draft.end + _WINDOW)
    scene = Scene(text, draft, read_tokens(text, sentence[0], draft.start), read_tokens(text, draft.end, end), beside)
    return _RULES.get(draft.kind, _say_measure)(scene)


_WINDOW = 160  # characters after a figure; a noun phrase is shorter


def _say_count(scene: Scene) -> str | None:
    """Name what is counted: the noun phrase behind the number, unless the words before name a measure that it is the value of."""
    measured = _measured(scene)
    if measured is not None:
        return measured
    head = _head(scene)
    if head == 0:
        return _say_elliptic(scene)
    stop = end_phrase(scene.after, 0, head=head)
    phrase = scene.words(scene.after[:stop])
    if phrase is not None and " " in phrase:
        return phrase
    if phrase is not None and phrase.lower() in VAGUE_NOUNS and (named := appositive(scene)) is not None:
        return named
    return _tell_more(scene, phrase, stop) if phrase else scene.inherited


def _tell_more(scene: Scene, phrase: str, stop: int) -> str:
    """Return a bare noun with what is said of it: people have linked theirs, platform links institutions."""
    after = scene.after
    longer = end_predicate(after, stop)
    following = word_at(after, stop)
    if longer > stop + 1 and following not in _NO_PREDICATE and any(is_verb(after, at) for at in range(stop, longer)):
        return scene.words(after[:longer]) or phrase
    named = before_verb(scene)
    if named is None:
        stated = _state(scene) if phrase.lower() in VAGUE_NOUNS else None
        return stated or (f"{holder} {phrase}" if (holder := _holder(scene)) else phrase)
    if named.linking and phrase.lower() not in VAGUE_NOUNS:
        return phrase
    owner = named.phrase or (None if named.verb.startswith("to ") else _nearest(scene))
    link = "to" if named.to and not named.linking else None
    return " ".join(part for part in (owner if _is_short(owner) else None, named.verb.removeprefix("to "), link, phrase) if part)


_NO_PREDICATE = frozenset("and or to a an each every per more as such by".split())


def _state(scene: Scene) -> str | None:
    """Return the statement that ends in a number of people or times, where the noun alone says nothing."""
    end = skip_fillers(scene.before, len(scene.before))
    start = begin_phrase(scene.before, end)
    while start > 0 and is_verb(scene.before, start - 1):
        start = begin_phrase(scene.before, start - 1)
    return scene.words(scene.before[start:end]) if any(is_verb(scene.before, at) for at in range(start, end)) else None


def _holder(scene: Scene) -> str | None:
    """Return what the counted things belong to, with its preposition: public libraries with 208 branches."""
    end = skip_fillers(scene.before, len(scene.before))
    link = word_at(scene.before, end - 1)
    if link not in ("with", "in", "among", "of", "for", "by"):
        return None
    start = begin_phrase(scene.before, end - 1, relatives=False)
    while (cut := next((at for at in range(start, end - 1) if is_number(scene.before[at].word)), None)) is not None:
        start = cut + 1
    found = scene.words(scene.before[start : end - 1])
    return f"{found} {link}" if found and _is_short(found) else None


def _is_short(phrase: str | None) -> bool:
    return phrase is not None and phrase.count(" ") < 5


def _head(scene: Scene) -> int:
    """Return how many tokens behind the number its counted noun takes."""
    written = scene.draft.unit_text
    if not written:
        return 0
    at = scene.text.find(written, scene.draft.number_end, scene.draft.end + len(written) + 40)
    if at < 0:
        return 0
    head = sum(token.start < at + len(written) for token in scene.after)
    while head < len(scene.after) and _is_noun(scene.after, head):
        head += 1
    return head


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Tell a word that may still belong to the counted noun: farmers' markets, grassroots events."""
    word = tokens[at].word
    closed = (
        PREPOSITIONS | RELATIVES | CONJUNCTIONS | ADVERBS | DETERMINERS | PRONOUNS | FILLERS | LINKING | {"and", "or", "while", "by", "to"}
    )
    return (
        word[0].isalpha()
        and word not in closed
        and not word.endswith(("ly", "ed", "ing"))
        and not is_number(word)
        and not is_verb(tokens, at)
    )


def _say_elliptic(scene: Scene) -> str | None:
    """Name a count without a noun: by what is said behind it, or by the figure beside it."""
    after = scene.after
    if not after or is_break(after[0].word) or after[0].word in ("per", "for", "in", "a", "by"):
        named, beside = before_verb(scene), scene.beside
        if named is not None and not named.linking and named.phrase is None and beside is not None and beside.unit == scene.draft.unit:
            return " ".join(part for part in (named.verb, _stem(beside.subject)) if part)
        return _say_measure(scene)
    partitive = after[0].word == "of" and word_at(after, 1) in ("them", "which", "whom", "these", "those")
    if partitive and (named := before_verb(scene)) is not None and named.phrase:
        return f"{named.phrase} {named.verb}"
    begin = 2 if partitive else 0
    rest = scene.words(after[begin : end_predicate(after, begin)])
    counted = scene.beside is not None and scene.beside.kind in ("count", "rate")
    if counted and (partitive or _opens_predicate(after)):
        return " ".join(part for part in (_stem(scene.inherited), rest) if part) or None
    return rest or _say_measure(scene)


def _opens_predicate(after: Sequence[Token]) -> bool:
    return is_verb(after, 0) or word_at(after, 0) in BASES


def _stem(subject: str | None) -> str | None:
    """Return a subject without its own predicate: "shops that were asked" is "shops" in the next statement."""
    if subject is None:
        return None
    words = subject.split()
    cut = next((at for at, word in enumerate(words) if at and (word in RELATIVES or word in AUXILIARIES)), len(words))
    return " ".join(words[:cut])


def _measured(scene: Scene) -> str | None:
    """Return a phrase with a noun of measure whose value the number is: the number of enterprises exceeded 4,300."""
    named = before_verb(scene)
    if named is None or not (named.linking or named.phrase is None):
        return None
    words = (named.phrase or "").lower().replace("’s", "").split()
    return named.phrase if any(word in MEASURE_NOUNS for word in words) else None


def _say_measure(scene: Scene) -> str | None:
    """Name what has a value, and whom it is for."""
    subject = _name_measure(scene)
    if subject is None or word_at(scene.after, 0) != "for" or subject.endswith(" for"):
        return subject
    whom = scene.words(scene.after[1 : end_phrase(scene.after, 0, head=0)])
    return f"{_stem_for(subject)} for {whom}" if whom else subject


def _stem_for(subject: str) -> str:
    return subject.split(" for ")[0]


def _name_measure(scene: Scene) -> str | None:
    """Return what the number is of, a noun before "of", or the subject of the verb before it."""
    named = before_verb(scene)
    if named is not None and named.linking and named.phrase and scene.draft.kind not in ("percent", "ratio"):
        return named.phrase
    if (found := of_phrase(scene)) is not None:
        whole = named is not None and named.phrase and not named.linking and _is_short(named.phrase) and word_at(scene.after, 0) == "of"
        return f"{named.phrase} {named.verb} {found}" if whole and named is not None else found
    if (found := appositive(scene)) is not None:
        return found
    if scene.draft.kind == "ratio" and scene.inherited and [token.word for token in scene.before[-2:]] == ["ratio", "of"]:
        return f"{_stem_for(scene.inherited)} ratio"
    if named is None:
        return object_before(scene) or _followed(scene) or scene.inherited or _nearest(scene)
    if named.phrase is not None:
        return named.phrase if named.linking else f"{named.phrase} {named.verb}"
    if (found := _followed(scene)) is not None:
        return found
    if named.linking or (named.verb.endswith("ed") and " " not in named.verb):
        return scene.inherited or _nearest(scene)
    owner = _nearest(scene)
    return f"{owner} {named.verb}" if owner and _is_short(owner) else named.verb


def _followed(scene: Scene) -> str | None:
    """Return the predicate behind a number that is itself the subject: 90.02% seek treatment."""
    after = scene.after
    if not after or not _opens_predicate(after) or after[0].word in ("up", "down"):
        return None
    said = scene.words(after[: end_predicate(after, 0)])
    return f"{_stem(scene.inherited)} {said}" if scene.inherited and said and after[0].word in AUXILIARIES else said


def _nearest(scene: Scene) -> str | None:
    """Return the subject of the sentence, where no rule names another."""
    first = next((at for at in range(len(scene.before)) if is_verb(scene.before, at)), None)
    return scene.words(scene.before[:first]) if first else None


def _say_span(scene: Scene) -> str | None:
    """Name what takes or lasts so long: what the duration stands before ("eight-minute fitness circle"), or what is said around it."""
    after = scene.after
    if "-" in scene.draft_text and after and not is_break(after[0].word) and (stop := end_phrase(after, 0, head=_end_words(after))):
        return scene.words(after[:stop])
    end = len(scene.before)
    while end > 0 and scene.before[end - 1].word in FILLERS | _SPANS:
        end -= 1
    start = begin_phrase(scene.before, end)
    while start > 0 and is_verb(scene.before, start - 1):
        start = begin_phrase(scene.before, start - 1)
    said = scene.words(scene.before[start:end])
    if said is not None and word_at(after, 0) not in _SHIFTS:
        return said
    begin = next((at for at, token in enumerate(after) if not is_break(token.word) and token.word not in _SHIFTS), len(after))
    return scene.words(after[begin : end_predicate(after, begin)])


_SPANS = frozenset("for in within during over every each past last next coming following first previous".split())
_SHIFTS = frozenset("ago later earlier after before of".split())


def _end_words(tokens: Sequence[Token]) -> int:
    """Return where the first noun phrase of `tokens` ends, prepositions excluded."""
    at = 0
    while at < len(tokens) and tokens[at].word not in PREPOSITIONS | RELATIVES | CONJUNCTIONS | {"and"} and not is_break(tokens[at].word):
        if is_verb(tokens, at) or is_number(tokens[at].word):
            break
        at += 1
    return at


def _say_age(scene: Scene) -> str | None:
    """Name who is so old: the noun before "aged", or the one behind."""
    if "-" in scene.draft_text and (phrase := scene.words(scene.after[: _end_words(scene.after)])):
        return phrase
    end = len(scene.before)
    while end > 0 and scene.before[end - 1].word in FILLERS | {"aged", "age", "ages", "over", "under"}:
        end -= 1
    start = begin_phrase(scene.before, end)
    last = next((at for at in range(end - 1, start - 1, -1) if scene.before[at].word in PREPOSITIONS), None)
    who = scene.words(scene.before[start if last is None else last + 1 : end])
    if who is not None and who.lower() in VAGUE_NOUNS and is_verb(scene.after, 0):
        return f"{who} {scene.words(scene.after[: end_predicate(scene.after, 0)])}"
    return who or scene.inherited


_RANKED_IN = frozenset("for on by".split())


def _say_rank(scene: Scene) -> str | None:
    """Name what is ranked: the noun behind the ordinal, what the rank is "for" or "in terms of", or who holds it."""
    after = scene.after
    if word_at(after, 0) not in PREPOSITIONS | {"place", ""} and not is_break(word_at(after, 0)) and _end_words(after):
        phrase = scene.words(after[: end_phrase(after, 0, head=_end_words(after))])
        if phrase and phrase.lower() not in ("time", "times"):
            return phrase
        return scene.words(scene.before[begin_phrase(scene.before, len(scene.before)) :])
    named = before_verb(scene)
    for at in range(min(len(after), 8)):
        if is_break(after[at].word):
            break
        if after[at].word in _RANKED_IN or (after[at].word == "terms" and word_at(after, at + 1) == "of"):
            found = scene.words(after[at + 1 : end_predicate(after, at + 1)])
            return scene.inherited if found is None or found.lower() in MEASURE_NOUNS else found
    return (named.phrase if named else None) or scene.inherited


def _say_multiple(scene: Scene) -> str | None:
    """Name what multiplies: the object of quadruple, else as of any measure."""
    if scene.draft_text.isalpha() and word_at(scene.after, 0) in DETERMINERS:
        return scene.words(scene.after[: end_phrase(scene.after, 0, head=_end_words(scene.after))])
    return _say_measure(scene)


_RULES = {"count": _say_count, "rate": _say_count, "rank": _say_rank, "age": _say_age, "duration": _say_span, "multiple": _say_multiple}
