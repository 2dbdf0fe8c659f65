"""Count what the guard does with a file of sentences: figures, kept, repaired, flagged, and those that are wrong without a flag.

usage: fidelity.py FILE --from zh --to en [--model NAME] [--hypotheses FILE]

With --hypotheses, another system's translations of the same lines are replayed as if an engine had given them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from service.desk import Desk
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.figures import find_figures
from service.figures.loose import read_numbers
from service.figures.sameness import same_value
from service.guard.marks import peel_marks
from service.guard.wording import prepare_source
from service.records import Figure, Language, Translation
from service.settings import read_settings
from service.stages.translation import Line, translate_lines


class ReplayEngine(EchoEngine):
    """Answer each known line with a translation that was made elsewhere, and a part of a line with nothing."""

    signature = "replay"

    def __init__(self, pairs: dict[str, str]) -> None:
        self._pairs = pairs

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:  # noqa: ARG002
        return [[self._pairs.get(sentence, "")] for sentence in sentences]


def count_fates(translations: Sequence[Translation], *, target: Language) -> Counter[str]:
    """Return how many figures there are and how they fared.

    `wrong` are not flagged, and their slice of the translation, read by itself, says another number.
    """
    fates: Counter[str] = Counter()
    for translation in translations:
        fates["sentences"] += 1
        fates["flagged sentences"] += translation.check == "flagged"
        fates["figures"] += len(translation.figures)
        fates.update(figure.fidelity for figure in translation.figures)
        fates["wrong"] += sum(not _stands(figure, translation=translation.translation, target=target) for figure in translation.figures)
    return fates


def _stands(figure: Figure, *, translation: str, target: Language) -> bool:
    """Return whether the slice that a figure claims in the translation says its number; a flagged figure claims none."""
    if figure.target_start is None:
        return True
    piece = translation[figure.target_start : figure.target_end]
    if piece.lower().startswith(("a ", "an ")) and figure.text[:1] in "一1":
        return True  # an hour
    numbers = {number.value for number in read_numbers(figure.text, language=target.other)} | {figure.number}
    return any(same_value(figure, other) for other in find_figures(piece, language=target)) or bool(
        numbers & {number.value for number in read_numbers(piece, language=target)}
    )


def main() -> None:
    """Print one line of counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--from", dest="source", type=Language, required=True)
    parser.add_argument("--to", dest="target", type=Language, required=True)
    parser.add_argument("--model")
    parser.add_argument("--hypotheses", type=Path)
    arguments = parser.parse_args()
    source: Language = arguments.source
    lines = arguments.file.read_text(encoding="utf-8").split("\n")
    lines = lines[:-1] if lines[-1] == "" else lines
    engine = None
    if arguments.hypotheses:
        answers = arguments.hypotheses.read_text(encoding="utf-8").split("\n")[: len(lines)]
        engine = ReplayEngine(
            {prepare_source(peel_marks(line).body, language=source): answer for line, answer in zip(lines, answers, strict=True)}
        )
    desk = Desk(read_settings(model=arguments.model), engine=engine)
    whole = [Line(line, find_figures(line, language=source)) for line in lines]
    done = translate_lines(whole, source=source, target=arguments.target, engine=desk.engine, decoding=desk.decoding)
    fates = count_fates(done, target=arguments.target)
    counts = ("sentences", "flagged sentences", "figures", "kept", "repaired", "flagged", "wrong")
    sys.stdout.write("  ".join(f"{name} {fates[name]}" for name in counts) + "\n")


if __name__ == "__main__":
    main()
