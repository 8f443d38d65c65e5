"""The blocking client, beside a server that echoes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from paas_rpc import DeadlineExceeded, NotFound, SyncClient, Unavailable
from paas_rpc.generated.paas.rpc.v1.frames_pb2 import Credit, MetadataEntry
from paas_rpc.method import Method, Shape
from peer import CANCEL, CREDIT, END_STREAM, MSG, OPEN, Peer, frame, serving

ECHO = Method("/t.T/Echo", Shape.UNARY, bytes, bytes)
MANY = Method("/t.T/Many", Shape.SERVER_STREAM, bytes, bytes)
UPLOAD = Method("/t.T/Upload", Shape.CLIENT_STREAM, bytes, bytes)
TALK = Method("/t.T/Talk", Shape.BIDI, bytes, bytes)


async def echo(peer: Peer) -> None:
    """Echo, three responses, all requests in one, and each request back."""
    await peer.begin()
    methods: dict[int, str] = {}
    requests: dict[int, list[bytes]] = {}
    while True:
        received = await peer.next()
        stream = received.stream
        if received.type == OPEN:
            methods[stream], requests[stream] = received.open.method.rpartition("/")[2], []
            if methods[stream] in ("Upload", "Talk"):
                peer.send(frame(stream, CREDIT, metadata=Credit(messages=1000, bytes=1 << 20)))
        if received.type == CANCEL:
            peer.end(stream, code=1)
        if received.type not in (OPEN, MSG):
            continue
        method = methods[stream]
        message = received.type == OPEN and not received.open.without_message or bool(received.message)
        if message:
            requests[stream].append(received.message)
        if method == "Echo" and received.message == b"nothing":
            peer.end(stream, code=5, reason="Nothing")
        elif method == "Echo" and received.message != b"hang":
            peer.end(stream, received.message)
        elif method == "Many":
            peer.send(*(frame(stream, MSG, message=bytes([number])) for number in range(3)))
            if received.message != b"hang":
                peer.end(stream, metadata=[MetadataEntry(key="count", value=b"3")])
        elif method == "Talk" and message:
            peer.send(frame(stream, MSG, message=received.message))
        if received.flags & END_STREAM and method in ("Upload", "Talk"):
            peer.end(stream, b",".join(requests[stream]) if method == "Upload" else b"")


def beside(path: Path, work: Callable[[SyncClient], None]) -> None:
    def run() -> None:
        with SyncClient(path, token=lambda: "t") as client:
            work(client)

    async def serve() -> None:
        async with serving(path, echo):
            await asyncio.to_thread(run)

    asyncio.run(serve())


def test_unary(path: Path) -> None:
    def work(client: SyncClient) -> None:
        assert client.unary(ECHO, b"a") == b"a"
        with pytest.raises(NotFound) as caught:
            client.unary(ECHO, b"nothing")
        assert caught.value.reason == "Nothing"
        with pytest.raises(DeadlineExceeded):
            client.unary(ECHO, b"hang", timeout=0.05)

    beside(path, work)


def test_from_many_threads(path: Path) -> None:
    def work(client: SyncClient) -> None:
        answers: dict[int, bytes] = {}

        def call(number: int) -> None:
            answers[number] = client.unary(ECHO, str(number).encode())

        threads = [threading.Thread(target=call, args=(number,)) for number in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == {number: str(number).encode() for number in range(50)}

    beside(path, work)


def test_streams(path: Path) -> None:
    def work(client: SyncClient) -> None:
        stream = client.server_stream(MANY, b"")
        assert list(stream) == [b"\0", b"\1", b"\2"]
        assert stream.trailers == (("count", b"3"),)
        with client.server_stream(MANY, b"hang") as left:
            assert next(left) == b"\0"
        upload = client.client_stream(UPLOAD)
        assert upload.send(b"a") and upload.send(b"b")
        upload.half_close()
        assert upload.result() == b"a,b"
        assert client.client_stream(UPLOAD, iter([b"c", b"d"])).result() == b"c,d"
        talk = client.bidi(TALK)
        for request in (b"1", b"2"):
            talk.send(request)
            assert next(talk) == request
        talk.half_close()
        assert list(talk) == []

    beside(path, work)


def test_requests_from_an_iterable_that_blocks(path: Path) -> None:
    def work(client: SyncClient) -> None:
        answered = threading.Event()

        def requests() -> Iterator[bytes]:
            yield b"1"
            assert answered.wait(10)
            yield b"2"

        talk = client.bidi(TALK, requests())
        assert next(talk) == b"1"
        # The loop is not held up by the iterable.
        assert client.unary(ECHO, b"a") == b"a"
        answered.set()
        assert list(talk) == [b"2"]

    beside(path, work)


def test_a_closed_client(path: Path) -> None:
    client = SyncClient(path)
    with pytest.raises(Unavailable):
        client.unary(ECHO, b"")
    client.close()
    client.close()
    with pytest.raises(Unavailable) as caught:
        client.unary(ECHO, b"")
    assert caught.value.reason == "Closed"
