"""Write what the code already says: into README.md settings, error codes, one real report, tables measured; and the service's OpenAPI.

usage: document.py [--example ARTICLE] [--measured NAME]; what is not named stays as it is.
"""

import argparse
import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

from service import errors
from service.adapters.rest.app import create_app
from service.adapters.rest.describing import as_text
from service.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[1]
# Tables that a command of ours prints, by the mark that they stand between.
MEASURED = {
    "peers-figures": "scripts/compare_peers.py --figures",
    "peers-key-points": "scripts/compare_peers.py --key-points",
    "bench-figures": "scripts/benchmark.py --part figures",
}


def main() -> None:
    """Rewrite the parts of README.md between their marks, and the committed description of the service."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--example", type=Path)
    parser.add_argument("--measured", choices=MEASURED, action="append", default=[], help="a table to measure anew")
    arguments = parser.parse_args()
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    text = put_between(text, mark="settings", content=list_settings())
    text = put_between(text, mark="errors", content=list_errors())
    if arguments.example:
        text = put_between(text, mark="example", content=show_example(arguments.example))
    for mark in arguments.measured:
        text = put_between(text, mark=mark, content=print_measured(mark))
    path.write_text(text, encoding="utf-8")
    (ROOT / "tests/rest/openapi.json").write_text(as_text(create_app(Settings()).openapi()), encoding="utf-8")


def put_between(text: str, *, mark: str, content: str) -> str:
    """Return `text` with what stands between two marks replaced."""
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    return pattern.sub(lambda match: f"{match[1]}\n{content}\n\n{match[2]}", text)


def list_settings() -> str:
    """Return a table of every setting: its variable, its default, the comment above it."""
    rows = ["| variable | default | meaning |", "| --- | --- | --- |"]
    for name, comment in comments_of_fields(inspect.getsource(Settings)).items():
        default = str(Settings.model_fields[name].default).replace(str(Path.home()), "~")
        rows.append(f"| `{PREFIX}{name.upper()}` | `{default}` | {comment} |")
    return "\n".join(rows)


def comments_of_fields(source: str) -> dict[str, str]:
    """Return the comment above each field; a field without one shares that of the field before it."""
    lines = source.splitlines()
    fields = [node for node in ast.parse(source).body[0].body if isinstance(node, ast.AnnAssign)]  # type: ignore[attr-defined]
    comments: dict[str, str] = {}
    last = ""
    for field in fields:
        above = []
        for line in reversed(lines[: field.lineno - 1]):
            if not line.strip().startswith("#"):
                break
            above.append(line.strip().removeprefix("#").strip())
        last = " ".join(reversed(above)) or last
        comments[ast.unparse(field.target)] = last
    return comments


def list_errors() -> str:
    """Return a table of every error code and what it says."""
    rows = ["| code | when |", "| --- | --- |"]
    for _, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, errors.ServiceError):
            rows.append(f"| `{kind.code}` | {(kind.__doc__ or '').splitlines()[0]} |")
    return "\n".join(rows[:2] + sorted(rows[2:]))


def print_measured(mark: str) -> str:
    """Return what the command of a mark prints, under its name."""
    command = MEASURED[mark]
    done = subprocess.run([sys.executable, *command.split()], cwd=ROOT, stdout=subprocess.PIPE, check=False, text=True)
    return f"`{command}` printed:\n\n{done.stdout.strip()}"


def show_example(article: Path) -> str:
    """Return what `minsheng digest` prints for an article, indented."""
    done = subprocess.run([Path(sys.executable).with_name("minsheng"), "digest", article], capture_output=True, check=True, text=True)
    return f"`minsheng digest {article}` prints:\n\n" + "\n".join(f"    {line}".rstrip() for line in done.stdout.splitlines())


if __name__ == "__main__":
    main()
