"""Where the wheel of a Python package lies: the index that pip is set up with on this machine, else the official one.

Only the addresses are asked for; nothing is resolved, and nothing is run.
"""

import ast
import html
import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import url2pathname

from visualizer.downloads import Refused, Unreachable, get
from visualizer.errors import HeadlightError
from visualizer.language import tr

OFFICIAL = "https://pypi.org/simple"
TAKEN = "application/vnd.pypi.simple.v1+json, text/html;q=0.2"  # how an index may answer
SETTINGS = ("index-url", "extra-index-url", "find-links", "no-index")
PATIENCE = 30  # seconds for pip to say how it is set up


def wheel_address(project: str, file: str) -> str:
    """Where a wheel can be fetched; HeadlightError where no index has it, or none answers."""
    said = pip_settings()
    for folder in said.get("find-links", "").split():
        path = Path(url2pathname(urlsplit(folder).path)) if folder.startswith("file:") else Path(folder)
        if (path / file).is_file():
            return (path / file).resolve().as_uri()
    if said.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        raise HeadlightError(
            tr("pip is set up to use no package index, so {project} is not to be had.", project=project)
        )
    silent: Unreachable | None = None
    for index in [said.get("index-url") or OFFICIAL, *said.get("extra-index-url", "").split()]:
        try:
            if (found := _looked_up(f"{index.rstrip('/')}/{project}/", file)) is not None:
                return found
        except Refused:
            continue
        except Unreachable as error:
            silent = silent or error
    if silent is not None:
        raise Unreachable(
            tr("The package index cannot be reached: look whether this machine is online, and try again.")
        ) from silent
    raise HeadlightError(tr("The package index of this machine has no {file}.", file=file))


def pip_settings() -> dict[str, str]:
    """What pip is told about indexes: by its files, overruled by the environment."""
    said: dict[str, str] = {}
    if find_spec("pip") is not None:
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "config", "list"]
        try:
            lines = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE).stdout.splitlines()
        except (OSError, subprocess.SubprocessError):
            lines = []
        for section in ("global", "install", "download"):
            for line in lines:
                name, _, value = line.partition("=")
                if name.startswith(f"{section}.") and name.removeprefix(f"{section}.") in SETTINGS:
                    said[name.removeprefix(f"{section}.")] = _unquoted(value)
    for name in SETTINGS:
        if chosen := os.environ.get(f"PIP_{name.upper().replace('-', '_')}"):
            said[name] = chosen
    return said


def _looked_up(page: str, file: str) -> str | None:
    """The address of a file on a project's page; None where it is not there."""
    if page.startswith("file:"):
        page += "index.html"
    text = get(page, {"Accept": TAKEN}).decode("utf-8", errors="replace")
    if text.lstrip().startswith("{"):
        try:
            files = json.loads(text)["files"]
            found = [entry["url"] for entry in files if entry["filename"] == file]
        except (ValueError, KeyError, TypeError) as error:
            raise Refused(200, tr("{page} is no page of a package index.", page=page)) from error
    else:
        links = [html.unescape(link) for link in re.findall(r"""href\s*=\s*["']([^"']+)""", text, re.IGNORECASE)]
        found = [link for link in links if unquote(urlsplit(link).path).rpartition("/")[2] == file]
    return urldefrag(_joined(page, found[0])).url if found else None


def _joined(page: str, link: str) -> str:
    """A link of a page; on the same host with the page's credentials."""
    whole = urljoin(page, link)
    mine, there = urlsplit(page), urlsplit(whole)
    if "@" in mine.netloc and there.netloc == mine.netloc.rpartition("@")[2]:
        whole = there._replace(netloc=mine.netloc).geturl()
    return whole


def _unquoted(value: str) -> str:
    """A value as `pip config list` writes it: a Python literal."""
    try:
        return str(ast.literal_eval(value.strip()))
    except (ValueError, SyntaxError):
        return value.strip().strip("'\"")
