"""summary.json: counts over all articles, seconds, what translated them."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from service.adapters.batch.changing import Since
from service.adapters.batch.ledger import Done
from service.records import DayPoint, Report


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted across articles."""

    articles: int
    failed: int
    clashes: int
    series: int


class Summary:
    """Counts, article by article."""

    def __init__(self, *, signature: str) -> None:
        self._signature = signature
        self._devices: Counter[str] = Counter()
        self._counts = {name: Counter[str]() for name in ("languages", "checks", "kinds", "fidelity", "warnings")}
        self._seconds: Counter[str] = Counter()
        self._totals: Counter[str] = Counter()
        self._engine = ""

    def add(self, report: Report) -> None:
        """Count an article."""
        self._engine = report.engine.signature
        self._devices[report.engine.device] += 1
        self._counts["languages"][report.language.code] += 1
        self._counts["checks"].update(str(sentence.check) for sentence in report.sentences)
        self._counts["kinds"].update(figure.kind for figure in report.figures)
        self._counts["fidelity"].update(figure.fidelity for figure in report.figures)
        self._counts["warnings"].update(warning.code for warning in report.warnings)
        self._totals.update(
            sentences=len(report.sentences), figures=len(report.figures), key_points=len(report.key_points),
            conflicts=len(report.conflicts), characters=len(report.text),
        )  # fmt: skip
        for stage, spent in report.seconds.model_dump().items():
            self._seconds[stage] += spent

    def write(self, told: Counts, *, duplicates: Sequence[tuple[Done, Done]], points: Sequence[DayPoint], since: Since | None) -> str:
        """Return the summary as JSON; all but `seconds` and the device is the same for equal inputs."""
        counts = {name: dict(sorted(counter.items())) for name, counter in self._counts.items()}
        summary = {
            "version": 1,
            "articles": told.articles,
            "failed": told.failed,
            "duplicates": [{"name": copy.where, "of": first.where} for first, copy in duplicates],
            **{name: self._totals[name] for name in ("sentences", "figures", "key_points", "characters")},
            "conflicts": {"within": self._totals["conflicts"], "between": told.clashes},
            "over_time": told.series,
            "points_of_the_day": [point.model_dump(mode="json") for point in points],
            **counts,
            **({"changes": _count_changes(since)} if since else {}),
            "engine": {"signature": self._engine, "device": max(self._devices, key=lambda name: self._devices[name], default=None)},
            "signature": self._signature,
            "seconds": {stage: round(spent, 3) for stage, spent in self._seconds.items()},
        }
        return json.dumps(summary, ensure_ascii=False, indent=1) + "\n"


def _count_changes(since: Since) -> dict[str, object]:
    articles = {part: len(names) for part, names in asdict(since.articles).items()}
    return {"since": since.run, "articles": articles, "figures": since.counts}
