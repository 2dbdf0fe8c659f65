"""Which full stops, question marks and ellipses of a line end a sentence."""

import re
from dataclasses import dataclass

from service.clauses.pairs import CLOSERS, Pairs
from service.records import Language
from service.stages.sentences.abbreviations import BEFORE_NUMBERS, EXTENSIONS, NEVER_LAST, PERHAPS_LAST, SENTENCE_STARTERS

# No semicolon, however long the sentence: figures in a list of clauses share the subject and the year before the first of them,
# and an engine that cannot take the whole has service.clauses.
STOP = re.compile(r"[。｡！？!?．.…‥]+")
_CITATION = re.compile(r"[ \u00a0]?(?:\[\d{1,3}(?:[ ,，、–—-]+\d{1,3})*\])+|[⁰¹²³⁴-⁹]+")
_WORD_BEFORE = re.compile(r"[A-Za-z0-9.,%’'&-]+$")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$")
_LIST_NUMBER = re.compile(r"[(（\[]?(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})$")
_PLAIN_WORD = re.compile(r"[A-Za-z’'-]*[a-z]{2}$")
_OPENING_MARKS = "“\"‘'「『《〈（(【[〔"
# What the sentence goes on with after a quotation that ends in a stop: “为什么？”的追问.
_GOES_ON = frozenset("，、；：,;:)）】》的地得等和与及或")
_ELLIPSIS_GOES_ON = _GOES_ON | frozenset("都也则就")
_ABBREVIATIONS = NEVER_LAST | BEFORE_NUMBERS | PERHAPS_LAST
# All looking back and ahead is bounded, so that a line of any length costs linear time.
_LOOK = 48


@dataclass(frozen=True, slots=True)
class Stop:
    """A run of stop marks: where it begins, where the marks end, and where its closing quotes and citations end."""

    start: int
    marks_end: int
    end: int


def read_stop(line: str, start: int, *, pairs: Pairs) -> Stop:
    """Return the stop that begins at `start` with all that belongs to it: more marks, closing quotes, citation marks."""
    first = STOP.match(line, start)
    marks_end = end = first.end() if first else start
    while end < len(line):
        if line[end] in CLOSERS and (line[end] not in "\"'" or pairs.closes(end)):
            end += 1
            continue
        more = _CITATION.match(line, end) or STOP.match(line, end)
        if more is None:
            break
        end = more.end()
    return Stop(start, marks_end, end)


def ends_sentence(line: str, stop: Stop, *, begin: int, language: Language) -> bool:
    """Return whether `stop` ends the sentence that began at `begin`; an ellipsis before Chinese only does in Chinese text."""
    rest = line[stop.end : stop.end + _LOOK]
    follow = rest.lstrip().lstrip(_OPENING_MARKS)
    if not rest.strip():
        return True
    marks = line[stop.start : stop.marks_end]
    if _is_ellipsis(marks):
        return _ellipsis_ends(line, stop, rest, language)
    if any(mark in "。｡！？．" for mark in marks) and not (marks == "．" and line[stop.start - 1 : stop.start].isdigit()):
        quoted = stop.end > stop.marks_end
        return rest[0] not in (_GOES_ON if quoted else "，、；,;")
    if not follow or follow[0] in ",;:.!?":
        return False
    if not rest[0].isspace():
        return _ends_before_glued(line, stop, follow)
    if marks[0] in "!?":
        return not _is_lower(follow)
    return _ends_before_space(line, stop, follow, begin)


def _is_chinese(character: str) -> bool:
    return character.isalpha() and not character.isascii()


def _is_ellipsis(marks: str) -> bool:
    return set(marks) <= set("…‥") or (len(marks) > 2 and set(marks) == {"."})


def _is_lower(follow: str) -> bool:
    """Return whether the next word is in lower case; a trade name (iPhone) is not."""
    return follow[0].islower() and not follow[1:2].isupper()


def _ellipsis_ends(line: str, stop: Stop, rest: str, language: Language) -> bool:
    """Return whether a thought breaks off here rather than pauses.

    A Chinese one ends the sentence when it is a double one and no list (小学、初中……) trails off with it.
    """
    after = rest.lstrip().lstrip(_OPENING_MARKS)
    if not after or rest[0] in _ELLIPSIS_GOES_ON:
        return False
    if after[0].isascii():
        spaced = rest[0].isspace() or line[stop.start - 1 : stop.start].isalpha()
        return spaced and after[0].isupper()
    clause = re.split("[，。；：]", line[max(0, stop.start - 16) : stop.start])[-1]
    return language is Language.ZH and stop.marks_end - stop.start > 1 and "、" not in clause


def _ends_before_glued(line: str, stop: Stop, follow: str) -> bool:
    """Return whether a sentence ends where the next one follows without a space, as machine-made text has it.

    Never between digits: "the age of 3.9.351,500 people" cannot be parted without guessing.
    """
    before = line[stop.start - 1 : stop.start]
    word = _word_before(line, stop)
    closed = stop.end > stop.marks_end or before in CLOSERS
    plain = bool(_PLAIN_WORD.search(word)) and word not in _ABBREVIATIONS and "." not in word
    first = follow[0]
    if first.isdigit():
        return closed or before == "%" or _is_chinese(before) or (plain and len(word) > 2 and not before.isspace())
    if not first.isascii():
        return closed or plain or before == "%" or _is_chinese(before)
    if not first.isupper():
        return False
    if closed or before == "%":
        return True
    if follow[1:2].islower() or follow[1:2] in (" ", "’", "'"):
        return plain or (before.isdigit() and _LIST_NUMBER.fullmatch(word) is None)
    name = re.match("[A-Z]+", follow)
    return plain and name is not None and name.group() not in EXTENSIONS


def _ends_before_space(line: str, stop: Stop, follow: str, begin: int) -> bool:
    """Return whether a full stop ends a sentence, by the word before it and the word after the blank."""
    word = _word_before(line, stop)
    if _is_lower(follow):
        return False
    if _LIST_NUMBER.fullmatch(line[begin : stop.start][:8]) and stop.start - begin < 8:
        return False
    if stop.end > stop.marks_end:
        # After a quotation the sentence is over; in brackets "(Serial No.)" it may be only the abbreviation.
        return line[stop.marks_end] not in ")）]" or word not in _ABBREVIATIONS
    if word in NEVER_LAST:
        return False
    if word in BEFORE_NUMBERS:
        return not follow[0].isdigit()
    if word in PERHAPS_LAST or _INITIALS.fullmatch(word):
        next_word = re.match("[A-Za-z]+", follow)
        return next_word.group().lower() in SENTENCE_STARTERS if next_word else not follow[0].isdigit()
    if word[-1:].isdigit() and follow[0].isdigit():
        return _are_apart(word, follow)
    return True


def _are_apart(word: str, follow: str) -> bool:
    """Return whether two numbers around ". " are two ("in 2021. 35 schools") and not one that a blank broke ("3. 5")."""
    after = re.match(r"[\d,]+", follow)
    return len(word) > 2 or (after is not None and len(after.group()) > 2)


def _word_before(line: str, stop: Stop) -> str:
    """Return the Latin word or number that the stop follows, or an empty text."""
    found = _WORD_BEFORE.search(line[max(0, stop.start - _LOOK) : stop.start].rstrip())
    return found.group().lstrip("'’.,-") if found else ""
