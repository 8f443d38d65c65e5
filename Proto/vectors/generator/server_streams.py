"""Streams of requests and responses at the server, and credit."""

from __future__ import annotations

from . import encoding as e
from .script import Script, ServerScript

CASES: list[Script] = []
LARGEST = 4_194_304


def case(name: str, title: str) -> ServerScript:
    script = ServerScript(name, title)
    CASES.append(script)
    return script


def responses() -> None:
    script = case("server-stream", "Streams of responses of given sizes")
    script.connect("a", limit=e.limits(frame_bytes=16_384))
    for stream, sizes in enumerate([[], [0], [1, 2, 3], [0, 0, 0], [16_384, 100_000, 5], [314_159], [9] * 64], 1):
        script.send(e.open_frame(stream, "ServerStream", e.server_stream(sizes)))
        for size in sizes:
            script.expect("message", stream=stream, body=e.payload(size))
        script.expect("end", stream=stream, code=0, body=b"", reason="")
    script.note("An error after responses, and without any")
    ending = e.outcome(10, "later", "Later")
    script.send(e.open_frame(20, "ServerStream", e.server_stream([5, 6], end=ending)))
    script.expect("message", stream=20, size=7).expect("message", stream=20, size=8)
    script.expect("end", stream=20, code=10, reason="Later", text="later")
    script.send(e.open_frame(21, "ServerStream", e.server_stream(end=ending))).expect("end", stream=21, code=10)

    script = case("credit-messages", "A response waits for credit of one message")
    script.connect().send(e.open_frame(1, "ServerStream", e.server_stream([5] * 4), messages=0))
    script.refute("message", stream=1, for_=200).send(e.credit(1, 1)).expect("message", stream=1, size=7)
    script.refute("message", stream=1, for_=200).send(e.credit(1, 2)).expect("message", stream=1)
    script.expect("message", stream=1).refute("message", stream=1, for_=200)
    script.send(e.credit(1, 1)).expect("message", stream=1).expect("end", stream=1, code=0)
    script.send(e.open_frame(2, "ServerStream", e.server_stream(), messages=0, size=0)).expect("end", stream=2, code=0)
    script.note("END needs none").send(e.open_frame(3, "ServerStream", e.server_stream([5]), messages=1))
    script.expect("message", stream=3).expect("end", stream=3, code=0)

    script = case("credit-bytes", "A response waits for credit for all its bytes")
    script.connect().send(e.open_frame(1, "ServerStream", e.server_stream([98, 98, 498]), messages=10, size=99))
    script.refute("message", stream=1, for_=200).send(e.credit(1, 0, 1)).expect("message", stream=1, size=100)
    script.refute("message", stream=1, for_=100).send(e.credit(1, 5, 0)).refute("message", stream=1, for_=100)
    script.send(e.credit(1, 0, 601)).expect("message", stream=1, size=100).expect("message", stream=1, size=501)
    script.expect("end", stream=1, code=0)
    script.note("A large one in fragments is begun only when all of it is covered")
    script.send(e.open_frame(2, "ServerStream", e.server_stream([200_000]), messages=10, size=200_003))
    script.refute("message", stream=2, for_=200).send(e.credit(2, 0, 1)).expect("message", stream=2, size=200_004)
    script.expect("end", stream=2, code=0)

    script = case("credit-connection", "Credit of the connection bounds all streams; what needs none goes on")
    script.connect("a", messages=1_024, size=1_048_576)
    script.send(e.open_frame(1, "ServerStream", e.server_stream([60_000] * 20), messages=64, size=8_000_000))
    script.repeat("i", 1, 17).expect("message", stream=1, size=60_004).done()
    script.note("17 × 60,004 bytes are 28,508 less than what was granted")
    script.refute("message", stream=1, for_=200).alive(3)
    script.send(e.open_frame(4, "Unary", e.unary(response=200_000))).expect("end", stream=4, code=0, size=200_004)
    script.send(e.open_frame(5, "ServerStream", e.server_stream([], end=e.outcome(9, "x", "X"))))
    script.expect("end", stream=5, code=9).send(e.credit(0, 0, 1_000_000))
    script.repeat("i", 1, 3).expect("message", stream=1, size=60_004).done().expect("end", stream=1, code=0)
    script.connect("b", messages=1_024, size=16_777_216)
    script.send(e.open_frame(1, "ServerStream", e.server_stream([1] * 1_030), messages=5_000))
    script.repeat("i", 1, 1_024).expect("message", stream=1, size=3).done()
    script.refute("message", stream=1, for_=200).alive(2).send(e.credit(0, 6, 0))
    script.repeat("i", 1, 6).expect("message", stream=1, size=3).done().expect("end", stream=1, code=0)

    script = case("credit-wrong", "A grant of nothing or beyond what can be counted fails the stream")
    wrong = {"code": 3, "reason": "InvalidCredit", "domain": "paas.rpc"}
    script.connect().send(e.open_frame(1, "HangStream")).line("until-hangs begun=1 cancelled=0").send(e.credit(1))
    script.expect("end", stream=1, **wrong).line("until-hangs begun=1 cancelled=1")
    script.send(e.open_frame(2, "HangStream", messages=1) + e.credit(2, e.MAX_CREDIT)).expect("end", stream=2, **wrong)
    script.send(e.open_frame(3, "HangStream", size=1) + e.credit(3, 0, e.MAX_CREDIT)).expect("end", stream=3, **wrong)
    script.send(e.open_frame(4, "HangStream") + e.credit(4, 2**32 - 1)).expect("end", stream=4, **wrong)
    script.send(e.open_frame(5, "HangStream", messages=1, size=1) + e.credit(5, e.MAX_CREDIT - 1, e.MAX_CREDIT - 1))
    script.note("Exactly the most is fine").alive(6).send(e.credit(5, 1)).expect("end", stream=5, **wrong)
    script.send(e.open_frame(7, "ServerStream", b"x", e.MORE) + e.credit(7)).expect("end", stream=7, **wrong)
    script.send(e.open_frame(8, "BidiStream", flags=0, without_message=True) + e.credit(8))
    script.expect("end", stream=8, **wrong).alive(9)

    script = case("credit-wrong-connection", "The same on stream 0 ends the connection")
    for name, data in {
        "nothing": e.credit(0), "messages": e.credit(0, e.MAX_CREDIT), "bytes": e.credit(0, 0, e.MAX_CREDIT),
        "most": e.credit(0, 2**32 - 1, 2**32 - 1),
    }.items():
        script.connect(name).send(e.open_frame(1, "Hang") + data)
        script.dies("flowControl")

    script = case("credit-unneeded", "CREDIT for a unary call is ignored; its response needs none")
    script.connect("a", messages=1_024, size=1_048_576).send(
        e.open_frame(1, "Unary", e.unary(b"x", delay=150), messages=0, size=0) + e.credit(1, 5, 5))
    script.expect("end", stream=1, code=0, body=e.blob(1, b"x"))
    script.send(e.open_frame(2, "Unary", e.unary(response=2_000_000), messages=0, size=0))
    script.expect("end", stream=2, code=0, size=2_000_004)

    script = case("unread-stream", "A stream that nobody reads holds up no neighbour")
    script.connect().send(e.open_frame(1, "ServerStream", e.server_stream([1_000] * 500), messages=4))
    script.repeat("i", 1, 4).expect("message", stream=1).done()
    script.repeat("i", 2, 101).send(e.open_frame("{i}", "Unary", e.unary(b"x")))
    script.expect("end", stream="{i}", code=0, body=e.blob(1, b"x")).done()
    script.send(e.open_frame(200, "ServerStream", e.server_stream([70_000] * 20)))
    script.repeat("i", 1, 20).expect("message", stream=200, size=70_004).done().expect("end", stream=200, code=0)
    script.send(e.credit(1, 1_000)).repeat("i", 1, 496).expect("message", stream=1, size=1_003).done()
    script.expect("end", stream=1, code=0)

    script = case("unread-connection", "A peer that does not read holds up other connections in nothing")
    script.connect("a").line("pause")
    script.repeat("i", 1, 40).send(e.open_frame("{i}", "Unary", e.unary(response=1_000_000))).done()
    script.connect("b").repeat("i", 1, 20).send(e.open_frame("{i}", "Unary", e.unary(b"x")))
    script.expect("end", stream="{i}", code=0).done().line("on a").line("resume")
    script.repeat("i", 1, 40).expect("end", stream="{i}", code=0, size=1_000_004).done()

    script = case("turns", "Streams take turns: a small response does not wait for the whole of a large one")
    script.connect("a", limit=e.limits(frame_bytes=16_384), size=e.MAX_CREDIT).line("pause")
    script.send(e.open_frame(1, "Unary", e.unary(response=900_000)) + e.open_frame(2, "Unary", e.unary(response=40_000)))
    script.line("wait 300").line("resume").expect("end", stream="*", code=0, size=40_004)
    script.expect("end", stream=1, code=0, size=900_004)


def requests() -> None:
    script = case("client-stream", "Streams of requests")
    script.connect().send(e.open_frame(1, "ClientStream", without_message=True))
    script.note("None").expect("end", stream=1, code=0, body=b"")
    script.send(e.open_frame(2, "ClientStream", e.client_stream(b"abc")))
    script.note("One, in OPEN").expect("end", stream=2, code=0, body=e.counts(1, 3))
    script.send(e.open_frame(3, "ClientStream")).note("An empty one").expect("end", stream=3, code=0, body=e.counts(1, 0))
    script.send(e.open_frame(4, "ClientStream", flags=0) + e.message(4, b"", 1))
    script.expect("end", stream=4, code=0, body=e.counts(1, 0))
    script.send(e.open_frame(5, "ClientStream", flags=0, without_message=True))
    script.line("send-messages", "stream=5", "count=100", f"body={e.client_stream(b'abc').text('+')}", "last=1")
    script.note("A hundred").expect("end", stream=5, code=0, body=e.counts(100, 300))
    script.send(e.open_frame(6, "ClientStream", e.client_stream(b"x"), 0))
    script.line("send-messages", "stream=6", "count=3", f"body={e.payload(271_828).text('+')}").send(e.message(6, b"", 1))
    script.note("Large ones").expect("end", stream=6, code=0, body=e.counts(4, 815_485))
    script.send(e.open_frame(7, "ClientStream", flags=0, without_message=True)).expect("credit", stream=7, messages=2)
    script.send(e.message(7) + e.message(7) + e.message(7, b"", 1))
    script.note("Empty ones").expect("end", stream=7, code=0, body=e.counts(2, 0))
    body = e.payload(100_000)
    head, rest = e.cut(body, 40_000)
    script.send(e.open_frame(8, "ClientStream", head, e.MORE) + e.fragments(8, rest, 50_000)
                + e.message(8, b"", e.END_STREAM))
    script.note("The first one in fragments needs no credit of the stream").expect(
        "end", stream=8, code=0, body=e.counts(1, 100_000))

    script = case("request-credit", "Credit for requests: enough for the largest, and returned as they are taken")
    script.connect().send(e.open_frame(1, "ClientStream", flags=0, without_message=True))
    script.expect("credit", stream=1, messages=1, bytes=LARGEST)
    largest = e.blob(100, e.run(LARGEST - 6))
    largest = e.blob(100, e.run(LARGEST - 6 - (len(largest) - LARGEST)))
    assert len(largest) == LARGEST
    script.line("send-messages", "stream=1", "count=4", f"body={largest.text('+')}", "last=1")
    script.expect("end", stream=1, code=0, body=e.counts(4, 0)).expect("credit", stream=0, bytes=1)
    script.send(e.open_frame(2, "ClientStream", flags=0, without_message=True))
    script.line("send-messages", "stream=2", "count=6000", f"body={e.client_stream(b'x').text('+')}", "last=1")
    script.expect("end", stream=2, code=0, body=e.counts(6_000, 6_000)).expect("credit", stream=0, messages=1)

    script = case("request-credit-exceeded", "A request beyond the credit of its stream ends the connection")
    blocked = e.open_frame(1, "BidiStream", e.bidi(b"x"), 0, messages=0)
    script.note("The handler waits for credit for its response, and takes no more requests")
    script.connect("messages").send(blocked).send(e.times(e.message(1).literal(), 4_000))
    script.dies("flowControl")
    script.connect("bytes").send(blocked).expect("credit", stream=1, messages=1)
    script.send(*[e.message(1, e.run(60_000))] * 200)
    script.dies("flowControl")

    script = case("request-errors", "What a stream of requests does wrong")
    script.connect().send(e.open_frame(1, "ClientStream", flags=0) + e.message(1, b"", 1) + e.open_frame(2, "Hang"))
    script.expect("end", stream=1, code=0)
    unexpected = {"code": 3, "reason": "UnexpectedMessage"}
    script.note("Behind the half-close, while the handler waits for credit")
    for stream, data in enumerate([e.message(3, b"x"), e.message(3, b"x", 2), e.message(3, b"x", 1), e.message(3, b"", 1)], 3):
        script.send(e.open_frame(stream, "BidiStream", e.bidi(b"x"), messages=0))
        script.send(e.frame(e.MSG, stream, data.literal()[9], b"", data.literal()[12:]))
        script.expect("end", stream=stream, **unexpected)
    script.note("A request that is too large")
    script.send(e.open_frame(9, "ClientStream", e.run(60_000), e.MORE))
    script.send(*[e.message(9, e.run(60_000), e.MORE)] * 70)
    script.expect("end", stream=9, code=8, reason="MessageTooLarge")
    script.note("The handler ends before the half-close: what comes behind is ignored")
    script.send(e.open_frame(10, "BidiStream", e.number(1, 5), 0)).expect("end", stream=10, code=3, reason="MalformedRequest")
    script.send(e.message(10, b"x") + e.message(10, b"x", 2) + e.message(10, b"x", 1)).alive(11)
    script.send(e.cancel(2)).expect("end", stream=2, code=1)


def both() -> None:
    script = case("bidi", "Requests and responses in any order")
    script.connect().send(e.open_frame(1, "BidiStream", flags=0, without_message=True)).expect("credit", stream=1, messages=1)
    script.repeat("i", 1, 50).line("send-messages", "stream=1", "count=1", f"body={e.bidi(b'ping').text('+')}")
    script.expect("message", stream=1, body=e.blob(1, b"ping")).done()
    script.refute("end", stream=1, for_=100).send(e.message(1, b"", 1)).expect("end", stream=1, code=0)
    script.send(e.open_frame(2, "BidiStream", e.bidi(sizes=[0, 5, 100_000, 1])))
    for size in (0, 5, 100_000, 1):
        script.expect("message", stream=2, body=e.payload(size))
    script.expect("end", stream=2, code=0)
    script.send(e.open_frame(3, "BidiStream", without_message=True)).expect("end", stream=3, code=0)
    script.send(e.open_frame(4, "BidiStream", e.bidi(b"x", end=e.outcome(7, "no", "No"))))
    script.expect("message", stream=4).expect("end", stream=4, code=7, reason="No")

    script = case("bidi-large", "Large messages both ways at the same time")
    script.connect("a", limit=e.limits(frame_bytes=16_384)).send(e.open_frame(1, "BidiStream", flags=0, without_message=True))
    script.send(e.open_frame(2, "BidiStream", flags=0, without_message=True))
    for stream in (1, 2):
        script.line("send-messages", f"stream={stream}", "count=3", f"body={e.payload(271_828, 5).text('+')}", "last=1")
    for stream in (1, 2):
        script.repeat("i", 1, 3).expect("message", stream=stream, body=e.payload(271_828, 5)).done()
        script.expect("end", stream=stream, code=0)

    script = case("bidi-unread", "Requests wait where responses are not read; nothing is lost")
    script.connect().send(e.open_frame(1, "BidiStream", e.bidi(b"first"), 0, messages=0)).expect("credit", stream=1, messages=1)
    script.send(e.message(1, e.bidi(b"second"), 1)).refute("message", stream=1, for_=200).alive(2)
    script.send(e.credit(1, 1)).expect("message", stream=1, body=e.blob(1, b"first")).send(e.credit(1, 1))
    script.expect("message", stream=1, body=e.blob(1, b"second")).expect("end", stream=1, code=0)


def services() -> None:
    script = case("health", "Health of the server and of its services, once and as a watch")
    script.connect()
    check, watch = "/paas.health.v1.Health/Check", "/paas.health.v1.Health/Watch"
    name = e.blob(1, "paas.conformance.v1.Conformance")
    script.send(e.open_frame(1, check)).expect("end", stream=1, code=0, body=e.number(1, 1))
    script.send(e.open_frame(2, check, name)).expect("end", stream=2, code=0, body=e.number(1, 1))
    script.send(e.open_frame(3, check, e.blob(1, "a.B"))).expect("end", stream=3, code=5, reason="UnknownService")
    script.send(e.open_frame(4, watch)).expect("message", stream=4, body=e.number(1, 1))
    script.send(e.open_frame(5, watch, name)).expect("message", stream=5, body=e.number(1, 1))
    script.send(e.open_frame(6, watch, e.blob(1, "a.B"))).expect("message", stream=6, body=e.number(1, 3))
    script.refute("end", stream=6, for_=100)
    for stream in (4, 5, 6):
        script.send(e.cancel(stream)).expect("end", stream=stream, code=1)

    script = case("reflection", "The descriptors of all messages and methods, and the services that there are")
    script.connect().send(e.open_frame(1, "/paas.reflection.v1.Reflection/GetDescriptors"))
    names = ["paas.conformance.v1.Conformance", "paas.health.v1.Health", "paas.reflection.v1.Reflection"]
    names.append("CountHangsRequest")
    script.expect("end", stream=1, code=0, body__has=",".join(name.encode().hex() for name in names))


for part in (responses, requests, both, services):
    part()
