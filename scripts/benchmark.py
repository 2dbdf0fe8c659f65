"""Measure this machine: one table for each part, printed as markdown.

usage: benchmark.py [--part NAME] [--model NAME|PATH]

A part is a module in scripts/bench with a function `measure(settings) -> str`; without --part all of them run but those that
stand ALONE for the time they take.
"""

import argparse
import importlib
import os
import sys
from pathlib import Path

from service.errors import ServiceError
from service.settings import read_settings

PARTS = sorted(path.stem for path in (Path(__file__).parent / "bench").glob("[a-z]*.py"))

# Threads that wait for each other must not spin: with other work on the machine that slowed torch ten times and told nothing of it.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, action="append", help="may be given more than once")
    parser.add_argument("--model", help="name or path of the model, by default the default one")
    options = parser.parse_args()
    try:
        settings = read_settings(model=options.model)
        for part in options.part or PARTS:
            module = importlib.import_module(f"bench.{part}")
            if options.part or not getattr(module, "ALONE", False):
                print(module.measure(settings), flush=True)
    except ServiceError as error:
        print(error.message, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
