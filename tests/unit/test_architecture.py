"""Imports go downwards only, stages know no runtime, and heavy libraries stay in their folder."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "service"

# From the top down; a module may import what stands below it, or beside it in its own folder.
LAYERS = (
    ("adapters",),
    ("desk",),
    ("pipeline",),
    ("passages", "reporting"),
    ("stages",),
    ("guard",),
    ("figures",),
    ("engines",),
    ("glossaries", "jobs", "keys", "reviews"),
    ("store",),
    ("glossary",),
    ("clauses", "characters"),
    ("records",),
    ("settings", "version"),
    ("errors",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
HOMES = {
    "torch": "engines", "transformers": "engines", "ctranslate2": "engines", "sentencepiece": "engines", "huggingface_hub": "engines",
    "fastapi": "adapters", "starlette": "adapters", "uvicorn": "adapters", "typer": "adapters", "rich": "adapters", "ray": "adapters",
}  # fmt: skip


def find_violations(source: str, *, module: str) -> list[str]:
    """Return what the imports of `module` (dotted, below service) do against the direction."""
    layer = module.split(".")[0]
    return [why for imported in _imports(source) if (why := _violation(imported, module=module, layer=layer))]


def _imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "service":
                yield from (f"service.{alias.name}" for alias in node.names)


def _violation(imported: str, *, module: str, layer: str) -> str | None:
    top, *rest = imported.split(".")
    if top in HOMES and HOMES[top] != layer:
        return f"{module} imports {top}, which belongs to {HOMES[top]}"
    if top != "service" or not rest or layer == "__init__":
        return None
    other = rest[0]
    if other not in RANK:
        return f"{module} imports service.{other}, which has no layer"
    if RANK[other] < RANK[layer]:
        return f"{module} imports upwards: {imported}"
    if layer == other == "stages" and rest[1:2] != module.split(".")[1:2]:
        return f"{module} is a stage and imports the stage {imported}"
    if layer in ("stages", "pipeline", "guard") and other == "engines" and rest[1:2] != ["base"]:
        return f"{module} sees more of engines than base"
    return None


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downwards(path: Path) -> None:
    module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    assert find_violations(path.read_text(encoding="utf-8"), module=module) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("figures.chinese", "from service.stages.language import detect_language"),
        ("stages.keypoints", "from service.stages.sentences import split_sentences"),
        ("stages.translation", "from service.engines.ct2 import Ct2Engine"),
        ("stages.language", "import torch"),
        ("pipeline", "import fastapi"),
        ("records", "from service import desk"),
    ],
)
def test_a_planted_violation_is_found(module: str, source: str) -> None:
    assert find_violations(source, module=module)


def test_importing_service_loads_no_model_library() -> None:
    code = "import sys, service; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not {"torch", "transformers", "ctranslate2", "sentencepiece", "fastapi", "jieba"} & set(loaded)
