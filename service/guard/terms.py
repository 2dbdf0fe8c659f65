"""Terms put into a sentence: in the number and with the article that their place asks for; another wording of theirs replaced."""

import re
from collections.abc import Iterator, Sequence

from service.glossary import Term, TermMatch, find_wording
from service.glossary.english import pluralize, singularize
from service.records import Language

_ONE = re.compile(r"(?:\b(?:an?|one|each|every|another|this|that|per)|(?<![\d.,])1)(?: [a-z]+)? $", re.IGNORECASE)
_MANY = re.compile(
    r"(?:\b(?:these|those|many|several|both|few|various|numerous|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million)"
    r"|\d\d|(?<![\d.,])[02-9]|[.,]\d+|⟧) $",
    re.IGNORECASE,
)
_STAND_INS = (("北京", "Beijing"), ("上海", "Shanghai"), ("天津", "Tianjin"), ("广东", "Guangdong"))
# What models that learnt to carry numbers write behind any placeholder; nothing but a number has a 年 of its own.
_YEAR = re.compile(r"^年(?!度|底|末|初|级|代|龄|轻|前|后|中|均|报|会|产|鉴|货|青|老|终|间|来|内)")
_YEAR_LONG = re.compile(r"^-years?(?:-old)?\b")
_ARTICLE = re.compile(r"\b([Aa])n? $")
# Words that begin with a vowel's letter and not its sound, and the other way round, with letters that are read by a name of such a sound.
_LIKE_CONSONANT = re.compile(r"(?:uni[^nm]|use|usu|eu|one\b|once)", re.IGNORECASE)
_LIKE_VOWEL = re.compile(r"(?:hour|honest|honou?r|heir|[AEFHILMNORSX][A-Z]+\b)")


def fit_wording(term: Term, *, before: str) -> str:
    """Return an English term in the number that the words before it ask for; a name has none.

    >>> fit_wording(Term("村卫生室", "village clinics"), before="The county built a ")
    'village clinic'
    >>> fit_wording(Term("街道", "subdistrict"), before="There are 12 ")
    'subdistricts'
    """
    if term.origin == "place":
        return term.en
    if _MANY.search(before):
        return pluralize(term.en)
    return singularize(term.en) if _ONE.search(before) else term.en


def fit_article(before: str, *, wording: str) -> str:
    """Return `before` with its last word a or an as the word behind it asks.

    >>> fit_article("It is a ", wording="elderly care home"), fit_article("Built by an ", wording="university")
    ('It is an ', 'Built by a ')
    """
    vowel = wording[:1].lower() in tuple("aeiou")
    vowel = (vowel and not _LIKE_CONSONANT.match(wording)) or bool(_LIKE_VOWEL.match(wording))
    return _ARTICLE.sub(lambda match: f"{match[1]}n " if vowel else f"{match[1]} ", before)


def put_term(text: str, *, placeholder: str, term: Term, target: Language) -> str:
    """Return `text` with a term in the place of its placeholder, as the words around it ask.

    >>> put_term("There is a ⟦0⟧.", placeholder="⟦0⟧", term=Term("养老院", "elderly care home"), target=Language.EN)
    'There is an elderly care home.'
    >>> put_term("⟦0⟧-year education", placeholder="⟦0⟧", term=Term("山东", "Shandong"), target=Language.EN)
    'Shandong education'
    >>> put_term("⟦0⟧年新增医院。", placeholder="⟦0⟧", term=Term("山东", "Shandong"), target=Language.ZH)
    '山东新增医院。'
    """
    before, _, after = text.partition(placeholder)
    if target is Language.ZH:
        return before + term.zh + _YEAR.sub("", after)
    after = _YEAR_LONG.sub("", after)
    wording = fit_wording(term, before=before)
    if not before.strip() and wording[:1].islower():
        wording = wording[0].upper() + wording[1:]
    return fit_article(before, wording=wording) + wording + after


def free_stand_ins(text: str, *, source: Language) -> Iterator[tuple[str, str]]:
    """Yield names that every model knows, as `text` would say them and as a translation will; none that the text holds itself."""
    for zh, en in _STAND_INS:
        here, there = (zh, en) if source is Language.ZH else (en, zh)
        if here not in text:
            yield here, there


def write_terms_in(text: str, *, matches: Sequence[TermMatch], target: Language) -> str:
    """Return the source with terms written in the words of the target, which models mostly copy: for those that take no placeholders.

    >>> write_terms_in("在青岛召开", matches=[TermMatch(1, 3, Term("青岛", "Qingdao"))], target=Language.EN)
    '在 Qingdao 召开'
    """
    gap = " " if target is Language.EN else ""
    for match in sorted(matches, key=lambda match: -match.start):
        text = f"{text[: match.start]}{gap}{match.term.wording(target)}{gap}{text[match.end :]}"
    return text


def mend_terms(translation: str, *, matches: Sequence[TermMatch], target: Language) -> str:
    """Return the translation with the newsroom's wording where another known one of the same term stands, or the same in other case.

    Only where the source says the term once and the other wording stands there once.

    >>> mend_terms("A resident doctor of the who.", matches=[TermMatch(0, 4, Term("世卫组织", "WHO", also=("who",)))], target=Language.EN)
    'A resident doctor of the WHO.'
    """
    for match in matches:
        term = match.term
        if not term.fixed or target is Language.ZH or sum(other.term == term for other in matches) != 1:
            continue
        place = _only_other_place(translation, term=term)
        if place is not None:
            start, end = place
            many = translation[start:end].endswith("s") and not _ONE.search(translation[:start])
            wording = pluralize(term.en) if many else fit_wording(term, before=translation[:start])
            if start == 0 and translation[:1].isupper():
                wording = wording[0].upper() + wording[1:]
            translation = fit_article(translation[:start], wording=wording) + wording + translation[end:]
    return translation


def _only_other_place(translation: str, *, term: Term) -> tuple[int, int] | None:
    """Return where another wording of a term stands, its only one; None where the term stands itself, or the place is not sure."""
    places = [place for wording in (term.en, *term.also) for place in find_wording(wording, text=translation, language=Language.EN)]
    if len(set(places)) != 1:
        return None
    start, end = places[0]
    standing = translation[start:end]
    own = {term.en, pluralize(term.en), singularize(term.en)}
    # A capital where a sentence begins, or a title's, is not another case.
    return None if standing in own or (term.en.islower() and standing.lower() in own) else (start, end)
