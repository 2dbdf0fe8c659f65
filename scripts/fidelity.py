"""Count what the guard does with a file of sentences: figures, kept, repaired, flagged, and those that are wrong without a flag.

usage: fidelity.py FILE --from zh --to en [--model NAME] [--hypotheses FILE] [--terms]

With --hypotheses, another system's translations of the same lines are replayed as if an engine had given them. With --terms, the
built-in terms and the names of places are kept as the service keeps them, and counted: how many there are and how many of them stand in
the translation. `decoded` counts what the guard gave the engine, each sentence as often as it was tried.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench._spent import Timed

from service.desk import Desk
from service.engines.base import Decoding
from service.engines.echo import EchoEngine
from service.figures import find_figures
from service.figures.loose import read_numbers
from service.figures.sameness import same_value
from service.glossary import Glossary
from service.glossary.terms import Origin
from service.guard.marks import peel_marks
from service.guard.wording import prepare_source
from service.records import Figure, Language, Translation
from service.settings import read_settings
from service.stages.translation import Line, translate_lines

FATES = ("sentences", "flagged sentences", "figures", "kept", "repaired", "flagged", "wrong")
# Where each kind of term comes from, as it is called in the counts.
ORIGINS: dict[Origin, str] = {"newsroom": "own terms", "built-in": "terms", "place": "names"}


class ReplayEngine(EchoEngine):
    """Answer each known line with a translation that was made elsewhere, and a part of a line with nothing."""

    signature = "replay"

    def __init__(self, pairs: dict[str, str]) -> None:
        self._pairs = pairs

    def translate(self, sentences: Sequence[str], *, source: Language, target: Language, decoding: Decoding) -> list[list[str]]:  # noqa: ARG002
        return [[self._pairs.get(sentence, "")] for sentence in sentences]


def replay(lines: Sequence[str], *, answers: Sequence[str], source: Language) -> ReplayEngine:
    """Return an engine that gives each line its answer."""
    return ReplayEngine(
        {prepare_source(peel_marks(line).body, language=source): answer for line, answer in zip(lines, answers, strict=True)}
    )


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


def count_terms(translations: Sequence[Translation], *, glossary: Glossary, target: Language) -> Counter[str]:
    """Return how many terms the lines say, each once a line, and how many of them stand in the translations, by where they come from."""
    counts: Counter[str] = Counter()
    for translation in translations:
        for term in dict.fromkeys(match.term for match in glossary.find(translation.text, language=target.other)):
            name = ORIGINS[term.origin]
            counts[name] += 1
            counts[f"{name} {'kept' if term.held_by(translation.translation, language=target) else 'missed'}"] += 1
    return counts


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
    parser.add_argument("--terms", action="store_true")
    arguments = parser.parse_args()
    source, target = arguments.source, arguments.target
    lines = read_lines(arguments.file)
    engine = None
    if arguments.hypotheses:
        engine = replay(lines, answers=read_lines(arguments.hypotheses)[: len(lines)], source=source)
    desk = Desk(read_settings(model=arguments.model), engine=engine)
    timed = Timed(desk.engine)
    glossary = desk.glossary if arguments.terms else None
    whole = [Line(line, find_figures(line, language=source)) for line in lines]
    done = translate_lines(whole, source=source, target=target, engine=timed, decoding=desk.decoding, glossary=glossary)
    counts = count_fates(done, target=target)
    names = [*FATES]
    if glossary is not None:
        counts.update(count_terms(done, glossary=glossary, target=target))
        names += [f"{name}{fate}" for name in ORIGINS.values() if counts[name] for fate in ("", " kept", " missed")]
    counts["decoded"] = len(timed.given)
    sys.stdout.write("  ".join(f"{name} {counts[name]}" for name in (*names, "decoded")) + "\n")


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file; they end at LF alone, as the streams of the command line do."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


if __name__ == "__main__":
    main()
