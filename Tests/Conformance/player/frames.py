"""Frames, and what may be said of one without knowing what came before."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from . import values
from .values import Failure

HELLO, OPEN, MSG, END, CANCEL, CREDIT, PING, GOAWAY = range(1, 9)
END_STREAM, MORE, ACK = 1, 2, 4
NAMES = ["", "HELLO", "OPEN", "MSG", "END", "CANCEL", "CREDIT", "PING", "GOAWAY"]
PREFACE = bytes.fromhex("f9706161730d0a00")
CODES = ["none", "protocolViolation", "frameTooLarge", "versionMismatch", "helloTimeout", "internalError",
         "tooManyConnections", "flowControl", "slowReader", "tooManyFrames", "keepaliveTimeout"]
MAX_CREDIT = 2**31 - 1
SCHEMAS = {HELLO: values.HELLO, OPEN: values.OPEN, END: values.END, CANCEL: values.CANCEL, CREDIT: values.CREDIT,
           GOAWAY: values.GOAWAY}
# Flags that each side may set, parts (metadata, message), place (0 connection, 1 call, 2 both)
RULES = {
    "client": {HELLO: (0, 0), OPEN: (3, 1), MSG: (3, 1), CANCEL: (0, 1), CREDIT: (0, 2), PING: (4, 0), GOAWAY: (0, 0)},
    "server": {HELLO: (0, 0), MSG: (2, 1), END: (0, 1), CANCEL: (0, 1), CREDIT: (0, 2), PING: (4, 0), GOAWAY: (0, 0)},
}
# Request and response sides that are streams, by method
SHAPES = {
    "ServerStream": (False, True), "HangStream": (False, True), "ClientStream": (True, False),
    "BidiStream": (True, True),
}


def shape(method: str) -> tuple[bool, bool]:
    """Whether the requests and the responses of a method are streams."""
    if method == "/paas.health.v1.Health/Watch":
        return False, True
    service, _, name = method.rpartition("/")
    return SHAPES.get(name, (False, False)) if service == "/paas.conformance.v1.Conformance" else (False, False)


@dataclass
class Frame:
    stream: int
    kind: int
    flags: int
    metadata: bytes
    message: bytes

    def __str__(self) -> str:
        name = NAMES[self.kind] if 0 < self.kind < len(NAMES) else f"type {self.kind:#04x}"
        return f"{name} stream {self.stream} flags {self.flags:#x} metadata {values.short(self.metadata)}" \
            f" message {values.short(self.message)}"

    @property
    def size(self) -> int:
        return len(self.metadata) + len(self.message)

    def fields(self) -> dict:
        return values.decode(self.metadata, SCHEMAS[self.kind])


class Splitter:
    """Cuts bytes into frames as they come."""

    def __init__(self, preface: bool):
        self.waiting = bytearray()
        self.preface = preface

    def feed(self, data: bytes) -> list[Frame]:
        self.waiting += data
        out: list[Frame] = []
        at = 0
        if self.preface:
            if len(self.waiting) < 8:
                return out
            if self.waiting[:8] != PREFACE:
                raise Failure(f"another preface: {bytes(self.waiting[:8]).hex()}")
            self.preface, at = False, 8
        while len(self.waiting) - at >= 12:
            size, stream, kind, flags, room = struct.unpack_from(">IIBBH", self.waiting, at)
            if room > size:
                raise Failure(f"{room} bytes of metadata in a payload of {size}")
            if size > 2**24:
                raise Failure(f"a payload of {size} bytes")
            if len(self.waiting) - at < 12 + size:
                break
            payload = bytes(self.waiting[at + 12 : at + 12 + size])
            out.append(Frame(stream, kind, flags, payload[:room], payload[room:]))
            at += 12 + size
        del self.waiting[:at]
        return out


def check_form(frame: Frame, sender: str) -> None:
    """What the table of frames asks for."""
    rules = RULES[sender].get(frame.kind)
    if rules is None:
        raise Failure(f"a {sender} may not send {frame}")
    flags, place = rules
    wrong = (
        frame.flags & ~flags or frame.flags & 3 == 3 or (place == 0 and frame.stream) or (place == 1 and not frame.stream)
        or (frame.metadata and frame.kind not in SCHEMAS) or (frame.message and frame.kind not in (OPEN, MSG, END, PING))
        or (frame.kind == PING and frame.size != 8) or (frame.kind == MSG and frame.flags & MORE and not frame.message))
    if wrong:
        raise Failure(f"a {sender} may not send {frame}")
