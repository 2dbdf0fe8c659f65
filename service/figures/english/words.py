"""English number words. Data only."""

from decimal import Decimal

ONES = {word: Decimal(value) for value, word in enumerate(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen""".split())}  # fmt: skip
TENS = {word: Decimal(10 * value) for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
TENS["fourty"] = Decimal(40)  # seen in print
HUNDRED = {"hundred": Decimal(100), "hundreds": Decimal(100)}
MAGNITUDES = {
    "thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15), "lakh": Decimal(10**5), "crore": Decimal(10**7), "thousands": Decimal(10**3),
    "millions": Decimal(10**6), "billions": Decimal(10**9), "trillions": Decimal(10**12),
}  # fmt: skip
DOZENS = {"dozen": Decimal(12), "dozens": Decimal(12)}
# Written onto digits: 3k, 5m, 2bn. A lone "m" is a metre unless money stands before it.
SUFFIXES = {
    "k": Decimal(10**3), "bn": Decimal(10**9), "mn": Decimal(10**6), "mln": Decimal(10**6), "bln": Decimal(10**9), "tn": Decimal(10**12),
    "trn": Decimal(10**12), "mil": Decimal(10**6), "mm": Decimal(10**6), "m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12),
}  # fmt: skip
SURE_SUFFIXES = frozenset({"k", "bn", "mn", "mln", "bln", "tn", "trn"})
LONE_SUFFIXES = SURE_SUFFIXES - {"k"}  # these may stand apart: 3 bn
MONEY_SUFFIXES = frozenset({"m", "M", "b", "B", "t", "T", "mm", "MM", "mil"})

ORDINAL_ONES = {word: Decimal(value) for value, word in enumerate(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth""".split(),
    start=1)}  # fmt: skip
ORDINAL_TENS = {word: Decimal(10 * value) for value, word in enumerate(
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(), start=2)}  # fmt: skip
ORDINAL_MAGNITUDES = {"hundredth": Decimal(100), "thousandth": Decimal(1000), "millionth": Decimal(10**6), "billionth": Decimal(10**9)}
_PARTS = {**{word: int(value) for word, value in (ORDINAL_ONES | ORDINAL_TENS | ORDINAL_MAGNITUDES).items() if value > 2}, "quarter": 4}
DENOMINATORS = {"half": 2, "halves": 2, **_PARTS, **{f"{word}s": parts for word, parts in _PARTS.items()}}
# What "and" adds to a whole number.
SPOKEN_FRACTIONS = {
    ("a", "half"): (1, 2), ("one", "half"): (1, 2), ("a", "quarter"): (1, 4), ("one", "quarter"): (1, 4), ("three", "quarters"): (3, 4),
    ("a", "third"): (1, 3), ("one", "third"): (1, 3), ("two", "thirds"): (2, 3),
}  # fmt: skip
# Plurals that name no one number.
ROUND_PLURALS = {
    "tens": Decimal(10), "dozens": Decimal(12), "scores": Decimal(12), "hundreds": Decimal(100), "thousands": Decimal(10**3),
    "millions": Decimal(10**6), "billions": Decimal(10**9), "trillions": Decimal(10**12),
}  # fmt: skip
# Spans of years that stand without a number: how many of which unit, and whether several.
LONG_SPANS = {
    "decade": (10, "year", False), "decades": (10, "year", True), "centuries": (1, "century", True), "millennia": (1000, "year", True),
}  # fmt: skip
ROUND_TENS = {word[:-1] + "ies": word for word in TENS if word != "fourty"}
MULTIPLES = {
    "twice": 2, "thrice": 3, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3, "tripling": 3,
    "trebled": 3, "trebling": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "twofold": 2, "threefold": 3,
    "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
HALVED = frozenset({"halved", "halving", "halve"})
NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(HUNDRED) | frozenset(MAGNITUDES) | frozenset(DOZENS)
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal("0.333333333333333"),
"⅔": Decimal("0.666666666666667"),
    "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅛": Decimal("0.125"), "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"), "⅞": Decimal("0.875"), "⅙": Decimal("0.166666666666667"), "⅚": Decimal("0.833333333333333")}  # fmt: skip
