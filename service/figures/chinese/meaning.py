"""What a Chinese figure says: how exact, of what, per what, when, up or down, reached or planned."""

from __future__ import annotations

import datetime as dt
import re

from service.figures.chinese.moves import name_move
from service.figures.chinese.rates import name_rate
from service.figures.chinese.relative import SPOKEN, spoken_period
from service.figures.chinese.sharing import share_units
from service.figures.chinese.status import read_status
from service.figures.chinese.subject import find_subject
from service.figures.drafts import Draft, qualify
from service.figures.period import nearest_period, same_year
from service.figures.places import Places
from service.records import Qualifier

_SENTENCE = re.compile(r"[。！？!?\n]|(?<=[^\d])\.(?=\s|$)")
_CLAUSE = re.compile(r"[，,；;：:、（）()。！？\n]")
_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (
        re.compile(r"(?:至少|不少于|不低于|不小于|不短于|最少|起码|不下于?)(?:为|达|有|达到|建有|建成|配备|设有|拥有|需要?|要)?$"),
        "at_least",
    ),
    (re.compile(r"(?:最多|至多|不超过|不多于|不高于|不大于|不长于|不晚于|多达|不超|最高|顶多)(?:为|达|有|可达|支付|补贴|奖励)?$"), "up_to"),
    (re.compile(r"(?:超过了?|超出|突破|逾|多于|高于|大于|超|(?<![经通不])过)(?:了|到)?$"), "more_than"),
    (re.compile(r"(?:不足|不到|少于|低于|小于|未满|不满|不及|未达|未到)(?:了|到)?$"), "less_than"),
    (re.compile(r"(?:将近|接近|临近|(?<![附最])近|逼近|直逼)(?:了|于)?$"), "nearly"),
    (re.compile(r"(?:大约|约为|约有|约达|约合|(?<![合签预制节])约|大概|大致|差不多|估计|~|～)$"), "about"),
)
_AFTER: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (re.compile(r"(?:及|或|和)?(?:以上|之上|起步|起(?=[，。；]))"), "at_least"),
    (re.compile(r"(?:及|或|和)?(?:以内|之内|以里)"), "up_to"),
    (re.compile(r"(?:及|或|和)?(?:以下|之下)"), "less_than"),
    (re.compile(r"左右|上下|前后|上下浮动|许(?=[，。])"), "about"),
    (re.compile(r"多(?![少数个次元\d])|有余|出头|强(?=[，。；])"), "more_than"),
)
# Characters before a figure that are read for its period, its status, and its qualifier and rate; nobody measured them.
_WINDOW, _STATUS_WINDOW, _CLAUSE_WINDOW = 80, 60, 40


def explain_chinese(text: str, drafts: list[Draft], *, published: dt.date | None = None, briefly: bool = False) -> list[Draft]:
    """Return the drafts with what the text says of them; those that are only the base of a rate are dropped.

    `briefly` leaves out what a comparison does not ask: subject, period and status.
    """
    places = Places(text, sentence=_SENTENCE, clause=_CLAUSE)
    share_units(text, drafts)
    kept: list[Draft] = []
    previous: Draft | None = None
    for position, draft in enumerate(drafts):
        if _is_base(text, draft):
            continue
        kept.append(draft)
        if draft.kind in ("date", "identifier"):
            continue
        start, end = places.sentence(draft.start)
        beside = previous if previous is not None and previous.start >= start else None
        before = text[max(places.clause(draft.start)[0], draft.start - _CLAUSE_WINDOW) : draft.start]
        _settle(draft, before=before, beside=beside)
        after = text[draft.end : min(end, draft.end + 12)]
        _qualify(draft, before, after)
        name_rate(text, draft, before=before, beside=beside)
        sentence_before = text[max(start, draft.start - _STATUS_WINDOW) : draft.start]
        name_move(draft, before=before, after=after, sentence_before=sentence_before)
        if beside is not None and draft.change is None and _listed(text, beside, draft):
            draft.change = beside.change  # 分别增长4.2%、5.3%
        if not briefly:
            draft.status = read_status(sentence_before)
            draft.period = _period(text, drafts, position, sentence=(start, end), published=published)
            draft.subject = find_subject(text, draft, sentence=(start, end), beside=beside)
        previous = draft
    return kept


def _listed(text: str, first: Draft, second: Draft) -> bool:
    """Tell two figures of one kind with nothing but a mark of lists between them."""
    return (first.kind, first.unit) == (second.kind, second.unit) and text[first.end : second.start] in ("、", "和", "与", "及")


def _settle(draft: Draft, *, before: str, beside: Draft | None) -> None:
    """Make a coefficient of a bare number behind that word, and name what is ranked by its number."""
    if draft.kind == "count" and draft.unit is None and _INDEX.search(before):
        draft.kind, draft.unit = "index", "coefficient"
    elif draft.kind == "rank" and draft.unit is None and beside is not None and _BY_NUMBER.search(before):
        draft.unit = beside.unit


_BY_NUMBER = re.compile(r"(?:数量|总数|总量|规模)[^，。；]{0,10}$")
_INDEX = re.compile(r"(?:系数|指数)[^，。；]{0,8}$")


def _is_base(text: str, draft: Draft) -> bool:
    """Tell 千人 of 每千人口 from a figure."""
    return draft.kind in ("count", "measure") and (text[draft.start - 1 : draft.start] == "每" and draft.start > 0)


def _qualify(draft: Draft, before: str, after: str) -> None:
    if draft.qualifier != "exact":
        return
    qualify(draft, before=before[-8:], after=after, leading=_BEFORE, trailing=_AFTER)


def _period(text: str, drafts: list[Draft], position: int, *, sentence: tuple[int, int], published: dt.date | None) -> str | None:
    """Return the period of the date, or the words for one, that stand nearest before the figure; else of the first date after it."""
    start, end = sentence
    draft = drafts[position]
    dated = next((other for other in reversed(drafts[max(0, position - _FIGURES) : position]) if _is_day(other)), None)
    spoken = [*SPOKEN.finditer(text, max(start, draft.start - _WINDOW), draft.start)]
    if spoken and (dated is None or dated.start < spoken[-1].start()):
        return (spoken[-1].group("same") and same_year(dated)) or spoken_period(spoken[-1], published)
    return nearest_period(drafts, position, start=start, end=end)


_FIGURES = 12  # figures back to a date: a sentence with more is a table


def _is_day(draft: Draft) -> bool:
    return draft.kind == "date" and not str(draft.value or draft.low or "T").startswith("T")
