"""The client against the project's own server: $PAAS_CONFORMANCE_SERVER is the program `conformance-server`."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from paas_rpc import (
    Client,
    Code,
    DeadlineExceeded,
    Fault,
    InvalidArgument,
    NotFound,
    Unavailable,
    Unimplemented,
    Violation,
)
from paas_rpc.conformance.service import (
    BidiStreamRequest,
    ClientStreamRequest,
    Conformance,
    CountHangsRequest,
    Entry,
    HangRequest,
    Outcome,
    ServerStreamRequest,
    UnaryRequest,
)
from paas_rpc.conformance.service import Violation as Said
from paas_rpc.health import CheckRequest, Health, Status, WatchRequest
from paas_rpc.method import Method, Shape
from paas_rpc.reflection import GetDescriptorsRequest, Reflection

SERVER = os.environ.get("PAAS_CONFORMANCE_SERVER", "")
pytestmark = pytest.mark.skipif(not SERVER, reason="PAAS_CONFORMANCE_SERVER names no conformance-server")


@asynccontextmanager
async def running(path: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    server = await asyncio.create_subprocess_exec(SERVER, str(path), stdout=asyncio.subprocess.PIPE)
    assert server.stdout is not None
    try:
        assert b"listening" in await server.stdout.readline()
        yield server
    finally:
        if server.returncode is None:
            server.kill()
        await server.wait()


@asynccontextmanager
async def conformance(path: Path) -> AsyncIterator[Conformance]:
    async with running(path), Client(path) as client:
        yield Conformance(client)


async def test_unary_of_many_sizes(path: Path) -> None:
    async with conformance(path) as service:
        for size in (0, 1, 16_371, 65_536, 271_828, 4_000_000):
            answer = await service.unary(UnaryRequest(payload=bytes(size), response_bytes=314_159))
            assert len(answer.payload) == 314_159
        assert (await service.unary(UnaryRequest(payload=b"\x00\xff"))).payload == b"\x00\xff"


async def test_a_thousand_calls(path: Path) -> None:
    async with conformance(path) as service:
        calls = [service.unary(UnaryRequest(payload=str(number).encode())) for number in range(1000)]
        answers = await asyncio.gather(*calls)
        assert [answer.payload for answer in answers] == [str(number).encode() for number in range(1000)]


async def test_metadata_and_deadlines_arrive(path: Path) -> None:
    async with conformance(path) as service:
        metadata = [("a", b"\x00\xff"), ("b-1_.", b""), ("a", b"2")]
        answer = await service.unary(UnaryRequest(echo_metadata=True), metadata=metadata, timeout=30)
        assert [(entry.key, entry.value) for entry in answer.metadata] == metadata
        assert 25_000 < answer.timeout_ms <= 30_000
        assert (await service.unary(UnaryRequest())).timeout_ms <= 60_000


@pytest.mark.parametrize("code", range(17))
async def test_codes(path: Path, code: int) -> None:
    said = Outcome(
        code=code, message="\u4e16\u754c", reason="Because", trailers=[Entry(key="t", value=b"\xff")],
        violations=[Said(field="payload", description="no")] if code else [],
    )
    async with conformance(path) as service:
        unary = service.unary(UnaryRequest(outcome=said))
        stream = service.server_stream(ServerStreamRequest(response_bytes=[3, 0], outcome=said))
        if not code:
            await unary
            assert [len(item.payload) async for item in stream] == [3, 0]
            assert unary.trailers == stream.trailers == (("t", b"\xff"),)
            return
        with pytest.raises(Fault) as caught:
            await unary
        received = []
        with pytest.raises(Fault) as later:
            async for item in stream:
                received.append(len(item.payload))
        assert received == [3, 0]
        for fault in (caught.value, later.value):
            assert (fault.code, fault.reason, fault.message) == (Code(code), "Because", "\u4e16\u754c")
            assert fault.trailers == (("t", b"\xff"),) and fault.violations == (Violation("payload", "no"),)


async def test_streams_of_requests(path: Path) -> None:
    async with conformance(path) as service:
        counted = await service.client_stream(ClientStreamRequest(payload=bytes(1000)) for _ in range(500))
        assert (counted.request_count, counted.payload_bytes) == (500, 500_000)
        none = await service.client_stream([])
        assert none.request_count == 0
        large = await service.client_stream([ClientStreamRequest(payload=bytes(4_000_000)) for _ in range(4)])
        assert large.payload_bytes == 16_000_000
        talk = service.bidi_stream()
        for number in range(100):
            await talk.send(BidiStreamRequest(payload=bytes([number])))
            answer = await talk.receive()
            assert answer is not None and answer.payload == bytes([number])
        talk.half_close()
        assert await talk.receive() is None
        many = service.bidi_stream(BidiStreamRequest(response_bytes=[1, 2, 100_000]) for _ in range(200))
        assert sum([len(item.payload) async for item in many]) == 200 * 100_003


async def test_an_unread_stream_holds_up_nobody(path: Path) -> None:
    async with conformance(path) as service:
        unread = service.server_stream(ServerStreamRequest(response_bytes=[1_000_000] * 40))
        while unread.buffered < 4:
            await asyncio.sleep(0.01)
        for _ in range(20):
            await service.unary(UnaryRequest(payload=bytes(100_000)), timeout=10)
        # The whole window, and not more.
        assert unread.buffered <= 5
        assert [len(item.payload) async for item in unread] == [1_000_000] * 40


async def test_cancel_reaches_the_handler(path: Path) -> None:
    async with conformance(path) as service:
        hanging = [asyncio.ensure_future(service.hang(HangRequest())) for _ in range(10)]
        streams = [service.hang_stream(HangRequest()) for _ in range(10)]
        overdue = [asyncio.ensure_future(service.hang(HangRequest(), timeout=0.3)) for _ in range(5)]
        while (await service.count_hangs(CountHangsRequest())).begun < 25:
            await asyncio.sleep(0.01)
        for call in hanging:
            call.cancel()
        for stream in streams:
            await stream.aclose()
        ended = await asyncio.gather(*overdue, return_exceptions=True)
        assert all(isinstance(fault, DeadlineExceeded) for fault in ended)
        while (await service.count_hangs(CountHangsRequest())).cancelled < 25:
            await asyncio.sleep(0.01)
        await asyncio.gather(*hanging, return_exceptions=True)


async def test_methods_that_nobody_has(path: Path) -> None:
    async with running(path), Client(path) as client:
        with pytest.raises(Unimplemented) as caught:
            await client.unary(Method("/no.such/Method", Shape.UNARY, bytes, bytes), b"")
        assert caught.value.reason == "UnknownMethod"
        with pytest.raises(InvalidArgument) as malformed:
            await client.unary(Method("/paas.conformance.v1.Conformance/Unary", Shape.UNARY, bytes, bytes), b"\xff")
        assert malformed.value.reason == "MalformedRequest"


async def test_health_and_reflection(path: Path) -> None:
    async with running(path) as server, Client(path) as client:
        health = Health(client)
        assert (await health.check(CheckRequest())).status == Status.STATUS_SERVING
        with pytest.raises(NotFound) as caught:
            await health.check(CheckRequest(service="no.such.Service"))
        assert caught.value.reason == "UnknownService"
        described = await Reflection(client).get_descriptors(GetDescriptorsRequest())
        assert "paas.conformance.v1.Conformance" in described.services and described.file_descriptor_set
        # A drain ends the watch, and lets a call that is under way end.
        watch = health.watch(WatchRequest())
        first = await watch.receive()
        assert first is not None and first.status == Status.STATUS_SERVING
        slow = Conformance(client).unary(UnaryRequest(delay_ms=300, payload=b"done"))
        # The answer to this one says that the slow one has arrived.
        await Conformance(client).count_hangs(CountHangsRequest())
        server.send_signal(signal.SIGTERM)
        with pytest.raises(Unavailable) as away:
            while await watch.receive() is not None:
                pass
        assert away.value.reason == "GoingAway"
        assert (await slow).payload == b"done"
        assert await server.wait() == 0
        with pytest.raises(Unavailable):
            await health.check(CheckRequest())
