"""Bytes of frames and messages, written from docs/protocol.md and the .proto files with nothing but arithmetic."""

from __future__ import annotations

import struct

HELLO, OPEN, MSG, END, CANCEL, CREDIT, PING, GOAWAY = range(1, 9)
END_STREAM, MORE, ACK = 1, 2, 4
MAX_CREDIT = 2**31 - 1


class Bytes:
    """A string of bytes in the compact form of scripts: pieces of text, each with the number of bytes it stands for."""

    def __init__(self, pieces: list[tuple[str, int]] | None = None):
        self.pieces = [piece for piece in pieces or [] if piece[1]]

    def __add__(self, other: "Bytes | bytes") -> "Bytes":
        return Bytes(self.pieces + of(other).pieces)

    def __radd__(self, other: bytes) -> "Bytes":
        return of(other) + self

    def __len__(self) -> int:
        return sum(count for _, count in self.pieces)

    def text(self, separator: str) -> str:
        merged: list[str] = []
        for piece, _ in self.pieces:
            plain = not set(piece) - set("0123456789abcdef{}:xik") and "*" not in piece
            if plain and merged and "*" not in merged[-1] and "$" not in merged[-1]:
                merged[-1] += piece
            else:
                merged.append(piece)
        return separator.join(merged) or "-"

    def literal(self) -> bytes:
        """The bytes themselves; only of what has no names in it."""
        out = b""
        for piece, _ in self.pieces:
            digits, _, times = piece.partition("*")
            out += bytes.fromhex(digits) * int(times or 1)
        return out


def of(value: "Bytes | bytes") -> Bytes:
    return value if isinstance(value, Bytes) else Bytes([(value.hex(), len(value))])


def run(count: int, byte: int = 0) -> Bytes:
    """The same byte many times."""
    return of(bytes([byte]) * count) if count < 16 else Bytes([(f"{byte:02x}*{count}", count)])


def times(value: bytes, count: int) -> Bytes:
    """The same bytes many times."""
    return Bytes([(f"{value.hex()}*{count}", len(value) * count)])


def stream_id(stream: "int | str") -> Bytes:
    """A number, `$name` of a call, or `{i}` of a loop (shifted: `{i}` counts streams)."""
    if isinstance(stream, int):
        return of(struct.pack(">I", stream))
    return Bytes([(stream if stream[0] == "$" else stream.replace("}", ":08x}"), 4)])


def varint(number: int) -> bytes:
    number &= 2**64 - 1
    out = b""
    while number > 0x7F:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def tag(field: int, wire: int) -> bytes:
    return varint(field << 3 | wire)


def number(field: int, value: int) -> bytes:
    return tag(field, 0) + varint(value) if value else b""


def blob(field: int, value: "Bytes | bytes | str", always: bool = False) -> Bytes:
    """A string, bytes or message field; left out when empty unless it is `always` there."""
    if isinstance(value, str):
        value = value.encode()
    if not len(value) and not always:
        return Bytes()
    return tag(field, 2) + varint(len(value)) + of(value)


def fixed64(field: int, value: int) -> bytes:
    return tag(field, 1) + struct.pack("<Q", value) if value else b""


def entries(field: int, pairs: "list[tuple[str, bytes]]") -> Bytes:
    out = Bytes()
    for key, value in pairs:
        out += blob(field, blob(1, key) + blob(2, value), always=True)
    return out


# Frames


def frame(
    kind: int, stream: "int | str" = 0, flags: int = 0, metadata: "Bytes | bytes" = b"",
    message: "Bytes | bytes" = b"", *, length: int | None = None, metadata_length: int | None = None,
) -> Bytes:
    metadata, message = of(metadata), of(message)
    size = len(metadata) + len(message) if length is None else length
    room = len(metadata) if metadata_length is None else metadata_length
    return (
        struct.pack(">I", size) + stream_id(stream) + struct.pack(">BBH", kind, flags, room) + metadata + message
    )


PREFACE = bytes.fromhex("f9706161730d0a00")


def limits(frame_bytes=65_536, message_bytes=4_194_304, metadata_bytes=8_192, streams=1_024) -> bytes:
    return number(1, frame_bytes) + number(2, message_bytes) + number(3, metadata_bytes) + number(4, streams)


def hello_message(
    low=1, high=1, limit: bytes | None = None, agent="vectors", instance="", messages=4_096, size=16_777_216,
) -> Bytes:
    return (
        number(1, low) + number(2, high) + blob(3, limits() if limit is None else limit) + blob(4, agent)
        + blob(5, instance) + number(6, messages) + number(7, size)
    )


def hello(**parts) -> Bytes:
    return frame(HELLO, metadata=hello_message(**parts))


METHOD = "/paas.conformance.v1.Conformance/"


def open_message(
    method: str, timeout_ns=0, metadata=(), messages=64, size=4_456_448, largest=0, without_message=False,
) -> Bytes:
    path = method if method.startswith("/") or not method else METHOD + method
    return (
        fixed64(1, timeout_ns) + blob(2, path) + entries(5, list(metadata)) + number(6, messages) + number(7, size)
        + number(8, largest) + number(9, int(without_message))
    )


def open_frame(stream, method: str, request: "Bytes | bytes" = b"", flags=END_STREAM, **parts) -> Bytes:
    return frame(OPEN, stream, flags, open_message(method, **parts), request)


def message(stream, body: "Bytes | bytes" = b"", flags=0) -> Bytes:
    return frame(MSG, stream, flags, b"", body)


def end_message(
    code=0, text="", reason="", domain="", metadata=(), violations=(), next_steps=(), not_processed=False,
) -> Bytes:
    out = number(1, code) + blob(2, text) + blob(3, reason) + blob(4, domain) + entries(5, list(metadata))
    for field, description in violations:
        out += blob(6, blob(1, field) + blob(2, description), always=True)
    for step in next_steps:
        out += blob(7, step)
    return out + number(8, int(not_processed))


def end(stream, body: "Bytes | bytes" = b"", **parts) -> Bytes:
    return frame(END, stream, 0, end_message(**parts), body)


def cancel(stream, code=1) -> Bytes:
    return frame(CANCEL, stream, 0, number(1, code))


def credit(stream, messages=0, size=0) -> Bytes:
    return frame(CREDIT, stream, 0, number(1, messages) + number(2, size))


def ping(data=b"conform!", ack=False) -> Bytes:
    return frame(PING, 0, ACK if ack else 0, b"", data)


def goaway(last_stream=0, code=0, drain_ns=0, text="") -> Bytes:
    return frame(GOAWAY, 0, 0, number(1, last_stream) + number(2, code) + number(3, drain_ns) + blob(4, text))


def fragments(stream, body: Bytes, size: int, last_flags=0, last_more=False) -> Bytes:
    """MSG frames of a message whose form is one piece of a repeated byte behind a literal beginning."""
    out, rest = Bytes(), body
    while len(rest) > size:
        head, rest = cut(rest, size)
        out += message(stream, head, MORE)
    return out + message(stream, rest, MORE if last_more else last_flags)


def cut(value: Bytes, at: int) -> tuple[Bytes, Bytes]:
    """The first bytes and the others; repeated pieces have to repeat a single byte."""
    head, tail = Bytes(), Bytes()
    for piece, count in value.pieces:
        room = at - len(head)
        if room >= count:
            head += Bytes([(piece, count)])
        elif room <= 0:
            tail += Bytes([(piece, count)])
        elif "*" in piece:
            byte = bytes.fromhex(piece.partition("*")[0])
            head, tail = head + run(room, byte[0]), tail + run(count - room, byte[0])
        else:
            head, tail = head + bytes.fromhex(piece)[:room], tail + bytes.fromhex(piece)[room:]
    return head, tail


# Messages of paas.conformance.v1


def outcome(code=0, text="", reason="", trailers=(), violations=()) -> Bytes:
    out = number(1, code) + blob(2, text) + blob(3, reason) + entries(4, list(trailers))
    for field, description in violations:
        out += blob(5, blob(1, field) + blob(2, description), always=True)
    return out


def payload(size: int, byte: int = 0) -> Bytes:
    """The field `payload` (1) of every message that has one."""
    return blob(1, run(size, byte))


def unary(body: "Bytes | bytes" = b"", response=0, delay=0, end: "Bytes | bytes" = b"", echo=False) -> Bytes:
    return blob(1, body) + number(2, response) + number(3, delay) + blob(4, end) + number(5, int(echo))


def packed(field: int, values: "list[int]") -> Bytes:
    return blob(field, b"".join(varint(value) for value in values))


def server_stream(sizes=(), delay=0, end: "Bytes | bytes" = b"") -> Bytes:
    return packed(1, list(sizes)) + number(2, delay) + blob(3, end)


def client_stream(body: "Bytes | bytes" = b"", end: "Bytes | bytes" = b"") -> Bytes:
    return blob(1, body) + blob(2, end)


def bidi(body: "Bytes | bytes" = b"", sizes=(), end: "Bytes | bytes" = b"") -> Bytes:
    return blob(1, body) + packed(2, list(sizes)) + blob(3, end)


def counts(requests: int, size: int) -> Bytes:
    """ClientStreamResponse"""
    return of(number(1, requests) + number(2, size))


def hangs(begun: int, cancelled: int) -> Bytes:
    """CountHangsResponse"""
    return of(number(1, begun) + number(2, cancelled))
