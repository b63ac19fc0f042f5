"""docs/api.md is true: each of its commands is run on the examples, in order, and answers what stands there."""

import re
import shlex
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[3]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.DOTALL | re.MULTILINE)


def steps():
    """(command, what it prints) in the order of the page."""
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for block in BLOCK.findall(page):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = step.partition("\n")
            yield command, printed


def pattern(printed):
    """What an answer must match: a line of ``…`` is any lines or none, and within a line it is anything."""
    lines = printed.strip().split("\n")
    whole = (
        r"(?:[^\n]*\n)*?" if line == "…" else ".*?".join(map(re.escape, line.split("…"))) + r"\n" for line in lines
    )
    return "".join(whole) + r"\Z"


def run(command, client, key):
    """What curl would print, of the options that the page uses."""
    words = shlex.split(command.replace("$DESK", "http://testserver").replace("$KEY", key))
    assert words.pop(0) == "curl"
    headers, body, files, form, shows_head, url = {}, None, {}, {}, False, ""
    while words:
        word = words.pop(0)
        if word in ("-s", "-si", "-sN"):
            shows_head = "i" in word
        elif word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = words.pop(0).encode()
        elif word == "-F":
            name, _, value = words.pop(0).partition("=")
            if value.startswith("@"):
                files[name] = (Path(value[1:]).name, (ROOT / value[1:]).read_bytes())
            else:
                form[name] = value
        else:
            assert not word.startswith("-"), word
            url = word
    method = "POST" if body is not None or files else "GET"
    path = urlsplit(url)._replace(scheme="", netloc="").geturl()
    response = client.request(method, path, headers=headers, content=body, files=files or None, data=form or None)
    head = [f"HTTP/1.1 {response.status_code} {response.reason_phrase}"]
    head += [f"{name}: {value}" for name, value in response.headers.items()]
    return "\n".join([*head, "", response.text] if shows_head else [response.text])


@pytest.fixture
def holder(keyed):
    """An administrator's client whose reader reads, and that sends no key unless the page does; and the key."""
    client = keyed("admin")
    key = client.headers.pop("authorization").removeprefix("Bearer ")
    client.office.reader.start()
    return client, key


def test_each_command_answers_what_stands_there(holder):
    """``…`` stands for anything; all else is as it is printed."""
    client, key = holder
    ran = 0
    for command, printed in steps():
        answer = run(command, client, key)
        assert re.match(pattern(printed), answer + "\n", re.DOTALL), (
            f"{command}\n\nprints\n\n{answer[:1500]}\n\nand not\n\n{printed}"
        )
        ran += 1
    assert ran == 27


def test_every_path_is_told_of(api):
    """No operation is missing from the page, but what its table of contents is: the description itself."""
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    nouns = {path.split("/")[3] for path in api.get("openapi.json").json()["paths"]}
    assert {noun for noun in nouns if f"/{noun}" not in page} <= {"checks", "schema"}
