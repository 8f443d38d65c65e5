"""Connections at the client: handshake, frames, losses, GOAWAY and retry, rates, keepalive."""

from __future__ import annotations

import struct

from . import encoding as e
from .script import ClientScript, Script

CASES: list[Script] = []


def case(name: str, title: str) -> ClientScript:
    script = ClientScript(name, title)
    CASES.append(script)
    return script


def handshake() -> None:
    script = case("versions", "A server without a common version")
    for id, (low, high) in enumerate([(2, 3), (0, 0), (2**32 - 1, 2**32 - 1)], 1):
        script.call(id, "unary", "Unary", b"").line(f"accept c{id}").expect("hello", version_min=1, version_max=1, instance="none")
        script.line("lax events").send(e.hello(low=low, high=high)).expect("goaway", code="versionMismatch").expect("closed")
        script.ended(id, 14)
    script.call(9, "unary", "Unary", b"").accept("d", low=1, high=7).opened("a").send(e.end("$a")).response(9, b"").ended(9)

    script = case("refused", "A server that refuses the connection says why")
    for id, code in enumerate([6, 4, 5], 1):
        script.call(id, "unary", "Unary", b"").line(f"accept c{id}").expect("hello").line("lax events")
        script.send(e.goaway(0, code, text="go away")).line("close").ended(id, 14)
    script.note("And later takes it").call(9, "unary", "Unary", b"").accept("d").opened("a").send(e.end("$a"))
    script.response(9, b"").ended(9)

    script = case("hello-unknown", "Unknown fields, unknown features and limits of any size are fine in HELLO")
    extra = e.blob(8, "x-unheard-of") + e.number(99, 7) + e.blob(100, b"more")
    wanted = {
        "a": e.hello_message() + extra, "b": e.of(e.number(1, 1) + e.number(2, 1)),
        "c": e.hello_message(limit=e.limits(2**32 - 1, 2**32 - 1, 2**32 - 1, 2**32 - 1), messages=2**32 - 1, size=2**32 - 1),
    }
    for id, (name, meta) in enumerate(wanted.items(), 1):
        script.call(id, "unary", "Unary", e.unary(e.run(100_000))).line(f"accept {name}").expect("hello")
        script.send(e.frame(e.HELLO, metadata=meta)).opened("x").expect("message", stream="$x", size=100_004)
        script.send(e.end("$x")).response(id, b"").ended(id).line("close").line("wait 100")

    script = case("hello-wrong", "HELLO that is no such message, another frame in its place, or a second one")
    message = e.hello_message()
    wrong = [
        e.frame(e.HELLO, metadata=message.literal()[:-1]), e.frame(e.HELLO, 1, metadata=message),
        e.frame(e.HELLO, flags=e.ACK, metadata=message), e.frame(e.HELLO, metadata=message, message=b"x"),
        e.ping(), e.message(1, b"x"), e.end(1), e.credit(0, 1, 1), e.cancel(1), e.frame(0x80), e.frame(0x0B),
        e.of(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
    ]
    for id, data in enumerate(wrong, 1):
        script.call(id, "unary", "Unary", b"").line(f"accept c{id}").expect("hello").line("lax events").send(data)
        script.dies("protocolViolation|frameTooLarge", id)
    script.call(90, "unary", "Unary", b"").accept("twice").opened("a").send(e.hello())
    script.dies("protocolViolation", 90)


def broken() -> None:
    def each(name: str, title: str, code: str, frames: list) -> None:
        script = case(name, title)
        for id, data in enumerate(frames, 1):
            script.call(id, "server_stream", "HangStream", b"").accept(f"c{id}").opened("a", "HangStream").send(data)
            script.dies(code, id)

    each("types", "Types that are not listed, and those of a client", "protocolViolation", [
        e.frame(0x00, "$a"), e.frame(0x09), e.frame(0x7F, "$a"), e.open_frame(3, "Unary"),
    ])
    each("flags", "Flags where they are not listed", "protocolViolation", [
        e.message("$a", b"x", 1), e.message("$a", b"x", 3), e.message("$a", b"x", 4), e.message("$a", b"x", 0x80),
        e.frame(e.END, "$a", 1), e.frame(e.END, "$a", 2), e.frame(e.CANCEL, "$a", 1), e.frame(e.CREDIT, 0, 4, e.number(1, 1)),
        e.frame(e.PING, 0, 1, b"", b"12345678"), e.frame(e.GOAWAY, 0, 2),
    ])
    each("parts", "Parts and streams that a frame's type does not have", "protocolViolation", [
        e.message(0, b"x"), e.end(0), e.cancel(0), e.frame(e.PING, "$a", 0, b"", b"12345678"), e.frame(e.GOAWAY, "$a"),
        e.frame(e.MSG, "$a", 0, b"\x08\x01"), e.frame(e.CANCEL, "$a", 0, b"", b"x"), e.frame(e.CREDIT, "$a", 0, b"", b"x"),
        e.ping(b"1234567"), e.ping(b""), e.message("$a", b"", e.MORE),
        e.frame(e.END, "$a", 0, length=3, metadata_length=4),
    ])
    each("never-opened", "Frames of calls that were never opened", "protocolViolation", [
        e.message(2**32 - 2, b"x"), e.message(2**32 - 2, b"x", 2), e.end(2**32 - 2), e.end(2**32 - 2, code=5),
        e.cancel(2**32 - 2), e.credit(2**32 - 2, 1, 1),
    ])
    each("metadata-malformed", "Metadata that is no such message", "protocolViolation", [
        e.frame(e.END, "$a", 0, b"\x08"), e.frame(e.END, "$a", 0, e.blob(2, b"\xff")),
        e.frame(e.END, "$a", 0, e.number(1, 1) + e.number(1, 1)), e.frame(e.CANCEL, "$a", 0, b"\x0a\x00"),
        e.frame(e.CREDIT, "$a", 0, e.number(1, 2**32)), e.frame(e.GOAWAY, 0, 0, b"\x22\x01\xff"),
        e.frame(e.END, "$a", 0, e.blob(3, b"a\0b")), e.frame(e.CREDIT, 0, 0, b"\x10"),
    ])
    each("too-long", "A frame above frame_bytes, or metadata above metadata_bytes", "frameTooLarge", [
        e.frame(e.MSG, "$a", 0, length=16_777_215), struct.pack(">II", 2**32 - 1, 1) + e.of(bytes([e.MSG, 0, 0, 0])),
        e.frame(0x80, 0, 0, length=16_777_215),
    ])

    script = case("extensions", "Extensions are ignored")
    script.call(1, "unary", "Unary", b"").accept().opened("a")
    for kind, stream, flags in [(0x80, 0, 0), (0x80, "$a", 0xFF), (0xFF, 77, 3)]:
        script.send(e.frame(kind, stream, flags, b"\xff\xff", e.run(30)) + e.frame(kind, stream, flags))
    script.send(e.end("$a")).response(1, b"").ended(1)

    script = case("late", "Frames of a call that is over are ignored")
    script.call(1, "unary", "Unary", b"").accept().opened("a").send(e.end("$a")).response(1, b"").ended(1)
    script.send(e.message("$a", b"x") + e.message("$a", b"x", 2) + e.end("$a") + e.cancel("$a") + e.credit("$a", 1, 1) + e.credit("$a"))
    script.alive(2, "b")

    script = case("descriptor", "A descriptor that is passed along")
    script.call(1, "unary", "Hang", b"").accept().opened("a", "Hang").send(e.ping(), verb="send-with-descriptor")
    script.dies("protocolViolation", 1)


def losses() -> None:
    lost = {"reason": "ConnectionLost", "domain": "paas.rpc"}
    script = case("lost", "The end of the input without GOAWAY fails all calls; the next call connects anew")
    script.call(1, "unary", "Hang", b"").accept("a").opened("a", "Hang").call(2, "server_stream", "HangStream", b"").opened("b", "HangStream")
    script.call(3, "client_stream", "ClientStream", half_close=False).opened("c", "ClientStream")
    script.call(4, "bidi", "BidiStream", half_close=False).opened("d", "BidiStream").send(e.message("$b", b"")).response(2, b"")
    script.line("close")
    for id in (1, 2, 3, 4):
        script.ended(id, 14, **lost)
    script.call(5, "unary", "Unary", b"").accept("b").opened("e").send(e.end("$e")).response(5, b"").ended(5)

    script = case("truncated", "The end of the input at every offset of an answer")
    answer = e.message("$a", b"\x0a\x03", e.MORE) + e.end("$a", b"abc", code=0, metadata=[("k", b"v")])
    size = len(answer)
    for offset in range(1, size):
        script.call(offset, "unary", "Unary", b"").accept(f"c{offset}").opened("a")
        script.line("send-first", offset, answer.text(" ")).line("shut").ended(offset, 14, **lost).line("close")

    script = case("hello-truncated", "The end of the input inside of HELLO")
    hello = e.hello().literal()
    for id, offset in enumerate([0, 1, 11, 12, 13, len(hello) - 1], 1):
        script.call(id, "unary", "Unary", b"").line(f"accept c{id}").expect("hello").line("lax events")
        if offset:
            script.send(hello[:offset])
        script.line("close").ended(id, 14)


def goodbyes() -> None:
    script = case("goaway", "An orderly end in two phases: old calls go on, new ones use another connection")
    script.call(1, "unary", "Unary", b"").accept("a").opened("a").send(e.goaway(2**32 - 1) + e.ping()).expect("pong")
    script.call(2, "unary", "Unary", b"").accept("b").opened("b").send(e.end("$b")).response(2, b"").ended(2)
    script.line("on a").line("send-goaway", "last=$a").line("wait 100").send(e.end("$a", e.blob(1, b"late")))
    script.response(1, e.blob(1, b"late")).ended(1).line("lax events")
    script.line("on b").alive(3, "c")

    script = case("goaway-retry", "Calls above last_stream were not begun: they are sent again, once, elsewhere")
    script.call(1, "unary", "Unary", e.unary(b"1")).accept("a").opened("a", body=e.unary(b"1"))
    script.call(2, "unary", "Unary", e.unary(b"2")).opened("b", body=e.unary(b"2")).line("lax events")
    script.line("send-goaway", "last=$a").accept("b").opened("c", body=e.unary(b"2")).send(e.end("$c", e.blob(1, b"two")))
    script.response(2, e.blob(1, b"two")).ended(2).line("on a").send(e.end("$a", e.blob(1, b"one")))
    script.response(1, e.blob(1, b"one")).ended(1)

    script = case("going-away", "END GoingAway that was not processed is retried once, and no more")
    away = dict(code=14, reason="GoingAway", domain="paas.rpc", not_processed=True)
    script.call(1, "unary", "Unary", e.unary(b"1")).accept("a").opened("a", body=e.unary(b"1")).line("lax events")
    script.line("send-goaway", "last=0").accept("b").opened("b", body=e.unary(b"1")).send(e.goaway(2**32 - 1))
    script.send(e.end("$b", **away)).ended(1, 14, reason="GoingAway", not_processed=True)
    script.note("One that was begun is not").call(2, "unary", "Unary", b"").accept("c").opened("c")
    script.send(e.end("$c", code=14, reason="GoingAway", domain="paas.rpc")).ended(2, 14, reason="GoingAway")

    script = case("goaway-raised", "A second GOAWAY may not raise last_stream")
    script.call(1, "unary", "Hang", b"").accept("a").opened("a", "Hang").line("lax events")
    script.send(e.goaway(2**32 - 2) + e.goaway(2**32 - 1))
    script.dies("protocolViolation", 1)

    script = case("goaway-error", "GOAWAY with a code ends all calls; those above last_stream were not begun")
    script.call(1, "unary", "Unary", e.unary(b"1")).accept("a").opened("a").line("lax events")
    script.line("send-goaway", "last=$a", "code=5").line("close").ended(1, 14)
    script.call(2, "unary", "Unary", b"").accept("b").opened("b").send(e.end("$b")).response(2, b"").ended(2)

    script = case("streams-limit", "Calls beyond the server's `streams` wait for an END")
    script.repeat("i", 1, 40).call("{i}", "unary", "Unary", b"").done()
    script.accept(limit=e.limits(streams=16)).repeat("i", 1, 16).opened("h{i}").done().refute("open", for_=300)
    script.repeat("i", 17, 40).send(e.end("$h{i-16}")).opened("h{i}").done()
    script.repeat("i", 25, 40).send(e.end("$h{i}")).done()
    script.line("lax events").repeat("i", 1, 40).line("hear-end {i} code=0").done()

    script = case("close", "A client that is closed ends its calls and its connection")
    script.call(1, "unary", "Hang", b"").accept("a").opened("a", "Hang").line("lax events").tell(close=True)
    script.hear(closed=True).line("hear-end 1").expect("closed")


def rates() -> None:
    script = case("ping", "PING is answered, an ACK that nobody expects is ignored")
    script.call(1, "unary", "Hang", b"").accept().opened("a", "Hang").send(e.ping(b"\0\1\2\3\xfc\xfd\xfe\xff"))
    script.expect("pong", data=b"\0\1\2\3\xfc\xfd\xfe\xff").send(e.ping(b"unasked!", ack=True)).alive(2, "b")
    script.send(e.times(e.ping().literal(), 100)).repeat("i", 1, 100).expect("pong").done().alive(3, "c")

    floods = {
        "ping": (e.ping(), 4_000), "ack": (e.ping(ack=True), 4_000), "extension": (e.frame(0x99), 8_000),
        "credit": (e.credit(0, 1, 1), 8_000), "goaway": (e.goaway(2**32 - 1), 2_000),
    }
    for name, (data, count) in floods.items():
        script = case(f"rate-{name}", f"A flood ({name})")
        script.call(1, "unary", "Hang", b"").accept(messages=1_024, size=1_048_576).opened("a", "Hang").line("lax events")
        script.send(e.times(data.literal(), count))
        script.dies("tooManyFrames", 1)

    script = case("rate-fine", "What the buckets hold is fine")
    script.call(1, "unary", "Hang", b"").accept(messages=1_024, size=1_048_576).opened("a", "Hang")
    script.send(e.times(e.frame(0x99).literal(), 1_000) + e.times(e.credit(0, 1, 1).literal(), 1_000)).alive(2, "b")

    script = case("ping-under-load", "PING is answered while requests wait for a server that does not read")
    script.call(1, "unary", "Unary", b"").accept().opened("a").line("pause")
    for id in range(2, 6):
        script.call(id, "unary", "Unary", e.unary(e.run(1_000_000)))
    script.line("wait 200").send(e.ping()).line("wait 100").line("resume").expect("pong")
    for id in range(2, 6):
        script.opened(f"b{id}").expect("message", stream=f"$b{id}", size=1_000_004).send(e.end(f"$b{id}"))
    for id in range(2, 6):
        script.response(id, b"").ended(id)

    script = case("keepalive", "A silent server is asked while calls are open, and given up when it does not answer")
    script.line("options keepalive-after=300 keepalive-patience=400").call(1, "unary", "Hang", b"").accept("a").opened("a", "Hang")
    script.expect("ping", bind="p", after=150).line("answer p").expect("ping", bind="p", after=150).line("answer p")
    script.expect("ping", after=150).expect("goaway", code="keepaliveTimeout", after=200).expect("closed").ended(1, 14)
    script.note("Without calls nobody is asked").call(2, "unary", "Unary", b"").accept("b").opened("b").send(e.end("$b"))
    script.response(2, b"").ended(2).refute("ping", for_=800).alive(3, "c")


for part in (handshake, broken, losses, goodbyes, rates):
    part()
