"""Runs in processes of their own, for tests that end them: a warm process that forks one for each line of JSON it reads."""

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

from service.adapters.batch.loads import Options
from service.adapters.batch.run import digest_folder
from service.adapters.batch.walking import choose_place
from service.adapters.batch.watching import Watch
from service.desk import Desk
from service.engines.echo import EchoEngine
from service.settings import Settings


def run(folder: str, *, out: str) -> None:
    desk = Desk(Settings(), engine=EchoEngine())
    digest_folder(choose_place(folder), out=Path(out), desk=desk, options=Options(), watch=Watch())


def say(answer: object) -> None:
    sys.stdout.write(f"{answer}\n")
    sys.stdout.flush()


def fork_runs(warm_up: str) -> None:
    """Answer each line with the number of the process, then with how it ended."""
    with tempfile.TemporaryDirectory() as out:
        run(warm_up, out=out)
    say("ready")
    for line in sys.stdin:
        told = json.loads(line)
        if (number := os.fork()) == 0:
            if told["limit"]:
                resource.setrlimit(resource.RLIMIT_FSIZE, (told["limit"], resource.RLIM_INFINITY))
            code = 1
            try:
                run(told["folder"], out=told["out"])
                code = 0
            finally:
                os._exit(code)
        say(number)
        say(os.waitpid(number, 0)[1])


if __name__ == "__main__":
    fork_runs(sys.argv[1])
