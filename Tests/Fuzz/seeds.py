#!/usr/bin/env python3
"""Writes the seed corpus: a few valid inputs for each target, from which the fuzzers start.

    seeds.py [DIRECTORY]        Tests/Fuzz/corpus if none is given

An input of `server`, `client` and `session` is a list of steps; FuzzTests/Harness/ClientFrames.swift, ServerFrames.swift and the
targets say how each is read. The others are bytes as they come from a peer.
"""
import pathlib
import struct
import sys

PREFACE = bytes.fromhex("f9706161730d0a00")
U, S, C, B = 4, 1, 2, 3  # kinds of OPEN by the shape of the method
END, MORE = 1, 2


def varint(number):
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes(out) + bytes([number])


def field(number, value):
    """A field of a protobuf message: an int as a varint, anything else by its length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def frame(kind, stream, metadata=b"", message=b"", flags=0):
    header = struct.pack(">IIBBH", len(metadata) + len(message), stream, kind, flags, len(metadata))
    return header + metadata + message


LIMITS = field(1, 65_536) + field(2, 4_194_304) + field(3, 8_192) + field(4, 1_024)
HELLO = field(1, 1) + field(2, 1) + field(3, LIMITS) + field(4, "seed") + field(6, 4_096) + field(7, 16_777_216)
ENTRY = field(1, "request-id") + field(2, b"r-1")
OPEN = b"\x09" + struct.pack("<Q", 10**9) + field(2, "/f.F/B") + field(3, "key") + field(4, "00-ab-cd-01")
OPEN += field(5, ENTRY) + field(5, field(1, "token") + field(2, b"\x00\xff"))
OPEN += field(6, 64) + field(7, 1 << 20) + field(8, 1_000) + field(9, 1)
VIOLATION = field(1, "name") + field(2, "is taken")
FAILURE = field(1, 6) + field(2, "no") + field(3, "NameTaken") + field(4, "paas.databases") + field(5, ENTRY)
FAILURE += field(6, VIOLATION) + field(7, "take another") + field(8, 1)


# Steps of `server`, `client` and `session`.


def size(count):
    if count < 256:
        return bytes([0, count])
    if count < 65_536:
        return bytes([4]) + struct.pack(">H", count)
    return bytes([6]) + struct.pack(">H", count >> 8)


def number(value):
    if value < 256:
        return bytes([0, value])
    return bytes([3]) + struct.pack(">I", value)


def hello(*limits, credit=None):
    options = (1 if limits else 0) | (2 if credit else 0)
    out = bytes([0, options]) + b"".join(number(limit) for limit in limits)
    return out + b"".join(number(part) for part in credit or ())


def opening(kind, stream, flags=END, count=3, credit=None, largest=None, without=False):
    options = flags | (0x40 if credit else 0) | (0x20 if largest else 0) | (0x80 if without else 0)
    out = bytes([kind, options]) + b"".join(number(part) for part in credit or ())
    out += number(largest) if largest else b""
    out += b"" if without else size(count)
    return out + bytes([stream])


def message(stream, count=3, flags=0):
    return bytes([5, stream, flags]) + size(count)


def cancel(stream):
    return bytes([9, stream]) + number(1)


def credit(stream, messages, count):
    return bytes([10, stream]) + number(messages) + number(count)


PING, PONG = bytes([12, 0, 0, 8]), bytes([12, 1, 1])
GOAWAY = bytes([13])
EXTENSION = bytes([14, 5]) + number(9) + size(20)


def driver(action, index=0, rest=b""):
    return bytes([0x80 | index << 4 | action]) + rest


TAKE, RESPOND, FINISH, FAIL = 0, 2, 5, 7
DEADLINE, DRAIN, DRAINED, LATER, WRITE = 8, 9, 10, 11, 15

SERVER = {
    "unary": hello() + opening(U, 1) + driver(FINISH, 0, size(10)) + driver(WRITE, 0, size(10_000)),
    "unary-in-pieces": hello() + opening(U, 1, MORE, 200) + message(1, 300, MORE) + message(1, 5, END)
    + driver(FINISH, 0, size(70_000)) + driver(WRITE, 0, size(100)),
    "half-close-later": hello() + opening(U, 1, 0) + message(1, 0, END) + driver(TAKE) + driver(FAIL),
    "second-message": hello() + opening(U, 1, 0) + message(1, 9, 0) + opening(U, 2) + message(2, 9, 0),
    "without-message": hello() + opening(U, 1, 0, without=True) + message(1, 4, END) + driver(FINISH, 0, size(1))
    + opening(U, 2, END, without=True) + opening(S, 3, 0, without=True) + message(3, 0, END),
    "server-stream": hello() + opening(S, 1, credit=(2, 100)) + driver(RESPOND, 0, size(50)) * 3 + credit(1, 5, 1_000)
    + driver(FINISH, 0, size(0)) + driver(WRITE, 0, size(0)),
    "responses-too-large": hello() + opening(S, 1, largest=20) + driver(RESPOND, 0, size(50)) + opening(U, 2, largest=9)
    + driver(FINISH, 0, size(0)) + driver(FINISH, 0, size(40)),
    "client-stream": hello() + opening(C, 1, 0) + driver(TAKE) * 2 + message(1, 100) * 3 + driver(TAKE) * 4
    + message(1, 7, MORE) + message(1, 7, END) + driver(TAKE) + driver(FINISH, 0, size(4)) + message(1, 7, END),
    "bidi": hello(credit=(2_000, 2_000_000)) + opening(B, 1, 0, without=True) + driver(TAKE) + message(1, 30)
    + driver(TAKE) + driver(RESPOND, 0, size(30)) + message(1, 0, END) + message(1, 0, END) + driver(FINISH, 0, size(0)),
    "first-in-pieces": hello() + opening(B, 1, MORE, 20) + message(1, 5, MORE) + message(1, 0, END) + driver(TAKE) * 2
    + message(1, 5) + driver(FINISH, 0, size(0)),
    "without-credit": hello() + opening(C, 1, 0, without=True) + message(1, 10),
    "beyond-credit": hello() + opening(C, 1, 0) + driver(TAKE) + message(1, 10) * 20,
    "late": hello() + opening(C, 1, 0) + driver(TAKE) + driver(FAIL) + message(1, 9, MORE) + message(1, 9, 0) * 2
    + cancel(1) + credit(1, 1, 1),
    "cancelled": hello() + opening(U, 1) + cancel(1) + driver(FINISH, 0, size(1)) + opening(U, 2, MORE) + cancel(2)
    + opening(C, 3, 0) + cancel(3) + cancel(3) + message(3, 3) + driver(FAIL),
    "deadline": hello() + opening(U, 1) + driver(DEADLINE, 0, b"\1") + opening(U, 2, 0) + driver(DEADLINE, 0, b"\2"),
    "drain": hello() + opening(U, 1) + opening(S, 2) + driver(DRAIN) + opening(U, 3) + opening(B, 4, 0) + PONG
    + opening(U, 5) + driver(FINISH, 0, size(1)) * 3 + driver(DRAINED),
    "open-after-drain": hello() + opening(U, 1) + driver(DRAIN) + driver(DRAINED) + opening(U, 128) + hello(),
    "abort": hello() + opening(U, 1) + opening(C, 2, 0) + opening(U, 3, MORE) + driver(14, 7) + driver(FAIL) * 2,
    "lost": hello() + opening(U, 1) + opening(U, 3, MORE) + opening(C, 4, 0) + hello(),
    "beyond-the-connections-credit": hello() + b"".join(opening(C, n, 0) + driver(TAKE, 0) for n in (1, 2))
    + message(1, 16_384, MORE) * 70,
    "credits": hello() + credit(0, 5, 500) + opening(S, 1) + credit(1, 0, 0) + credit(0, 0x7FFFFFFF, 1),
    "credit-overflow": hello() + opening(S, 1, credit=(1, 1)) + credit(1, 0x7FFFFFFF, 0) + driver(FAIL)
    + opening(S, 2, credit=(0x80000000, 1)),
    "pings": hello() + PING * 5 + PONG * 3 + EXTENSION + GOAWAY + PING + opening(U, 1),
    "ping-flood": hello() + (PING * 40 + driver(LATER, 0, b"\1\0")) * 4,
    "credit-flood": hello() + opening(S, 1) + credit(1, 1, 1) * 1_100,
    "extension-flood": hello() + (EXTENSION * 300 + driver(LATER, 0, b"\3\0")) * 4,
    "cancel-flood": hello() + cancel(0) + cancel(9),
    "many-calls": hello() + b"".join(opening(U, stream) for stream in range(1, 20)) + driver(FINISH, 3, size(2)) * 20,
    "many-bytes": hello() + b"".join(opening(U, n, MORE, 16_000) + message(n, 16_384, MORE) * 35 for n in (1, 2, 3)),
    "large-message": hello() + opening(U, 1, MORE, 16_000) + message(1, 16_384, MORE) * 65,
    "large-request": hello() + opening(C, 1, 0) + driver(TAKE) * 2 + message(1, 16_384, MORE) * 66,
    "two-hellos": hello() + hello(),
    "reused": hello() + opening(U, 5) + opening(U, 5),
    "never-opened": hello() + opening(U, 5) + message(6),
    "limits": hello(20_000, 2_000_000, 9_000, 20, credit=(5_000, 3_000_000)) + opening(U, 1, largest=4)
    + driver(FINISH, 0, size(10)) + driver(WRITE, 0, size(1)),
    "raw": driver(12, 0, bytes([12 + len(HELLO)]) + frame(1, 0, HELLO)) + driver(12, 0, b"\x0c" + frame(8, 0))
    + bytes([15, 9, 0, 0, 0]) + size(3) + b"\0",
}


# A server's frames, and an application's calls.


def call(kind, options=0, count=3, numbers=()):
    """A call of the shape 0…3: unary, server-streaming, client-streaming, bidirectional."""
    body = b"" if kind > 1 and options & 1 else size(count)
    return bytes([0x80 | kind, options]) + body + b"".join(number(part) for part in numbers)


def ended(stream, code=0, count=None):
    options = (1 if code else 0) | (4 if count is not None else 0) | code << 4
    return bytes([1, stream, options]) + (b"" if count is None else size(count))


def answer(stream, count=3, more=0):
    return bytes([5, stream, more]) + size(count)


def goaway(last, code=0):
    return bytes([13]) + number(last) + (b"\1" if code == 0 else b"\0" + number(code))


def application(action, index=0, rest=b""):
    return bytes([0x80 | index << 4 | action]) + rest


SEND, END_REQUESTS, GIVE_UP, TAKE_RESPONSE = 8, 10, 11, 12
WRITE_CLIENT = application(4, 0, size(9_000))

CLIENT = {
    "unary": call(0) + hello() + ended(1, 0, 30) + WRITE_CLIENT,
    "unary-in-pieces": call(0, 0, 40_000) + WRITE_CLIENT + hello() + answer(1, 100, 1) * 3 + ended(1, 0, 9),
    "failed": call(0) + call(1) + hello() + ended(1, 6) + answer(2) + ended(2, 5),
    "server-stream": call(1) + hello() + answer(1, 10) * 4 + application(TAKE_RESPONSE) * 4 + answer(1, 7, 1)
    + answer(1, 7) + application(TAKE_RESPONSE) + ended(1),
    "beyond-credit": call(1) + hello() + answer(1, 10) * 6,
    "bytes-beyond-credit": call(1, 6, 3, (3, 100, 100)) + hello() + answer(1, 90) * 2,
    "client-stream": call(2) + application(SEND, 0, size(20)) * 2 + hello() + credit(1, 5, 900) + WRITE_CLIENT
    + application(SEND, 0, size(0)) + application(END_REQUESTS) + WRITE_CLIENT + ended(1, 0, 5),
    "bidi": call(3, 1) + hello() + credit(1, 9, 9_000) + application(SEND, 0, size(2_000)) * 3 + bytes([9, 1]) + number(1)
    + answer(1) + application(TAKE_RESPONSE) + ended(1),
    "end-while-sending": call(3) + hello() + credit(1, 9, 90_000) + application(SEND, 0, size(50_000)) + ended(1)
    + WRITE_CLIENT,
    "second-response": call(0) + hello() + answer(1) + ended(1),
    "response-to-stream": call(1) + hello() + ended(1, 0, 5) + call(1) + answer(2, 4, 1) + ended(2),
    "too-large": call(1, 4, 3, (20,)) + call(0, 4, 3, (5,)) + hello() + answer(1, 30) + ended(2, 0, 30) + ended(1),
    "given-up": call(1) + call(0) + application(GIVE_UP) * 2 + hello() + answer(1) + ended(1) + ended(2, 0, 3),
    "deadline": call(0, 8, 3, (99,)) + application(5, 0, b"\1\0") + hello() + WRITE_CLIENT,
    "drain": call(0) + call(1) + hello() + goaway(0xFFFFFFFF) + PING + goaway(1) + call(0) + ended(1, 0, 1),
    "raised": call(0) + hello() + goaway(0) + goaway(1),
    "refused": goaway(0, 6) + call(0),
    "error": call(0) + hello() + goaway(1, 5) + ended(1),
    "credits": call(2) + hello() + credit(0, 5, 5) + credit(1, 0, 0) + credit(0, 0, 0),
    "credit-overflow": call(2) + hello() + credit(0, 0x7FFFFFFF, 0),
    "pings": hello() + PING * 3 + PONG + EXTENSION,
    "ping-flood": hello() + PING * 140,
    "two-hellos": hello() + hello(),
    "large-metadata": hello() + call(0, 16, 3) + size(9_000) + call(0, 16, 3) + size(7_000) + WRITE_CLIENT,
    "too-many-cancels": hello() + application(7, 7) + WRITE_CLIENT + application(5, 0, b"\xff\0") + WRITE_CLIENT,
    "never-opened": hello() + answer(1),
    "end-never-opened": call(0) + hello() + ended(2),
    "too-early": call(0) + ended(1),
    "limits": call(0, 0, 40_000) + hello(65_536, 2_000_000, 9_000, 20, credit=(5_000, 3_000_000)) + call(0, 0, 60_000)
    + WRITE_CLIENT,
    "many-calls": hello() + call(0) * 20 + ended(1) + call(0) + WRITE_CLIENT,
    "raw": application(6, 0, bytes([12 + len(HELLO)]) + frame(1, 0, HELLO)) + bytes([15, 9, 0, 0, 0]) + size(3) + b"\0",
    "window": hello() + call(1, 2, 3, (2_000, 2_000_000)) + (answer(1, 16_384) + application(TAKE_RESPONSE)) * 80,
}


def step(action, index=0, rest=b""):
    return bytes([index << 4 | action]) + rest


def made(kind, options=0, count=3, numbers=()):
    body = b"" if kind > 1 and options & 1 else size(count)
    return bytes([kind, options]) + body + b"".join(number(part) for part in numbers)


MOVE = step(15)
SESSION = {
    "unary": made(0) + MOVE + step(9, 0, size(20)) + MOVE,
    "large": made(0, 0, 271_828) + MOVE + step(9, 0, size(314_112)) + MOVE,
    "server-stream": made(1) + MOVE + step(8, 0, size(300)) * 9 + MOVE + step(6) * 9 + MOVE + step(9, 0, size(0)),
    "client-stream": made(2) + MOVE + step(4, 0, size(200)) * 3 + step(7) * 2 + MOVE + step(7) * 4 + step(5) + MOVE,
    "bidi": made(3, 1) + MOVE + step(7) + MOVE + (step(4, 0, size(100)) + MOVE + step(7) + step(8, 0, size(90)) + MOVE
    + step(6)) * 9 + step(5),
    "bytes-at-a-time": made(3) + step(11, 0, size(20)) + step(11, 0, size(3)) * 9 + step(13, 0, size(5)) * 9 + MOVE
    + step(7) + MOVE + step(4, 0, size(0)) + step(5) + MOVE,
    "given-up": made(1) + made(3) + MOVE + step(8, 0, size(99)) * 3 + step(6, 15) + MOVE + step(8, 0, size(9)) + MOVE,
    "deadlines": made(0, 8, 3, (50_000,)) + step(10, 0, b"\1\0") + MOVE + step(10, 15, b"\0") + MOVE,
    "drain": made(0) + made(1) + MOVE + made(0) + step(10, 14, b"\7") + made(1) + MOVE + made(0) + step(9, 0, size(1)) * 3
    + MOVE,
    "many": made(0) * 20 + MOVE + step(9, 2, size(5)) * 20 + MOVE + made(3) * 20 + MOVE,
    "much": (made(1, 2, 3, (500, 3_000_000)) + MOVE) * 3 + step(8, 0, size(900_096)) * 4 + step(8, 1, size(900_096)) * 4
    + step(8, 2, size(10)) + MOVE + step(6) * 4 + MOVE,
    "upload-of-window": made(2, 1) + MOVE + step(7) + (MOVE + step(4, 0, size(200_192)) + MOVE + step(7)) * 9,
    "download-of-window": made(1) + (MOVE + step(8, 0, size(20_000)) * 3 + MOVE + step(6) * 3) * 20,
    "late-uploads": (made(2, 1) + MOVE + step(7) + MOVE + step(4, 0, size(30_000)) * 2 + step(9, 15) + MOVE) * 9,
    "beyond-the-connections": made(2, 1) * 2 + MOVE + step(7) + step(7, 1) + MOVE + (step(4, 0, size(700_160))
    + step(4, 1, size(700_160))) + step(11, 0, size(60_160)) * 30 + MOVE + step(7) * 3 + step(7, 1) * 3 + MOVE,
    "uploads": (made(2, 1) + MOVE + step(7)) * 3 + MOVE + (step(4, 0, size(500_224)) + step(4, 1, size(500_224))) * 3
    + step(4, 2, size(1)) + MOVE + step(7) * 9 + step(7, 1) * 9 + MOVE,
}

FRAMES = {
    "client": b"\0" + frame(1, 0, HELLO) + frame(2, 1, OPEN, b"request", END) + frame(3, 1, b"", b"more", MORE)
    + frame(5, 1, field(1, 1)) + frame(6, 0, field(1, 4) + field(2, 9)) + frame(7, 0, b"", bytes(8)),
    "preface": b"\4" + PREFACE + frame(1, 0, HELLO),
    "server": b"\1" + frame(1, 0, HELLO) + frame(4, 1, FAILURE) + frame(4, 3, b"", b"response")
    + frame(8, 0, field(1, 9) + field(2, 1)) + frame(7, 0, b"", bytes(8), 4),
    "extension": b"\3" + frame(1, 0, HELLO) + frame(0x90, 7, b"any", b"thing", 0xFF),
    "too-long": b"\1" + frame(1, 0, HELLO) + struct.pack(">IIBBH", 1 << 20, 1, 3, 0, 0),
    "too-much-metadata": b"\1" + frame(1, 0, HELLO) + struct.pack(">IIBBH", 9_000, 1, 4, 0, 9_000),
    "metadata-beyond": b"\0" + struct.pack(">IIBBH", 3, 0, 1, 0, 4) + b"abc",
    "both-flags": b"\0" + frame(3, 1, b"", b"x", 3),
    "empty-fragment": b"\0" + frame(3, 1, b"", b"", MORE),
    "unknown": b"\0" + frame(9, 1),
    "wrong-sender": b"\0" + frame(4, 1),
    "wrong-stream": b"\0" + frame(2, 0) + frame(7, 1),
    "short-ping": b"\0" + frame(7, 0, b"", bytes(7)),
    "no-message": b"\0" + frame(5, 1, b"", b"x"),
    "no-metadata": b"\0" + frame(3, 1, b"x", b"y"),
}

HELLOS = {
    "usual": HELLO,
    "empty": b"",
    "least": field(1, 1) + field(2, 1),
    "other-version": field(1, 2) + field(2, 3),
    "most": field(1, 0) + field(2, 0xFFFFFFFF) + field(3, b"".join(field(n, 0xFFFFFFFF) for n in (1, 2, 3, 4)))
    + field(5, "instance") + field(6, 0xFFFFFFFF) + field(7, 0xFFFFFFFF) + field(8, "one") + field(8, "two"),
}

OPENS = {
    "all": OPEN,
    "short": field(2, "/f.F/U"),
    "deadline": b"\x09" + struct.pack("<Q", 5) + field(2, "/f.F/S"),
    "long-value": field(2, "/f.F/C") + field(5, field(1, "token") + field(2, bytes(300))),
    "other-order": field(9, 1) + field(2, "/f.F/B"),
    "unknown-field": field(2, "/f.F/U") + field(15, 5),
    "large-number": field(2, "/f.F/U") + field(6, 0xFFFFFFFF),
    "text": field(2, "/f.F/U") + field(3, "schlüssel"),
}

# Index of a type in FuzzTests/Harness/MessageTypes.swift, 1 = the usual memory; every type is a few mutations away.
DECODES = {
    f"type-{index}": bytes([index, 1]) + field(1, "prod") + field(2, b"text") + field(3, 7) for index in range(0, 80, 5)
}
DECODES["little-memory"] = bytes([0, 0, 0, 99]) + field(1, "prod")
DECODES["nested"] = bytes([60, 1]) + field(1, field(1, "prod") + field(2, "main")) + field(2, b"\0\xff")

FIXED32, FIXED64 = b"\1\2\3\4", b"\1\2\3\4\5\6\7\x88"


def tagged(number, wire, content):
    return varint(number << 3 | wire) + content


NUMBERS = b"".join(field(number, 1) for number in range(1, 9))
NUMBERS += tagged(9, 5, FIXED32) + tagged(10, 1, FIXED64) + tagged(11, 5, FIXED32) + tagged(12, 1, FIXED64)
NUMBERS += tagged(13, 5, FIXED32) + tagged(14, 1, FIXED64)
LISTS = b"".join(field(number, b"\0\1\1") for number in range(21, 29))
LISTS += b"".join(field(number, FIXED32 * 2) for number in (29, 31, 33))
LISTS += b"".join(field(number, FIXED64 * 2) for number in (30, 32, 34))
NEGATIVE = (1 << 64) - 5


def nested(depth):
    message = field(15, "deep")
    for _ in range(depth):
        message = field(17, message)
    return message


SCANS = {
    "numbers": NUMBERS,
    "lists": LISTS,
    "unpacked": field(21, 5) * 3 + tagged(29, 5, FIXED32) * 2 + tagged(30, 1, FIXED64) + field(38, 300) * 2,
    "texts": field(15, "grün 🌳 日本") + field(16, b"\0\xff") + field(35, "one") + field(35, "") + field(36, b""),
    "negative": field(1, NEGATIVE) + field(8, NEGATIVE) + field(2, NEGATIVE) + field(21, varint(NEGATIVE)),
    "nested": nested(3) + field(37, nested(2)) * 2,
    "depth-32": nested(31),
    "depth-33": nested(32),
    "choice": field(41, 4),
    "two-choices": field(41, 4) + field(42, "no"),
    "other-choice": field(43, field(15, "yes")) + tagged(45, 1, FIXED64),
    "twice": field(3, 1) * 2,
    "range": field(3, 1 << 32),
    "below-range": field(1, (1 << 64) - (1 << 31) - 1),
    "bool": field(7, 2),
    "packed-bool": field(27, b"\2"),
    "packed-cut": field(29, b"\1\2\3"),
    "packed-cut-varint": field(21, b"\x80"),
    "surrogate": field(15, b"\xed\xa0\x80"),
    "overlong": field(15, b"\xc0\x80") + field(35, b"\xe0\x80\x80"),
    "beyond-unicode": field(15, b"\xf4\x90\x80\x80"),
    "nul": field(15, b"a\0b"),
    "long-text": field(15, b"0123456789abcdef" * 4 + b"\xe2\x82"),
    "group": b"\x0b\x0c",
    "wire-type-7": b"\x0f",
    "zero": b"\0\0",
    "unknown": field(100, 5) + tagged(101, 5, FIXED32) + tagged(102, 1, FIXED64) + field(103, b"any"),
    "unknown-nested": field(17, field(103, b"\xff\xff")),
    "last": tagged(536_870_911, 1, FIXED64),
    "other-wire-type": tagged(15, 5, FIXED32),
    "varint-11": b"\x10" + b"\x80" * 10 + b"\1",
    "varint-65": b"\x10" + b"\xff" * 9 + b"\2",
    "long-tag": b"\x88\x80\x80\x80\x80\0\1",
    "long-length": b"\x7a\x81\x80\x80\x80\x80\0x",
    "beyond": b"\x7a\x05abc",
    "cut": b"\x4d\1\2",
    "many-messages": field(37, b"") * 200 + field(35, "text") * 20 + field(36, bytes(600)) * 2,
    "long-bytes": field(16, bytes(40_000)),
}


# Pieces that are hard to hit by chance.
WORDS = {
    "frames": [struct.pack(">IIBBH", 8, 0, 7, 0, 0), struct.pack(">IIBBH", 0, 1, 3, 1, 0), frame(1, 0, HELLO)],
    "hello": [field(n, 0xFFFFFFFF) for n in range(1, 9)] + [field(3, b""), field(8, "x")],
    "open": [field(n, "x") for n in range(2, 6)] + [field(n, 1) for n in range(6, 10)] + [field(2, "/f.F/C"), ENTRY],
    "decode": [field(n, "x") for n in range(1, 12)] + [field(n, 1) for n in range(1, 12)],
    "scan": [varint(n << 3 | wire) for n in (1, 7, 8, 15, 17, 21, 27, 29, 30, 35, 37, 41, 43, 45) for wire in (0, 1, 2, 5)]
    + [varint(NEGATIVE), varint(1 << 32), b"\xed\x9f\xbf", b"\xf0\x90\x80\x80", b"\xe0\xa0\x80", b"\xdf\xbf"],
}


def write(directory, target, seeds, prefix=b""):
    folder = directory / target
    folder.mkdir(parents=True, exist_ok=True)
    for name, seed in seeds.items():
        (folder / name).write_bytes(prefix + seed)


def main():
    given = sys.argv[1:]
    directory = pathlib.Path(given[0]) if given else pathlib.Path(__file__).parent / "corpus"
    if not given:
        folder = pathlib.Path(__file__).parent / "dictionaries"
        folder.mkdir(exist_ok=True)
        for target, words in WORDS.items():
            lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in words]
            (folder / target).write_text("\n".join(lines) + "\n")
    write(directory, "server", SERVER, b"\0")
    write(directory, "client", CLIENT, b"\0")
    write(directory, "session", SESSION, b"\0\0")
    write(directory, "session", {f"large-limits-{name}": b"\x1f\x44" + seed for name, seed in SESSION.items()})
    write(directory, "session", {f"small-credit-{name}": b"\x15\x44" + seed for name, seed in SESSION.items()})
    write(directory, "frames", FRAMES)
    write(directory, "hello", HELLOS)
    write(directory, "open", OPENS)
    write(directory, "decode", DECODES)
    write(directory, "scan", SCANS, b"\0")


main()
