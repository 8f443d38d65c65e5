"""Calls at the server: requests and responses of every shape, outcomes, metadata, deadlines, cancellation, credit."""

from __future__ import annotations

from . import encoding as e
from .script import Script, ServerScript

CASES: list[Script] = []
LARGEST = 4_194_304
WORDS = "Grüße, 世界 🌍"


def case(name: str, title: str) -> ServerScript:
    script = ServerScript(name, title)
    CASES.append(script)
    return script


def unary() -> None:
    script = case("unary", "Small unary calls")
    script.connect().send(e.open_frame(1, "Unary")).expect("end", stream=1, code=0, body=b"", reason="", text="")
    body = e.unary(bytes(range(64)))
    script.send(e.open_frame(2, "Unary", body)).expect("end", stream=2, code=0, body=body, not_processed=0)
    script.repeat("i", 3, 102).send(e.open_frame("{i}", "Unary", e.unary(b"x"))).done()
    script.repeat("i", 3, 102).expect("end", stream="{i}", code=0, body=e.blob(1, b"x")).done()

    script = case("unary-large", "271,828 bytes of request and 314,159 bytes of response")
    request = e.payload(271_828, 7) + e.number(2, 314_159)
    script.connect(limit=e.limits(frame_bytes=16_384))
    head, rest = e.cut(request, 40_000)
    script.send(e.open_frame(1, "Unary", head, e.MORE) + e.fragments(1, rest, 65_536, e.END_STREAM))
    script.expect("end", stream=1, code=0, body=e.payload(314_159))
    script.note("The same request comes back").connect("b")
    request = e.payload(271_828, 7)
    head, rest = e.cut(request, 1)
    script.send(e.open_frame(1, "Unary", head, e.MORE) + e.fragments(1, rest, 50_000, e.END_STREAM))
    script.expect("end", stream=1, code=0, body=request)

    script = case("unary-fragments", "Requests in fragments of any size, and a half-close of its own")
    body = e.unary(b"in pieces").literal()
    answer = e.blob(1, b"in pieces")
    script.connect().send(e.open_frame(1, "Unary", b"", e.MORE))
    for byte in body[:-1]:
        script.send(e.message(1, bytes([byte]), e.MORE))
    script.send(e.message(1, body[-1:], e.END_STREAM)).expect("end", stream=1, code=0, body=answer)
    script.send(e.open_frame(2, "Unary", body[:3], e.MORE) + e.message(2, body[3:]) + e.message(2, b"", 1))
    script.expect("end", stream=2, code=0, body=answer)
    script.send(e.open_frame(3, "Unary", body[:3], e.MORE) + e.message(3, body[3:], e.MORE) + e.message(3, b"", 1))
    script.note("An empty last fragment").expect("end", stream=3, code=0, body=answer)
    script.send(e.open_frame(4, "Unary", body, 0)).refute("end", stream=4, for_=100)
    script.send(e.message(4, b"", 1)).expect("end", stream=4, code=0, body=answer)
    script.note("Two requests whose fragments alternate")
    script.send(e.open_frame(5, "Unary", body[:2], e.MORE) + e.open_frame(6, "Unary", body[:4], e.MORE)
                + e.message(5, body[2:5], e.MORE) + e.message(6, body[4:], 1) + e.message(5, body[5:], 1))
    script.expect("end", stream=5, code=0, body=answer).expect("end", stream=6, code=0, body=answer)

    script = case("without-message", "An OPEN without a message")
    body = e.unary(b"later")
    script.connect().send(e.open_frame(1, "Unary", flags=0, without_message=True) + e.message(1, body, 1))
    script.expect("end", stream=1, code=0, body=e.blob(1, b"later"))
    script.send(e.open_frame(2, "Unary", flags=0, without_message=True) + e.message(2, b"") + e.message(2, b"", 1))
    script.note("An empty message is a request").expect("end", stream=2, code=0, body=b"")
    script.send(e.open_frame(3, "Unary", without_message=True))
    script.expect("end", stream=3, code=3, reason="MissingMessage", domain="paas.rpc")
    script.send(e.open_frame(4, "Unary", flags=0, without_message=True) + e.message(4, b"", 1))
    script.expect("end", stream=4, code=3, reason="MissingMessage")
    script.send(e.open_frame(5, "ServerStream", without_message=True))
    script.expect("end", stream=5, code=3, reason="MissingMessage")
    for stream, method, flags in [(6, "Unary", e.MORE), (7, "ClientStream", e.MORE)]:
        script.send(e.open_frame(stream, method, flags=flags, without_message=True))
        script.expect("end", stream=stream, code=3, reason="UnexpectedMessage")
    for stream, method in [(8, "Unary"), (9, "BidiStream")]:
        script.send(e.open_frame(stream, method, body, without_message=True))
        script.expect("end", stream=stream, code=3, reason="UnexpectedMessage")
    script.alive(10)

    script = case("second-message", "A second request where one is taken")
    body = e.unary(b"one")
    unexpected = {"code": 3, "reason": "UnexpectedMessage", "domain": "paas.rpc"}
    script.connect().send(e.open_frame(1, "Unary", body, 0) + e.message(1, body, 1))
    script.expect("end", stream=1, **unexpected)
    script.send(e.open_frame(2, "Unary", body, 0) + e.message(2, body, e.MORE)).expect("end", stream=2, **unexpected)
    script.send(e.open_frame(3, "ServerStream", body, 0) + e.message(3, body)).expect("end", stream=3, **unexpected)
    script.send(e.open_frame(4, "Hang")).line("until-hangs begun=1 cancelled=0").send(e.message(4, body, 1))
    script.note("While the handler runs: it is cancelled").expect("end", stream=4, **unexpected)
    script.line("until-hangs begun=1 cancelled=1")
    script.send(e.open_frame(5, "Hang") + e.message(5, b"")).expect("end", stream=5, **unexpected)
    script.send(e.open_frame(6, "Hang") + e.message(6, b"x", e.MORE)).expect("end", stream=6, **unexpected)
    script.send(e.open_frame(7, "HangStream") + e.message(7, b"", 1)).expect("end", stream=7, **unexpected)
    script.alive(8)

    script = case("message-limit", "A request of message_bytes is taken; one byte more fails the call alone")
    script.connect("a").send(e.open_frame(1, "HangStream"))
    script.note("Zeros in one field, unknown to the method, and nothing to send back")
    for stream, size in [(2, LARGEST), (3, LARGEST + 1)]:
        fill = size - 7
        body = e.blob(100, e.run(fill - 0))
        over = len(body) - size
        body = e.blob(100, e.run(fill - over))
        assert len(body) == size
        head, rest = e.cut(body, 60_000)
        script.send(e.open_frame(stream, "Unary", head, e.MORE)
                    + e.fragments(stream, rest, 65_536, e.END_STREAM))
        if size == LARGEST:
            script.expect("end", stream=stream, code=0, body=b"")
    script.expect("end", stream=3, code=8, reason="MessageTooLarge", domain="paas.rpc").alive(4)
    script.send(e.cancel(1)).expect("end", stream=1, code=1)

    script = case("response-limit", "A response above what the caller takes fails the call")
    script.connect("a", limit=e.limits(message_bytes=1_048_576))
    body = e.unary(response=1_048_572)
    script.send(e.open_frame(1, "Unary", body)).expect("end", stream=1, code=0, size=1_048_576)
    script.send(e.open_frame(2, "Unary", e.unary(response=1_048_573)))
    script.expect("end", stream=2, code=8, reason="MessageTooLarge", domain="paas.rpc")
    script.send(e.open_frame(3, "Unary", e.unary(response=998), largest=1_001)).expect("end", stream=3, code=0, size=1_001)
    script.send(e.open_frame(4, "Unary", e.unary(response=999), largest=1_001))
    script.expect("end", stream=4, code=8, reason="MessageTooLarge")
    script.send(e.open_frame(5, "ServerStream", e.server_stream([998, 999, 1]), largest=1_001))
    script.expect("message", stream=5, size=1_001).expect("end", stream=5, code=8, reason="MessageTooLarge").alive(6)

    script = case("request-bytes", "Requests of a connection beyond 64 MiB in all: the call that exceeds it fails")
    half = e.run(65_000)
    script.connect().repeat("i", 1, 1_000).send(e.open_frame("{i}", "Unary", half, e.MORE)).done()
    script.repeat("i", 1, 60).send(e.message("{i}", half, e.MORE)).done()
    script.expect("end", stream="*", code=8, reason="TooManyRequestBytes", domain="paas.rpc")
    script.line("lax events").alive(1_001)


def methods() -> None:
    script = case("unknown-method", "Methods and services that are not there")
    script.connect()
    names = ["Nope", "/paas.conformance.v1.Nope/Unary", "/a.B/C", "", "/", "Unary/", "unary", "/" + "x" * 4_000]
    for stream, name in enumerate(names, 1):
        script.send(e.open_frame(stream, name, e.unary(b"x")))
        script.expect("end", stream=stream, code=12, reason="UnknownMethod", domain="paas.rpc", body=b"")
    script.send(e.open_frame(20, "Nope", flags=0)).expect("end", stream=20, code=12)
    script.send(e.message(20, b"late", 1)).alive(21)

    script = case("open-malformed", "OPEN whose metadata is refused fails the call alone")
    path = e.blob(2, e.METHOD + "Unary")
    wrong = [
        b"\x12", b"\x12\x05/a", e.blob(2, b"/\xff"), path + path, e.blob(2, b"/a\0b"), e.number(2, 1),
        path + b"\x48\x02", path + e.tag(5, 0) + b"\x01", path + e.tag(5, 2) + b"\x7f", path + b"\x00\x00",
        path + b"\x4b\x4c", path + e.tag(6, 0) + b"\xff" * 10 + b"\x01", path + e.number(6, 2**32),
        path + b"\x0f", path + e.fixed64(1, 5)[:5],
    ]
    script.connect()
    for stream, meta in enumerate(wrong, 1):
        script.send(e.frame(e.OPEN, stream, e.END_STREAM, meta, e.unary(b"x")))
        script.expect("end", stream=stream, code=3, reason="MalformedMetadata", domain="paas.rpc")
    script.send(e.frame(e.OPEN, 50, 0, path + path, b"x") + e.message(50, b"late", 1))
    script.expect("end", stream=50, code=3, reason="MalformedMetadata").alive(51)

    script = case("metadata-keys", "Keys of metadata")
    script.connect()
    good = ["a", "a-b_c.d", "0", "x" * 64, "-"]
    for stream, key in enumerate(good, 1):
        script.send(e.open_frame(stream, "Unary", e.unary(echo=True), metadata=[(key, b"v")]))
        script.expect("end", stream=stream, code=0, body__has=e.entries(2, [(key, b"v")]))
    bad = ["", "A", "x" * 65, "a b", "ä", "a:b", "a/b"]
    for stream, key in enumerate(bad, 11):
        script.send(e.open_frame(stream, "Unary", metadata=[("fine", b"v"), (key, b"v")]))
        script.expect("end", stream=stream, code=3, reason="MalformedMetadata")
    script.alive(21)

    script = case("metadata", "Binary and repeated metadata arrives in order")
    pairs = [("b", b"\x00\x01\xff\xfe"), ("a", b"1"), ("b", b""), ("a", b"2"), ("long", b"v" * 3_000)]
    script.connect().send(e.open_frame(1, "Unary", e.unary(b"x", echo=True), metadata=pairs))
    script.expect("end", stream=1, code=0, body__has=e.blob(1, b"x") + e.entries(2, pairs))

    script = case("codes", "All 17 codes, with reason, text, violations and trailers, of every shape")
    trailers = [("t", b"\x00\xff"), ("t", b"2"), ("other", b"")]
    violations = [("name", "too short"), ("size", WORDS)]
    script.connect()
    stream = 0
    for shape in ["Unary", "ServerStream", "ClientStream", "BidiStream"]:
        for code in range(17):
            stream += 1
            ending = e.outcome(code, WORDS, f"Reason{code}", trailers, violations)
            body = {"Unary": e.unary(b"p", end=ending), "ServerStream": e.server_stream([3], end=ending),
                    "ClientStream": e.client_stream(b"p", ending), "BidiStream": e.bidi(b"p", end=ending)}[shape]
            script.send(e.open_frame(stream, shape, body))
            if shape == "ServerStream":
                script.expect("message", stream=stream, body=e.payload(3))
            if shape == "BidiStream":
                script.expect("message", stream=stream, body=e.blob(1, b"p"))
            if code == 0:
                answer = {"Unary": e.blob(1, b"p"), "ClientStream": e.counts(1, 1)}.get(shape, b"")
                script.expect("end", stream=stream, code=0, reason="", trailers=trailers, body=answer)
            else:
                script.expect(
                    "end", stream=stream, code=code, reason=f"Reason{code}", domain="paas.conformance", text=WORDS,
                    trailers=trailers, violations=violations, body=b"", not_processed=0)
    script.send(e.open_frame(100, "Unary", e.unary(end=e.outcome(99, "x", "Far")))).expect("end", stream=100, code=2)

    script = case("end-too-long", "An END above metadata_bytes goes without its details")
    script.connect("a")
    for stream, ending in enumerate([
        e.outcome(9, "x" * 20_000, "Long"), e.outcome(9, "short", "Long", trailers=[("k", b"v" * 9_000)]),
        e.outcome(9, "short", "Long", violations=[("f", "y" * 9_000)]),
    ], 1):
        script.send(e.open_frame(stream, "Unary", e.unary(end=ending))).expect("end", stream=stream, code=9)
    script.alive(9)


def malformed() -> None:
    script = case("request-malformed", "Requests that are refused before they are decoded")
    text = e.blob(2, b"\xc3\x28")
    wrong = {
        "a string that is not UTF-8": (e.blob(4, e.blob(2, b"\xc3\x28")), "message"),
        "an overlong UTF-8 form": (e.blob(4, e.blob(3, b"\xc0\xaf")), "reason"),
        "half a surrogate": (e.blob(4, e.blob(3, b"\xed\xa0\x80")), "reason"),
        "above U+10FFFF": (e.blob(4, e.blob(3, b"\xf4\x90\x80\x80")), "reason"),
        "a string with NUL": (e.blob(4, e.blob(2, b"a\0b")), "message"),
        "a number where bytes belong": (e.number(1, 5), "payload"),
        "bytes where a number belongs": (e.blob(3, b"x"), "delay"),
        "fixed32 where a varint belongs": (e.tag(3, 5) + b"\0\0\0\0", "delay"),
        "a singular number twice": (e.number(3, 1) + e.number(3, 2), "delay"),
        "a singular message twice": (e.blob(4, e.number(1, 0) + b"\x08\x00") + e.blob(4, b"\x08\x00"), "outcome"),
        "bytes twice": (e.blob(1, b"x") + e.blob(1, b"x"), "payload"),
        "a varint of 11 bytes": (e.tag(3, 0) + b"\x80" * 10 + b"\x01", None),
        "a varint above 64 bits": (e.tag(3, 0) + b"\xff" * 9 + b"\x02", None),
        "a uint32 above 32 bits": (e.tag(3, 0) + e.varint(2**32), "delay"),
        "a uint32 of -1": (e.tag(3, 0) + e.varint(-1), None),
        "a bool of 2": (e.tag(5, 0) + b"\x02", "echo"),
        "field number 0": (b"\x00\x00", None),
        "field number 0 of bytes": (b"\x02\x00", None),
        "a group": (e.tag(50, 3) + e.tag(50, 4), None),
        "the end of a group": (e.tag(50, 4), None),
        "wire type 6": (e.tag(50, 6), None),
        "wire type 7": (e.tag(50, 7) + b"\0", None),
        "a length beyond the end": (e.tag(1, 2) + b"\x05abcd", None),
        "a length of 64 bits": (e.tag(1, 2) + b"\xff" * 9 + b"\x01", None),
        "an end inside of a tag": (b"\x80", None),
        "an end inside of a varint": (e.tag(3, 0) + b"\x80", None),
        "an end behind a tag": (e.tag(1, 2), None),
        "an end inside of fixed64": (e.tag(50, 1) + b"\0\0\0\0", None),
        "an unknown length beyond the end": (e.tag(50, 2) + b"\x05abcd", None),
        "an end inside of a message": (e.blob(4, e.tag(2, 2) + b"\x05abc"), None),
        "a tag above 32 bits": (e.varint(2**32 << 3) + b"\0", None),
        "4 MB that become 100 MB": (e.blob(4, e.times(b"\x22\x00", 2_050_000)), None),
    }
    script.connect()
    for stream, (what, (body, field)) in enumerate(wrong.items(), 1):
        body = e.of(body)
        script.note(what)
        if len(body) < 60_000:
            script.send(e.open_frame(stream, "Unary", body))
        else:
            head = e.of(e.tag(4, 2) + e.varint(4_100_000))
            script.send(e.open_frame(stream, "Unary", head, e.MORE))
            script.send(*[e.message(stream, e.times(b"\x22\x00", 32_500), e.MORE) for _ in range(63)])
            script.send(e.message(stream, e.times(b"\x22\x00", 2_500), e.END_STREAM))
        script.expect("end", stream=stream, code=3, reason="MalformedRequest", domain="paas.rpc",
                      text__has=field or None)
    numbers = {
        "packed numbers that do not fill their length": e.blob(1, b"\x01\x80"),
        "packed numbers above 32 bits": e.blob(1, e.varint(2**32)),
        "repeated numbers as fixed32": e.tag(1, 5) + b"\0\0\0\0",
    }
    for stream, (what, body) in enumerate(numbers.items(), 101):
        script.note(what).send(e.open_frame(stream, "ServerStream", body))
        script.expect("end", stream=stream, code=3, reason="MalformedRequest")
    script.note("In a stream of requests").send(e.open_frame(120, "ClientStream", e.client_stream(b"x"), 0))
    script.expect("credit", stream=120, messages=1).send(e.message(120, e.number(1, 5)))
    script.expect("end", stream=120, code=3, reason="MalformedRequest").alive(121)
    assert text

    script = case("request-unusual", "Unusual requests that are fine: unknown fields, packed or not, any order")
    script.connect()
    fine = {
        "unknown fields of every kind": e.number(50, 7) + e.fixed64(51, 1) + e.blob(52, b"\xff\0") + e.tag(53, 5) + b"abcd"
        + e.blob(1, b"p") + e.number(536_870_911, 1),
        "a varint that is longer than it needs": e.of(e.tag(2, 0) + b"\x80\x80\x80\x00") + e.blob(1, b"p"),
        "defaults that are written": e.of(e.tag(3, 0) + b"\0" + e.tag(5, 0) + b"\0") + e.blob(1, b"p") + e.blob(4, b"", True),
        "fields in another order": e.number(2, 0) + e.blob(4, b"\x08\x00") + e.blob(1, b"p"),
    }
    for stream, (what, body) in enumerate(fine.items(), 1):
        script.note(what).send(e.open_frame(stream, "Unary", body)).expect("end", stream=stream, code=0, body=e.blob(1, b"p"))
    sizes = e.of(e.number(1, 3)) + e.packed(1, [1, 2]) + e.number(1, 4) + e.blob(1, b"", True)
    script.note("packed and single numbers mixed").send(e.open_frame(10, "ServerStream", sizes))
    for size in (3, 1, 2, 4):
        script.expect("message", stream=10, body=e.payload(size))
    script.expect("end", stream=10, code=0)
    script.send(e.open_frame(11, "Unary", e.unary(b"p", end=e.blob(2, "ein\u0301 \U0010ffff \u0001"))))
    script.expect("end", stream=11, code=0, body=e.blob(1, b"p"))


def deadlines() -> None:
    ms = 1_000_000
    late = {"code": 4, "reason": "DeadlineExceeded", "domain": "paas.rpc"}
    script = case("deadline", "A deadline ends the call and cancels its handler")
    script.connect().send(e.open_frame(1, "Hang", timeout_ns=300 * ms)).expect("end", stream=1, after=200, **late)
    script.line("until-hangs begun=1 cancelled=1")
    script.send(e.open_frame(2, "Unary", e.unary(b"x", delay=60_000), timeout_ns=100 * ms)).expect("end", stream=2, **late)
    script.send(e.open_frame(3, "HangStream", timeout_ns=100 * ms)).expect("end", stream=3, **late)
    script.send(e.open_frame(4, "Unary", e.unary(b"x", delay=200), timeout_ns=1)).expect("end", stream=4, **late)
    script.send(e.open_frame(5, "ServerStream", e.server_stream([1, 1], delay=150), timeout_ns=225 * ms))
    script.expect("message", stream=5, size=3).expect("end", stream=5, **late)
    script.send(e.open_frame(6, "ClientStream", flags=0, timeout_ns=100 * ms, without_message=True))
    script.expect("end", stream=6, **late)
    script.send(e.open_frame(7, "BidiStream", flags=0, timeout_ns=100 * ms, without_message=True))
    script.expect("end", stream=7, **late).alive(8)

    script = case("deadline-receiving", "A deadline that is over before the request is whole")
    script.connect().send(e.open_frame(1, "Unary", b"x", e.MORE, timeout_ns=100 * ms)).expect("end", stream=1, **late)
    script.send(e.open_frame(2, "Unary", e.unary(b"x"), 0, timeout_ns=100 * ms)).expect("end", stream=2, **late)
    script.send(e.open_frame(3, "Unary", flags=0, timeout_ns=100 * ms, without_message=True))
    script.expect("end", stream=3, **late).send(e.message(3, b"x", 1) + e.message(1, b"x", 1)).alive(4)

    script = case("deadline-known", "The handler knows what is left; 60 s where a unary call sets nothing")
    script.connect()
    for stream, timeout, low, high in [
        (1, 0, 50_000, 60_000), (2, 5_000 * ms, 3_000, 5_000), (3, 3_600_000 * ms, 3_590_000, 3_600_000),
        (4, 2**64 - 1, 1, 2**64),
    ]:
        script.send(e.open_frame(stream, "Unary", e.unary(echo=True), timeout_ns=timeout))
        script.expect("end", stream=stream, code=0, varint__3=f"{low}..{high}" if timeout < 2**63 else None)

    script = case("deadline-blocked", "A deadline comes for a peer that does not read, too")
    script.connect(messages=1_024, size=1_048_576)
    script.send(e.open_frame(1, "ServerStream", e.server_stream([60_000] * 100), timeout_ns=500 * ms, messages=3))
    for _ in range(3):
        script.expect("message", stream=1, size=60_004)
    script.expect("end", stream=1, **late)


def cancellation() -> None:
    gone = {"code": 1, "reason": "Cancelled", "domain": "paas.rpc"}
    script = case("cancel", "CANCEL reaches the handler; END comes when it has ended")
    script.connect().send(e.open_frame(1, "Hang") + e.open_frame(2, "HangStream"))
    script.line("until-hangs begun=2 cancelled=0").send(e.cancel(1)).expect("end", stream=1, **gone)
    script.line("until-hangs begun=2 cancelled=1").send(e.cancel(2) + e.cancel(2)).expect("end", stream=2, **gone)
    script.line("until-hangs begun=2 cancelled=2").send(e.cancel(1)).alive(3)
    script.send(e.open_frame(4, "Hang") + e.open_frame(5, "Hang")).line("until-hangs begun=4 cancelled=2")
    script.send(e.cancel(4, 4) + e.frame(e.CANCEL, 5)).expect("end", stream=4).expect("end", stream=5)
    script.line("until-hangs begun=4 cancelled=4").send(e.open_frame(6, "Hang") + e.cancel(6)).expect("end", stream=6, **gone)

    script = case("cancel-early", "CANCEL before the request is whole")
    script.connect().send(e.open_frame(1, "Unary", b"x", e.MORE) + e.cancel(1)).expect("end", stream=1, **gone)
    script.send(e.open_frame(2, "Unary", flags=0) + e.cancel(2) + e.message(2, b"", 1)).expect("end", stream=2, **gone)
    script.send(e.open_frame(3, "Unary", flags=0, without_message=True) + e.cancel(3)).expect("end", stream=3, **gone)
    script.send(e.open_frame(4, "ClientStream", flags=0) + e.cancel(4)).expect("end", stream=4, **gone)
    script.send(e.message(4, b"late", e.MORE) + e.message(4, b"late", 1)).alive(5)

    script = case("cancel-stream", "CANCEL after the first response, and of a stream that waits for credit")
    script.connect().send(e.open_frame(1, "ServerStream", e.server_stream([10] * 1_000, delay=20)))
    script.expect("message", stream=1).line("lax events").send(e.cancel(1)).expect("end", stream=1, **gone)
    script.send(e.open_frame(2, "ServerStream", e.server_stream([10] * 10), messages=1)).expect("message", stream=2)
    script.send(e.cancel(2)).expect("end", stream=2, **gone)
    script.send(e.open_frame(3, "BidiStream", e.bidi(b"x"), 0)).expect("message", stream=3)
    script.send(e.cancel(3)).expect("end", stream=3, **gone)

    script = case("cancel-race", "CANCEL and END that cross: one END, whichever came first")
    script.connect().repeat("i", 1, 200).send(e.open_frame("{i}", "Unary", e.unary(b"x")) + e.cancel("{i}")).done()
    script.repeat("i", 1, 200).expect("end", stream="{i}", code="0|1").done().alive(201)


for part in (unary, methods, malformed, deadlines, cancellation):
    part()
