"""Where an over-long sentence may end: after a whole clause, outside figures, brackets and quotations."""

import re
from collections.abc import Iterable

from service.records import Language
from service.stages.keypoints.words import measure_length

_OPENERS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "（": "）", "(": ")", "【": "】", "[": "]", "〈": "〉"}
# A tail that says more of what came before; contrast, conditions and attributions are never cut away.
_ENGLISH_TAIL = re.compile(
    r"(?:,|;|\s--|\s[—–-])\s+(?=(?:which|who|whom|whose|where|while|with|including|such as|as well as|after|as|leaving|making|adding|"
    r"bringing|prompting|following|when|giving|taking|putting|raising|saying|ranking|achieving|covering|helping|allowing|enabling)\b)|;\s+"
)
_ENGLISH_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|said|says|do|does|did|won|took|made|began|rose|fell|saw|held|"
    r"met|set|hit|led|told|found|left|became|came|went|got|gave|lost|cut|sent|kept|brought|built|grew|spent|paid|ran|broke|shot|died|sold|"
    r"plans?|wants?|needs?|aims?|remains?|continues?|faces?|\w{3,}ed)\b"
)
_CHINESE_STOP = re.compile(r"[，；,;]")
# A clause that only says when, where or why; cutting after it leaves a stump.
_CHINESE_STUMP = re.compile(
    r"^(?:在|当|随着|由于|因为?|为了?|如果|若|虽然|尽管|自|自从|从|经|按照?|根据|通过|除了?|对于?|关于|围绕|针对|截至|到|作为|受|据|不仅|不但|无论|即使|既|与|以)"
    r"|(?:时|时候|后|以后|之后|前|之前|以来|期间|之际|中|下|上|里|的|是|称|说|表示|指出|认为|介绍|透露|强调|显示|发现|来|年|月|日|方面|许|时许|同时|为|包括|如|和|与|及)$"
)
# What follows turns or completes the sentence: dropping it would say something else.
_CHINESE_TURN = re.compile(
    r"^(?:但|却|而|则|不过|然而|可|只|仅|才|就|便|都|均|也|并非|并不|不是|除非|否则|如果|若|的|所以|因此|是|为|称|说|表示)"
)


def _find_closed(text: str) -> list[bool]:
    """Return for every place of `text` whether all brackets and quotations before it are closed."""
    closed: list[bool] = []
    stack: list[str] = []
    straight = False
    for character in text:
        closed.append(not stack and not straight)
        if character == '"':
            straight = not straight
        elif stack and character == stack[-1]:
            stack.pop()
        elif character in _OPENERS and character != "‘":
            stack.append(_OPENERS[character])
    return closed


def _find_english_ends(text: str) -> Iterable[int]:
    for match in _ENGLISH_TAIL.finditer(text):
        if _ENGLISH_VERB.search(text, 0, match.start()):
            yield match.start()


def _find_chinese_ends(text: str) -> Iterable[int]:
    begin = 0
    for match in _CHINESE_STOP.finditer(text):
        place = match.start()
        inside_number = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
        whole = match.group() in "；;" or not (_CHINESE_STUMP.search(text[begin:place]) or _CHINESE_TURN.match(text, place + 1))
        if whole and not inside_number:
            yield place
        begin = place + 1


def find_end(text: str, *, language: Language, limit: int, least: int, kept: Iterable[tuple[int, int]] = ()) -> int:
    """Return where `text` should end to read within `limit`: its own end, or that of the longest whole clause that fits.

    Where none fits, the shortest of at least `least` is taken; `kept` spans (figures) are never cut.
    """
    if measure_length(text, language=language) <= limit:
        return len(text)
    closed, spans = _find_closed(text), list(kept)
    ends = _find_chinese_ends(text) if language is Language.ZH else _find_english_ends(text)
    fitting = [end for end in ends if closed[end] and not any(start < end < stop for start, stop in spans)]
    sized = [(measure_length(text[:end], language=language), end) for end in fitting]
    sized = [(length, end) for length, end in sized if length >= least]
    within = [end for length, end in sized if length <= limit]
    return within[-1] if within else sized[0][1] if sized else len(text)
