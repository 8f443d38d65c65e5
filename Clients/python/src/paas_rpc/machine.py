"""The client's side of one connection as a value: frames and calls go in, frames and events come out.

It knows no socket and no clock: bytes are given and taken, and times are arguments, in nanoseconds of one monotonic
clock.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TypeVar

from google.protobuf.message import DecodeError, Message

from paas_rpc.faults import Code, Fault, fault_of, local
from paas_rpc.frames import (
    ACK,
    END_STREAM,
    FIRST_EXTENSION,
    HEADER,
    MORE,
    PREFACE,
    ConnectionFault,
    ErrorCode,
    Frame,
    FrameReader,
    FrameType,
    encode,
    violation,
)
from paas_rpc.generated.paas.rpc.v1 import frames_pb2
from paas_rpc.limits import MINIMUM, STREAM_MAXIMUM, Credit, Limits
from paas_rpc.rates import Bucket, FrameRates
from paas_rpc.scan import Refused, scan
from paas_rpc.stream import Phase, Stream

# A frame of ours, whatever the server would take: others get their turn in between.
FRAME_BYTES = 65_536
_TIMEOUT_BYTES = 9


@dataclass(frozen=True, slots=True)
class Response:
    """A whole response of a stream."""

    stream: Stream
    message: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """The call ended well; `response` is that of a unary or client-streaming call."""

    stream: Stream
    end: frames_pb2.End
    response: bytes | None


@dataclass(frozen=True, slots=True)
class Failed:
    """The call is over for the application."""

    stream: Stream
    fault: Fault


@dataclass(frozen=True, slots=True)
class Writable:
    """A request has left, or no more are wanted."""

    stream: Stream


Event = Response | Ended | Failed | Writable
_M = TypeVar("_M", bound=Message)


class Machine:
    def __init__(self, limits: Limits, agent: str, now: int, *, first_stream: int = 1) -> None:
        self.limits = limits
        self.peer = MINIMUM
        self.instance_id = ""
        self.events: list[Event] = []
        # No new calls: the server goes away, or the numbers are used up.
        self.draining = False
        # Nothing more is read or written, but for what `fill` still has.
        self.finished = False
        self._reader = FrameReader(limits.frame_bytes, limits.metadata_bytes)
        self._rates = FrameRates(now)
        # Half of what a server has to take: frames may reach it closer together than they were sent.
        self._cancel_pace = Bucket(1024, 512, now)
        self._streams: dict[int, Stream] = {}
        self._next = first_stream
        self._last_stream = STREAM_MAXIMUM
        self._send_credit = Credit(MINIMUM.credit_messages, MINIMUM.credit_bytes)
        self._receive_credit = Credit(limits.credit_messages, limits.credit_bytes)
        self._receive_saved = Credit()
        hello = limits.hello(agent).SerializeToString()
        self._control: deque[bytes] = deque([PREFACE + encode(0, FrameType.HELLO, metadata=hello)])
        self._cancels: OrderedDict[int, int] = OrderedDict()
        self._credits: OrderedDict[Stream, None] = OrderedDict()
        self._opens: OrderedDict[Stream, None] = OrderedDict()
        self._senders: deque[Stream] = deque()
        # Streams whose next frame waits for credit of the connection.
        self._starved: list[Stream] = []

    # What the application does

    @property
    def ready(self) -> bool:
        """The server's HELLO has been read."""
        return self._reader.hello_seen

    @property
    def open_calls(self) -> int:
        return len(self._streams)

    @property
    def idle(self) -> bool:
        return not self._streams and not self._opens

    @property
    def control_bytes(self) -> int:
        """What waits to be written in answer to the server's frames."""
        return sum(map(len, self._control))

    def open(self, stream: Stream) -> None:
        self._opens[stream] = None
        if self.ready:
            self._check_limits(stream)

    def send(self, stream: Stream, message: bytes) -> None:
        """Queues a request; `stream.sending` says how much waits."""
        if stream.phase in (Phase.GIVEN_UP, Phase.OVER) or stream.sending.half_close:
            return
        stream.sending.queue.append(message)
        if self.ready:
            self._check_limits(stream)
        self._schedule(stream)

    def half_close(self, stream: Stream) -> None:
        stream.sending.half_close = True
        self._schedule(stream)

    def give_up(self, stream: Stream, code: Code) -> None:
        """The application has no more interest: it hears nothing more of this call."""
        if stream.phase is Phase.QUEUED:
            self._opens.pop(stream, None)
            stream.phase = Phase.OVER
        elif stream.phase is Phase.ACTIVE:
            stream.phase = Phase.GIVEN_UP
            self._cancels[stream.number] = code
        stream.sending.drop()
        stream.receiving.pieces.clear()
        self._credits.pop(stream, None)

    def took(self, stream: Stream, size: int) -> None:
        """The application has taken a response of this size."""
        if stream.receiving.streams and stream.receiving.took(size) and stream.phase is Phase.ACTIVE:
            self._credits[stream] = None

    def ping(self, data: bytes) -> None:
        self._rates.ping_sent()
        self._control.append(encode(0, FrameType.PING, message=data))

    def go_away(self) -> None:
        """The client's orderly end: no more calls."""
        if not self.finished:
            self._control.append(encode(0, FrameType.GOAWAY))
            self._finish(local("Closed", "the client was closed"))

    # Input

    def receive(self, data: bytes, now: int) -> None:
        if self.finished:
            return
        try:
            self._reader.feed(data)
            for frame in self._reader.frames():
                self._rates.received(frame.type, now)
                self._frame(frame)
                if self.finished:
                    return
        except ConnectionFault as fault:
            self.fail(fault)

    def lost(self, why: str) -> None:
        """The input has ended."""
        self._finish(local("ConnectionLost", why))

    def fail(self, fault: ConnectionFault) -> None:
        """A connection error: GOAWAY is the last frame."""
        if self.finished:
            return
        last = frames_pb2.GoAway(code=fault.code, text=fault.text)
        self._control.append(encode(0, FrameType.GOAWAY, metadata=last.SerializeToString()))
        refused = fault.code == ErrorCode.VERSION_MISMATCH
        reason = "ConnectionRefused" if refused else "ConnectionLost"
        self._finish(local(reason, f"{fault.code.name}: {fault.text}", not_processed=refused))

    def _frame(self, frame: Frame) -> None:
        if frame.type >= FIRST_EXTENSION:
            return
        if frame.type == FrameType.MSG:
            self._message(frame)
        elif frame.type == FrameType.END:
            self._end(frame, _decode(frames_pb2.End, frame))
        elif frame.type == FrameType.CREDIT:
            self._credit(frame.stream, _decode(frames_pb2.Credit, frame))
        elif frame.type == FrameType.CANCEL:
            self._server_cancel(frame.stream, _decode(frames_pb2.Cancel, frame))
        elif frame.type == FrameType.PING:
            if not frame.flags & ACK:
                self._control.append(encode(0, FrameType.PING, ACK, message=frame.message))
        elif frame.type == FrameType.GOAWAY:
            self._go_away(_decode(frames_pb2.GoAway, frame))
        else:
            self._hello(_decode(frames_pb2.Hello, frame))

    def _hello(self, hello: frames_pb2.Hello) -> None:
        if self.ready:
            raise violation("a second HELLO")
        self._reader.hello_seen = True
        if not hello.version_min <= 1 <= hello.version_max:
            text = f"the server speaks versions {hello.version_min} to {hello.version_max}, this client 1"
            raise ConnectionFault(ErrorCode.VERSION_MISMATCH, text)
        self.peer = Limits.of(hello)
        self.instance_id = hello.instance_id
        self._send_credit.messages += self.peer.credit_messages - MINIMUM.credit_messages
        self._send_credit.bytes += self.peer.credit_bytes - MINIMUM.credit_bytes
        for stream in [*self._opens, *self._streams.values()]:
            self._check_limits(stream)
            self._schedule(stream)
        self._feed_starved()

    def _known(self, number: int) -> Stream | None:
        """The stream, or None if it is over."""
        if number >= self._next:
            raise violation(f"stream {number} was never opened")
        return self._streams.get(number)

    def _message(self, frame: Frame) -> None:
        stream = self._known(frame.stream)
        more = bool(frame.flags & MORE)
        if stream is None:
            self._count_connection(1, len(frame.message))
            return
        receiving = stream.receiving
        first, receiving.inside = not receiving.inside, more
        if receiving.streams:
            self._count_connection(int(first), len(frame.message))
        if stream.phase is not Phase.ACTIVE:
            return
        if not receiving.streams and not more:
            self._give_up_with(stream, local("UnexpectedResponse", "a second response"))
            return
        if receiving.streams and not receiving.credit.take(int(first), len(frame.message)):
            raise ConnectionFault(ErrorCode.FLOW_CONTROL, f"stream {stream.number}: a response beyond its credit")
        fault = receiving.append(frame.message)
        if fault is not None:
            self._give_up_with(stream, fault)
        elif not more:
            self.events.append(Response(stream, receiving.whole()))

    def _count_connection(self, messages: int, size: int) -> None:
        if not self._receive_credit.take(messages, size):
            raise ConnectionFault(ErrorCode.FLOW_CONTROL, "a frame beyond the connection's credit")
        saved = self._receive_saved
        saved.messages += messages
        saved.bytes += size
        if saved.messages * 4 < self.limits.credit_messages and saved.bytes * 4 < self.limits.credit_bytes:
            return
        self._receive_credit.add(saved.messages, saved.bytes)
        grant = frames_pb2.Credit(messages=saved.messages, bytes=saved.bytes)
        self._control.append(encode(0, FrameType.CREDIT, metadata=grant.SerializeToString()))
        self._receive_saved = Credit()

    def _end(self, frame: Frame, end: frames_pb2.End) -> None:
        stream = self._known(frame.stream)
        if stream is None:
            return
        active = stream.phase is Phase.ACTIVE
        inside = stream.receiving.inside
        self._forget(stream)
        if not active:
            return
        if end.code:
            self.events.append(Failed(stream, fault_of(end)))
        elif stream.receiving.streams:
            if inside or frame.message:
                text = "the stream ended inside a response" if inside else "a response in the END of a stream"
                self.events.append(Failed(stream, local("UnexpectedResponse", text)))
            else:
                self.events.append(Ended(stream, end, None))
        else:
            fault = stream.receiving.append(frame.message)
            if fault is not None:
                self.events.append(Failed(stream, fault))
            else:
                self.events.append(Ended(stream, end, stream.receiving.whole()))

    def _credit(self, number: int, credit: frames_pb2.Credit) -> None:
        if number == 0:
            if not self._send_credit.add(credit.messages, credit.bytes):
                raise ConnectionFault(ErrorCode.FLOW_CONTROL, "a CREDIT of nothing, or above what can be counted")
            self._feed_starved()
            return
        stream = self._known(number)
        if stream is None or stream.phase is not Phase.ACTIVE:
            return
        stream.sending.carried = None if stream.shape.streams_requests else stream.sending.carried
        if stream.sending.credit.add(credit.messages, credit.bytes):
            self._schedule(stream)
        else:
            text = "the server's CREDIT is of nothing, or above what can be counted"
            self._give_up_with(stream, local("InvalidCredit", text))

    def _server_cancel(self, number: int, _: frames_pb2.Cancel) -> None:
        stream = self._known(number)
        if stream is not None and stream.phase is Phase.ACTIVE:
            stream.sending.drop()
            self.events.append(Writable(stream))

    def _go_away(self, go_away: frames_pb2.GoAway) -> None:
        text = f"{_name(go_away.code)}: {go_away.text}".rstrip(": ")
        if not self.ready:
            self._finish(local("ConnectionRefused", f"the server refuses the connection: {text}", not_processed=True))
            return
        if self.draining and go_away.last_stream > self._last_stream:
            raise violation("a GOAWAY raises the last stream")
        if go_away.code:
            text = f"the server ended the connection: {text}"
            self._drain(go_away.last_stream, local("ConnectionRefused", text, not_processed=True))
            self._finish(local("ConnectionLost", text))
        else:
            self._drain(go_away.last_stream)

    def _drain(self, last_stream: int, fault: Fault | None = None) -> None:
        """No new calls; those that wait and those above the last stream were not begun."""
        self.draining = True
        self._last_stream = last_stream
        fault = fault or local("GoingAway", "the server is about to end", not_processed=True)
        for stream in [*self._opens, *(item for item in self._streams.values() if item.number > last_stream)]:
            active = stream.phase in (Phase.QUEUED, Phase.ACTIVE)
            self._forget(stream)
            if active:
                self.events.append(Failed(stream, fault))

    # What both do

    def _check_limits(self, stream: Stream) -> None:
        size = len(stream.open) + (_TIMEOUT_BYTES if stream.deadline is not None else 0)
        if stream.phase is Phase.QUEUED and size > self.peer.metadata_bytes:
            text = f"the call's metadata has {size} bytes; the server takes {self.peer.metadata_bytes}"
            self._give_up_with(stream, local("MetadataTooLarge", text, not_processed=True))
            return
        largest = max(map(len, stream.sending.queue), default=0)
        if largest > self.peer.message_bytes:
            text = f"a request of {largest} bytes; the server takes {self.peer.message_bytes}"
            unsent = stream.phase is Phase.QUEUED
            self._give_up_with(stream, local("MessageTooLarge", text, not_processed=unsent))

    def _give_up_with(self, stream: Stream, fault: Fault) -> None:
        self.give_up(stream, Code.CANCELLED)
        self.events.append(Failed(stream, fault))

    def _forget(self, stream: Stream) -> None:
        """The stream is over; what it needs for another attempt is left in it."""
        self._streams.pop(stream.number, None)
        self._cancels.pop(stream.number, None)
        self._credits.pop(stream, None)
        self._opens.pop(stream, None)
        stream.phase = Phase.OVER

    def _finish(self, fault: Fault) -> None:
        if self.finished:
            return
        self.finished = self.draining = True
        for stream in [*self._opens, *self._streams.values()]:
            active, unsent = stream.phase in (Phase.QUEUED, Phase.ACTIVE), stream.number == 0
            self._forget(stream)
            if active:
                not_processed = fault.not_processed or unsent
                self.events.append(Failed(stream, local(fault.reason, fault.message, not_processed=not_processed)))

    # Output

    def fill(self, now: int, size: int) -> bytes:
        """Frames to be written, about `size` bytes; empty if there is nothing that may be sent now."""
        out = bytearray()
        while self._control and len(out) < size:
            out += self._control.popleft()
        if self.finished:
            return bytes(out)
        while self._credits and len(out) < size:
            stream, _ = self._credits.popitem(last=False)
            granted = stream.receiving.grant()
            metadata = frames_pb2.Credit(messages=granted.messages, bytes=granted.bytes).SerializeToString()
            out += encode(stream.number, FrameType.CREDIT, metadata=metadata)
        while self._cancels and len(out) < size and self._cancel_pace.take(now):
            number, code = self._cancels.popitem(last=False)
            out += encode(number, FrameType.CANCEL, metadata=frames_pb2.Cancel(code=code).SerializeToString())
        self._fill_opens(out, now, size)
        while self._senders and len(out) < size:
            stream = self._senders.popleft()
            stream.scheduled = False
            self._fill_message(out, stream)
        return bytes(out)

    def wait(self, now: int) -> int | None:
        """How long until `fill` has something though nothing else happens, in nanoseconds."""
        return self._cancel_pace.wait(now) if self._cancels else None

    def _fill_opens(self, out: bytearray, now: int, size: int) -> None:
        held: list[Stream] = []
        while self._opens and len(self._streams) < self.peer.streams and len(out) < size:
            stream, _ = self._opens.popitem(last=False)
            if not self.ready and not self._fits_minimum(stream):
                held.append(stream)
                continue
            if self._next > STREAM_MAXIMUM:
                self._opens[stream] = None
                self._drain(self._last_stream)
                break
            self._write_open(out, stream, now)
        for stream in reversed(held):
            self._opens[stream] = None
            self._opens.move_to_end(stream, last=False)

    def _fits_minimum(self, stream: Stream) -> bool:
        first = len(stream.sending.queue[0]) if stream.sending.queue else 0
        return len(stream.open) + _TIMEOUT_BYTES <= MINIMUM.metadata_bytes and first <= MINIMUM.message_bytes

    def _write_open(self, out: bytearray, stream: Stream, now: int) -> None:
        stream.number, self._next = self._next, self._next + 1
        stream.phase = Phase.ACTIVE
        self._streams[stream.number] = stream
        metadata = stream.open
        if stream.deadline is not None:
            metadata = b"\x09" + max(1, stream.deadline - now).to_bytes(8, "little") + metadata
        sending = stream.sending
        flags, piece = 0, b""
        if sending.queue:
            sending.carried = sending.queue.popleft()
            sending.begin(sending.carried, free=True)
            piece, more = sending.piece(min(self.peer.frame_bytes, FRAME_BYTES) - len(metadata))
            flags = MORE if more else END_STREAM if sending.ends_here() else 0
            self.events.append(Writable(stream))
        else:
            metadata += b"\x48\x01"  # without_message
            flags = END_STREAM if sending.ends_here() else 0
        out += HEADER.pack(len(metadata) + len(piece), stream.number, FrameType.OPEN, flags, len(metadata))
        out += metadata + piece
        self._schedule(stream)

    def _fill_message(self, out: bytearray, stream: Stream) -> None:
        sending = stream.sending
        if stream.phase is not Phase.ACTIVE or not sending.pending:
            return
        first = sending.current is None and bool(sending.queue)
        if first:
            size = len(sending.queue[0])
            # A CREDIT, or HELLO if the request is large, schedules the stream again.
            if size > self.peer.message_bytes or not sending.credit.take(1, size):
                return
            sending.begin(sending.queue.popleft(), free=False)
            self.events.append(Writable(stream))
        if sending.current is None:
            out += encode(stream.number, FrameType.MSG, END_STREAM)
            sending.half_closed = True
            return
        size = min(len(sending.current) - sending.at, self.peer.frame_bytes, FRAME_BYTES)
        if not sending.free and not self._send_credit.take(int(sending.at == 0), size):
            stream.scheduled = True
            self._starved.append(stream)
            return
        piece, more = sending.piece(size)
        flags = MORE if more else END_STREAM if piece and sending.ends_here() else 0
        out += encode(stream.number, FrameType.MSG, flags, message=piece)
        self._rates.message_sent()
        self._schedule(stream)

    def _schedule(self, stream: Stream) -> None:
        if stream.phase is Phase.ACTIVE and not stream.scheduled and stream.sending.pending:
            stream.scheduled = True
            self._senders.append(stream)

    def _feed_starved(self) -> None:
        self._senders.extend(self._starved)
        self._starved.clear()


def _decode(kind: type[_M], frame: Frame) -> _M:
    message = kind()
    try:
        scan(message, frame.metadata)
        message.ParseFromString(frame.metadata)
    except (Refused, DecodeError) as error:
        raise violation(f"metadata of {FrameType(frame.type).name}: {error}") from None
    return message


def _name(code: int) -> str:
    return ErrorCode(code).name if code in ErrorCode._value2member_map_ else f"code {code}"
