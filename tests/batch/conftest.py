"""A desk without weights, articles to read, and a way to compare what two runs wrote."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from service.adapters.batch.loads import Options
from service.adapters.batch.run import Outcome, digest_folder
from service.adapters.batch.walking import choose_place
from service.adapters.batch.watching import Watch
from service.desk import Desk
from service.engines.base import TranslationEngine
from service.engines.echo import EchoEngine
from service.settings import Settings

CHINESE = "{place}新增床位{beds}张\n\n{place}卫生部门介绍，2022年全县新增床位{beds}张，投入3.5亿元。居民看病更近了，平均等候缩短12分钟。\n"
ENGLISH = "{place} adds {beds} beds\n\nThe county of {place} added {beds} hospital beds in 2022. It spent 350 million yuan on them.\n"

Digest = Callable[..., Outcome]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with Chinese and English articles, some of one name."""
    folder = tmp_path / "articles"
    for number, place in enumerate(("云麓", "柳湾", "海堤", "松坪")):
        write(folder / "zh" / f"{number}.txt", CHINESE.format(place=place, beds=120 + number))
    for number, place in enumerate(("Yunlu", "Liuwan", "Haidi")):
        write(folder / "en" / f"{number}.txt", ENGLISH.format(place=place, beds=1200 + number))
    return folder


@pytest.fixture
def digest() -> Digest:
    """Run a batch in this process; failures are told to nobody."""

    def run(
        folder: Path | str,
        out: Path | str,
        *,
        engine: TranslationEngine | None = None,
        watch: Watch | None = None,
        settings: Settings | None = None,
        options: Options | None = None,
        listed: list[str] | None = None,
        workers: int | None = None,
        since: str | None = None,
    ) -> Outcome:
        desk = Desk(settings or Settings(), engine=engine or EchoEngine())
        place = choose_place(str(folder), listed=listed or ())
        return digest_folder(place, out=out, desk=desk, options=options or Options(), watch=watch or Silent(), workers=workers, since=since)

    return run


class Silent(Watch):
    """Says nothing."""

    def failed(self, failure: object) -> None:
        """Keep quiet."""


@pytest.fixture
def snapshot() -> Callable[[Path], dict[str, object]]:
    """Return everything that an output folder holds for readers, without seconds and device."""

    def read(out: Path) -> dict[str, object]:
        files = [path for path in out.rglob("*") if path.is_file() and ".minsheng" not in path.parts]
        return {str(path.relative_to(out)): _content(path) for path in files}

    return read


def write(path: Path, content: str | bytes) -> Path:
    """Write a file, with the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def _content(path: Path) -> object:
    if path.suffix != ".json":
        return path.read_bytes()
    value = json.loads(path.read_bytes())
    value.pop("seconds", None)
    if "engine" in value:
        value["engine"].pop("device")
    return value
