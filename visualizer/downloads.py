"""One file from the network: its length reported, resumed where it broke off, its digest checked.

What is half fetched lies beside the goal as `NAME.part`, and a later call goes on from there. Errors are one sentence
each; `Cancelled` comes from whoever listens to the reports and leaves the half for another time.
"""

import base64
import hashlib
import http.client
import os
import shutil
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from visualizer.errors import HeadlightError
from visualizer.language import tr
from visualizer.loading import report
from visualizer.numerals import file_size

BLOCK = 1 << 18
PATIENCE = 20  # seconds without a byte
TRIES = 3  # that a broken connection is taken up again, if each brought something
SPARE = 64 << 20  # bytes that a disk keeps free
AGENT = "headlight"


class Refused(HeadlightError):
    """The server answered, and said no; `status` is HTTP's."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Unreachable(HeadlightError):
    """Nobody answered."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What the bytes of a file must come to."""

    kind: str  # "sha256", or "git": sha1 over the length and the bytes, as git names files
    value: str

    def of(self, file: Path) -> str:
        """What the bytes of a file come to."""
        total = hashlib.sha256() if self.kind == "sha256" else hashlib.sha1(f"blob {file.stat().st_size}\0".encode())
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                total.update(block)
        return total.hexdigest()


class Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to other hosts without taking the credentials along."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """urllib's."""
        new = super().redirect_request(req, fp, code, msg, headers, newurl)
        if new is not None and urllib.parse.urlsplit(newurl).netloc != urllib.parse.urlsplit(req.full_url).netloc:
            new.remove_header("Authorization")
        return new


def get(url: str, headers: Mapping[str, str] | None = None) -> bytes:
    """A small file as a whole; Refused or Unreachable."""
    with _open(url, headers or {}) as answer:
        return bytes(answer.read())


def get_range(url: str, first: int, last: int, headers: Mapping[str, str] | None = None) -> bytes:
    """The bytes from `first` to `last`, that one included; fewer where the file is shorter."""
    with _open(url, {**(headers or {}), "Range": f"bytes={first}-{last}"}) as answer:
        if getattr(answer, "status", None) == 206:
            return bytes(answer.read(last - first + 1))
        answer.read(first)  # a server that knows no ranges
        return bytes(answer.read(last - first + 1))


def download(
    url: str,
    goal: Path,
    size: int,
    digest: Digest | None = None,
    headers: Mapping[str, str] | None = None,
    tell: Callable[[int], None] | None = None,
) -> None:
    """Bring a file of `size` bytes to `goal`, where it appears whole or not at all.

    `tell` is called with the bytes that are here after each block; it may raise Cancelled. HeadlightError says what
    went wrong; what came before that is kept.
    """
    part = goal.with_name(f"{goal.name}.part")
    if not goal.is_file():
        if part.is_file() and part.stat().st_size > size:
            part.unlink()
        _fill(url, part, size, headers or {}, tell)
        if digest is not None and digest.of(part) != digest.value:
            part.unlink()
            raise HeadlightError(
                tr("{file} arrived damaged: its bytes are not those announced; try again.", file=goal.name)
            )
        os.replace(part, goal)
    if tell is not None:
        tell(size)


def have_room(folder: Path, needed: int, name: str) -> None:
    """HeadlightError where the disk that holds `folder` has less free than `needed` bytes and a little more."""
    there = folder
    while not there.exists():
        there = there.parent
    free = shutil.disk_usage(there).free
    if free < needed + SPARE:
        raise HeadlightError(
            tr(
                "{name} needs {needed} on the disk of {folder}, where {free} are free: make room first.",
                name=name,
                needed=file_size(needed),
                folder=there,
                free=file_size(free),
            )
        )


def said_to_listeners(name: str, total: int, before: int = 0) -> Callable[[int], None]:
    """A `tell` for one of several files: `before` bytes of the others are here already."""
    return lambda done: report(name, before + done, total)


def _fill(url: str, part: Path, size: int, headers: Mapping[str, str], tell: Callable[[int], None] | None) -> None:
    """Append to a half-fetched file until it is whole."""
    left = TRIES
    while True:
        begun = part.stat().st_size if part.is_file() else 0
        if begun == size:
            return
        try:
            _append(url, part, begun, size, headers, tell)
            return
        except (Unreachable, OSError, http.client.HTTPException) as error:
            done = part.stat().st_size if part.is_file() else 0
            left = left - 1 if done > begun else 0
            if left <= 0:
                if isinstance(error, Unreachable) and done == 0:
                    raise
                raise HeadlightError(
                    tr(
                        "The connection broke off after {done} of {size}: try again, it goes on from there.",
                        done=file_size(done),
                        size=file_size(size),
                    )
                ) from error


def _append(
    url: str, part: Path, begun: int, size: int, headers: Mapping[str, str], tell: Callable[[int], None] | None
) -> None:
    wanted = {**headers, "Accept-Encoding": "identity"}
    if begun:
        wanted["Range"] = f"bytes={begun}-"
    with _open(url, wanted) as answer:
        goes_on = begun and getattr(answer, "status", None) == 206
        with part.open("ab" if goes_on else "wb") as file:
            done = begun if goes_on else 0
            if tell is not None:
                tell(done)
            while block := answer.read(min(BLOCK, max(1, size - done))):
                done += len(block)
                if done > size:
                    raise HeadlightError(tr("{url} is longer than announced: try again later.", url=_bare(url)))
                file.write(block)
                if tell is not None:
                    tell(done)
    if done < size:
        raise http.client.IncompleteRead(b"", size - done)


def _open(url: str, headers: Mapping[str, str]) -> Any:
    """The answer to a request; credentials in the address go into a header."""
    parts = urllib.parse.urlsplit(url)
    wanted = {"User-Agent": AGENT, **headers}
    if parts.username and parts.hostname:
        pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        wanted["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        host = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
        url = urllib.parse.urlunsplit(parts._replace(netloc=host))
    try:
        return _opener().open(urllib.request.Request(url, headers=wanted), timeout=PATIENCE)
    except urllib.error.HTTPError as error:
        status = error.code
        error.close()
        host = urllib.parse.urlsplit(url).netloc
        raise Refused(
            status, tr("{host} answered with the error {status}: try again later.", host=host, status=status)
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        host = urllib.parse.urlsplit(url).netloc or url
        raise Unreachable(tr("{host} cannot be reached: look whether this machine is online.", host=host)) from error


@cache
def _opener() -> urllib.request.OpenerDirector:
    """Speaks HTTPS with the certificates that this Python, pip and the Hub's library trust, and heeds proxies."""
    context = ssl.create_default_context()
    if own := os.environ.get("PIP_CERT") or os.environ.get("REQUESTS_CA_BUNDLE"):
        if Path(own).is_file():
            context.load_verify_locations(own)
    elif not os.environ.get("SSL_CERT_FILE") and (spec := find_spec("certifi")) is not None and spec.origin is not None:
        known = Path(spec.origin).with_name("cacert.pem")  # a Python from python.org has none of its own on macOS
        if known.is_file():
            context.load_verify_locations(known)
    return urllib.request.build_opener(Redirects, urllib.request.HTTPSHandler(context=context))


def _bare(url: str) -> str:
    """An address without what is secret in it."""
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit(parts._replace(netloc=parts.hostname or "", query=""))
