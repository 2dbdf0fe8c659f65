"""Where an over-long sentence may end: after a whole clause, outside figures, brackets and quotations."""

import re
from collections.abc import Iterable, Sequence

from service.records import Language
from service.stages.keypoints.phrases import ENGLISH_VERBS
from service.stages.keypoints.words import measure_length

_OPENERS = {"“": "”", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")", "【": "】", "[": "]", "〈": "〉"}
_PAIRED = re.compile("[" + re.escape("".join(_OPENERS)) + '"]')
# A tail that says more of what came before; contrast, conditions and attributions are never cut away.
_ENGLISH_TAIL = re.compile(
    r"(?:,|;|\s--|\s[—–-])\s+(?=(?:which|who|whom|whose|where|while|with|including|such as|as well as|after|as|leaving|making|adding|"
    r"bringing|prompting|following|when|giving|taking|putting|raising|saying|ranking|achieving|covering|helping|allowing|enabling)\b)|;\s+"
)
# What follows starts over after an aside, so the sentence did not end there: ", who was 32, died".
_ENGLISH_RETURN = re.compile(r",\s+(?:\w+ed|is|are|was|were|has|have|had|will|would|can|could|may|said|says|told)\b")
# An aside is not longer than this many characters (read off news, not swept); it also keeps the search linear.
_ASIDE = 400
_ENGLISH_VERB = re.compile(rf"\b(?:{ENGLISH_VERBS}|plans?|wants?|needs?|aims?|remains?|continues?|faces?|\w{{3,}}ed)\b")
_CHINESE_STOP = re.compile(r"[，；,;]")
# A clause that only says when, where, why or by what; cutting after it leaves a stump.
_CHINESE_STUMP = re.compile(
    r"^(?:在|当|随着|由于|因|为|如果|若|虽然|尽管|自|从|经|按|根据|通过|除|对于?|关于|围绕|针对|截至|到|作为|受|据|不仅|不但|无论|即使|既|与|以|凭|靠|面对|相对于|相比|较之|结合|依托|聚焦|坚持)"
    r"|(?:对照|围绕|针对|依托|按照|根据|通过|利用|借助|面向|立足|结合|聚焦|坚持)[^了已将达]*$"
    r"|(?:时|时候|后|以后|之后|前|之前|以来|期间|之际|中|下|上|里|的|是|称|说|表示|指出|认为|介绍|透露|强调|显示|发现|查明|证实|得知|获悉|而言|来|年|月|日|方面|许|同时|为|包括|如|和|与|及)$"
)
# Signs that a clause says something whole: an aspect, a change, a state, an act that news report.
_CHINESE_VERB = re.compile(
    r"[了已将是有达超增降升减获可能会要成为设建开发至破占居达]|被(?!告)|公布|举行|举办|实施|推进|推出|覆盖|提供|服务|完成|实现|签|判|死|伤|抓|捕|赔|起诉|下跌|上涨|出现|进入|位于|击败|胜|负|说|称"
)
# What follows turns or completes the sentence: dropping it would say something else.
_CHINESE_TURN = re.compile(
    r"(?:但|却|而|则|不过|然而|可|只|仅|才|就|便|都|均|也|并非|并不|不是|除非|否则|如果|若|的|所以|因此|是|为|称|说|表示)"
)


def _find_closed(text: str) -> list[bool]:
    """Return for every place of `text` whether all brackets and quotations before it are closed."""
    if not _PAIRED.search(text):
        return [True] * len(text)
    closed: list[bool] = []
    stack: list[str] = []
    straight = False
    for character in text:
        closed.append(not stack and not straight)
        if character == '"':
            straight = not straight
        elif stack and character == stack[-1]:
            stack.pop()
        elif character in _OPENERS:
            stack.append(_OPENERS[character])
    return closed


def _find_english_ends(text: str) -> Iterable[int]:
    read, complete = 0, False
    for match in _ENGLISH_TAIL.finditer(text):
        complete = complete or _ENGLISH_VERB.search(text, read, match.start()) is not None
        read = match.end()
        if complete and not _ENGLISH_RETURN.search(text, read, read + _ASIDE):
            yield match.start()


def _find_chinese_ends(text: str) -> Iterable[int]:
    begin = 0
    for match in _CHINESE_STOP.finditer(text):
        place, clause = match.start(), text[begin : match.start()]
        begin = place + 1
        if text[place - 1 : place].isdigit() and text[begin : begin + 1].isdigit():
            continue
        complete = _CHINESE_VERB.search(clause) and not _CHINESE_STUMP.search(clause)
        if match.group() in "；;" or (complete and not _CHINESE_TURN.match(text, begin)):
            yield place


def find_end(text: str, *, language: Language, limit: int, least: int, begin: int = 0, kept: Sequence[tuple[int, int]] = ()) -> int:
    """Return where a slice of `text` from `begin` should end to read within `limit`: after the longest whole clause that fits.

    The end of `text` where it is short enough or has no clause to end at; where none fits, the shortest clause of at least `least`.
    `kept` spans (figures) are never cut.
    """
    if measure_length(text[begin:], language=language) <= limit:
        return len(text)
    closed = _find_closed(text)
    found, length, last = len(text), 0, begin
    for end in (_find_chinese_ends if language is Language.ZH else _find_english_ends)(text):
        if end <= begin:
            continue
        length += measure_length(text[last:end], language=language)
        last = end
        if length > limit and found < len(text):
            break
        if length >= least and closed[end] and not any(start < end < stop for start, stop in kept):
            found = end
    return found
