"""Connections at the server: handshake, frames, limits of the connection, rates, keepalive, its end."""

from __future__ import annotations

import struct

from . import encoding as e
from .script import Script, ServerScript

CASES: list[Script] = []


def case(name: str, title: str) -> ServerScript:
    script = ServerScript(name, title)
    CASES.append(script)
    return script


def handshake() -> None:
    script = case("preface-wrong", "Other bytes than the preface are refused at the first wrong one")
    for name, data in {"zero": b"\0", "http": b"GET / HTTP/1.1\r\n", "last": e.PREFACE[:7] + b"\x01"}.items():
        script.raw(name).send(data)
        script.dies("protocolViolation")

    script = case("hello-late", "Preface and HELLO have to be there within a second")
    start = {"nothing": b"", "preface": e.PREFACE, "half": (e.PREFACE + e.hello()).literal()[:30]}
    for name, data in start.items():
        script.raw(name)
        if data:
            script.send(data)
    for name in start:
        script.line("on", name).expect("goaway", code="helloTimeout", within=30_000)
        script.expect("closed")

    script = case("hello-slow", "A HELLO that comes byte by byte, but for its end, is too late as well")
    script.raw()
    for byte in e.PREFACE[:5]:
        script.send(bytes([byte])).line("wait 300")
    script.dies("helloTimeout")

    script = case("hello-versions", "The highest version of both ranges is taken; without one the server says its own")
    for low, high in [(0, 1), (1, 1), (1, 9), (0, 2**32 - 1)]:
        script.connect(f"v{low}-{high}", low=low, high=high).alive(1)
    for low, high in [(0, 0), (2, 2), (2, 9), (2**32 - 1, 2**32 - 1)]:
        script.raw(f"v{low}-{high}").send(e.PREFACE + e.hello(low=low, high=high))
        script.expect("hello", version_min=1, version_max=1, instance="some").expect("goaway", code="versionMismatch")
        script.expect("closed")

    script = case("hello-size", "HELLO may have 4,096 bytes of payload and no more")
    room = 4_096 - len(e.hello_message(agent=""))
    script.connect("most", agent="a" * (room - 3)).alive(1)
    script.raw("more").send((e.PREFACE + e.hello(agent="a" * (room - 2))))
    script.dies("frameTooLarge|protocolViolation")

    script = case("hello-unknown", "Unknown fields, unknown features and limits of any size are fine in HELLO")
    extra = e.blob(8, "x-unheard-of") + e.blob(8, "") + e.number(99, 7) + e.blob(100, b"more")
    script.raw("features").send(e.PREFACE + e.frame(e.HELLO, metadata=e.hello_message() + extra)).expect("hello")
    script.alive(1)
    none = e.number(1, 1) + e.number(2, 1)
    script.raw("bare").send(e.PREFACE + e.frame(e.HELLO, metadata=none)).expect("hello")
    script.alive(1)
    most = e.limits(2**32 - 1, 2**32 - 1, 2**32 - 1, 2**32 - 1)
    script.connect("most", limit=most, messages=2**32 - 1, size=2**32 - 1).alive(1)
    script.send(e.open_frame(3, "Unary", e.unary(response=100_000))).expect("end", stream=3, code=0, size=100_004)

    script = case("hello-malformed", "HELLO that is no such message, or on a wrong place")
    message = e.hello_message()
    wrong = {
        "cut": e.frame(e.HELLO, metadata=message.literal()[:-1]), "stream": e.frame(e.HELLO, 1, metadata=message),
        "flags": e.frame(e.HELLO, flags=e.ACK, metadata=message),
        "message": e.frame(e.HELLO, metadata=message, message=b"x"),
        "utf8": e.frame(e.HELLO, metadata=e.hello_message(agent="") + e.blob(4, b"\xff")),
        "twice": e.frame(e.HELLO, metadata=message + e.number(1, 1)),
        "wire": e.frame(e.HELLO, metadata=e.blob(1, b"\x01") + e.number(2, 1)),
    }
    for name, data in wrong.items():
        script.raw(name).send(e.PREFACE + data)
        script.dies("protocolViolation")

    script = case("hello-twice", "A second HELLO")
    script.connect().send(e.hello())
    script.dies("protocolViolation")

    script = case("hello-missing", "Every other frame in place of HELLO")
    first = {
        "open": e.open_frame(1, "Unary"), "msg": e.message(1, b"x"), "cancel": e.cancel(1),
        "credit": e.credit(0, 1, 1), "credit1": e.credit(1, 1, 1), "ping": e.ping(), "ack": e.ping(ack=True),
        "goaway": e.goaway(), "extension": e.frame(0x80), "extension2": e.frame(0xFF, 5, 9, b"ab", b"cd"),
        "unknown": e.frame(0x09), "end": e.end(1),
    }
    for name, data in first.items():
        script.raw(name).send(e.PREFACE + data)
        script.dies("protocolViolation")

    script = case("hello-with-calls", "Calls may follow HELLO in the same write, before the server's HELLO is read")
    script.raw().send(e.PREFACE + e.hello() + e.open_frame(1, "Unary", e.unary(b"a")) + e.open_frame(2, "Unary"))
    script.expect("hello", version_min=1, version_max=1, instance="some")
    script.expect("end", stream=1, code=0, body=e.blob(1, b"a")).expect("end", stream=2, code=0, body=b"")


def frames() -> None:
    script = case("bytewise", "A connection that comes byte by byte")
    body = e.unary(b"byte by byte")
    script.raw().send(
        e.PREFACE + e.hello() + e.open_frame(1, "Unary", body) + e.ping() + e.open_frame(3, "Unary", e.unary(b"again"), flags=0) + e.message(3, flags=e.END_STREAM), verb="send-bytewise")
    script.expect("hello").expect("end", stream=1, code=0, body=e.blob(1, b"byte by byte"))
    script.expect("pong").expect("end", stream=3, code=0, body=e.blob(1, b"again"))

    script = case("truncated", "The end of the input at every offset of a session harms nobody")
    session = (e.PREFACE + e.hello() + e.open_frame(1, "Hang", flags=0) + e.message(1, flags=e.END_STREAM)).literal()
    script.line("lax events")
    for offset in range(len(session)):
        script.raw(f"n{offset}")
        if offset:
            script.send(session[:offset])
        script.line("shut").expect("closed")
    script.connect("whole").send(e.open_frame(1, "Hang")).line("shut").expect("closed")

    script = case("reset", "A client that vanishes in the middle takes its calls with it")
    script.connect("a").send(e.open_frame(1, "Hang") + e.open_frame(2, "HangStream") + e.open_frame(3, "Hang"))
    script.line("until-hangs begun=3 cancelled=0").line("close").line("until-hangs begun=3 cancelled=3")

    script = case("types-unknown", "Types that are not listed; extensions are ignored")
    for kind in [0x00, 0x09, 0x0A, 0x40, 0x7F]:
        script.connect(f"t{kind:02x}").send(e.frame(kind, 1))
        script.dies("protocolViolation")
    script.connect("extensions").send(e.open_frame(1, "HangStream"))
    for kind, stream, flags in [(0x80, 0, 0), (0x80, 1, 0xFF), (0xFF, 7, 3), (0xC3, 2**32 - 1, 0)]:
        script.send(e.frame(kind, stream, flags, b"\xff\xff", b"\x00" * 30) + e.frame(kind, stream, flags))
    script.alive(3).send(e.cancel(1)).expect("end", stream=1, code=1)

    script = case("types-server", "END is the server's")
    script.connect().send(e.open_frame(1, "Hang") + e.end(1))
    script.dies("protocolViolation")

    script = case("flags", "Flags where they are not listed")
    bad = {
        e.HELLO: [], e.OPEN: [4, 8, 0x80, 3, 7], e.MSG: [4, 0x10, 3], e.CANCEL: [1, 2, 4, 0x40],
        e.CREDIT: [1, 2, 4, 0x20], e.PING: [1, 2, 5, 8], e.GOAWAY: [1, 2, 4, 0x80],
    }
    plain = {
        e.OPEN: e.open_frame(3, "Unary"), e.MSG: e.message(1, b"x"), e.CANCEL: e.cancel(1),
        e.CREDIT: e.credit(1, 1, 1), e.PING: e.ping(), e.GOAWAY: e.goaway(),
    }
    for kind, wrong in bad.items():
        for flags in wrong:
            data = plain[kind].literal()
            script.connect(f"t{kind}f{flags}").send(e.open_frame(1, "ClientStream", flags=0))
            script.send(data[:9] + bytes([flags]) + data[10:])
            script.dies("protocolViolation")

    script = case("streams-wrong", "Stream 0 where a call is needed, and the reverse")
    for name, data in {
        "open": e.open_frame(0, "Unary"), "msg": e.message(0, b"x"), "cancel": e.cancel(0),
        "ping": e.frame(e.PING, 1, message=b"12345678"), "goaway": e.frame(e.GOAWAY, 1),
    }.items():
        script.connect(name).send(data)
        script.dies("protocolViolation")

    script = case("parts-wrong", "Parts that a frame's type does not have, or of a wrong size")
    for name, data in {
        "msg-metadata": e.frame(e.MSG, 1, 0, b"\x08\x01", b"x"), "ping-metadata": e.frame(e.PING, 0, 0, b"\x08\x01", b"123456"),
        "cancel-message": e.frame(e.CANCEL, 1, 0, b"\x08\x01", b"x"),
        "credit-message": e.frame(e.CREDIT, 1, 0, b"\x08\x01", b"x"),
        "goaway-message": e.frame(e.GOAWAY, 0, 0, b"", b"x"), "ping-7": e.ping(b"1234567"),
        "ping-9": e.ping(b"123456789"), "ping-0": e.ping(b""), "empty-more": e.message(1, b"", e.MORE),
        "metadata-longer": e.frame(e.OPEN, 3, 1, length=4, metadata_length=5),
        "metadata-of-nothing": e.frame(e.CANCEL, 1, 0, length=0, metadata_length=1),
    }.items():
        script.connect(name).send(e.open_frame(1, "ClientStream", flags=0) + data)
        script.dies("protocolViolation")

    script = case("metadata-malformed", "Metadata that is no such message, of other frames than OPEN")
    for name, data in {
        "cancel": e.frame(e.CANCEL, 1, 0, b"\x08"), "cancel-wire": e.frame(e.CANCEL, 1, 0, b"\x0a\x01x"),
        "credit": e.frame(e.CREDIT, 1, 0, b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
        "credit-0": e.frame(e.CREDIT, 0, 0, b"\x10"), "goaway": e.frame(e.GOAWAY, 0, 0, b"\x22\x02\xff\xff"),
        "credit-twice": e.frame(e.CREDIT, 1, 0, b"\x08\x01\x08\x01"),
        "credit-wide": e.frame(e.CREDIT, 1, 0, e.number(1, 2**32)),
    }.items():
        script.connect(name).send(e.open_frame(1, "HangStream") + data)
        script.dies("protocolViolation")

    script = case("too-long", "A frame above frame_bytes, or metadata above metadata_bytes, ends the connection")
    header = struct.pack
    for name, data in {
        "open": e.frame(e.OPEN, 1, 1, length=65_537, metadata_length=10),
        "msg": e.frame(e.MSG, 1, 0, length=65_537), "extension": e.frame(0x90, 0, 0, length=65_537),
        "16m": header(">IIBBH", 2**24 - 1, 1, e.MSG, 0, 0), "4g": header(">IIBBH", 2**32 - 1, 1, e.MSG, 0, 0),
        "4g-ping": header(">IIBBH", 2**32 - 1, 0, e.PING, 0, 0),
        "metadata": e.frame(e.OPEN, 1, 1, length=8_193, metadata_length=8_193),
    }.items():
        script.connect(name).send(data)
        script.dies("frameTooLarge")

    script = case("longest", "A frame of frame_bytes and metadata of metadata_bytes are fine")
    meta = e.open_message("Unary")
    fill = 65_536 - len(meta)
    body = e.payload(fill - 4)
    script.connect().send(e.open_frame(1, "Unary", body)).expect("end", stream=1, code=0, size=len(body))
    room = 8_192 - len(e.open_message("Unary", metadata=[("k", b"v" * 1_000)])) + 1_000
    wide = e.open_message("Unary", metadata=[("k", b"v" * room)])
    script.note(f"{len(wide)} bytes of metadata").send(e.frame(e.OPEN, 2, 1, wide, e.unary(b"x")))
    script.expect("end", stream=2, code=0, body=e.blob(1, b"x"))

    script = case("descriptor", "A descriptor that is passed along")
    script.connect().send(e.ping(), verb="send-with-descriptor")
    script.dies("protocolViolation")
    script.raw("early").send(e.PREFACE, verb="send-with-descriptor")
    script.dies("protocolViolation")


def streams() -> None:
    script = case("numbers", "Calls take any number above the last")
    script.connect()
    for stream in [1, 2, 3, 10, 1_000_000, 2**31, 2**32 - 1]:
        script.alive(stream)

    script = case("numbers-reused", "A number at or below the last one")
    for name, last, stream in [("same", 5, 5), ("below", 5, 4), ("one", 2**32 - 1, 1)]:
        script.connect(name).send(e.open_frame(last, "Hang") + e.open_frame(stream, "Unary"))
        script.dies("protocolViolation")
    script.connect("over").alive(7).send(e.open_frame(7, "Unary"))
    script.dies("protocolViolation")

    script = case("never-opened", "Frames of calls that were never opened")
    for name, data in {
        "msg": e.message(9, b"x"), "msg-more": e.message(9, b"x", e.MORE), "half-close": e.message(9, b"", 1),
        "cancel": e.cancel(9), "credit": e.credit(9, 1, 1),
    }.items():
        script.connect(name).alive(8).send(data)
        script.dies("protocolViolation")

    script = case("late", "Frames of a call that is over are ignored")
    script.connect().alive(1)
    script.send(
        e.message(1, b"x") + e.message(1, b"x", e.MORE) + e.message(1, b"", 1) + e.cancel(1) + e.credit(1, 1, 1)
        + e.credit(1) + e.cancel(1, 4))
    script.alive(2)
    script.note("Of one that was refused too").send(e.open_frame(3, "/a.B/C", flags=0)).expect("end", stream=3, code=12)
    script.send(e.message(3, b"x", e.MORE) + e.message(3, b"x", 1) + e.cancel(3)).alive(4)

    script = case("streams-limit", "The call above `streams` is refused, its neighbours live; an END makes room")
    script.connect(limit=e.limits(streams=1_024)).repeat("i", 1, 1_024)
    script.send(e.open_frame("{i}", "Hang")).done()
    script.send(e.open_frame(1_025, "Unary", e.unary(b"x"))).expect(
        "end", stream=1_025, code=8, reason="TooManyCalls", domain="paas.rpc", not_processed=1)
    script.send(e.cancel(7)).expect("end", stream=7, code=1, reason="Cancelled").alive(1_026)
    script.line("lax exit")
    script.repeat("i", 8, 1_024).send(e.cancel("{i}")).done()
    script.repeat("i", 8, 1_024).expect("end", stream="{i}", code=1).done()

    script = case("user-connections", "Connections of one user id above the quota are refused with a reason")
    script.line("options user-connections=4").note("The player's own connection is one of them")
    for name in "abc":
        script.connect(name)
    script.raw("d").expect("goaway", code="tooManyConnections").expect("closed")
    script.line("on a").line("close").line("wait 200")
    script.connect("e").alive(1)

    script = case("connections", "Connections in all above the limit are refused with a reason")
    script.line("options connections=3")
    for name in "ab":
        script.connect(name)
    script.raw("c").expect("goaway", code="tooManyConnections").expect("closed")
    script.line("on b").alive(1)


def rates() -> None:
    script = case("rate-ping", "128 PINGs at once are answered, a flood ends the connection")
    script.connect("fine").send(e.times(e.ping().literal(), 100)).repeat("i", 1, 100).expect("pong").done()
    script.alive(1)
    script.line("lax events").connect("flood").send(e.times(e.ping().literal(), 2_000))
    script.dies("tooManyFrames")
    script.connect("acks").send(e.times(e.ping(ack=True).literal(), 2_000))
    script.dies("tooManyFrames")

    script = case("rate-cancel", "A flood of CANCEL")
    script.connect("fine").alive(1).send(e.times(e.cancel(1).literal(), 2_000)).alive(2)
    script.connect("flood").alive(1).send(e.times(e.cancel(1).literal(), 12_000))
    script.dies("tooManyFrames")

    script = case("rate-reset", "Calls that are opened and given up at once: each gets its END, too many end it all")
    script.connect("fine").repeat("i", 1, 1_000).send(e.open_frame("{i}", "Hang") + e.cancel("{i}")).done()
    script.repeat("i", 1, 1_000).expect("end", stream="{i}", code=1).done()
    script.alive(1_001)

    script = case("rate-credit", "A flood of CREDIT")
    script.connect("fine").send(e.open_frame(1, "HangStream") + e.times(e.credit(1, 1, 1).literal(), 1_000)).alive(2)
    script.connect("flood").send(e.open_frame(1, "HangStream") + e.times(e.credit(1, 1, 1).literal(), 6_000))
    script.dies("tooManyFrames")
    script.connect("connection", messages=1_024, size=2**20)
    script.send(e.times(e.credit(0, 1, 1).literal(), 6_000))
    script.dies("tooManyFrames")

    script = case("rate-extension", "A flood of extensions")
    script.connect("fine").send(e.times(e.frame(0x80).literal(), 1_000)).alive(2)
    script.connect("flood").send(e.times(e.frame(0x80).literal(), 6_000))
    script.dies("tooManyFrames")

    script = case("rate-goaway", "A flood of GOAWAY")
    script.connect("flood").send(e.open_frame(1, "Hang") + e.times(e.goaway().literal(), 1_000))
    script.line("lax events").dies("tooManyFrames")


def pings() -> None:
    script = case("ping", "PING is answered with its bytes; an ACK that nobody expects is ignored")
    script.connect().send(e.ping(b"\x00\x01\x02\x03\xfc\xfd\xfe\xff")).expect("pong", data=b"\x00\x01\x02\x03\xfc\xfd\xfe\xff")
    script.send(e.ping(b"abcdefgh", ack=True)).alive(1)

    script = case("ping-under-load", "PING is answered while messages wait for a peer that does not read")
    script.connect().line("pause").send(e.open_frame(1, "ServerStream", e.server_stream([65_000] * 60)))
    script.line("wait 200").send(e.ping()).line("wait 100").line("resume").expect("pong")
    script.repeat("i", 1, 60).expect("message", stream=1, size=65_004).done()
    script.expect("end", stream=1, code=0)

    script = case("slow-reader", "A client that takes no byte of what waits for it is given up; others notice nothing")
    script.line("options patience=500").line("lax cut").connect("a").line("pause")
    script.repeat("i", 1, 5).send(e.open_frame("{i}", "Unary", e.unary(response=1_000_000))).done().connect("b").alive(1)
    script.line("wait 1200").alive(2).line("on a").line("lax events").line("resume").expect("closed")

    script = case("keepalive", "A silent client is asked while its calls are open, and given up when it does not answer")
    script.line("options keepalive-after=300 keepalive-patience=300")
    script.connect("idle").note("Without calls nobody is asked").refute("ping", for_=900)
    script.connect("quiet").send(e.open_frame(1, "HangStream")).expect("ping", after=200)
    script.expect("goaway", code="keepaliveTimeout", after=200).expect("closed")
    script.connect("lively").send(e.open_frame(1, "HangStream"))
    for _ in range(4):
        script.expect("ping").send(e.credit(1, 1, 1))
    script.alive(2)


def ends() -> None:
    script = case("goaway", "After the client's GOAWAY its calls end as usual; an OPEN behind it is a violation")
    script.connect("a").send(e.open_frame(1, "Unary", e.unary(b"x", delay=200)) + e.goaway())
    script.send(e.ping()).expect("pong").expect("end", stream=1, code=0, body=e.blob(1, b"x"))
    script.connect("b").send(e.open_frame(1, "Hang") + e.goaway() + e.open_frame(3, "Unary"))
    script.dies("protocolViolation")

    script = case("drain", "An orderly end in two phases loses no call")
    script.line("lax exit").connect("a").send(
        e.open_frame(1, "Unary", e.unary(b"slow", delay=1_500)) + e.open_frame(2, "HangStream")
        + e.open_frame(3, "BidiStream", flags=0, without_message=True)
        + e.open_frame(4, "ClientStream", flags=0, without_message=True)).alive(5)
    script.line("stop").expect("goaway", code="none", last_stream=2**32 - 1).expect("ping", bind="p")
    for stream in (2, 3, 4):
        script.expect("end", stream=stream, code=14, reason="GoingAway")
    script.note("On its way before the GOAWAY was read: still served").alive(6)
    script.send(e.ping(b"unasked!", ack=True)).note("The ACK of the drain begins the second phase")
    script.line("answer p").expect("goaway", code="none", last_stream=6)
    script.send(e.open_frame(7, "Unary")).expect(
        "end", stream=7, code=14, reason="GoingAway", domain="paas.rpc", not_processed=1)
    script.send(e.ping()).expect("pong")
    script.expect("end", stream=1, code=0, body=e.blob(1, b"slow")).expect("closed").line("expect-exit")

    script = case("drain-silent", "A client that does not answer gets the second GOAWAY after a second")
    script.line("lax exit").connect("a").send(e.open_frame(5, "Unary", e.unary(b"slow", delay=2_000))).send(e.ping())
    script.expect("pong").line("stop").expect("goaway", code="none", last_stream=2**32 - 1).expect("ping")
    script.expect("goaway", code="none", last_stream=5, after=700, within=30_000)
    script.expect("end", stream=5, code=0).expect("closed").line("expect-exit")

    script = case("drain-time", "Unary calls may go on for drain_ns and no longer")
    script.line("options drain=400").line("lax exit").connect("a").send(e.open_frame(1, "Hang")).send(e.ping())
    script.expect("pong").line("stop").expect("goaway", code="none").expect("ping", bind="p").line("answer p")
    script.expect("goaway", code="none", last_stream=1)
    script.expect("end", stream=1, code="14|4|1", within=30_000).expect("closed").line("expect-exit")

    script = case("drain-idle", "Connections without calls close when the server ends")
    script.line("lax exit").connect("a").alive(1).line("stop").expect("goaway", code="none", last_stream=2**32 - 1)
    script.expect("ping", bind="p").line("answer p").expect("goaway", code="none", last_stream=1).expect("closed")
    script.line("expect-exit")

    script = case("drain-violation", "HELLO and violations in both phases")
    script.line("lax exit").connect("a").send(e.open_frame(1, "Unary", e.unary(delay=1_500)))
    script.connect("b").send(e.open_frame(1, "Unary", e.unary(delay=1_500))).send(e.ping()).expect("pong")
    script.line("stop").expect("goaway", code="none").expect("ping", bind="p").line("answer p")
    script.expect("goaway", code="none", last_stream=1).send(e.hello())
    script.dies("protocolViolation")
    script.line("on a").expect("goaway", code="none").send(e.credit(0))
    script.dies("flowControl")
    script.line("expect-exit")


for part in (handshake, frames, streams, rates, pings, ends):
    part()
