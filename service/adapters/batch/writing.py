"""A report in, its files on the shelf out, with what the ledger notes of them."""

from dataclasses import dataclass

from service.adapters.batch.atomic import Shelf
from service.adapters.batch.exports.markdown import write_markdown
from service.adapters.batch.ledger import Done
from service.adapters.batch.loads import Task
from service.adapters.batch.reviewing import reviews_in
from service.records import Report


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes reports that are made under one signature."""

    shelf: Shelf
    signature: str

    def write(self, report: Report, *, task: Task, content: str) -> Done:
        """Write a report and its reading copy; return what is done.

        Raises:
            OutputError: the disk is full, or the folder may not be written to.
        """
        done = Done(
            name=task.name,
            where=task.entry.where,
            fingerprint=task.fingerprint,
            content=content,
            signature=self.signature,
            language=report.language.code,
            sentences=len(report.sentences),
            figures=len(report.figures),
            flagged=sum(sentence.check == "flagged" for sentence in report.sentences),
            reviews=reviews_in(report),
        )
        self.shelf.write(done.report, content=report.model_dump_json(indent=1) + "\n")
        self.shelf.write(done.reading_copy, content=write_markdown(report))
        return done

    def copy(self, twin: Done, *, task: Task) -> Done:
        """Write the report of an article with the same text under the name of this one; return what is done.

        Raises:
            OutputError: the disk is full, or the folder may not be written to.
        """
        report = Report.model_validate_json(self.shelf.read(twin.report))
        return self.write(report.model_copy(update={"name": task.report_name}), task=task, content=twin.content)
