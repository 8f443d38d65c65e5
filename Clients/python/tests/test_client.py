"""The client against a server that is played frame by frame."""

from __future__ import annotations

import array
import asyncio
import gc
import socket
import time
from pathlib import Path

import pytest

from paas_rpc import (
    Client,
    DeadlineExceeded,
    Fault,
    InvalidArgument,
    Keepalive,
    Limits,
    NotFound,
    ResourceExhausted,
    Unavailable,
    Violation,
)
from paas_rpc.conformance.service import Conformance, UnaryRequest
from paas_rpc.generated.paas.rpc.v1.frames_pb2 import Credit, FieldViolation, GoAway, Hello, MetadataEntry
from paas_rpc.method import Method, Shape
from peer import (
    ACK,
    CANCEL,
    CREDIT,
    END,
    END_STREAM,
    GOAWAY,
    HELLO,
    MORE,
    MSG,
    OPEN,
    PING,
    Peer,
    frame,
    hello,
    serving,
)

ECHO = Method("/t.T/Echo", Shape.UNARY, bytes, bytes)
MANY = Method("/t.T/Many", Shape.SERVER_STREAM, bytes, bytes)
UPLOAD = Method("/t.T/Upload", Shape.CLIENT_STREAM, bytes, bytes)
TALK = Method("/t.T/Talk", Shape.BIDI, bytes, bytes)
LAST = (1 << 32) - 1


async def test_a_small_call_is_one_frame_each_way(path: Path) -> None:
    async with serving(path) as server, Client(path, token="secret") as client:
        call = client.unary(ECHO, b"\x08\x01", metadata=[("a", b"\xff"), ("a", "b")], request_id="r-1")
        peer = await server.next()
        # Not waited for: the call comes before the server has said anything.
        assert await peer.reader.readexactly(8) == bytes.fromhex("f9706161730d0a00")
        assert (await peer.next()).type == HELLO
        opened = await peer.next()
        assert (opened.type, opened.stream, opened.flags, opened.message) == (OPEN, 1, END_STREAM, b"\x08\x01")
        assert opened.open.method == "/t.T/Echo" and opened.open.timeout_ns == 0
        assert [(entry.key, entry.value) for entry in opened.open.metadata] == [
            ("token", b"secret"), ("request-id", b"r-1"), ("a", b"\xff"), ("a", b"b"),
        ]
        peer.send(hello())
        peer.end(1, b"answer", metadata=[MetadataEntry(key="t", value=b"1")])
        assert await call == b"answer"
        assert call.trailers == (("t", b"1"),)


async def test_the_bytes_of_the_specifications_example(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = client.unary(Method("/a.B/C", Shape.UNARY, bytes, bytes), b"\x08\x01")
        peer = await server.next()
        await peer.begin()
        expected = bytes.fromhex("0000000a 00000001 0201 0008 12062f612e422f43 0801")
        assert await peer.reader.readexactly(len(expected)) == expected
        peer.end(1)
        assert await call == b""


async def test_large_messages_are_cut_and_put_together(path: Path) -> None:
    request, response = bytes(range(256)) * 1062, b"x" * 314_159
    async with serving(path) as server, Client(path) as client:
        call = client.unary(ECHO, request)
        peer = await server.next()
        await peer.begin()
        received = await peer.next()
        assert received.flags == MORE
        body = received.message
        while received.flags != END_STREAM:
            received = await peer.next()
            assert received.type == MSG and len(received.message) <= 65_536
            body += received.message
        assert body == request
        pieces = [response[at : at + 60_000] for at in range(0, len(response), 60_000)]
        for piece in pieces[:-1]:
            peer.send(frame(1, MSG, MORE, message=piece))
        peer.end(1, pieces[-1])
        assert await call == response


async def test_a_large_request_waits_for_the_servers_limits(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        large = client.unary(ECHO, bytes(2 << 20))
        too_large = client.unary(ECHO, bytes(3 << 20))
        small = client.unary(ECHO, b"small")
        peer = await server.next()
        await peer.reader.readexactly(8)
        assert (await peer.next()).type == HELLO
        assert (await peer.next()).message == b"small"
        peer.send(hello(message_bytes=2 << 20))
        assert (await peer.next()).stream == 2
        with pytest.raises(ResourceExhausted) as caught:
            await too_large
        assert caught.value.reason == "MessageTooLarge" and caught.value.not_processed
        peer.end(1)
        peer.end(2)
        assert (await small, await large) == (b"", b"")


async def test_metadata_that_the_server_does_not_take(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = client.unary(ECHO, b"", metadata=[("a", bytes(9_000))])
        peer = await server.next()
        await peer.begin()
        with pytest.raises(ResourceExhausted) as caught:
            await call
        assert caught.value.reason == "MetadataTooLarge"
    with pytest.raises(InvalidArgument):
        client.unary(ECHO, b"", metadata=[("Upper", b"")])


async def test_a_fault_has_everything_that_end_says(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = client.unary(ECHO, b"")
        peer = await server.next()
        await peer.begin()
        await peer.expect(OPEN)
        peer.end(
            1, code=5, message="no such app: \u00e4", reason="AppNotFound", domain="paas.apps",
            metadata=[MetadataEntry(key="app", value=b"web")],
            violations=[FieldViolation(field="app", description="not known")],
            next_steps=["Create it."],
        )
        with pytest.raises(NotFound) as caught:
            await call
        fault = caught.value
        assert (fault.code, fault.reason, fault.domain) == (5, "AppNotFound", "paas.apps")
        assert fault.message == "no such app: \u00e4" and fault.trailers == (("app", b"web"),)
        assert fault.violations == (Violation("app", "not known"),) and fault.next_steps == ("Create it.",)
        assert not fault.not_processed
        other = client.unary(ECHO, b"")
        await peer.expect(OPEN)
        peer.end(2, code=99)
        with pytest.raises(Fault) as unknown:
            await other
        assert unknown.value.code == 2


async def test_a_response_that_is_refused(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = Conformance(client).unary(UnaryRequest(payload=b"a"))
        peer = await server.next()
        await peer.begin()
        await peer.expect(OPEN)
        peer.end(1, bytes.fromhex("0a0161 0a0162"))
        with pytest.raises(Fault) as caught:
            await call
        assert caught.value.reason == "MalformedResponse" and "payload: comes twice" in caught.value.message


async def test_a_stream_grants_what_was_taken(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        stream = client.server_stream(MANY, b"")
        peer = await server.next()
        await peer.begin()
        opened = (await peer.expect(OPEN)).open
        assert opened.initial_credit_messages == 64 and opened.initial_credit_bytes == (4 << 20) + (256 << 10)
        for number in range(64):
            peer.send(frame(1, MSG, message=bytes([number])))
        # Not before they were taken: a sibling is answered, and nothing was granted meanwhile.
        other = client.unary(ECHO, b"")
        assert (await peer.next()).type == OPEN
        peer.end(2)
        await other
        for number in range(32):
            assert await stream.receive() == bytes([number])
        granted = await peer.next()
        assert (granted.type, granted.stream) == (CREDIT, 1)
        assert (granted.credit.messages, granted.credit.bytes) == (32, 32)
        peer.end(1)
        assert [data async for data in stream] == [bytes([number]) for number in range(32, 64)]


async def test_the_connections_credit_comes_back_without_a_reader(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        stream = client.server_stream(MANY, b"")
        peer = await server.next()
        await peer.begin()
        await peer.expect(OPEN)
        for _ in range(66):
            peer.send(frame(1, MSG, MORE, message=bytes(64_000)))
        granted = await peer.next()
        assert (granted.type, granted.stream) == (CREDIT, 0)
        assert granted.credit.messages == 1 and granted.credit.bytes == 66 * 64_000
        peer.end(1, code=9)
        with pytest.raises(Fault):
            await stream.receive()


async def test_requests_wait_for_credit(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        await warm(client, server_peer := await begun(server, client))
        call = client.client_stream(UPLOAD, [b"first", b"a", b"", b"bcd"])
        opened = await server_peer.next()
        assert (opened.message, opened.flags, opened.open.without_message) == (b"first", 0, False)
        server_peer.send(frame(2, CREDIT, metadata=Credit(messages=1, bytes=100)))
        assert (await server_peer.next()).message == b"a"
        server_peer.send(frame(2, CREDIT, metadata=Credit(messages=9)))
        empty = await server_peer.next()
        assert (empty.message, empty.flags) == (b"", 0)
        last = await server_peer.next()
        assert last.message == b"bcd"
        if last.flags != END_STREAM:
            half_close = await server_peer.next()
            assert (half_close.flags, half_close.message) == (END_STREAM, b"")
        server_peer.end(2, b"done")
        assert await call == b"done"


async def test_calls_without_a_request(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        await warm(client, peer := await begun(server, client))
        none = client.client_stream(UPLOAD, [])
        opened = await peer.next()
        assert opened.open.without_message and opened.flags == END_STREAM
        later = client.bidi(TALK)
        opened = await peer.next()
        assert opened.open.without_message and opened.flags == 0
        later.half_close()
        half_close = await peer.next()
        assert (half_close.type, half_close.flags, half_close.message) == (MSG, END_STREAM, b"")
        peer.end(2, b"none")
        peer.end(3)
        assert await none == b"none" and await later.receive() is None


async def test_a_server_that_wants_no_more_requests(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        await warm(client, peer := await begun(server, client))
        call = client.bidi(TALK)
        await peer.expect(OPEN)
        assert await call.send(b"one")
        peer.send(frame(2, CANCEL))
        peer.end(2, code=9, reason="Enough")
        with pytest.raises(Fault) as caught:
            await call.receive()
        assert caught.value.reason == "Enough"
        assert not await call.send(b"two")


async def test_an_error_in_the_callers_own_requests(path: Path) -> None:
    class Broken(Exception):
        pass

    def requests() -> object:
        yield b"a"
        raise Broken

    async with serving(path) as server, Client(path) as client:
        await warm(client, peer := await begun(server, client))
        call = client.client_stream(UPLOAD, requests())  # type: ignore[arg-type]
        await peer.expect(OPEN)
        with pytest.raises(Broken):
            await call
        assert (await peer.expect(CANCEL)).cancel.code == 1


async def test_deadlines_count_the_time_in_the_queue(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        await warm(client, peer := await begun(server, client, streams=16))
        hanging = [client.unary(ECHO, b"") for _ in range(16)]
        for _ in hanging:
            await peer.expect(OPEN)
        queued = client.unary(ECHO, b"", timeout=10)
        late = client.unary(ECHO, b"", timeout=0.05)
        with pytest.raises(DeadlineExceeded):
            await late
        peer.end(2)
        opened = await peer.next()
        # It is the one that can still be answered, and `late` was never sent.
        assert opened.open.timeout_ns <= 9_950_000_000
        assert opened.metadata[0] == 0x09
        peer.end(opened.stream)
        await queued
        for call in hanging[1:]:
            call.cancel()
        assert {(await peer.expect(CANCEL)).cancel.code for _ in hanging[1:]} == {1}


async def test_a_deadline_is_not_waited_for(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = client.unary(ECHO, b"", timeout=0.05)
        peer = await server.next()
        await peer.begin()
        with pytest.raises(DeadlineExceeded) as caught:
            await call
        assert caught.value.reason == "DeadlineExceeded"
        assert (await peer.expect(CANCEL)).cancel.code == 4
        with pytest.raises(DeadlineExceeded):
            await client.unary(ECHO, b"", timeout=0)


async def test_cancelling_the_task_gives_the_call_up(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = asyncio.ensure_future(client.unary(ECHO, b""))
        peer = await server.next()
        await peer.begin()
        await peer.expect(OPEN)
        call.cancel()
        assert (await peer.expect(CANCEL)).cancel.code == 1
        with pytest.raises(asyncio.CancelledError):
            await call
        # What comes late is ignored; the connection lives.
        peer.end(1, b"late")
        other = client.unary(ECHO, b"")
        await peer.expect(OPEN)
        peer.end(2, b"fine")
        assert await other == b"fine"


async def test_a_stream_that_is_left_or_dropped_is_given_up(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        await warm(client, peer := await begun(server, client))
        async with client.server_stream(MANY, b"") as stream:
            await peer.expect(OPEN)
            peer.send(frame(2, MSG, message=b"1"))
            async for data in stream:
                assert data == b"1"
                break
        assert (await peer.expect(CANCEL)).stream == 2
        dropped = client.server_stream(MANY, b"")
        await peer.expect(OPEN)
        with pytest.warns(ResourceWarning):
            del dropped
            gc.collect()
        assert (await peer.expect(CANCEL)).stream == 3


async def test_a_drain_in_two_phases(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        first = client.unary(ECHO, b"1")
        second = client.unary(ECHO, b"2")
        peer = await server.next()
        await peer.begin()
        assert (await peer.expect(OPEN)).message == b"1"
        assert (await peer.expect(OPEN)).message == b"2"
        peer.send(frame(0, GOAWAY, metadata=GoAway(last_stream=LAST)), frame(0, PING, message=b"12345678"))
        answer = await peer.expect(PING)
        assert (answer.flags, answer.message) == (ACK, b"12345678")
        third = client.unary(ECHO, b"3")
        other = await server.next()
        await other.begin()
        assert (await other.expect(OPEN)).message == b"3"
        # The second was not begun after all: it goes to the next server.
        peer.send(frame(0, GOAWAY, metadata=GoAway(last_stream=1)))
        again = await other.expect(OPEN)
        assert again.message == b"2"
        peer.end(1, b"one")
        other.end(1, b"three")
        other.end(again.stream, b"two")
        assert (await first, await second, await third) == (b"one", b"two", b"three")
        assert await peer.closed() == b""


async def test_a_call_is_sent_again_once(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = client.bidi(TALK, [b"a"])
        for _ in range(2):
            peer = await server.next()
            await peer.begin()
            opened = await peer.expect(OPEN)
            peer.end(opened.stream, code=14, reason="GoingAway", domain="paas.rpc", not_processed=True)
        with pytest.raises(Unavailable) as caught:
            await call.receive()
        assert caught.value.reason == "GoingAway" and caught.value.not_processed
        assert len(server.peers) == 2


async def test_a_raised_last_stream_is_a_violation(path: Path) -> None:
    async with serving(path) as server, Client(path) as client:
        call = client.unary(ECHO, b"")
        peer = await server.next()
        await peer.begin()
        await peer.expect(OPEN)
        peer.send(frame(0, GOAWAY, metadata=GoAway(last_stream=1)), frame(0, GOAWAY, metadata=GoAway(last_stream=2)))
        assert (await peer.expect(GOAWAY)).go_away.code == 1
        with pytest.raises(Unavailable) as caught:
            await call
        assert caught.value.reason == "ConnectionLost"


async def test_connections_that_are_refused_or_lost(path: Path) -> None:
    client = Client(path)
    with pytest.raises(Unavailable) as nobody:
        await client.unary(ECHO, b"")
    assert nobody.value.reason == "Unreachable" and nobody.value.not_processed
    async with serving(path) as server, client:
        refused = client.unary(ECHO, b"")
        peer = await server.next()
        peer.send(frame(0, GOAWAY, metadata=GoAway(code=6, text="256 connections")))
        with pytest.raises(Unavailable) as caught:
            await refused
        assert caught.value.reason == "ConnectionRefused" and "TOO_MANY_CONNECTIONS" in caught.value.message
        lost = client.unary(ECHO, b"")
        peer = await server.next()
        await peer.begin()
        await peer.expect(OPEN)
        peer.writer.close()
        with pytest.raises(Unavailable) as gone:
            await lost
        assert gone.value.reason == "ConnectionLost" and not gone.value.not_processed
        strange = client.unary(ECHO, b"")
        peer = await server.next()
        await peer.begin(frame(0, HELLO, metadata=Hello(version_min=2, version_max=3)))
        with pytest.raises(Unavailable) as version:
            await strange
        assert version.value.reason == "ConnectionRefused"
        assert (await peer.expect(GOAWAY)).go_away.code == 3


async def test_a_silent_server_is_asked_then_left(path: Path) -> None:
    keepalive = Keepalive(after=0.05, patience=0.05)
    async with serving(path) as server, Client(path, keepalive=keepalive) as client:
        call = client.unary(ECHO, b"")
        peer = await server.next()
        await peer.begin()
        ping = await peer.expect(PING)
        peer.send(frame(0, PING, ACK, message=ping.message))
        await peer.expect(PING)
        assert (await peer.expect(GOAWAY)).go_away.code == 10
        with pytest.raises(Unavailable) as caught:
            await call
        assert "KEEPALIVE_TIMEOUT" in caught.value.message


async def test_a_server_that_says_no_hello(path: Path) -> None:
    async with serving(path) as server, Client(path, hello_timeout=0.05) as client:
        call = client.unary(ECHO, b"")
        peer = await server.next()
        with pytest.raises(Unavailable):
            await call
        assert (await peer.reader.readexactly(8))[:1] == b"\xf9"
        assert (await peer.expect(GOAWAY)).go_away.code == 4


async def test_a_descriptor_that_is_passed_along(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        async with Client(path) as client:
            call = asyncio.ensure_future(client.unary(ECHO, b""))
            accepted, _ = await asyncio.to_thread(listener.accept)
            with accepted:
                descriptors = array.array("i", [accepted.fileno()])
                accepted.sendmsg([hello()], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, descriptors)])
                with pytest.raises(Unavailable) as caught:
                    await call
                assert "PROTOCOL_VIOLATION" in caught.value.message


async def test_a_server_that_does_not_read(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        async with Client(path) as client:
            calls = [asyncio.ensure_future(client.unary(ECHO, bytes(900_000), timeout=0.2)) for _ in range(8)]
            accepted, _ = await asyncio.to_thread(listener.accept)
            with accepted:
                begun = time.monotonic()
                ended = await asyncio.gather(*calls, return_exceptions=True)
                assert all(isinstance(fault, DeadlineExceeded) for fault in ended)
                assert time.monotonic() - begun < 5
                await client.aclose()


async def test_closing_ends_calls_and_says_so(path: Path) -> None:
    async with serving(path) as server:
        client = Client(path)
        call = client.unary(ECHO, b"")
        peer = await server.next()
        await peer.begin()
        await peer.expect(OPEN)
        await client.aclose()
        with pytest.raises(Unavailable) as caught:
            await call
        assert caught.value.reason == "Closed"
        away = await peer.next()
        assert away.type == GOAWAY and away.go_away.code == 0
        assert await peer.closed() == b""
        with pytest.raises(Unavailable):
            await client.unary(ECHO, b"")


async def test_a_thousand_calls_share_a_connection(path: Path) -> None:
    async def echo(peer: Peer) -> None:
        await peer.begin(hello(streams=64))
        while True:
            received = await peer.next()
            if received.type == OPEN:
                peer.end(received.stream, received.message)

    async with serving(path, echo) as server, Client(path) as client:
        answers = await asyncio.gather(*(client.unary(ECHO, str(number).encode()) for number in range(1000)))
        assert answers == [str(number).encode() for number in range(1000)]
        assert len(server.peers) == 1


async def test_limits_are_announced(path: Path) -> None:
    limits = Limits(message_bytes=1 << 20, streams=1, frame_bytes=1 << 30)
    async with serving(path) as server, Client(path, limits=limits) as client:
        call = client.unary(ECHO, b"", max_response_bytes=1 << 30)
        peer = await server.next()
        said = await peer.begin()
        assert (said.version_min, said.version_max, said.limits.message_bytes) == (1, 1, 1 << 20)
        assert (said.limits.streams, said.limits.frame_bytes) == (16, 16_777_215)
        assert said.initial_credit_messages >= 1024 and said.agent
        assert (await peer.expect(OPEN)).open.max_response_bytes == 1 << 20
        for _ in range(17):
            peer.send(frame(1, MSG, MORE, message=bytes(65_000)))
        with pytest.raises(ResourceExhausted) as caught:
            await call
        assert caught.value.reason == "MessageTooLarge"
        assert (await peer.expect(CANCEL)).stream == 1
        peer.send(frame(1, END))


async def begun(server: object, client: Client, **limits: int) -> Peer:
    """A connection whose first call, stream 1, waits for its end."""
    client._warming = client.unary(ECHO, b"")  # type: ignore[attr-defined]
    peer: Peer = await server.next()  # type: ignore[attr-defined]
    await peer.begin(hello(**limits))
    await peer.expect(OPEN)
    return peer


async def warm(client: Client, peer: Peer) -> None:
    peer.end(1)
    await client._warming  # type: ignore[attr-defined]
