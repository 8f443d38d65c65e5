"""What both sides have said on one connection, and whether the peer keeps to it."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from time import monotonic

from . import frames as f
from .frames import Frame
from .values import Failure

CAPS = {"frame_bytes": (16_384, 2**24 - 1), "metadata_bytes": (8_192, 65_535), "message_bytes": (2**20, 2**24 - 1),
        "streams": (16, 2**32 - 1), "messages": (1_024, f.MAX_CREDIT), "bytes": (2**20, f.MAX_CREDIT)}
KEY = re.compile(r"[a-z0-9._-]{1,64}")
# Frames in a bucket and those it is filled with each second
RATES = {f.PING: (128, 32), f.GOAWAY: (128, 32), f.CANCEL: (2_048, 1_024), f.CREDIT: (1_024, 128)}


def terms(hello: dict | None) -> dict[str, int]:
    """What a HELLO allows its reader, or the minimums."""
    said = {**hello["limits"], "messages": hello["messages"], "bytes": hello["bytes"]} if hello else {}
    out = {name: min(max(said.get(name, 0), low), high) for name, (low, high) in CAPS.items()}
    out["metadata_bytes"] = min(out["metadata_bytes"], out["frame_bytes"])
    return out


@dataclass
class Side:
    """One direction of a stream."""

    streaming: bool
    messages: int = 0
    bytes: int = 0
    partial: bytearray | None = None
    free: bool = False
    closed: bool = False


@dataclass
class Stream:
    requests: Side
    responses: Side
    largest: int = 0
    ended: bool = False
    granted: dict[str, int] = field(default_factory=lambda: {"messages": 0, "bytes": 0})
    events: deque = field(default_factory=deque)


class Ledger:
    """Follows the frames of both sides. What the player sends is followed as far as it makes sense; what the peer sends
    has to be right."""

    def __init__(self, player: str):
        self.player, self.peer = player, "server" if player == "client" else "client"
        self.streams: dict[int, Stream] = {}
        self.hello: dict[str, dict | None] = {"client": None, "server": None}
        # What each side may still send on the whole connection; begins with what the other one's HELLO grants.
        self.connection = {"client": {"messages": 0, "bytes": 0}, "server": {"messages": 0, "bytes": 0}}
        self.granted = {"messages": 0, "bytes": 0}
        self.last_open = 0
        self.over = False
        self.counts = {"ping": 0, "pong": 0}
        self.rates: dict[int, int] = {}
        self.sent_messages = 0
        self.began = monotonic()
        self.emit = lambda stream, kind, **keys: None

    def open_count(self) -> int:
        return sum(not stream.ended for stream in self.streams.values())

    # What the player sends

    def sent(self, frame: Frame) -> None:
        try:
            f.check_form(frame, self.player)
            getattr(self, f"_sent_{f.NAMES[frame.kind].lower()}")(frame)
        except (Failure, IndexError, AttributeError):
            # Nothing is known of such a call, but the peer has to end it.
            if frame.kind == f.OPEN and frame.stream not in self.streams:
                self.streams[frame.stream] = Stream(Side(False), Side(False))

    def _sent_hello(self, frame: Frame) -> None:
        self.hello[self.player] = frame.fields()
        granted = terms(self.hello[self.player])
        for unit in ("messages", "bytes"):
            self.connection[self.peer][unit] += granted[unit]

    def _sent_open(self, frame: Frame) -> None:
        fields = frame.fields()
        self._open(frame, fields)

    def _sent_msg(self, frame: Frame) -> None:
        self.sent_messages += 1
        stream = self.streams.get(frame.stream)
        if stream is None:
            return
        side = stream.requests if self.player == "client" else stream.responses
        first = side.partial is None
        side.partial = bytearray() if frame.flags & f.MORE else None
        half_close = first and frame.flags & f.END_STREAM and not frame.message
        if not side.free and not half_close and (side.streaming or self.player == "client"):
            for credit in (side.__dict__, self.connection[self.player]):
                credit["messages"] -= int(first)
                credit["bytes"] -= len(frame.message)
        if side.partial is None:
            side.free = False

    def _sent_end(self, frame: Frame) -> None:
        if frame.stream in self.streams:
            self.streams[frame.stream].ended = True

    def _sent_credit(self, frame: Frame) -> None:
        fields = frame.fields()
        if frame.stream == 0:
            self._add(self.connection[self.peer], fields)
        elif frame.stream in self.streams:
            stream = self.streams[frame.stream]
            self._add((stream.responses if self.player == "client" else stream.requests).__dict__, fields)

    def _sent_ping(self, frame: Frame) -> None:
        self.counts["pong" if frame.flags & f.ACK else "ping"] += 1

    def _sent_goaway(self, frame: Frame) -> None:
        pass

    def _sent_cancel(self, frame: Frame) -> None:
        pass

    @staticmethod
    def _add(credit: dict, fields: dict) -> None:
        credit["messages"] += fields["messages"]
        credit["bytes"] += fields["bytes"]

    def _open(self, frame: Frame, fields: dict) -> Stream:
        requests, responses = f.shape(fields["method"])
        stream = Stream(Side(requests), Side(responses, fields["messages"], fields["bytes"]))
        stream.largest = fields["max_response_bytes"]
        stream.requests.closed = bool(frame.flags & f.END_STREAM)
        if frame.flags & f.MORE:
            stream.requests.partial, stream.requests.free = bytearray(frame.message), True
        self.streams[frame.stream] = stream
        self.last_open = max(self.last_open, frame.stream)
        return stream

    # What the peer sends

    def received(self, frame: Frame) -> None:
        if self.over:
            raise Failure(f"behind a GOAWAY with a code: {frame}")
        f.check_form(frame, self.peer)
        theirs = terms(self.hello[self.player])
        if frame.size > (theirs["frame_bytes"] if frame.kind != f.HELLO else 4_096):
            raise Failure(f"above frame_bytes: {frame}")
        if len(frame.metadata) > theirs["metadata_bytes"]:
            raise Failure(f"above metadata_bytes: {frame}")
        if self.hello[self.peer] is None and frame.kind != f.HELLO and not (
                frame.kind == f.GOAWAY and self.peer == "server"):
            raise Failure(f"in place of HELLO: {frame}")
        self._rate(frame.kind)
        fields = frame.fields() if frame.kind in f.SCHEMAS else {}
        getattr(self, f"_got_{f.NAMES[frame.kind].lower()}")(frame, fields)

    def _rate(self, kind: int) -> None:
        if kind not in RATES:
            return
        self.rates[kind] = self.rates.get(kind, 0) + 1
        size, refill = RATES[kind]
        extra = self.counts["ping"] if kind == f.PING else self.sent_messages if kind == f.CREDIT else 0
        if self.rates[kind] > size + refill * (monotonic() - self.began + 1) + extra:
            raise Failure(f"more {f.NAMES[kind]} frames than the rates allow")

    def _got_hello(self, frame: Frame, fields: dict) -> None:
        if self.hello[self.peer] is not None:
            raise Failure("a second HELLO")
        if self.peer == "client" and fields["instance_id"]:
            raise Failure("a client with an instance_id")
        self.hello[self.peer] = fields
        granted = terms(fields)
        for unit in ("messages", "bytes"):
            self.connection[self.player][unit] += granted[unit]
        self.emit(0, "hello", **fields)

    def _got_open(self, frame: Frame, fields: dict) -> None:
        if frame.stream <= self.last_open:
            raise Failure(f"not above {self.last_open}: {frame}")
        if self.open_count() >= terms(self.hello[self.player])["streams"]:
            raise Failure(f"more calls than `streams`: {frame}")
        if not all(KEY.fullmatch(entry["key"]) for entry in fields["metadata"]):
            raise Failure(f"a key that is none: {fields['metadata']}")
        if fields["without_message"] and (frame.message or frame.flags & f.MORE):
            raise Failure(f"without a message, but with one: {frame}")
        most = self._most(frame.stream)
        if fields["messages"] > f.MAX_CREDIT or fields["bytes"] > f.MAX_CREDIT:
            raise Failure("credit beyond what can be counted in OPEN")
        stream = self._open(frame, fields)
        if stream.responses.streaming and (not fields["messages"] or fields["bytes"] < min(fields["max_response_bytes"] or most, most)):
            raise Failure("credit in OPEN that does not cover the largest response")
        self.emit(0, "open", stream=frame.stream, **fields)
        if not frame.flags & f.MORE and not fields["without_message"]:
            self.emit(frame.stream, "message", body=frame.message)
        if frame.flags & f.END_STREAM:
            self.emit(frame.stream, "half-close")

    def _most(self, stream: int) -> int:
        """The largest response that the client takes."""
        client = self.hello["client"]
        return max(terms(client)["message_bytes"], 0) if client else 2**20

    def _known(self, frame: Frame) -> Stream:
        stream = self.streams.get(frame.stream)
        if stream is None:
            raise Failure(f"of a call that was never opened: {frame}")
        return stream

    def _got_msg(self, frame: Frame, fields: dict) -> None:
        stream = self._known(frame)
        side = stream.requests if self.peer == "client" else stream.responses
        first = side.partial is None
        half_close = self.peer == "client" and first and frame.flags & f.END_STREAM and not frame.message
        if side.closed or (self.peer == "server" and stream.ended):
            raise Failure(f"behind the last message: {frame}")
        if self.peer == "server" and not side.streaming and not frame.flags & f.MORE:
            raise Failure(f"a second response: {frame}")
        if not half_close:
            self._charge(side, frame, first)
            if side.partial is None:
                side.partial = bytearray()
            side.partial += frame.message
            self._check_size(stream, len(side.partial))
            if not frame.flags & f.MORE:
                self.emit(frame.stream, "message", body=bytes(side.partial))
                side.partial, side.free = None, False
        if frame.flags & f.END_STREAM:
            side.closed = True
            self.emit(frame.stream, "half-close")

    def _check_size(self, stream: Stream, size: int) -> None:
        most = terms(self.hello[self.player])["message_bytes"]
        if self.peer == "server" and stream.largest:
            most = min(most, stream.largest)
        if size > most:
            raise Failure(f"a message above {most} bytes")

    def _charge(self, side: Side, frame: Frame, first: bool) -> None:
        if side.free or (self.peer == "server" and not side.streaming):
            return
        for what, credit in (("stream", side.__dict__), ("connection", self.connection[self.peer])):
            credit["messages"] -= int(first)
            credit["bytes"] -= len(frame.message)
            if credit["messages"] < 0 or credit["bytes"] < 0:
                raise Failure(f"beyond the credit of the {what}: {frame}")

    def _got_end(self, frame: Frame, fields: dict) -> None:
        stream = self._known(frame)
        if stream.ended:
            raise Failure(f"a second END: {frame}")
        stream.ended = True
        side, body = stream.responses, b""
        if fields["code"] == 0:
            if side.streaming and (side.partial is not None or frame.message):
                raise Failure(f"code 0 inside of a message, or with one: {frame}")
            body = bytes(side.partial or b"") + frame.message
            self._check_size(stream, len(body))
        elif frame.message:
            raise Failure(f"a response with an error: {frame}")
        if not all(KEY.fullmatch(entry["key"]) for entry in fields["metadata"]):
            raise Failure(f"a key that is none: {fields['metadata']}")
        self.emit(frame.stream, "end", body=body, **fields)

    def _got_cancel(self, frame: Frame, fields: dict) -> None:
        self._known(frame)
        self.emit(frame.stream, "cancel", **fields)

    def _got_credit(self, frame: Frame, fields: dict) -> None:
        if not fields["messages"] and not fields["bytes"]:
            raise Failure(f"a grant of nothing: {frame}")
        if frame.stream == 0:
            credit, granted = self.connection[self.player], self.granted
        else:
            stream = self._known(frame)
            side = stream.requests if self.player == "client" else stream.responses
            credit, granted = side.__dict__, stream.granted
        self._add(credit, fields)
        self._add(granted, fields)
        if credit["messages"] > f.MAX_CREDIT or credit["bytes"] > f.MAX_CREDIT:
            raise Failure(f"a grant beyond what can be counted: {frame}")
        self.emit(frame.stream, "credit")

    def _got_ping(self, frame: Frame, fields: dict) -> None:
        acknowledged = bool(frame.flags & f.ACK)
        if acknowledged:
            self.counts["ping"] -= 1
            if self.counts["ping"] < 0:
                raise Failure(f"an ACK that nobody asked for: {frame}")
        self.emit(0, "pong" if acknowledged else "ping", data=frame.message)

    def _got_goaway(self, frame: Frame, fields: dict) -> None:
        self.over = fields["code"] != 0
        self.emit(0, "goaway", **fields)
