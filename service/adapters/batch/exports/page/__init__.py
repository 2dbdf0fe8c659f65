"""index.html: one self-contained page over all articles; it works offline and runs nothing but its own script."""

import base64
import hashlib
import json
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import asdict
from importlib import resources

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.changing import FigureChange, Since
from service.adapters.batch.entries import Failure
from service.adapters.batch.exports.crossing import Clash, Series
from service.adapters.batch.exports.markdown import value_of
from service.adapters.batch.ledger import Done
from service.records import DayPoint, Figure, Report

INDEX_HTML = "index.html"
# What a browser opens in a second or two; tables and reports hold the rest. By eye on one laptop's size of page, not swept.
_MOST_ARTICLES = 5_000
_MOST_FIGURES = 50_000
_MOST_SERIES = 200


class Page(AbstractContextManager["Page"]):
    """The page under way; articles go to disk as they come, and it appears under its name when the block ends well."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._stack = ExitStack()
        self._languages: dict[str, int] = {}
        self._totals = {"articles": 0, "sentences": 0, "figures": 0, "flagged": 0, "figures_left_out": 0, "articles_left_out": 0}
        self._clashes: list[dict[str, object]] = []
        self._series: list[dict[str, object]] = []
        self._points: list[dict[str, object]] = []
        self._failures: list[dict[str, object]] = []
        self._changes: dict[str, object] | None = None

    def __enter__(self) -> "Page":
        """Write the head."""
        self._file = self._stack.enter_context(self._shelf.open(INDEX_HTML))
        style, script = _read("page.css"), _read("page.js")
        before, self._after = _read("page.html").split("<!-- articles -->")
        self._write(before.replace("STYLE_HASH", _hash(style)).replace("SCRIPT_HASH", _hash(script)).replace("/* style */", style))
        self._after = self._after.replace("/* script */", script)
        self._write('<script type="application/json" id="articles">[')
        return self

    def __exit__(self, *ended: object) -> None:
        """Write what is known at the end only, or leave no page."""
        if ended[0] is None:
            self._write("]</script>\n")
            overview = {
                "totals": self._totals,
                "languages": self._languages,
                "clashes": self._clashes,
                "series": self._series,
                "points": self._points,
                "failures": self._failures,
                "changes": self._changes,
            }
            self._write(f'<script type="application/json" id="overview">{dump_for_script(overview)}</script>')
            self._write(self._after)
        self._stack.__exit__(*ended)  # type: ignore[arg-type]

    def add(self, report: Report, *, done: Done, copies: Sequence[str]) -> None:
        """Write an article."""
        totals = self._totals
        totals["sentences"] += len(report.sentences)
        totals["flagged"] += done.flagged
        totals["figures"] += len(report.figures)
        self._languages[report.language.code] = self._languages.get(report.language.code, 0) + 1
        totals["articles"] += 1
        if totals["articles"] > _MOST_ARTICLES:
            totals["articles_left_out"] += 1
            totals["figures_left_out"] += len(report.figures)
            return
        room = max(0, _MOST_FIGURES - (totals["figures"] - len(report.figures) - totals["figures_left_out"]))
        totals["figures_left_out"] += max(0, len(report.figures) - room)
        self._write(
            ("" if totals["articles"] == 1 else ",") + "\n" + dump_for_script(_article(report, done=done, copies=copies, room=room))
        )

    def add_clash(self, clash: Clash) -> None:
        """Take in a conflict between articles."""
        self._clashes.append({"articles": list(dict.fromkeys(clash.articles)), "texts": clash.texts, "why": clash.why})

    def add_series(self, series: Series) -> None:
        """Take in a figure followed over time."""
        if len(self._series) < _MOST_SERIES:
            points = [[point.period, point.value, point.text, point.article] for point in series.points]
            self._series.append({"subject": series.subject, "unit": series.unit, "points": points})

    def add_points(self, points: Sequence[DayPoint]) -> None:
        """Take in what the articles say most."""
        for point in points:
            names = list(dict.fromkeys(source.name or "" for source in point.sources))
            self._points.append({"text": point.text, "translation": point.translation, "language": point.language, "articles": names})

    def add_failures(self, failures: Sequence[Failure]) -> None:
        """Take in what could not be read."""
        self._failures += [
            {"name": failure.where, "message": failure.message} for failure in sorted(failures, key=lambda one: one.where)[:1000]
        ]

    def add_changes(self, since: Since | None) -> None:
        """Take in what changed since an earlier run."""
        if since:
            figures = [
                [
                    change.kind,
                    change.article,
                    *(str(one["text"]) if one else "" for one in (change.before, change.now)),
                    _subject_of(change),
                ]
                for change in since.figures
            ]
            self._changes = {"since": since.run, "articles": asdict(since.articles), "counts": since.counts, "figures": figures}

    def _write(self, text: str) -> None:
        self._file.write(text.encode("utf-8"))


def dump_for_script(value: object) -> str:
    r"""Return JSON that cannot end the element it stands in.

    >>> dump_for_script("</script>")
    '"\\u003c/script>"'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _article(report: Report, *, done: Done, copies: Sequence[str], room: int) -> dict[str, object]:
    why: dict[int | None, list[str]] = {}
    for warning in report.warnings:
        why.setdefault(warning.sentence, []).append(warning.message)
    return {
        "name": done.where,
        "file": done.name,
        "copies": copies,
        "title": [report.title.source, report.title.target] if report.title else None,
        "languages": [report.language.code, report.target],
        "points": [[point.text, point.translation, point.check] for point in report.key_points],
        "flagged": [
            [sentence.text, sentence.translation, " ".join(why.get(sentence.index, ()))]
            for sentence in report.sentences
            if sentence.check == "flagged"
        ],
        "figures": [_figure(figure, report=report) for figure in report.figures[:room]],
    }


def _figure(figure: Figure, *, report: Report) -> list[str]:
    unit = " per ".join(filter(None, (figure.unit, figure.per)))
    rendering = figure.renderings.zh if report.target == "zh" else figure.renderings.en
    return [figure.text, value_of(figure), unit, figure.subject or "", figure.period or "", rendering, figure.fidelity]


def _subject_of(change: FigureChange) -> str:
    return str((change.now or change.before or {}).get("subject") or "")


def _read(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
