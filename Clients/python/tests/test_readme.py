"""The examples of README.md, run as they stand against a server that knows one database."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest

from paas_rpc.databases import (
    CreateDatabaseRequest,
    CreateDatabaseResponse,
    Database,
    GetDatabaseRequest,
    GetDatabaseResponse,
    ListDatabasesResponse,
    State,
    Synced,
    Transition,
    WatchStatusResponse,
)
from paas_rpc.generated.paas.rpc.v1.frames_pb2 import FieldViolation
from paas_rpc.health import CheckResponse, Status
from peer import MSG, OPEN, Peer, Received, frame, serving

README = Path(__file__).resolve().parent.parent / "README.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", README.read_text(), flags=re.MULTILINE | re.DOTALL)
SOURCES = str(README.parent / "src")
MAIN = Database(id="k3v5q2m7xw4zt6ab", name="main", state=State.STATE_READY)


def watched() -> list[WatchStatusResponse]:
    return [
        WatchStatusResponse(epoch="e", revision=1, synced=Synced()),
        WatchStatusResponse(epoch="e", revision=2, previous=1, transition=Transition(database=MAIN)),
    ]


def answer(peer: Peer, opened: Received) -> None:
    method = opened.open.method.rpartition("/")[2]
    stream = opened.stream
    if method == "CreateDatabase":
        if CreateDatabaseRequest.FromString(opened.message).name == "main":
            peer.end(stream, CreateDatabaseResponse(database=MAIN).SerializeToString())
        else:
            peer.end(stream, code=3, violations=[FieldViolation(field="name", description="a letter first")])
    elif method == "GetDatabase":
        if GetDatabaseRequest.FromString(opened.message).id == MAIN.id:
            peer.end(stream, GetDatabaseResponse(database=MAIN).SerializeToString())
        else:
            peer.end(stream, code=5, reason="DatabaseNotFound")
    elif method == "ListDatabases":
        peer.end(stream, ListDatabasesResponse(databases=[MAIN]).SerializeToString())
    elif method == "WatchStatus":
        peer.send(*(frame(stream, MSG, message=event.SerializeToString()) for event in watched()))
    elif method == "Check":
        peer.end(stream, CheckResponse(status=Status.STATUS_SERVING).SerializeToString())


async def play(peer: Peer) -> None:
    await peer.begin()
    while True:
        received = await peer.next()
        if received.type == OPEN:
            answer(peer, received)


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
async def test_example(path: Path, number: int) -> None:
    code = EXAMPLES[number].replace("/run/paas/paasd.sock", str(path))
    async with serving(path, play):
        run = await asyncio.create_subprocess_exec(
            sys.executable, "-X", "dev", "-c", code, env={"PYTHONPATH": SOURCES, "PYTHONWARNINGS": "error"},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await run.communicate()
    assert run.returncode == 0, output.decode()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 5
