"""A report for a terminal: title, language, key points in both languages, figures as a table, what needs a look."""

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from service.records import Figure, Report

STATES = {"kept": "green", "repaired": "yellow", "flagged": "bold red", "unchecked": "dim"}
_LANGUAGES = {"zh": "Chinese", "en": "English"}


def show_report(report: Report, *, console: Console) -> None:
    """Print the report."""
    title = report.title.source if report.title else (report.name or report.sentences[0].text)
    console.rule(Text(title, style="bold"), align="left")
    if report.title:
        console.print(Text(report.title.target))
    script = {"Hans": ", simplified", "Hant": ", traditional"}.get(report.language.script or "", "")
    states = {state: sum(figure.fidelity == state for figure in report.figures) for state in ("kept", "repaired", "flagged")}
    console.print(
        Text(
            f"{_LANGUAGES[report.language.code]}{script} → {_LANGUAGES[report.target]} · {len(report.sentences)} sentences · "
            f"{len(report.figures)} figures: " + ", ".join(f"{count} {state}" for state, count in states.items()),
            style="dim",
        )
    )
    for number, point in enumerate(report.key_points, 1):
        console.print(Text(f"{number}. {point.text}"))
        flagged = point.check == "flagged"
        mark = Text(" ⚑ figures to be checked", style="bold red") if flagged else Text()
        console.print(Padding(Text(point.translation or "") + mark, (0, 0, 0, 3)))
    if report.figures:
        console.print(_figure_table(report))
    for conflict in report.conflicts:
        console.print(Text(f"! {conflict.why}", style="yellow"))
    console.print()


def _figure_table(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("figure", "value", "unit", "measures", "when", "in translation"):
        table.add_column(heading, overflow="fold")
    for figure in report.figures:
        table.add_row(
            Text(figure.text),
            Text(_value_of(figure)),
            Text(" per ".join(filter(None, [figure.unit, figure.per]))),
            Text(figure.subject or ""),
            Text(figure.period or ""),
            Text(figure.fidelity, style=STATES[figure.fidelity]) + Text(f" {_target_of(figure, report=report)}"),
        )
    return table


def _value_of(figure: Figure) -> str:
    sign = {"about": "~", "nearly": "<~", "more_than": ">", "less_than": "<", "at_least": "≥", "up_to": "≤"}.get(figure.qualifier, "")
    return sign + (figure.value if figure.value is not None else f"{figure.low}–{figure.high}")


def _target_of(figure: Figure, *, report: Report) -> str:
    if figure.sentence is None or figure.target_start is None:
        return ""
    return (report.sentences[figure.sentence].translation or "")[figure.target_start : figure.target_end]
