"""Stand-ins on this machine for the Hub and for a package index: real HTTP, files of a few kilobytes."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

LARGE = 1000  # bytes from which the Hub lists a file with its sha256
REVISION = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Repository:
    """One on the stand-in for the Hub."""

    files: dict[str, bytes]
    gated: bool = False
    licence: str = "mit"


@dataclass
class StandIn:
    """What is served, how it behaves, and what it was asked."""

    repositories: dict[str, Repository] = field(default_factory=dict)
    pages: dict[str, bytes] = field(default_factory=dict)  # anything else, by path
    breaks_after: int | None = None  # bytes of a file behind which the connection is cut
    knows_ranges: bool = True
    lies: bool = False  # whether large files arrive with a wrong byte
    moved_to: str = ""  # another address of the same server, to which files redirect
    address: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)  # paths and headers

    def ranges(self, name: str) -> list[str]:
        """The ranges that were asked for, of files of that name."""
        return [headers.get("Range", "") for path, headers in self.asked if path.endswith(f"/{name}")]


class Handler(BaseHTTPRequestHandler):
    """Answers as the Hub does, as far as it is asked here."""

    protocol_version = "HTTP/1.1"
    stand_in: StandIn

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, *words: object) -> None:
        """Nothing is printed."""

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.stand_in.asked.append((path, dict(self.headers)))
        for name, repository in self.stand_in.repositories.items():
            if path == f"/api/models/{name}":
                return self._send(json.dumps(listing(name, repository)).encode(), "application/json")
            if path.startswith(f"/{name}/resolve/") or path.startswith(f"/moved/{name}/resolve/"):
                return self._file(repository, path, path.split(f"/resolve/{REVISION}/")[1])
        if path in self.stand_in.pages:
            body = self.stand_in.pages[path]
            return self._body(body, path.rpartition("/")[2]) if path.endswith(".whl") else self._send(body, "text/html")
        return self._refuse(404, "RepoNotFound" if path.startswith("/api/models/") else "EntryNotFound")

    def _file(self, repository: Repository, path: str, name: str) -> None:
        if repository.gated and not self.headers.get("Authorization"):
            return self._refuse(401, "GatedRepo")
        if name not in repository.files:
            return self._refuse(404, "EntryNotFound")
        if self.stand_in.moved_to and not path.startswith("/moved/"):
            self.send_response(302)
            self.send_header("Location", f"{self.stand_in.moved_to}/moved{path}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        body = repository.files[name]
        return self._body(bytes([body[0] ^ 1]) + body[1:] if self.stand_in.lies and len(body) > LARGE else body, name)

    def _body(self, body: bytes, name: str) -> None:
        first, last, status = 0, len(body) - 1, 200
        if (wanted := self.headers.get("Range")) and self.stand_in.knows_ranges:
            start, _, end = wanted.removeprefix("bytes=").partition("-")
            first, last, status = int(start), min(int(end) if end else last, last), 206
        part = body[first : last + 1]
        self.send_response(status)
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        if self.stand_in.breaks_after is not None and len(part) > self.stand_in.breaks_after:
            self.wfile.write(part[: self.stand_in.breaks_after])
            self.close_connection = True
            return
        self.wfile.write(part)

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _refuse(self, status: int, code: str) -> None:
        self.send_response(status)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()


def listing(name: str, repository: Repository) -> dict[str, object]:
    """What the Hub's interface says of a repository."""
    siblings = []
    for file, body in repository.files.items():
        one: dict[str, object] = {"rfilename": file, "size": len(body), "blobId": git_name(body)}
        if len(body) > LARGE:
            one["lfs"] = {"sha256": hashlib.sha256(body).hexdigest(), "size": len(body), "pointerSize": 134}
        siblings.append(one)
    return {
        "id": name,
        "sha": REVISION,
        "gated": "manual" if repository.gated else False,
        "tags": [f"license:{repository.licence}"],
        "siblings": siblings,
    }


def git_name(body: bytes) -> str:
    """What git calls a file of these bytes."""
    return hashlib.sha1(f"blob {len(body)}\0".encode() + body).hexdigest()


@contextmanager
def serving(stand_in: StandIn) -> Iterator[StandIn]:
    """The stand-in answers inside, at its `address`."""
    handler = type("Bound", (Handler,), {"stand_in": stand_in})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    stand_in.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
