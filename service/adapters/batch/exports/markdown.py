"""A report in, its reading copy in Markdown out: key points, the text in both languages, figures, what needs a look."""

import re
from collections.abc import Iterator

from service.records import Figure, Report, Sentence

# Signs that would become markup; a line's first - + > or number is escaped where it stands.
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def write_markdown(report: Report) -> str:
    """Return the reading copy."""
    parts = [_head(report), _key_points(report), _both_texts(report), _figure_table(report), _concerns(report)]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape_markdown(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> escape_markdown("1. a|b <script>")
    '1\\. a\\|b \\<script\\>'
    """
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(lambda match: match[1] + match[2][:-1] + "\\" + match[2][-1], line)


def _head(report: Report) -> str:
    title = report.title.source if report.title else report.name or "Article"
    lines = [f"# {escape_markdown(title)}"]
    if report.title:
        lines.append(f"**{escape_markdown(report.title.target) or '…'}**")
    flagged = sum(sentence.check == "flagged" for sentence in report.sentences)
    counts = f"{len(report.sentences)} sentences, {len(report.figures)} figures, {flagged} sentence{'' if flagged == 1 else 's'} to check"
    lines.append(f"{report.language.code} → {report.target}; {counts}.  \n{escape_markdown(report.engine.signature)}")
    return "\n\n".join(lines)


def _key_points(report: Report) -> str:
    points = [
        f"{number}. {escape_markdown(point.text)}  \n   {escape_markdown(point.translation or '')}{_mark(point.check)}"
        for number, point in enumerate(report.key_points, 1)
    ]
    return "\n".join(["## Key points", "", *points]) if points else ""


def _both_texts(report: Report) -> str:
    """Return the text paragraph by paragraph, each translation quoted below its source."""
    lines = ["## Text"]
    for paragraph in _paragraphs(report):
        joint = "" if report.language.code == "zh" else " "
        own = joint.join(escape_markdown(sentence.text) for sentence in paragraph)
        joint = "" if report.target == "zh" else " "
        other = joint.join(escape_markdown(sentence.translation or "") + _mark(sentence.check) for sentence in paragraph)
        lines.append(f"{own}\n\n> {other}")
    return "\n\n".join(lines)


def _paragraphs(report: Report) -> Iterator[list[Sentence]]:
    group: list[Sentence] = []
    for sentence in report.sentences:
        if group and sentence.paragraph != group[-1].paragraph:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _figure_table(report: Report) -> str:
    if not report.figures:
        return ""
    rows = ["| figure | value | unit | measures | period | " + report.target + " | state |", "| --- | ---: | --- | --- | --- | --- | --- |"]
    for figure in report.figures:
        unit = " per ".join(filter(None, (figure.unit, figure.per)))
        rendering = figure.renderings.zh if report.target == "zh" else figure.renderings.en
        cells = (figure.text, value_of(figure), unit, figure.subject or "", figure.period or "", rendering, figure.fidelity)
        rows.append("| " + " | ".join(escape_markdown(cell) for cell in cells) + " |")
    return "\n".join(["## Figures", "", *rows])


def value_of(figure: Figure) -> str:
    """Return the value, or the bounds of a range."""
    return figure.value if figure.value is not None else f"{figure.low or ''}–{figure.high or ''}"


def _concerns(report: Report) -> str:
    lines = [f"- {escape_markdown(conflict.why)}" for conflict in report.conflicts]
    lines += [f"- {'' if at.sentence is None else f'sentence {at.sentence}: '}{escape_markdown(at.message)}" for at in report.warnings]
    return "\n".join(["## To check", "", *lines]) if lines else ""


def _mark(check: str | None) -> str:
    return " ⚑" if check == "flagged" else ""
