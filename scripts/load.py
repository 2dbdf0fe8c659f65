"""What many callers at once gain: sentences a second, waiting and errors of one client, then of many, on loopback.

Starts a service of its own, with nothing remembered, and lets Locust's users send requests of one sentence each, one after the
other. usage: load.py [--clients 64] [--seconds 20] [--least 1.5]; it leaves with 1 when many reach less than `least` times one.
"""

from gevent import monkey

monkey.patch_all()  # before anything opens a socket: Locust's users are greenlets

import argparse  # noqa: E402
import os  # noqa: E402
import random  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
import time  # noqa: E402
import urllib.request  # noqa: E402
from dataclasses import dataclass  # noqa: E402

import gevent  # noqa: E402
from locust import FastHttpUser, task  # noqa: E402
from locust.env import Environment  # noqa: E402

SENTENCES = (
    "The county opened {} beds last year, officials said.",
    "Schools in the town took in {} pupils this autumn.",
    "Outpatient visits reached {} in the first half of the year.",
    "全县去年新增床位{}张。",
    "今年计划改造老旧小区{}个，惠及居民数千户。",
    "医疗机构全年完成诊疗{}人次。",
)


class Editor(FastHttpUser):
    """Sends one sentence, waits for its translation, sends the next."""

    network_timeout = connection_timeout = 60.0

    @task
    def translate(self) -> None:
        """No two sentences are the same, so that nothing could be remembered."""
        sentence = random.choice(SENTENCES).format(random.randint(1_000, 999_999))
        target = "zh" if sentence[0].isascii() else "en"
        with self.client.post(
            "/v1/translate", json={"items": [sentence], "target": target}, name="translate", catch_response=True
        ) as answer:
            if answer.status_code != 200 or not answer.json()["items"][0]["translation"]:
                answer.failure(f"{answer.status_code}")


@dataclass(frozen=True)
class Run:
    """What so many clients got."""

    clients: int
    per_second: float
    p50_ms: float
    p95_ms: float
    errors: int


def main() -> None:
    """Measure one client, then many, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--least", type=float, default=1.5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        process, address = start_service(home)
        try:
            measure(address, clients=1, seconds=3)  # whatever is done once is done now
            runs = [measure(address, clients=clients, seconds=arguments.seconds) for clients in (1, arguments.clients)]
        finally:
            process.terminate()
            process.wait(60)
    print("clients  sentences/s   p50 ms   p95 ms   errors")
    for run in runs:
        print(f"{run.clients:7}  {run.per_second:11.1f}  {run.p50_ms:7.0f}  {run.p95_ms:7.0f}  {run.errors:7}")
    ratio = runs[1].per_second / runs[0].per_second
    print(f"{arguments.clients} clients reach {ratio:.2f} times the sentences per second of one")
    sys.exit(ratio < arguments.least or any(run.errors for run in runs))


def start_service(home: str) -> tuple[subprocess.Popen[str], str]:
    """Return a service that is warm, and where it is."""
    environment = os.environ | {"MINSHENG_HOME": home, "MINSHENG_MEMORY": "false", "MINSHENG_PORT": "0"}
    process = subprocess.Popen(
        [sys.executable, "-c", "from service.adapters.cli import main; main()", "serve"], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None  # noqa: S101 - it was asked for above
    address = process.stdout.readline().split()[3].rstrip("/")
    for _ in range(600):
        try:
            urllib.request.urlopen(address + "/ready", timeout=60).close()  # noqa: S310 - on loopback
            break
        except OSError:
            time.sleep(0.1)
    return process, address


def measure(address: str, *, clients: int, seconds: float) -> Run:
    """Return what so many clients get in so many seconds."""
    environment = Environment(user_classes=[Editor], host=address)
    runner = environment.create_local_runner()
    runner.start(clients, spawn_rate=clients)
    gevent.sleep(seconds)
    runner.quit()
    total = environment.stats.total
    return Run(
        clients, total.total_rps, total.get_response_time_percentile(0.5), total.get_response_time_percentile(0.95), total.num_failures
    )


if __name__ == "__main__":
    main()
