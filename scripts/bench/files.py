"""A folder of very many tiny files without weights: how long they take, what a second run takes, and how much memory."""

import os
import resource
import tempfile
import time
from pathlib import Path

from service.adapters.batch.loads import Options
from service.adapters.batch.run import digest_folder
from service.adapters.batch.walking import LocalPlace
from service.adapters.batch.watching import Watch
from service.desk import Desk
from service.engines.echo import EchoEngine
from service.settings import Settings

# Run only when it is asked for: FILES=1000000 takes hours.
ALONE = True
COUNT = int(os.environ.get("FILES", "20000"))
IN_A_FOLDER = 1_000


def measure(settings: Settings) -> str:
    """Return a table of seconds and memory, for a first run and for one that finds nothing new."""
    desk = Desk(settings, engine=EchoEngine())
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as out:
        for number in range(COUNT):
            path = Path(name) / f"{number // IN_A_FOLDER:05}" / f"{number:07}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"第{number}所学校新增床位{number}张。\n", "utf-8")
        rows = [_run(Path(name), out=out, desk=desk, title=title) for title in ("first run", "nothing new")]
    head = ["| | seconds | ms each | reports | peak MB |", "| --- | ---: | ---: | ---: | ---: |"]
    return "\n".join([f"{COUNT:,} files of one sentence, echo engine, load {os.getloadavg()[0]:.1f}", "", *head, *rows])


def _run(folder: Path, *, out: str, desk: Desk, title: str) -> str:
    began = time.perf_counter()
    outcome = digest_folder(LocalPlace(folder), out=out, desk=desk, options=Options(), watch=Watch())
    spent = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"| {title} | {spent:.0f} | {1000 * spent / COUNT:.2f} | {len(outcome.kept)} | {peak} |"
