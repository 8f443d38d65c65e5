"""Every cell of the client's state tables in docs/protocol.md, over the machine alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from paas_rpc.faults import Code
from paas_rpc.generated.paas.rpc.v1.frames_pb2 import Cancel, Credit, End, GoAway, Hello, Open
from paas_rpc.limits import CREDIT_MAXIMUM, Limits
from paas_rpc.machine import Ended, Failed, Machine, Response
from paas_rpc.method import Shape
from paas_rpc.stream import Stream
from peer import (
    ACK,
    CANCEL,
    CREDIT,
    END,
    END_STREAM,
    GOAWAY,
    HEADER,
    HELLO,
    MORE,
    MSG,
    OPEN,
    PING,
    Received,
    frame,
    hello,
)

SECOND = 1_000_000_000


class Table:
    """A machine, what it has written, and what it has said."""

    def __init__(self, *, ready: bool = True, first_stream: int = 1) -> None:
        self.machine = Machine(Limits(), "test", 0, first_stream=first_stream)
        self.now = 0
        assert self.machine.fill(0, 1 << 20)[:8] == bytes.fromhex("f9706161730d0a00")
        if ready:
            self.receive(hello())

    def receive(self, *frames: bytes) -> None:
        for data in frames:
            self.machine.receive(data, self.now)

    def open(self, shape: Shape, requests: tuple[bytes, ...] = (b"q",), half_close: bool = True) -> Stream:
        stream = Stream(shape, Open(method="/t.T/T").SerializeToString(), limits=self.machine.limits)
        stream.sending.queue.extend(requests)
        stream.sending.half_close = half_close
        self.machine.open(stream)
        return stream

    def written(self) -> list[Received]:
        data, out = self.machine.fill(self.now, 16 << 20), []
        while more := self.machine.fill(self.now, 16 << 20):
            data += more
        at = 0
        while at < len(data):
            length, stream, type, flags, metadata = HEADER.unpack_from(data, at)
            start = at + HEADER.size
            at = start + length
            out.append(Received(stream, type, flags, data[start : start + metadata], data[start + metadata : at]))
        return out

    def events(self) -> list[object]:
        found = [event for event in self.machine.events if isinstance(event, Response | Ended | Failed)]
        self.machine.events.clear()
        return list(found)

    def error(self) -> int:
        """The code of the GOAWAY that ended the connection."""
        assert self.machine.finished
        last = self.written()[-1]
        assert last.type == GOAWAY
        return last.go_away.code

    def outcome(self) -> str:
        """What the one thing that happened was."""
        (event,) = self.events()
        if isinstance(event, Failed):
            return event.fault.reason
        return "response" if isinstance(event, Response) else "ended"


def active(shape: Shape) -> Table:
    table = Table()
    table.open(shape, half_close=not shape.streams_requests)
    table.written()
    return table


def given_up(shape: Shape) -> Table:
    table = Table()
    stream = table.open(shape, half_close=not shape.streams_requests)
    table.written()
    table.machine.give_up(stream, Code.CANCELLED)
    assert [item.type for item in table.written()] == [CANCEL]
    return table


def over(shape: Shape) -> Table:
    table = active(shape)
    table.receive(frame(1, END))
    table.events()
    return table


FRAMES = {
    "MSG + MORE": frame(1, MSG, MORE, message=b"ab"),
    "MSG": frame(1, MSG, message=b"ab"),
    "END 0": frame(1, END, message=b""),
    "END 0 with a message": frame(1, END, message=b"ab"),
    "END 5": frame(1, END, metadata=End(code=5, reason="Gone")),
    "CANCEL": frame(1, CANCEL, metadata=Cancel(code=1)),
    "CREDIT": frame(1, CREDIT, metadata=Credit(messages=1, bytes=1)),
    "CREDIT of nothing": frame(1, CREDIT),
    "CREDIT beyond": frame(1, CREDIT, metadata=Credit(messages=CREDIT_MAXIMUM + 1)),
}


@pytest.mark.parametrize("name", FRAMES)
def test_never_opened(name: str) -> None:
    table = Table()
    table.receive(FRAMES[name])
    assert table.error() == 1


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("state", [given_up, over])
@pytest.mark.parametrize("name", FRAMES)
def test_late(name: str, state: Callable[[Shape], Table], shape: Shape) -> None:
    table = state(shape)
    table.receive(FRAMES[name])
    assert table.events() == [] and not table.machine.finished
    assert [item for item in table.written() if item.type != CREDIT] == []


@pytest.mark.parametrize("shape", [Shape.UNARY, Shape.CLIENT_STREAM])
@pytest.mark.parametrize(
    ("name", "outcome", "cancels"),
    [
        ("MSG", "UnexpectedResponse", True),
        ("END 0", "ended", False),
        ("END 0 with a message", "ended", False),
        ("END 5", "Gone", False),
        ("CREDIT of nothing", "InvalidCredit", True),
        ("CREDIT beyond", "InvalidCredit", True),
    ],
)
def test_active_with_one_response(shape: Shape, name: str, outcome: str, cancels: bool) -> None:
    table = active(shape)
    table.receive(FRAMES[name])
    assert table.outcome() == outcome
    assert [item.type for item in table.written()] == ([CANCEL] if cancels else [])
    # One that was given up holds its place until END.
    assert table.machine.open_calls == int(cancels)
    table.receive(frame(1, END))
    assert table.machine.open_calls == 0 and table.events() == []


@pytest.mark.parametrize("shape", [Shape.SERVER_STREAM, Shape.BIDI])
@pytest.mark.parametrize(
    ("name", "outcome", "cancels"),
    [
        ("MSG", "response", False),
        ("END 0", "ended", False),
        ("END 0 with a message", "UnexpectedResponse", False),
        ("END 5", "Gone", False),
        ("CREDIT of nothing", "InvalidCredit", True),
        ("CREDIT beyond", "InvalidCredit", True),
    ],
)
def test_active_with_a_stream_of_responses(shape: Shape, name: str, outcome: str, cancels: bool) -> None:
    table = active(shape)
    table.receive(FRAMES[name])
    assert table.outcome() == outcome
    assert [item.type for item in table.written()] == ([CANCEL] if cancels else [])


@pytest.mark.parametrize("shape", Shape)
def test_fragments(shape: Shape) -> None:
    table = active(shape)
    table.receive(frame(1, MSG, MORE, message=b"ab"), frame(1, MSG, MORE, message=b"cd"))
    assert table.events() == []
    table.receive(frame(1, MSG if shape.streams_responses else END, message=b"ef"))
    (event,) = table.events()
    whole = event.message if isinstance(event, Response) else event.response if isinstance(event, Ended) else None
    assert whole == b"abcdef"


@pytest.mark.parametrize("shape", [Shape.SERVER_STREAM, Shape.BIDI])
def test_a_stream_that_ends_inside_a_response(shape: Shape) -> None:
    table = active(shape)
    table.receive(FRAMES["MSG + MORE"], FRAMES["END 0"])
    assert table.outcome() == "UnexpectedResponse"
    table = active(shape)
    table.receive(FRAMES["MSG + MORE"], FRAMES["END 5"])
    assert table.outcome() == "Gone"


@pytest.mark.parametrize("shape", Shape)
def test_a_response_that_is_too_large(shape: Shape) -> None:
    table = active(shape)
    for _ in range(64):
        table.receive(frame(1, MSG, MORE, message=bytes(65_536)))
    assert table.events() == []
    table.receive(frame(1, MSG, MORE, message=b"x"))
    assert table.outcome() == "MessageTooLarge"
    assert CANCEL in [item.type for item in table.written()]


def test_a_response_beyond_its_credit() -> None:
    table = active(Shape.SERVER_STREAM)
    table.receive(*[FRAMES["MSG"]] * 64)
    assert len(table.events()) == 64
    table.receive(FRAMES["MSG"])
    assert table.error() == 7


def test_a_frame_beyond_the_connections_credit() -> None:
    machine = Table().machine
    machine._receive_credit.bytes = 3
    table = Table()
    table.machine = machine
    table.open(Shape.SERVER_STREAM)
    table.written()
    table.receive(FRAMES["MSG"], FRAMES["MSG"])
    assert table.error() == 7


@pytest.mark.parametrize("shape", [Shape.CLIENT_STREAM, Shape.BIDI])
def test_a_cancel_ends_the_requests(shape: Shape) -> None:
    table = Table()
    stream = table.open(shape, (b"1", b"2"), half_close=False)
    table.written()
    table.receive(FRAMES["CANCEL"], FRAMES["CREDIT"])
    table.machine.send(stream, b"3")
    assert table.written() == []
    table.receive(FRAMES["END 5"])
    assert table.outcome() == "Gone"


def test_what_is_sent_ends_with_the_end() -> None:
    table = Table()
    table.open(Shape.UNARY, (bytes(1 << 20),))
    first = table.machine.fill(0, 1000)
    assert first[8] == OPEN
    table.receive(frame(1, END, metadata=End(code=7, reason="No")))
    assert table.written() == [] and table.outcome() == "No"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (frame(0, HELLO, metadata=Hello(version_min=1, version_max=1)), 1),
        (frame(1, OPEN, metadata=Open()), 1),
        (frame(0, CREDIT), 7),
        (frame(0, CREDIT, metadata=Credit(bytes=CREDIT_MAXIMUM)), 7),
        (frame(0, END), 1),
        (frame(0, MSG), 1),
        (frame(0, CANCEL), 1),
        (frame(1, PING, message=bytes(8)), 1),
        (frame(1, GOAWAY), 1),
        (frame(1, MSG, END_STREAM), 1),
        (frame(1, MSG, MORE), 1),
        (frame(1, MSG, metadata=b"\x08\x01"), 1),
        (frame(1, END, MORE), 1),
        (frame(1, CREDIT, metadata=Credit(messages=1), message=b"x"), 1),
        (frame(0, PING, message=bytes(7)), 1),
        (frame(0, PING, 8, message=bytes(8)), 1),
        (frame(0, GOAWAY, message=b"x"), 1),
        (frame(1, 9), 1),
        (frame(0, 0x7F), 1),
        (frame(1, 0), 1),
        (frame(1, END, metadata=b"\xff"), 1),
        (frame(1, END, metadata=b"\x12\x01\xff"), 1),
        (HEADER.pack(4, 1, END, 0, 5) + bytes(4), 1),
        (HEADER.pack(65_537, 1, MSG, 0, 0), 2),
        (HEADER.pack(0xFFFFFFFF, 1, MSG, 0, 0), 2),
        (HEADER.pack(65_537, 0, 0x80, 0, 0), 2),
        (HEADER.pack(9_000, 1, END, 0, 8_193), 2),
    ],
)
def test_connection_errors(wrong: bytes, code: int) -> None:
    table = active(Shape.SERVER_STREAM)
    # As soon as the header is there, or the last byte.
    for at in range(len(wrong)):
        table.receive(wrong[at : at + 1])
    assert table.error() == code
    assert table.outcome() == "ConnectionLost"


@pytest.mark.parametrize(
    "first",
    [frame(0, PING, message=bytes(8)), frame(0, CREDIT, metadata=Credit(bytes=1)), frame(0, 0x80), *FRAMES.values()],
)
def test_anything_before_hello(first: bytes) -> None:
    table = Table(ready=False)
    table.open(Shape.UNARY)
    table.receive(first)
    assert table.error() == 1


def test_pings_and_extensions() -> None:
    table = active(Shape.UNARY)
    table.receive(frame(0, PING, message=b"12345678"), frame(0, PING, ACK, message=bytes(8)))
    table.receive(frame(7, 0x80, 0xFF, b"a", b"b"))
    assert [(item.type, item.flags, item.message) for item in table.written()] == [(PING, ACK, b"12345678")]
    assert table.events() == []


@pytest.mark.parametrize(
    ("what", "bucket", "rate"),
    [
        (frame(0, PING, message=bytes(8)), 128, 32),
        (frame(0, PING, ACK, message=bytes(8)), 128, 32),
        (frame(0, GOAWAY, metadata=GoAway(last_stream=9)), 128, 32),
        (frame(1, CANCEL), 2048, 1024),
        (frame(1, CREDIT, metadata=Credit(messages=1)), 1024, 128),
        (frame(0, 0x99), 1024, 128),
    ],
)
def test_rates(what: bytes, bucket: int, rate: int) -> None:
    table = active(Shape.CLIENT_STREAM)
    # A bucket holds no more for having been left alone.
    table.now += 1000 * SECOND
    table.receive(*[what] * bucket)
    table.now += SECOND
    table.receive(*[what] * rate)
    assert not table.machine.finished
    table.receive(what)
    assert table.error() == 9


def test_credit_is_allowed_for_each_message() -> None:
    table = active(Shape.CLIENT_STREAM)
    stream = table.machine._streams[1]
    table.machine._send_credit.messages = 3000
    for _ in range(3000):
        table.receive(frame(1, CREDIT, metadata=Credit(messages=1, bytes=1)))
        table.machine.send(stream, b"x")
        assert len(table.written()) == 1
    assert not table.machine.finished


def test_cancels_are_paced() -> None:
    table = Table()
    table.machine.peer = Limits(streams=5000)
    streams = [table.open(Shape.UNARY) for _ in range(3000)]
    table.written()
    for stream in streams:
        table.machine.give_up(stream, Code.CANCELLED)
    count, seconds = 0, 0
    while count < 3000:
        count += len(table.written())
        wait = table.machine.wait(table.now)
        table.now += wait or 0
        seconds += 1
    assert table.now >= (3000 - 1024 - 1) * SECOND // 512


def test_calls_above_the_limit_wait_for_an_end() -> None:
    table = Table()
    for _ in range(17):
        table.open(Shape.UNARY)
    assert [item.stream for item in table.written()] == list(range(1, 17))
    table.receive(frame(3, END))
    assert [item.stream for item in table.written()] == [17]


def test_a_call_that_was_never_sent_leaves_nothing() -> None:
    table = Table()
    streams = [table.open(Shape.UNARY) for _ in range(17)]
    table.written()
    table.machine.give_up(streams[16], Code.CANCELLED)
    table.receive(frame(1, END))
    assert table.written() == []


def test_numbers_that_are_used_up() -> None:
    table = Table(first_stream=(1 << 32) - 1)
    table.open(Shape.UNARY)
    assert [item.stream for item in table.written()] == [(1 << 32) - 1]
    stream = table.open(Shape.UNARY)
    assert table.written() == [] and table.machine.draining
    (event,) = table.events()
    assert isinstance(event, Failed) and event.stream is stream and event.fault.not_processed


def test_order_of_writing() -> None:
    table = Table()
    upload = table.open(Shape.BIDI, (), half_close=False)
    table.written()
    table.receive(frame(1, CREDIT, metadata=Credit(messages=9, bytes=1 << 20)))
    for _ in range(3):
        table.machine.send(upload, bytes(40_000))
    large = table.open(Shape.UNARY, (bytes(150_000),))
    table.receive(frame(0, PING, message=bytes(8)))
    kinds = [(item.type, item.stream) for item in table.written()]
    assert kinds[:2] == [(PING, 0), (OPEN, 2)]
    # Then a frame of each in turn.
    assert kinds[2:6] == [(MSG, 1), (MSG, 2), (MSG, 1), (MSG, 2)]
    assert large.number == 2


def test_an_empty_last_request_and_the_half_close() -> None:
    table = Table()
    stream = table.open(Shape.CLIENT_STREAM, (b"", b"x", b""))
    table.receive(frame(0, CREDIT, metadata=Credit(bytes=1)))
    assert [(item.type, item.flags, item.message) for item in table.written()] == [(OPEN, 0, b"")]
    table.receive(frame(1, CREDIT, metadata=Credit(messages=2, bytes=1)))
    assert [(item.flags, item.message) for item in table.written()] == [(0, b"x"), (0, b""), (END_STREAM, b"")]
    assert stream.sending.credit.messages == 0
    table = Table()
    table.open(Shape.CLIENT_STREAM, (b"",))
    assert [(item.type, item.flags) for item in table.written()] == [(OPEN, END_STREAM)]


def test_messages_that_wait_for_the_connections_credit() -> None:
    table = Table()
    table.machine._send_credit.bytes = 10
    upload = table.open(Shape.CLIENT_STREAM, (), half_close=False)
    table.written()
    table.receive(frame(1, CREDIT, metadata=Credit(messages=9, bytes=100)))
    table.machine.send(upload, bytes(11))
    assert table.written() == []
    # What needs no credit is not held up.
    table.open(Shape.UNARY, (bytes(70_000),))
    assert [item.type for item in table.written()] == [OPEN, MSG, MSG, MSG, MSG]
    table.receive(frame(0, CREDIT, metadata=Credit(bytes=1)))
    assert [len(item.message) for item in table.written()] == [11]


def test_the_deadline_is_set_when_the_frame_is_written() -> None:
    table = Table()
    late = Stream(Shape.UNARY, Open(method="/t.T/T").SerializeToString(), deadline=10 * SECOND, limits=Limits())
    over_already = Stream(Shape.UNARY, b"", deadline=1, limits=Limits())
    table.machine.open(late)
    table.machine.open(over_already)
    table.now = 4 * SECOND
    first, second = table.written()
    assert first.open.timeout_ns == 6 * SECOND and first.open.method == "/t.T/T"
    assert int.from_bytes(first.metadata[1:9], "little") == 6 * SECOND
    assert second.open.timeout_ns == 1


def test_byte_by_byte() -> None:
    table = active(Shape.SERVER_STREAM)
    for byte in FRAMES["MSG + MORE"] + FRAMES["MSG"] + FRAMES["END 0"]:
        table.receive(bytes([byte]))
    events = table.events()
    assert isinstance(events[0], Response) and events[0].message == b"abab" and isinstance(events[1], Ended)


@pytest.mark.parametrize(
    ("go_away", "reasons"),
    [
        (GoAway(last_stream=1), ["GoingAway"]),
        (GoAway(last_stream=0), ["GoingAway", "GoingAway"]),
        (GoAway(last_stream=(1 << 32) - 1), []),
        (GoAway(last_stream=1, code=5), ["ConnectionRefused", "ConnectionLost"]),
        (GoAway(last_stream=9, code=99), ["ConnectionLost", "ConnectionLost"]),
    ],
)
def test_what_a_goaway_leaves_out(go_away: GoAway, reasons: list[str]) -> None:
    table = Table()
    table.open(Shape.UNARY)
    table.open(Shape.SERVER_STREAM)
    table.written()
    table.receive(frame(0, GOAWAY, metadata=go_away))
    faults = [event.fault for event in table.events() if isinstance(event, Failed)]
    assert [fault.reason for fault in faults] == reasons
    assert [fault.not_processed for fault in faults] == [reason != "ConnectionLost" for reason in reasons]
    assert table.machine.draining and table.machine.finished == bool(go_away.code)
