"""The same results on a Ray cluster, also when a worker is killed in the middle; nothing of Ray where it is not asked for."""

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.adapters.batch.cluster import finish_on_ray
from service.errors import ConfigurationError

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "MINSHENG_MODEL": "echo", "MINSHENG_MEMORY": "false"}
MAIN = "from service.adapters.cli import main; main()"
TEXT = "{}医院扩建\n\n" + "{}医院2023年新增床位{}张，投入{}.5亿元。居民看病更近了，平均等候缩短{}分钟。\n" * 20

needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None or not Path("/proc").is_dir(), reason="Ray is not installed; run pip install 'minsheng[ray]'"
)


@pytest.fixture
def many_articles(articles: Path) -> Path:
    for number in range(40):
        (articles / f"{number:02}.txt").write_text(TEXT.format(number, *([number] * 80)), "utf-8")
    (articles / "again.txt").write_bytes((articles / "03.txt").read_bytes())
    (articles / "bad.txt").write_bytes(b"\x00" * 50)
    (articles / "lines.jsonl").write_text("\n".join([json.dumps({"text": "The county added 120 beds."}), "{"]), "utf-8")
    return articles


def processes_of(parent: int) -> dict[int, str]:
    """Return the processes that descend from one, each with its title."""
    parents, titles = {}, {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            number = int(path.name)
            parents[number] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            titles[number] = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except (OSError, ValueError):  # it has ended meanwhile
            continue
    found: dict[int, str] = {}
    waiting = [parent]
    while waiting:
        one = waiting.pop()
        for number, its_parent in parents.items():
            if its_parent == one and number not in found:
                found[number] = titles.get(number, "")
                waiting.append(number)
    return found


@needs_ray
def test_killed_worker_is_replaced_and_results_equal_the_local_ones(many_articles, digest, snapshot, tmp_path):
    command = [sys.executable, "-c", MAIN, "batch", str(many_articles), "--out", str(tmp_path / "ray"), "--json-lines"]
    process = subprocess.Popen(
        [*command, "--runner", "ray", "--workers", "2"], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    reports = tmp_path / "ray"
    while process.poll() is None and len(list(reports.glob("*.md"))) < 5:
        time.sleep(0.02)  # until both workers are in the middle of it
    workers = [number for number, title in processes_of(process.pid).items() if "MapWorker" in title]
    os.kill(workers[0], signal.SIGKILL)
    told, errors = process.communicate()
    assert (process.returncode, len(workers)) == (1, 2), errors  # 1: bad.txt and the broken line
    events = [json.loads(line) for line in told.splitlines()]
    assert events[-1]["failed"] == 2
    assert len(list(reports.glob("*.md"))) > 5
    digest(many_articles, tmp_path / "local")
    assert snapshot(tmp_path / "ray") == snapshot(tmp_path / "local")


@needs_ray
def test_cluster_run_goes_on_from_a_local_one(articles, digest, tmp_path):
    digest(articles, tmp_path / "out")
    (articles / "new.txt").write_text("望海新增床位7张\n\n望海卫生部门介绍，2023年全县新增床位7张。\n", "utf-8")
    command = [sys.executable, "-c", MAIN, "batch", str(articles), "--out", str(tmp_path / "out"), "--json-lines"]
    ended = subprocess.run([*command, "--runner", "ray", "--workers", "1"], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout.splitlines()[-1])["new"] == 1


def test_runner_that_is_not_installed_is_refused_by_the_name_of_its_extra(digest, articles, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigurationError, match=r"pip install 'minsheng\[ray\]'"):
        digest(articles, tmp_path / "out", workers=1)


def test_workers_without_a_cluster_are_refused(articles, tmp_path):
    from service.adapters.batch.session import Session
    from service.desk import Desk
    from service.engines.echo import EchoEngine
    from service.settings import Settings

    with pytest.raises(ConfigurationError, match="--workers"):
        Session(out=tmp_path / "out", workers=2).run(
            str(articles), desk=Desk(Settings(), engine=EchoEngine()), target=None, key_points=None
        )


def test_nothing_of_ray_is_imported_otherwise(articles, tmp_path):
    code = f"""
import sys
from service.adapters.cli.app import app
try:
    app(["batch", {str(articles)!r}, "--out", {str(tmp_path / "out")!r}, "--quiet"])
except SystemExit as ended:
    assert ended.code == 0
print([name for name in sys.modules if name.split(".")[0] in ("ray", "pyarrow", "pandas")])
"""
    ended = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert ended.stdout == "[]\n", ended.stderr
    assert finish_on_ray.__module__ == "service.adapters.batch.cluster"
