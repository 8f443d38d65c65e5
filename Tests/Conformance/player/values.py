"""Bytes and words of scripts, and protobuf as strictly as the specification reads it."""

from __future__ import annotations

import functools
import struct


class Failure(Exception):
    """A case has failed; says what was seen and what should have been."""


@functools.lru_cache(maxsize=4_096)
def _piece(text: str) -> bytes:
    digits, star, times = text.partition("*")
    return bytes.fromhex(digits) * (int(times) if star else 1)


def bytes_of(text: str, names: dict[str, int] | None = None) -> bytes:
    """The bytes that a script means."""
    out = []
    for piece in text.replace("+", " ").split():
        if piece == "-":
            continue
        if "$" in piece:
            out.append(_with_names(piece, names or {}))
        else:
            out.append(_piece(piece))
    return b"".join(out)


def _with_names(piece: str, names: dict[str, int]) -> bytes:
    head, _, name = piece.partition("$")
    if name not in names:
        raise Failure(f"no call is called ${name}")
    return bytes.fromhex(head) + struct.pack(">I", names[name])


def short(data: bytes) -> str:
    return f"{data[:40].hex()}{'…' if len(data) > 40 else ''} ({len(data)} bytes)"


# Field number: name, kind ("u32", "u64", "bool", "fixed64", "string", "bytes" or a schema), repeated
LIMITS = {n: (name, "u32", False) for n, name in enumerate(
    ["frame_bytes", "message_bytes", "metadata_bytes", "streams"], 1)}
ENTRY = {1: ("key", "string", False), 2: ("value", "bytes", False)}
VIOLATION = {1: ("field", "string", False), 2: ("description", "string", False)}
HELLO = {
    1: ("version_min", "u32", False), 2: ("version_max", "u32", False), 3: ("limits", LIMITS, False),
    4: ("agent", "string", False), 5: ("instance_id", "string", False), 6: ("messages", "u32", False),
    7: ("bytes", "u32", False), 8: ("features", "string", True),
}
OPEN = {
    1: ("timeout_ns", "fixed64", False), 2: ("method", "string", False), 3: ("idempotency_key", "string", False),
    4: ("traceparent", "string", False), 5: ("metadata", ENTRY, True), 6: ("messages", "u32", False),
    7: ("bytes", "u32", False), 8: ("max_response_bytes", "u32", False), 9: ("without_message", "bool", False),
}
END = {
    1: ("code", "u32", False), 2: ("text", "string", False), 3: ("reason", "string", False),
    4: ("domain", "string", False), 5: ("metadata", ENTRY, True), 6: ("violations", VIOLATION, True),
    7: ("next_steps", "string", True), 8: ("not_processed", "bool", False),
}
CANCEL = {1: ("code", "u32", False)}
CREDIT = {1: ("messages", "u32", False), 2: ("bytes", "u32", False)}
GOAWAY = {
    1: ("last_stream", "u32", False), 2: ("code", "u32", False), 3: ("drain_ns", "u64", False),
    4: ("text", "string", False),
}


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise Failure("a varint that does not end")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
        shift += 7
    if value >= 2**64:
        raise Failure("a varint above 64 bits")
    return value, at


def decode(data: bytes, schema: dict) -> dict:
    """A message's fields; all that the schema knows are there."""
    out: dict = {}
    for name, kind, repeated in schema.values():
        out[name] = [] if repeated else _default(kind)
    seen, at = set(), 0
    while at < len(data):
        key, at = varint(data, at)
        number, wire = key >> 3, key & 7
        value, at = _value(data, at, wire)
        if not 0 < number < 2**29:
            raise Failure(f"field number {number}")
        if number not in schema:
            continue
        name, kind, repeated = schema[number]
        if not repeated and number in seen:
            raise Failure(f"{name} twice")
        seen.add(number)
        value = _checked(name, kind, wire, value)
        if repeated:
            out[name].append(value)
        else:
            out[name] = value
    return out


def _default(kind: object) -> object:
    if isinstance(kind, dict):
        return {name: 0 for name, *_ in kind.values()}
    return {"string": "", "bytes": b""}.get(str(kind), 0)


def _value(data: bytes, at: int, wire: int) -> tuple[int | bytes, int]:
    if wire == 0:
        return varint(data, at)
    if wire == 2:
        size, at = varint(data, at)
    elif wire in (1, 5):
        size = 8 if wire == 1 else 4
    else:
        raise Failure(f"wire type {wire}")
    if at + size > len(data):
        raise Failure("a length beyond the end")
    return data[at : at + size], at + size


def _checked(name: str, kind: object, wire: int, value: int | bytes) -> object:
    wanted = {"u32": 0, "u64": 0, "bool": 0, "fixed64": 1}.get(kind, 2) if isinstance(kind, str) else 2
    if wire != wanted:
        raise Failure(f"{name} of wire type {wire}")
    if isinstance(value, int):
        most = {"u32": 2**32, "bool": 2}.get(str(kind), 2**64)
        if value >= most:
            raise Failure(f"{name} is {value}")
        return value
    if kind == "fixed64":
        return struct.unpack("<Q", value)[0]
    if isinstance(kind, dict):
        return decode(value, kind)
    if kind == "string":
        try:
            text = value.decode("utf-8", "strict")
        except UnicodeDecodeError as error:
            raise Failure(f"{name} is not UTF-8") from error
        if "\0" in text:
            raise Failure(f"{name} holds NUL")
        return text
    return value


def number_field(data: bytes, wanted: int) -> int:
    """The varint field with a number in a message of any kind; 0 if it is not there."""
    at, found = 0, 0
    while at < len(data):
        key, at = varint(data, at)
        value, at = _value(data, at, key & 7)
        if key >> 3 == wanted and isinstance(value, int):
            found = value
    return found
