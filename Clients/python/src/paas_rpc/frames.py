"""Frames: twelve bytes of header, metadata, message; and what may be wrong with a header."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

PREFACE = b"\xf9paas\r\n\x00"
HEADER = struct.Struct(">IIBBH")
HELLO_MAXIMUM = 4096
FIRST_EXTENSION = 0x80

END_STREAM = 0x01
MORE = 0x02
ACK = 0x04


class FrameType(IntEnum):
    HELLO = 1
    OPEN = 2
    MSG = 3
    END = 4
    CANCEL = 5
    CREDIT = 6
    PING = 7
    GOAWAY = 8


class ErrorCode(IntEnum):
    """Connection errors, the codes of GOAWAY."""

    NONE = 0
    PROTOCOL_VIOLATION = 1
    FRAME_TOO_LARGE = 2
    VERSION_MISMATCH = 3
    HELLO_TIMEOUT = 4
    INTERNAL_ERROR = 5
    TOO_MANY_CONNECTIONS = 6
    FLOW_CONTROL = 7
    SLOW_READER = 8
    TOO_MANY_FRAMES = 9
    KEEPALIVE_TIMEOUT = 10


class ConnectionFault(Exception):
    """The peer broke a rule: GOAWAY with this code, then the connection is closed."""

    def __init__(self, code: ErrorCode, text: str) -> None:
        super().__init__(text)
        self.code = code
        self.text = text


def violation(text: str) -> ConnectionFault:
    return ConnectionFault(ErrorCode.PROTOCOL_VIOLATION, text)


@dataclass(frozen=True, slots=True)
class Frame:
    stream: int
    type: int
    flags: int
    metadata: bytes
    message: bytes


def encode(stream: int, type: int, flags: int = 0, metadata: bytes = b"", message: bytes = b"") -> bytes:
    return HEADER.pack(len(metadata) + len(message), stream, type, flags, len(metadata)) + metadata + message


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which parts a frame from a server may have. `on_call`: None = stream 0 or a call."""

    on_call: bool | None
    flags: int
    metadata: bool
    message: bool


_FROM_SERVER = {
    FrameType.HELLO: _Rule(False, 0, True, False),
    FrameType.MSG: _Rule(True, MORE, False, True),
    FrameType.END: _Rule(True, 0, True, True),
    FrameType.CANCEL: _Rule(True, 0, True, False),
    FrameType.CREDIT: _Rule(None, 0, True, False),
    FrameType.PING: _Rule(False, ACK, False, True),
    FrameType.GOAWAY: _Rule(False, 0, True, False),
}


class FrameReader:
    """Cuts what a server has sent into frames. A header is checked as soon as it is there."""

    def __init__(self, frame_bytes: int, metadata_bytes: int) -> None:
        self._frame_bytes = frame_bytes
        self._metadata_bytes = metadata_bytes
        self._buffer = bytearray()
        self._at = 0
        self._header: tuple[int, int, int, int, int] | None = None
        # Until HELLO has come, nothing may come but HELLO, or GOAWAY in its place.
        self.hello_seen = False

    def feed(self, data: bytes) -> None:
        del self._buffer[: self._at]
        self._at = 0
        self._buffer += data

    def frames(self) -> Iterator[Frame]:
        """The frames that are complete; raises `ConnectionFault` for one that may not be."""
        while True:
            header = self._header
            if header is None:
                if len(self._buffer) - self._at < HEADER.size:
                    return
                header = HEADER.unpack_from(self._buffer, self._at)
                self._check(*header)
                self._header = header
            length, stream, type, flags, metadata_length = header
            start = self._at + HEADER.size
            if len(self._buffer) - start < length:
                return
            middle = start + metadata_length
            self._header = None
            self._at = start + length
            yield Frame(stream, type, flags, bytes(self._buffer[start:middle]), bytes(self._buffer[middle : self._at]))

    def _check(self, length: int, stream: int, type: int, flags: int, metadata_length: int) -> None:
        if not self.hello_seen and type not in (FrameType.HELLO, FrameType.GOAWAY):
            raise violation(f"a frame of type {type:#04x} instead of HELLO")
        most = HELLO_MAXIMUM if type == FrameType.HELLO else self._frame_bytes
        if length > most:
            raise ConnectionFault(ErrorCode.FRAME_TOO_LARGE, f"a frame of {length} bytes, above {most}")
        if metadata_length > length:
            raise violation("metadata longer than its frame")
        if type >= FIRST_EXTENSION:
            return
        rule = _FROM_SERVER.get(FrameType(type)) if type in FrameType._value2member_map_ else None
        if rule is None:
            raise violation(f"a frame of type {type:#04x} from a server")
        if metadata_length > self._metadata_bytes:
            raise ConnectionFault(ErrorCode.FRAME_TOO_LARGE, f"metadata of {metadata_length} bytes")
        _check_parts(rule, length, stream, type, flags, metadata_length)


def _check_parts(rule: _Rule, length: int, stream: int, type: int, flags: int, metadata_length: int) -> None:
    name = FrameType(type).name
    if rule.on_call is not None and rule.on_call != (stream != 0):
        raise violation(f"{name} on stream {stream}")
    if flags & ~rule.flags:
        raise violation(f"{name} with flags {flags:#04x}")
    if metadata_length and not rule.metadata:
        raise violation(f"{name} with metadata")
    if length > metadata_length and not rule.message:
        raise violation(f"{name} with a message")
    if type == FrameType.PING and length != 8:
        raise violation(f"PING of {length} bytes")
    if type == FrameType.MSG and flags & MORE and not length:
        raise violation("an empty fragment")
