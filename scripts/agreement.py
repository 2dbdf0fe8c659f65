"""How far the figures of Chinese sentences agree with those of their English translations: dice of their values, whole and by kind.

usage: agreement.py FILE_ZH FILE_EN [--list]

Both files hold one sentence a line, aligned. Dice is twice the figures that agree, over the figures of both sides.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from service.figures import find_figures  # noqa: E402 - a script finds the package beside it
from service.figures.fidelity import compare_figures  # noqa: E402
from service.records import Figure, Language  # noqa: E402


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese sentence and its translation, with what was found in either."""

    chinese: str
    english: str
    figures: tuple[Figure, ...]
    others: tuple[Figure, ...]

    @property
    def equal(self) -> int:
        """Figures whose value and bounds stand on both sides to the digit."""
        return sum((Counter(map(value_of, self.figures)) & Counter(map(value_of, self.others))).values())


def value_of(figure: Figure) -> tuple[str | None, str | None, str | None]:
    """Return what is compared: the value, or the bounds."""
    return figure.value, figure.low, figure.high


def read_pairs(chinese: Path, english: Path) -> Iterator[Pair]:
    """Yield the aligned sentences of two files.

    Raises:
        ValueError: the files differ in their number of lines.
    """
    lines = [path.read_text(encoding="utf-8").split("\n") for path in (chinese, english)]
    for one, other in zip(*lines, strict=True):
        if one.strip() and other.strip():
            yield Pair(one, other, find_figures(one, language=Language.ZH), find_figures(other, language=Language.EN))


def dice(agreed: float, figures: int, others: int) -> str:
    """Return twice the agreed over all, to three places."""
    return f"{2 * agreed / (figures + others):.3f}" if figures + others else "-"


def print_table(pairs: Sequence[Pair]) -> None:
    """Print the dice of values to the digit, and of what the guard takes for the same: 3 o'clock and 15:00, 2 dozen and 24."""
    matched: Counter[str] = Counter()
    ours, theirs = (Counter(figure.kind for pair in pairs for figure in getattr(pair, side)) for side in ("figures", "others"))
    for pair in pairs:
        matched.update(pair.figures[at].kind for at, _ in compare_figures(pair.figures, pair.others).pairs)
    total, other_total = ours.total(), theirs.total()
    equal = sum(pair.equal for pair in pairs)
    print(f"{len(pairs)} pairs of sentences, {total} figures in Chinese and {other_total} in English")
    print(
        f"values to the digit: dice {dice(equal, total, other_total)}; as the guard compares: {dice(matched.total(), total, other_total)}\n"
    )
    print("| kind | Chinese | English | dice |\n| --- | --- | --- | --- |")
    for kind, _ in (ours + theirs).most_common():
        print(f"| {kind} | {ours[kind]} | {theirs[kind]} | {dice(matched[kind], ours[kind], theirs[kind])} |")


def print_disagreements(pairs: Sequence[Pair]) -> None:
    """Print each pair of sentences whose figures differ, with those that only one side has."""
    for number, pair in enumerate(pairs, start=1):
        compared = compare_figures(pair.figures, pair.others)
        matched, others = ({pair[side] for pair in compared.pairs} for side in (0, 1))
        alone = [figure.text for at, figure in enumerate(pair.figures) if at not in matched]
        other_alone = [figure.text for at, figure in enumerate(pair.others) if at not in others]
        if alone or other_alone:
            print(f"{number}\t{' / '.join(alone) or '-'}\t{' / '.join(other_alone) or '-'}\n\t{pair.chinese}\n\t{pair.english}")


def main() -> int:
    """Print the agreement, or the disagreements, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("chinese", type=Path, metavar="FILE_ZH")
    parser.add_argument("english", type=Path, metavar="FILE_EN")
    parser.add_argument("--list", action="store_true", help="print the disagreements instead")
    arguments = parser.parse_args()
    try:
        pairs = list(read_pairs(arguments.chinese, arguments.english))
    except (OSError, ValueError) as error:
        print(f"Cannot compare {arguments.chinese} with {arguments.english}: {error}. Both need the same number of lines.", file=sys.stderr)
        return 2
    (print_disagreements if arguments.list else print_table)(pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
