"""Phrases × values -> sentence pairs of public-service reporting, the same value rendered right in both languages."""

import random
from collections.abc import Callable
from decimal import Decimal

import figure_phrases as phrases

MOST_FIGURES = 8  # as many as there are placeholders


def chinese_number(value: Decimal) -> str:
    """Return `value` as a Chinese newsroom writes it.

    >>> [chinese_number(Decimal(n)) for n in ("7562", "36000", "86510000", "2400000000000")]
    ['7562', '3.6万', '8651万', '2.4万亿']
    """
    for size, word in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")):
        if value >= size:
            return f"{_plain(value / size)}{word}"
    return _plain(value)


def english_number(value: Decimal) -> str:
    """Return `value` as an English newsroom writes it.

    >>> [english_number(Decimal(n)) for n in ("7562", "36000", "86510000", "2400000000000")]
    ['7,562', '36,000', '86.51 million', '2.4 trillion']
    """
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size:
            return f"{_plain(value / size)} {word}"
    return f"{value:,f}" if value == value.to_integral_value() else _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_pairs(count: int, *, seed: int) -> list[tuple[str, str]]:
    """Return `count` different (Chinese, English) sentences, one to three clauses each."""
    rng = random.Random(seed)
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        found[_sentence(rng)] = None
    return list(found)


def _sentence(rng: random.Random) -> tuple[str, str]:
    zh, en = _fill(*rng.choice(phrases.OPENINGS), rng)
    place = rng.choice(phrases.PLACES)
    clauses = [_clause(rng, place) for _ in range(rng.choices((1, 2, 3), weights=(5, 3, 1))[0])]
    zh += rng.choice(("，", "，", "；")).join(clause for clause, _ in clauses) + "。"
    joined = [clause for _, clause in clauses]
    en += joined[0] if len(joined) == 1 else f"{', '.join(joined[:-1])}{rng.choice((', and ', ', and ', '; '))}{joined[-1]}"
    return zh, en[:1].upper() + en[1:] + "."


def _clause(rng: random.Random, place: tuple[str, str]) -> tuple[str, str]:
    return _fill(*rng.choice(phrases.CLAUSES), rng, place=place)


def _fill(zh: str, en: str, rng: random.Random, *, place: tuple[str, str] = ("", "")) -> tuple[str, str]:
    """Put values and phrases into the slots of one pair of patterns."""
    thing, classifier, things = rng.choice(phrases.THINGS)
    slots: dict[str, Callable[[], tuple[str, str]]] = {
        "place": lambda: place,
        "thing": lambda: (thing, things),
        "cl": lambda: (classifier, ""),
        "add": lambda: rng.choice(phrases.VERBS_ADD),
        "people": lambda: rng.choice(phrases.PEOPLE),
        "visits": lambda: rng.choice(phrases.VISITS),
        "share": lambda: rng.choice(phrases.SHARES),
        "amount": lambda: rng.choice(phrases.AMOUNTS),
        "head": lambda: rng.choice(phrases.PER_HEAD),
        "change": lambda: rng.choice(phrases.UP_DOWN),
        "who": lambda: rng.choice(phrases.WHO),
        "rank": lambda: rng.choice(phrases.RANKS),
        "month": lambda: rng.choice(phrases.MONTHS),
        "year": lambda: (str(rng.randint(2012, 2030)),) * 2,
        "rate": lambda: _measured(rng, phrases.RATES, low=0, high=2),
        "work": lambda: _measured(rng, phrases.WORKS, low=2, high=8),
        "N": lambda: _counted(rng, low=1, high=8),
        "N2": lambda: _counted(rng, low=1, high=6),
        "Y": lambda: _counted(rng, low=6, high=13),
        "y": lambda: (str(amount := rng.randint(50, 60000)), f"{amount:,}"),
        "y2": lambda: (str(amount := rng.randint(50, 60000)), f"{amount:,}"),
        "P": lambda: _share(rng, most=100),
        "P2": lambda: _share(rng, most=100),
        "Q": lambda: _share(rng, most=20),
    }
    for name, choose in slots.items():
        if f"{{{name}}}" in zh or f"{{{name}}}" in en:
            left, right = choose()
            zh, en = zh.replace(f"{{{name}}}", left), en.replace(f"{{{name}}}", right)
    return zh, en


def _measured(rng: random.Random, table: tuple[tuple[str, str], ...], *, low: int, high: int) -> tuple[str, str]:
    zh, en = rng.choice(table)
    value = _value(rng, low=low, high=high)
    if high <= 2:
        value = Decimal(rng.randint(11, 999)) / rng.choice((10, 100))
    return zh.replace("{n}", chinese_number(value)), en.replace("{n}", english_number(value))


def _counted(rng: random.Random, *, low: int, high: int) -> tuple[str, str]:
    """Return a count with a word like 'nearly' around it, in both languages."""
    value = _value(rng, low=low, high=high)
    before, after, english = rng.choice(phrases.QUALIFIERS)
    number = chinese_number(value)
    digits = number.rstrip("万亿")
    if after:
        number = digits + after + number[len(digits) :] if rng.random() < 0.3 and number != digits else number + after
    return before + number, english + english_number(value)


def _value(rng: random.Random, *, low: int, high: int) -> Decimal:
    """Return a number of at most four leading digits, of a size between 10**low and 10**high, never one."""
    digits = rng.randint(1, 4)
    size = rng.randint(low, high)
    value = Decimal(rng.randint(10 ** (digits - 1) + 1, 10**digits - 1)).scaleb(size + 1 - digits)
    return max(Decimal(2), value.to_integral_value())


def _share(rng: random.Random, *, most: int) -> tuple[str, str]:
    text = _plain(Decimal(rng.randint(11, most * 100 - 1)) / 100) if rng.random() < 0.6 else str(rng.randint(2, most - 1))
    return text, text
