"""A hub on this machine: the paths of the Hugging Face hub that its client asks for, over folders of files."""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit


class StandInHub:
    """What the hub offers and what it was asked; `cut_off` names files whose bytes end half-way."""

    def __init__(self, repositories: Mapping[tuple[str, str], Path]) -> None:
        self.repositories = dict(repositories)
        self.asked: list[str] = []
        self.authorised: list[str] = []
        self.cut_off: set[str] = set()
        self.url = ""

    def find(self, path: str) -> tuple[str, str, Path | None] | None:
        """Return (kind, revision, file) of a path that the hub has."""
        for (name, revision), folder in self.repositories.items():
            if path == f"/api/models/{name}/revision/{revision}":
                return "revision", revision, folder
            if path.startswith(f"/api/models/{name}/tree/{revision}"):
                return "tree", revision, folder
            prefix = f"/{name}/resolve/{revision}/"
            if path.startswith(prefix) and (folder / path.removeprefix(prefix)).is_file():
                return "file", revision, folder / path.removeprefix(prefix)
        return None


@contextmanager
def serve(hub: StandInHub) -> Iterator[StandInHub]:
    """Serve the hub on a free port of the loopback."""

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def _answer(self, *, with_body: bool) -> None:
            path = unquote(urlsplit(self.path).path)
            hub.asked.append(path)
            hub.authorised += [self.headers["Authorization"]] if "Authorization" in self.headers else []
            found = hub.find(path)
            if found is None:
                self._send(b'{"error": "Repository not found"}', status=HTTPStatus.NOT_FOUND, with_body=with_body, code="RepoNotFound")
                return
            kind, revision, place = found
            if kind == "file":
                self._send(place.read_bytes(), revision=revision, with_body=with_body, short=place.name in hub.cut_off)
            else:
                self._send(json.dumps(_describe(kind, revision, place)).encode(), revision=revision, with_body=with_body)

        def _send(
            self, body: bytes, *, with_body: bool, status: int = 200, revision: str = "", code: str = "", short: bool = False
        ) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
            self.send_header("X-Repo-Commit", revision)
            if code:
                self.send_header("X-Error-Code", code)
            self.end_headers()
            if with_body:
                self.wfile.write(body[: len(body) // 2] if short else body)
            if short:
                self.close_connection = True

        def log_message(self, *parts: object) -> None:
            """Keep the test's standard error clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _describe(kind: str, revision: str, folder: Path) -> object:
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if kind == "tree":
        return [{"type": "file", "path": name, "size": (folder / name).stat().st_size, "oid": revision} for name in names]
    return {"id": "stand-in", "sha": revision, "siblings": [{"rfilename": name} for name in names], "tags": [], "private": False}
