"""What a Chinese figure measures: the words of its clause that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.figures.chinese.nouns import find_noun
from service.figures.chinese.verb_table import ACTS, CUTS, GENERIC, LEADS, LEVELS, SAYS, TAILS, VAGUE
from service.figures.drafts import Draft

_LONGEST = 26  # characters of a subject: about what the cell of a table takes
_WINDOW = 80  # characters before a figure that are read for its subject
_CLAUSE = re.compile(r"[，,；;：:。！？!?\n]")
_TIME = (
    r"(?:截至|截止|到|自|从|在|于|由)?(?:(?:去年|今年|当年|同年|上年|\d{4}年)(?:底|末|初|年底|上半年|下半年|前三季度|第?[一二三四]季度)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|\d{1,2}月(?:\d{1,2}日|底|末|份)?|年底|年末|上半年|下半年|前三季度|[一二三四]季度)(?:至\d{1,2}月(?:\d{1,2}日)?)?(?:以来|期间|之前|以前|前|时|起|间|的|，)?"
)
_TIMES = re.compile(_TIME)
_ITEM = re.compile(r"^\s*(?:[（(]?\d{1,2}[）).、．]|[一二三四五六七八九十]{1,3}(?:是|、|要))\s*")
_LEADS = re.compile(rf"^(?:{LEADS}|[\s“”\"'‘’「」『』—–-])++")
_TAILS = re.compile(rf"(?:{TAILS}|[\s“”\"'‘’「」『』（(])++$")
_ACTS = re.compile(rf"(?<!的)(?:{ACTS})$")
_FROM = re.compile(r"(?:由|从)[^，。；]{0,20}\d[^，。；]{0,14}$")
_THAN = re.compile(r"(?<![入之占价性配对])(?:比|较)(?!例|重|率)[^，。；]{1,14}$")
_RANKED = re.compile(r"中?(?:排名|排在|排|位列|位居|名列|居于|居|列)[\u4e00-\u9fff]{0,6}$")
_EACH = re.compile(
    r"^(?:平均)?每(?:[\d十百千万]+)?[\u4e00-\u9fff]{0,4}?(?:常住人口|人口|平方公里|平方米|公里|个村|[人户亩年月周天日吨村县家所名台])(?:拥有|有|约|的)?|^(?:户均|人均)$"
)
_EACH_LAST = re.compile(
    r"在?(?:平均)?每(?:公斤|千克|斤|吨|亩|公顷|人|户|天|日|年|月|周|平方米|公里|次|台|件|度|升|小时|[百千万]人|[百千万]户)$"
)
_OF = re.compile(r"(?:以上|以下|左右|多|强)?的(?P<whole>[^，,；;：:。！？!?\n、]{1,20})")
_RUN = re.compile(r"[^，,；;：:。！？!?\n、（）()《》“”\"'\d]{1,14}")
_QUOTED = re.compile(r"[“「『\"]([^”」』\"\n]{2,20})")
_ENDS = re.compile(f"{SAYS}|{CUTS}")
_ACT = re.compile(f"(?:{ACTS})了?")
_LEVEL = re.compile("|".join(LEVELS))
_PREDICATE = re.compile(rf"(?:以上|以下|左右)?(?:都|均|已经|已|仍|还|也)?(?:{SAYS})")


def find_subject(text: str, draft: Draft, *, sentence: tuple[int, int], beside: Draft | None) -> str | None:
    """Return the words that say what `draft` measures; `beside` is the figure before it in its sentence."""
    scene = _Scene(text, draft, sentence[0], min(sentence[1], draft.end + 40), beside)
    found = _RULES.get(draft.kind, _say_measure)(scene)
    return found[-_LONGEST:] if found else None


@dataclass(frozen=True, slots=True)
class _Scene:
    """A figure, the bounds of its sentence, and the figure beside it."""

    text: str
    draft: Draft
    start: int
    end: int
    beside: Draft | None

    @property
    def inherited(self) -> str | None:
        """What the figure beside it measures."""
        return self.beside.subject if self.beside is not None else None

    @property
    def clause(self) -> str:
        """The words of the clause before the figure, from the figure beside it on."""
        start = max(self.start, self.draft.start - _WINDOW, self._edge)
        edges = [match.end() for match in _CLAUSE.finditer(self.text, start, self.draft.start)]
        return self.text[edges[-1] if edges else start : self.draft.start]

    @property
    def _edge(self) -> int:
        """Where the words of the figure beside it end; spans and ages belong to what follows them: 24小时图书馆."""
        if self.beside is None:
            return 0
        attribute = self.beside.kind in ("duration", "age") and not self.text.startswith((*_SHIFTS, "，", "、", "的"), self.beside.end)
        return self.beside.start if attribute or self.beside.kind == "age" else self.beside.end

    @property
    def earlier(self) -> str:
        """The clause before the one of the figure."""
        start = max(self.start, self.draft.start - _WINDOW)
        clauses = _CLAUSE.split(self.text[start : self.draft.start])
        return clauses[-2] if len(clauses) > 1 else ""

    @property
    def after(self) -> str:
        """The words of the clause behind the figure."""
        match = _CLAUSE.search(self.text, self.draft.end, self.end)
        return self.text[self.draft.end : match.start() if match else self.end]


def _say_measure(scene: _Scene) -> str | None:
    """Name what has a value: what stands before it, what it is a part of, or what the figure beside it measures."""
    if scene.draft.kind in ("percent", "ratio", "permille") and (whole := _OF.match(scene.after)):
        return _lean(whole.group("whole")) or scene.inherited
    clause, behind = scene.clause, _noun_behind(scene)
    named = _trim(clause, keep_acts=True)
    if behind and clause.rstrip("约近超").endswith("的"):
        return f"{named}的{behind}" if named else behind
    if scene.beside is not None and clause.startswith("占"):
        return _join(scene.inherited, _TAILS.sub("", clause))
    if scene.beside is not None and (named in GENERIC or _ACT.fullmatch(named)):
        return _join(scene.inherited, named)
    if named:
        return named
    if _PREDICATE.match(scene.after):
        return _join(scene.inherited if "其中" in clause else _trim(scene.earlier), _lean(scene.after))
    return scene.inherited or behind or _trim(scene.earlier)


def _join(first: str | None, second: str) -> str:
    """Return two parts of a subject as one, unless it would be too long to read."""
    return f"{first}{second}" if first and len(first) + len(second) <= _LONGEST else second


def _say_count(scene: _Scene) -> str | None:
    """Name what is counted: the noun behind the number, else the words before it."""
    clause, behind = scene.clause, _noun_behind(scene)
    named = _trim(clause)
    if behind is not None:
        attribute = named if clause.rstrip("约近超过").endswith("的") and len(named) <= _ATTRIBUTE else ""
        if behind in VAGUE or (not attribute and len(behind) <= _BARE):
            return _tell_more(scene, behind)
        return f"{attribute}的{behind}" if attribute else behind
    if _LEVEL.fullmatch(named) and scene.inherited:
        return named + _LEVEL.sub("", scene.inherited, count=1)
    if named and named not in GENERIC and not _ACT.fullmatch(named):
        return named
    if scene.after and _PREDICATE.match(scene.after):
        return _say_of_some(scene)
    acted = _trim(clause, keep_acts=True)
    whole = scene.inherited or _trim(scene.earlier, keep_acts=True)
    return _join(whole, acted) if acted else whole or _unit_words(scene.draft)


_BARE, _ATTRIBUTE = 2, 18  # characters: a shorter noun says little alone, a longer attribute is a statement


def _tell_more(scene: _Scene, noun: str) -> str:
    """Return a short noun with what is said of it, behind it or before its number: 学校列入质量提升试点, 汇集专家."""
    said = _lean(re.split(r"\d", scene.after)[0])
    if len(said) > len(noun) + 2 and not said.startswith(f"{noun}的"):
        return said
    clause = _LEADS.sub("", _TIMES.sub("", scene.clause).strip())
    clause = _QUALIFIERS.sub("", clause)
    return f"{clause}{noun}" if len(clause) + len(noun) <= _ATTRIBUTE else noun


_QUALIFIERS = re.compile(r"(?:超过|将近|接近|至少|大约|不少于|不超过|约|近|超|逾|上|第)$")


def _say_of_some(scene: _Scene) -> str | None:
    """Return what is said of people or things without a noun: 1592万人绑定了接种信息, 其中107座免费开放."""
    said = _lean(re.split(r"\d", scene.after)[0])
    if scene.inherited and "其中" in scene.clause:
        return _join(scene.inherited.removesuffix("数量"), said)
    return _join(_trim(scene.earlier), said) if len(said) < 4 else said


def _noun_behind(scene: _Scene) -> str | None:
    """Return the noun phrase that stands right behind the figure."""
    after = scene.after
    if (quoted := _QUOTED.match(after)) is not None:
        return quoted.group(1)
    run = _RUN.match(after)
    if run is None or _PREDICATE.match(after) or after.startswith(("以", "左右", "的，")):
        return None
    noun = find_noun(scene.text, scene.draft.end, window=min(20, len(after)))
    words = _whole_word(noun.written, run.group()) if noun is not None else _cut_verb(run.group())
    if scene.draft.unit_text is None or scene.draft.end == scene.draft.number_end:
        words = words.removeprefix("大")  # 三大技术
    return words.removeprefix("的") or None


_HEADS = frozenset("班队团组站点所院室园区群网链员者户业证书机车馆厅局处库厂店场会线站病法品费款")  # characters that end a longer noun


def _whole_word(noun: str, run: str) -> str:
    """Return a noun with a character or two that still belong to it: 培训班."""
    rest = run[len(noun) :]
    return run if run.startswith(noun) and 0 < len(rest) < 3 and rest[-1] in _HEADS else noun


def _cut_verb(run: str) -> str:
    verb = _ENDS.search(run, 2)
    return run[: verb.start()] if verb else run


def _say_rank(scene: _Scene) -> str | None:
    """Name what is ranked: what stands behind the ordinal, or who holds the place."""
    behind = _noun_behind(scene)
    named = _trim(_RANKED.sub("", _trim(scene.clause)))
    if (
        behind
        and len(behind) > 1
        and not behind.startswith(("次", "届", "名"))
        and scene.after.lstrip("大").startswith(behind[:1])
        and not _RANKED.search(scene.clause[-10:])
    ):
        return _join(named, behind) if named.startswith(("这", "北", "南", "东", "西")) else behind
    if named in GENERIC:
        return _join(scene.inherited, named)
    return named or scene.inherited


def _say_span(scene: _Scene) -> str | None:
    """Name what takes or lasts so long: the noun behind (8分钟健身圈), or what is said before or behind."""
    after, clause = scene.after, scene.clause
    behind = _RUN.match(after)
    if behind is not None and not after.startswith(_SHIFTS) and not _PREDICATE.match(after):
        return _lean(_cut_verb(behind.group())) or scene.inherited
    named = _trim(clause, keep_acts=True)
    if clause.endswith(("每", "每隔")):
        return _join(named.removesuffix("每隔"), _lean(after))
    if len(named) > 1 and named not in ("过去", "未来", "今后", "连续", "此后"):
        return named
    following = _lean(re.sub(r"^(?:后|来|内|间|前|以来|以后|之后|里|，)+", "", scene.text[scene.draft.end : scene.end]))
    return following or scene.inherited


_SHIFTS = ("后", "来", "内", "间", "前", "以", "之", "里", "的时间", "左右", "多", "就", "才", "不", "没")


def _say_age(scene: _Scene) -> str | None:
    """Name who is so old: 65岁以上市民."""
    run = _RUN.match(re.sub(r"^(?:(?:及)?(?:以上|以下|以内|之间)|的|左右)+", "", scene.after))
    words = _lean(_cut_verb(run.group())) if run else ""
    noun = find_noun(words, 0, window=12) if words else None
    return (words[: noun.end] if noun and noun.end > 1 else words) or scene.inherited or _trim(scene.clause) or None


def _lean(words: str) -> str:
    """Return words up to the first mark, without connectives in front."""
    words = _CLAUSE.split(_LEADS.sub("", words))[0]
    return words.strip("“”\"'「」 、的了")[:_LONGEST]


def _unit_words(draft: Draft) -> str | None:
    """Return the words of the unit where nothing else says what is measured."""
    written = draft.unit_text
    return written if written and len(written) > 1 and draft.kind == "count" else None


def _trim(clause: str, *, keep_acts: bool = False) -> str:
    """Return a clause without what stands around its subject: times, connectives, verbs.

    >>> _trim("2022年，全市各级医疗卫生机构达到"), _trim("县里对光伏维护的投入由1270万元追加到")
    ('各级医疗卫生机构', '县里对光伏维护的投入')
    """
    words = _ITEM.sub("", _FROM.sub("", _TIMES.sub("", clause).strip()))
    words = _THAN.sub("", _LEADS.sub("", words))
    while True:
        shorter = _EACH_LAST.sub("", _TAILS.sub("", words))
        if not keep_acts and len(shorter) > 2:
            shorter = _ACTS.sub("", shorter)
        if shorter == words:
            break
        words = shorter
    words = words[words.find("把") + 1 :] if "把" in words[:-2] else words
    words = _LEADS.sub("", _EACH.sub("", words)).strip("“”\"'「」『』 \u3000")
    return words[-_LONGEST:] if len(words) >= 2 else ""


_RULES = {"count": _say_count, "rate": _say_count, "rank": _say_rank, "age": _say_age, "duration": _say_span}
