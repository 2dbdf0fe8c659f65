"""Measure ourselves against our peers, each in an environment of its own, in one run on the same texts.

usage: compare_peers.py --key-points [--sums FOLDER]
       compare_peers.py --figures
"""

import argparse
import sys
from importlib import import_module

# What can be measured, and the module beside this script that does: measure(arguments) -> exit code.
MEASURES = {"key_points": "peers.key_points", "figures": "peers.figures"}


def read_arguments(words: list[str] | None = None) -> argparse.Namespace:
    """Return what is to be measured, and on what."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--key-points", dest="what", action="store_const", const="key_points", help="three points against editors' summaries")
    what.add_argument("--figures", dest="what", action="store_const", const="figures", help="figures found, against marked ones")
    parser.add_argument("--sums", help="folder of zh-*.jsonl and en-*.jsonl with text, title and summary")
    parser.add_argument("--environments", help="where the peers' environments are kept (out/peers)")
    return parser.parse_args(words)


def main() -> int:
    """Measure, and return the exit code."""
    arguments = read_arguments()
    return int(import_module(MEASURES[arguments.what]).measure(arguments))


if __name__ == "__main__":
    sys.exit(main())
