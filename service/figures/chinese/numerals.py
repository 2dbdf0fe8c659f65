"""Chinese and mixed numerals -> exact value or range: 一万五千亿, 25万6千, 13万2, 十几万, 两三百."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from service.figures.arabic import read_digits

DIGITS = {
    digit: Decimal(value) for value, chars in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for digit in chars
}
SMALL = {"十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
TENS = {"廿": Decimal(2), "卅": Decimal(3), "卌": Decimal(4)}  # 廿三 is 二十三 in one character
LARGE = {"万": Decimal(10**4), "亿": Decimal(10**8), "兆": Decimal(10**12)}
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟弍弎", "一二三四五六七八九十百千二三")
_LARGEST = Decimal(10**24)
_UNIT_AFTER_THOUSAND = frozenset("瓦卡伏帕赫焦升米克")
_UNIT_AFTER_MEGA = frozenset("瓦赫帕焦字比欧BbW")
_MOST_TOKENS = 40  # the longest honest numeral has about 25


@dataclass(slots=True)
class Numeral:
    """A numeral read: a value, or bounds; `over` where 多 or 余 stands inside it."""

    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    over: bool = False
    suspect: str | None = None
    digits_only: bool = False  # Arabic without magnitude
    spelled: str = ""  # one letter per token: a, d, s, m, ~ (几 数), + (多 余)
    scales: tuple[Decimal, ...] = ()  # what the last number in it is multiplied by, greatest first: 千万 and 万 of 5千万


def read_chinese_numeral(text: str, start: int = 0) -> Numeral | None:
    """Return the numeral that begins at `start`, or None where none does.

    >>> read_chinese_numeral("25万6千").value
    Decimal('256000')
    >>> numeral = read_chinese_numeral("十几万"); numeral.low, numeral.high
    (Decimal('110000'), Decimal('190000'))
    """
    tokens, end, suspect = _tokenize(text, start)
    if not tokens:
        return None
    spelled = "".join(kind for kind, _ in tokens)
    if _BARE.fullmatch(spelled) and not _BARE_NUMBER.fullmatch(spelled):
        return None  # 万千人心, “十百千万”: magnitudes in a row that make no number
    low, high = _evaluate(tokens, pick=0), _evaluate(tokens, pick=-1)
    if low is None or high is None:
        return None
    numeral = Numeral(
        end, over="+" in spelled, suspect=suspect, digits_only=spelled == "a", spelled=spelled, scales=_read_scales(tokens, spelled)
    )
    if low == high:
        numeral.value = low
    else:
        numeral.low, numeral.high = low, high
    return numeral


def _read_scales(tokens: list[Token], spelled: str) -> tuple[Decimal, ...]:
    """Return what a number before a range sign may borrow of this one: 万亿 of 7万亿, 千万 or 万 of 5千万, 万 of 十万."""
    scales = []
    for kinds in ("sm", "m"):
        tail = spelled[len(spelled.rstrip(kinds)) :]
        if tail.endswith("m") and (kinds == "m" or spelled[: -len(tail)]):
            scales.append(prod((value for _, value in tokens[-len(tail) :]), start=Decimal(1)))
    return tuple(scales)


def read_small(written: str) -> int:
    """Return a number up to 99, or a year, in either script.

    >>> read_small("二十一"), read_small("二〇二三"), read_small("05")
    (21, 2023, 5)
    """
    if written.isascii():
        return int(written)
    written = written.replace("○", "〇")
    if "十" in written:
        tens, _, ones = written.partition("十")
        return int((DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0))
    return int("".join(str(DIGITS[char]) for char in written))


_BARE, _BARE_NUMBER = re.compile(r"[sm]{2,}"), re.compile(r"sm{1,2}|m{2}")
Token = tuple[str, Decimal]


def _tokenize(text: str, start: int) -> tuple[list[Token], int, str | None]:
    tokens: list[Token] = []
    position, suspect, length = start, None, len(text)
    while position < length and len(tokens) < _MOST_TOKENS:
        char = text[position]
        last = tokens[-1][0] if tokens else ""
        if char in TENS:
            if last:
                break
            tokens += [("d", TENS[char]), ("s", SMALL["十"])]
            position += 1
        elif char in DIGITS:
            if _stands_apart(text, position, tokens):
                break
            position, value = _read_digit_run(text, position)
            tokens.append(("d", value)) if value is not None else None
            if value is None:
                break
        elif "0" <= char <= "9":
            if last not in ("", "s", "m"):
                break
            digits = read_digits(text, position)
            if digits is None or digits.value is None or (last == "m" and _begins_anew(text, position, digits.end)):
                break
            tokens.append(("a", digits.value))
            position, suspect = digits.end, suspect or digits.suspect
        else:
            step = _read_multiplier(text, position, tokens)
            if step is None:
                break
            position, token = step
            tokens.append(token)
    while tokens and tokens[-1][0] == "+":
        tokens.pop()
        position -= 1
    return tokens, position, suspect


def _stands_apart(text: str, position: int, tokens: list[Token]) -> bool:
    """Tell a Chinese digit that begins another number: the 两 of 一九八二两年, the 三 of 9万亿三个台阶."""
    last = tokens[-1][0] if tokens else ""
    if text[position] == "两" and last == "d":
        return len(tokens) > 1 or tokens[-1][1] != 1  # 一两 are one or two
    following = text[position + 1 : position + 2]
    return last == "a" or (last == "m" and following in _COUNTED)


def _begins_anew(text: str, start: int, end: int) -> bool:
    """Tell the second number of 390万65岁以上老人 from the rest of the first: 13万2, 25万6千, 1亿6007万."""
    following = text[end : end + 1]
    return end - start == 2 and following not in SMALL and following not in LARGE  # no rest of ten thousand has two digits


# What a lone digit behind a magnitude counts by itself: 跨越9万亿三个台阶.
_COUNTED = frozenset("个大届轮次种项类级批期条名位座岁年月日周天档阶步季倍")


def _read_digit_run(text: str, position: int) -> tuple[int, Decimal | None]:
    """Read one Chinese digit, or a decimal such as 五点四."""
    value = DIGITS[text[position]]
    following = position + 1
    if text[following : following + 1] == "点" and text[following + 1 : following + 2] in DIGITS and text[following + 1 : following + 2]:
        end = following + 1
        while end < len(text) and text[end] in DIGITS and end - following < 24:
            end += 1
        if text[end : end + 1] not in ("十", "分"):
            fraction = "".join(str(DIGITS[char]) for char in text[following + 1 : end])
            return end, value + Decimal(f"0.{fraction}")
    return following + _parts_neighbours(text, following), value


def _parts_neighbours(text: str, at: int) -> bool:
    """Tell the mark inside 二、三百亿, which is 二三百亿, from those of lists and behind the number of a heading."""
    if not text.startswith("、", at) or at < 2 or text[at - 2] in "。；\n \u3000（(第、" or text[at - 2] in SMALL or text[at - 2] in DIGITS:
        return False
    scale = text[at + 2 : at + 3]
    return DIGITS.get(text[at + 1 : at + 2]) == DIGITS[text[at - 1]] + 1 and (scale in SMALL or scale in LARGE)


def _read_multiplier(text: str, position: int, tokens: list[Token]) -> tuple[int, Token] | None:
    char = text[position]
    following = text[position + 1 : position + 2]
    last = tokens[-1][0] if tokens else ""
    if char in SMALL:
        return None if _is_unit(char, following, last, text, position) else (position + 1, ("s", SMALL[char]))
    if char == "点" and last == "s":
        return _read_tenths(text, position)
    if char in LARGE:
        return None if _is_mega(text, position) else (position + 1, ("m", LARGE[char]))
    if char in "几数" and last in ("", "s", "m") and (following in SMALL or following in LARGE or (char == "几" and last == "s")):
        return (position + 1, ("~", Decimal(0))) if following or last else None
    if char in "多余" and last in ("a", "s", "m") and following in LARGE and following:  # 15000多百姓
        return position + 1, ("+", Decimal(0))
    if char in " \u00a0" and last == "a" and following in LARGE and following and not _is_mega(text, position + 1):
        return position + 2, ("m", LARGE[following])
    return None


def _read_tenths(text: str, position: int) -> tuple[int, Token] | None:
    """Read the decimals of 增长十点四倍; None where 点 is the hour's."""
    end = position + 1
    while end < len(text) and text[end] in DIGITS and end - position < 24:
        end += 1
    told = "分之" in text[max(0, position - 8) : position] or _TENTHS_OF.match(text, end) is not None
    if end == position + 1 or not told:
        return None
    return end, ("d", Decimal("0." + "".join(str(DIGITS[char]) for char in text[position + 1 : end])))


_TENTHS_OF = re.compile(r"[万亿倍%％成元吨亩米克]|个百分点|公[里斤顷]|平方|千[瓦米克]")


def _is_mega(text: str, position: int) -> bool:
    """Tell 兆 of 兆瓦 from the magnitude."""
    return text[position] == "兆" and text[position + 1 : position + 2] in _UNIT_AFTER_MEGA


def _is_unit(char: str, following: str, last: str, text: str, position: int) -> bool:
    """Tell 千 of 千瓦 and 百 of 百分点 from multipliers."""
    if not following:
        return False
    if char == "千":
        return following in _UNIT_AFTER_THOUSAND and last != "s"
    return char == "百" and (text.startswith("百分点", position) or (following == "帕" and last != ""))


def _evaluate(tokens: list[Token], *, pick: int) -> Decimal | None:
    """Return the lowest (pick 0) or highest (pick -1) number that the tokens may mean; None where they mean none."""
    chosen = _choose(tokens, pick)
    if chosen is None:
        return None
    total = section = Decimal(0)
    number: Decimal | None = None
    after_zero = False
    magnitude = Decimal(0)
    for kind, value in chosen:
        if kind in "ad":
            number = value if number is None else number * 10 + value
            if number > _LARGEST:
                return None
            after_zero = after_zero or (kind == "d" and value == 0)
        elif kind == "s":
            section += (1 if number is None else number) * value
            number, after_zero = None, False
        elif kind == "m":
            if number is not None and not number and not section and not total:
                return Decimal(0)
            section += number if number is not None else 0
            if total and (value > magnitude or (value == magnitude and not section and number is None)):  # 百亿亿
                total = (total + section) * value
            else:
                total += (section or (1 if not total else 0)) * value
            number, section, magnitude, after_zero = None, Decimal(0), value, False
        if total > _LARGEST:
            return None
    if number is not None:
        section += number * _shorthand(chosen, after_zero=after_zero)
    return total + section


def _shorthand(tokens: list[Token], *, after_zero: bool) -> Decimal:
    """Return what a last lone digit counts: 三千二 is 3200, 13万2 is 132000, 二十二 is 22."""
    if after_zero or len(tokens) < 2 or tokens[-2][0] not in "sm" or tokens[-1][1] >= 10 or tokens[-1][1] % 1:
        return Decimal(1)
    before = tokens[-2][1]
    return before / 10 if before >= 100 else Decimal(1)


def _choose(tokens: list[Token], pick: int) -> list[Token] | None:
    """Resolve 几 and neighbouring digits (两三百, 十七八) to one end of their range; None for digits that make no number (二五)."""
    chosen: list[Token] = []
    position = 0
    while position < len(tokens):
        kind, value = tokens[position]
        run = position
        while run < len(tokens) and tokens[run][0] == "d":
            run += 1
        if run - position == 2 and value and (pair := _pair(tokens, position)) is not None:
            chosen.append(("d", pair[pick]))
            position = run
        elif run - position == 2 and value:
            return None
        elif run > position:
            chosen.extend(tokens[position:run])
            position = run
        elif kind == "~":
            after_tens = bool(chosen) and chosen[-1][0] == "s"
            chosen.append(("d", (Decimal(1 if after_tens else 2), Decimal(9))[pick]))
            position += 1
        else:
            if kind != "+":
                chosen.append((kind, value))
            position += 1
    return chosen


def _pair(tokens: list[Token], position: int) -> tuple[Decimal, Decimal] | None:
    first, second = tokens[position][1], tokens[position + 1][1]
    return (first, second) if second == first + 1 or (first == 3 and second == 5) else None
