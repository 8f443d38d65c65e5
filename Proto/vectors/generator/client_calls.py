"""Calls at the client: what it sends, what it makes of answers, deadlines, cancellation, credit."""

from __future__ import annotations

from . import encoding as e
from .script import ClientScript, Script

CASES: list[Script] = []
LARGEST = 4_194_304
WORDS = "Grüße, 世界 🌍"


def case(name: str, title: str) -> ClientScript:
    script = ClientScript(name, title)
    CASES.append(script)
    return script


def unary() -> None:
    script = case("unary", "Small unary calls")
    script.call(1, "unary", "Unary", e.unary(b"hello")).accept()
    script.opened("a", deadline="none", without_message=0, metadata="-").expect("message", stream="$a", body=e.unary(b"hello"))
    script.expect("half-close", stream="$a").send(e.end("$a", e.blob(1, b"there")))
    script.response(1, e.blob(1, b"there")).ended(1, reason=None, message=None, trailers=None, violations=None)
    script.call(2, "unary", "Unary", b"").opened("b", body=b"").expect("half-close", stream="$b")
    script.note("Empty both ways").send(e.end("$b")).response(2, b"").ended(2)
    script.repeat("i", 11, 60).call("{i}", "unary", "Unary", b"").done()
    script.repeat("i", 11, 60).expect("open", bind="c{i}").expect("message", stream="$c{i}")
    script.expect("half-close", stream="$c{i}").done()
    script.note("Answered in the same order").repeat("i", 11, 60).send(e.end("$c{i}", e.blob(1, b"x"))).done()
    script.repeat("i", 11, 60).response("{i}", e.blob(1, b"x")).ended("{i}").done()

    script = case("hello-early", "Until the server's HELLO is there the minimums hold; then its limits")
    request = e.unary(e.run(300_000))
    script.call(1, "unary", "Unary", request).line("accept a").expect("hello").line("wait 300")
    script.send(e.hello(instance="i", limit=e.limits(frame_bytes=16_384)))
    script.opened("a", body=request).expect("half-close", stream="$a").send(e.end("$a", e.blob(1, b"x")))
    script.response(1, e.blob(1, b"x")).ended(1)

    script = case("unary-large", "271,828 bytes of request and 314,159 bytes of response")
    request = e.unary(e.run(271_828), response=314_159)
    script.call(1, "unary", "Unary", request).accept(limit=e.limits(frame_bytes=16_384)).opened("a", body=request)
    body = e.payload(314_159)
    head, rest = e.cut(body, 300_000)
    script.expect("half-close", stream="$a").send(e.fragments("$a", head, 65_536, last_more=True) + e.end("$a", rest))
    script.response(1, body).ended(1)

    script = case("response-fragments", "Responses in fragments of any size")
    body = e.blob(1, b"in pieces").literal()
    script.call(1, "unary", "Unary", b"").accept().opened("a")
    for byte in body[:-1]:
        script.send(e.message("$a", bytes([byte]), e.MORE))
    script.send(e.end("$a", body[-1:])).response(1, body).ended(1)
    script.call(2, "unary", "Unary", b"").opened("b")
    script.send(e.message("$b", body[:4], e.MORE) + e.message("$b", body[4:], e.MORE) + e.end("$b"))
    script.note("An empty last fragment").response(2, body).ended(2)
    script.call(3, "server_stream", "ServerStream", b"").opened("c")
    script.send(e.message("$c", body[:4], e.MORE) + e.message("$c", body[4:]) + e.message("$c", body[:1], e.MORE)
                + e.message("$c", body[1:], e.MORE) + e.message("$c") + e.message("$c") + e.end("$c"))
    script.response(3, body).response(3, body).response(3, b"").ended(3)

    script = case("bytewise", "A server whose bytes come one by one")
    script.call(1, "unary", "Unary", b"").line("accept a").expect("hello")
    script.send(e.hello(instance="i"), verb="send-bytewise").opened("a")
    script.send(e.ping() + e.end("$a", e.blob(1, b"slow"), metadata=[("k", b"v")]), verb="send-bytewise")
    script.expect("pong").response(1, e.blob(1, b"slow")).ended(1, trailers=[["k", "76"]])

    script = case("metadata", "Metadata leaves in order, binary too")
    pairs = [("b", b"\x00\xff"), ("a", b"1"), ("b", b""), ("token", b"secret"), ("request-id", b"r-1")]
    script.call(1, "unary", "Unary", b"", metadata=[[key, value.hex()] for key, value in pairs]).accept()
    script.opened("a", metadata=pairs).send(e.end("$a")).response(1, b"").ended(1)

    script = case("metadata-too-large", "Metadata above what the server takes does not leave")
    script.call(1, "unary", "Unary", b"", metadata=[["k", "76*6000"]]).accept().opened("a").send(e.end("$a"))
    script.response(1, b"").ended(1).call(2, "unary", "Unary", b"", metadata=[["k", "76*9000"]])
    script.ended(2, 8, reason="MetadataTooLarge", domain="paas.rpc").alive(3, "b")

    script = case("codes", "All 17 codes with everything that END says; unknown ones count as 2")
    script.call(1, "unary", "Unary", b"").accept().opened("a")
    trailers, violations = [("t", b"\0\xff"), ("t", b"2"), ("u", b"")], [("name", "too short"), ("size", WORDS)]
    parts = dict(text=WORDS, reason="Reason", domain="some.domain", metadata=trailers, violations=violations,
                 next_steps=["Wait.", WORDS])
    heard = dict(reason="Reason", domain="some.domain", message=WORDS,
                 trailers=[["t", "00ff"], ["t", "32"], ["u", ""]],
                 violations=[{"field": "name", "description": "too short"}, {"field": "size", "description": WORDS}],
                 next_steps=["Wait.", WORDS])
    script.send(e.end("$a", metadata=trailers)).response(1, b"").ended(1, trailers=heard["trailers"])
    id = 1
    for shape, method in [("unary", "Unary"), ("server_stream", "ServerStream")]:
        for code in list(range(1, 17)) + [17, 2**32 - 1]:
            id += 1
            script.call(id, shape, method, b"").opened(f"a{id}")
            if shape == "server_stream":
                script.send(e.message(f"$a{id}", b"")).response(id, b"")
            script.send(e.end(f"$a{id}", code=code, **parts)).ended(id, code if code < 17 else 2, **heard)
    script.call(90, "server_stream", "ServerStream", b"").opened("b").send(e.end("$b", metadata=trailers))
    script.ended(90, trailers=heard["trailers"])

    script = case("not-processed", "END says that the handler was never started")
    script.call(1, "unary", "Unary", b"").accept().opened("a")
    script.send(e.end("$a", code=8, reason="TooManyCalls", domain="paas.rpc", not_processed=True))
    script.ended(1, 8, reason="TooManyCalls", not_processed=True).alive(2, "b")


def answers() -> None:
    script = case("stream", "Streams of responses of given sizes")
    script.call(1, "server_stream", "ServerStream", b"").accept()
    for id, sizes in enumerate([[0, 1, 200_000, 5], [], [3] * 64], 1):
        if id > 1:
            script.call(id, "server_stream", "ServerStream", b"")
        script.opened(f"a{id}")
        for size in sizes:
            script.send(e.fragments(f"$a{id}", e.payload(size), 65_536))
        script.send(e.end(f"$a{id}"))
        for size in sizes:
            script.response(id, e.payload(size))
        script.ended(id)
    script.call(9, "server_stream", "ServerStream", b"").opened("b")
    script.send(e.message("$b", e.payload(1)) + e.message("$b", b"\x0a", e.MORE) + e.end("$b", code=13, reason="Broken"))
    script.note("An error ends an incomplete message").response(9, e.payload(1)).ended(9, 13, reason="Broken")

    script = case("two-responses", "A second response to a unary call")
    script.call(1, "unary", "Unary", b"").accept().opened("a").send(e.message("$a", e.payload(1)))
    script.expect("cancel", stream="$a").ended(1, 13, reason="UnexpectedResponse", domain="paas.rpc")
    script.note("What still comes for it is late").send(e.message("$a", b"x") + e.end("$a", b"x")).alive(2, "b")
    script.call(3, "client_stream", "ClientStream", half_close=False).opened("c").send(e.message("$c"))
    script.expect("cancel", stream="$c").ended(3, 13, reason="UnexpectedResponse").send(e.end("$c", code=1)).alive(4, "d")

    script = case("end-inside", "END with code 0 inside of a message, or with one, ends a stream badly")
    script.call(1, "server_stream", "ServerStream", b"").accept().opened("a")
    script.send(e.message("$a", b"\x0a", e.MORE) + e.end("$a")).ended(1, 13)
    script.call(2, "server_stream", "ServerStream", b"").opened("b").send(e.end("$b", e.payload(1))).ended(2, 13)
    script.alive(3, "c")

    script = case("response-too-large", "A response above what the client takes fails the call alone")
    script.line("options message-bytes=1048576").call(1, "unary", "Unary", b"").accept().opened("a")
    script.send(*[e.message("$a", e.run(65_000), e.MORE)] * 17).expect("cancel", stream="$a")
    script.ended(1, 8, reason="MessageTooLarge", domain="paas.rpc").send(e.message("$a", b"x", 2) + e.end("$a")).alive(2, "b")
    script.call(3, "server_stream", "ServerStream", b"", max_response_bytes=1_000).opened("c", max_response_bytes=1_000)
    script.send(e.message("$c", e.payload(997)) + e.message("$c", e.payload(998)))
    script.response(3, e.payload(997)).expect("cancel", stream="$c").ended(3, 8, reason="MessageTooLarge")
    script.send(e.end("$c", code=1)).alive(4, "d")
    script.call(5, "unary", "Unary", b"").opened("e")
    body = e.payload(1_048_572)
    script.note("Exactly the limit").send(e.fragments("$e", body, 60_000, last_more=True) + e.end("$e"))
    script.response(5, body).ended(5)

    script = case("response-malformed", "Responses that are refused before they are decoded")
    wrong = {
        "a string that is not UTF-8": e.blob(2, e.blob(1, b"\xff")), "a string with NUL": e.blob(2, e.blob(1, b"a\0")),
        "another wire type": e.number(1, 5), "a singular field twice": e.number(3, 1) + e.number(3, 1),
        "a length beyond the end": b"\x0a\x05abc", "field number 0": b"\x00\x00", "a group": b"\x93\x03\x94\x03",
        "wire type 7": b"\x97\x03\x00", "a varint of 11 bytes": b"\x18" + b"\x80" * 10 + b"\x01",
        "a varint above 64 bits": b"\x18" + b"\xff" * 9 + b"\x02", "an end inside of a tag": b"\x80",
    }
    for id, (what, body) in enumerate(wrong.items(), 1):
        script.note(what).call(id, "unary", "Unary", b"")
        if id == 1:
            script.accept()
        script.opened(f"a{id}").send(e.end(f"$a{id}", body)).ended(id, 13, reason="MalformedResponse", domain="paas.rpc")
    script.call(50, "unary", "Unary", b"").opened("b").send(e.end("$b", e.number(60, 1) + e.blob(61, b"\xff") + e.payload(2)))
    script.note("Unknown fields are fine").line('hear {"id": 50}').ended(50)


def deadlines() -> None:
    script = case("deadline", "A deadline is known to the server, and kept by the client itself")
    script.call(1, "unary", "Unary", b"", timeout_ms=400).accept().opened("a", deadline="1..400")
    script.ended(1, 4, reason="DeadlineExceeded", domain="paas.rpc")
    script.expect("cancel", stream="$a", code=4).send(e.end("$a", code=4, reason="DeadlineExceeded")).alive(2, "b")
    script.call(3, "server_stream", "ServerStream", b"", timeout_ms=400).opened("c", deadline="1..400")
    script.send(e.message("$c", e.payload(1))).response(3, e.payload(1)).ended(3, 4, reason="DeadlineExceeded")
    script.expect("cancel", stream="$c", code=4).send(e.message("$c", e.payload(1)) + e.end("$c")).alive(4, "d")
    script.call(5, "bidi", "BidiStream", half_close=False, timeout_ms=400).opened("e", deadline="1..400")
    script.ended(5, 4, reason="DeadlineExceeded").expect("cancel", stream="$e", code=4).send(e.end("$e", code=4))
    script.call(6, "unary", "Unary", b"", timeout_ms=60_000).opened("f", deadline="55000..60000").send(e.end("$f"))
    script.response(6, b"").ended(6)

    script = case("deadline-queued", "Time in the queue counts, and may end a call that never leaves")
    script.note("The server takes 16 calls").repeat("i", 1, 16).call("{i}", "unary", "Hang", b"").done()
    script.accept(limit=e.limits(streams=16)).repeat("i", 1, 16).opened("h{i}", "Hang").done().line("wait 100")
    script.call(17, "unary", "Unary", b"", timeout_ms=300).ended(17, 4, reason="DeadlineExceeded")
    script.call(18, "unary", "Unary", b"", timeout_ms=30_000).refute("open", for_=1_000)
    script.send(e.end("$h3")).response(3, b"").ended(3).opened("b", deadline="20000..29500").send(e.end("$b"))
    script.response(18, b"").ended(18)

    script = case("deadline-unread", "A deadline comes with a server that does not read")
    big = e.unary(e.run(3_000_000))
    script.call(1, "unary", "Unary", b"").accept().opened("a").line("pause")
    script.call(2, "unary", "Unary", big, timeout_ms=500).ended(2, 4, reason="DeadlineExceeded").line("resume")
    script.line("lax events").send(e.end("$a")).response(1, b"").ended(1)

    script = case("deadline-silent", "A deadline comes with a server that never says HELLO")
    script.call(1, "unary", "Unary", b"", timeout_ms=300).line("accept a").expect("hello").line("lax events")
    script.ended(1, 4, reason="DeadlineExceeded")


def cancellation() -> None:
    gone = {"reason": "Cancelled", "domain": "paas.rpc"}
    script = case("cancel", "Giving up sends CANCEL once; what still comes is ignored")
    script.call(1, "unary", "Hang", b"").accept().opened("a", "Hang").tell(cancel=1).ended(1, 1, **gone)
    script.expect("cancel", stream="$a", code=1)
    script.send(e.message("$a", b"late", e.MORE) + e.credit("$a") + e.end("$a", b"late")).alive(2, "b")
    script.call(3, "server_stream", "ServerStream", b"").opened("c").send(e.message("$c", e.payload(1)))
    script.response(3, e.payload(1)).tell(cancel=3).ended(3, 1, **gone).expect("cancel", stream="$c", code=1)
    script.send(e.message("$c", e.payload(1)) + e.end("$c", code=1)).alive(4, "d")
    for id, (shape, method) in enumerate([("client_stream", "ClientStream"), ("bidi", "BidiStream")], 5):
        script.call(id, shape, method, half_close=False).opened(f"e{id}", method).tell(cancel=id).ended(id, 1, **gone)
        script.expect("cancel", stream=f"$e{id}", code=1).send(e.end(f"$e{id}", code=1)).alive(id + 10, f"f{id}")

    script = case("cancel-place", "A call that was given up holds its place until END")
    script.repeat("i", 1, 16).call("{i}", "unary", "Hang", b"").done()
    script.accept(limit=e.limits(streams=16)).repeat("i", 1, 16).opened("h{i}", "Hang").done().line("wait 100")
    script.tell(cancel=5).ended(5, 1).expect("cancel", stream="$h5").call(20, "unary", "Unary", b"")
    script.refute("open", for_=300).send(e.end("$h5", code=1)).opened("b").send(e.end("$b")).response(20, b"").ended(20)
    script.note("Given up in the queue: it never leaves").call(22, "unary", "Hang", b"").opened("c", "Hang")
    script.call(21, "unary", "Unary", b"").line("wait 100").tell(cancel=21).ended(21, 1)
    script.send(e.end("$h6")).response(6, b"").ended(6).refute("open", for_=300)

    script = case("cancel-race", "CANCEL and END that cross: the call ends once, its neighbours live")
    script.repeat("i", 1, 40).call("{i}", "unary", "Unary", b"").done()
    script.accept().repeat("i", 1, 40).opened("h{i}").done().line("lax events").repeat("i", 1, 40)
    script.tell(cancel="{i}").send(e.end("$h{i}")).done()
    script.repeat("i", 1, 40).line('hear-end {i}').done().alive(99, "b")

    script = case("cancel-server", "CANCEL from the server: no more requests; END follows")
    script.call(1, "client_stream", "ClientStream", e.client_stream(b"1"), half_close=False).accept().opened("a", "ClientStream")
    script.send(e.credit("$a", 100, 9_000_000)).expect("message", stream="$a", body=e.client_stream(b"1"))
    script.tell(send=1, requests=[e.client_stream(b"2").text(" ")], half_close=False)
    script.expect("message", stream="$a", body=e.client_stream(b"2")).send(e.cancel("$a")).line("wait 200")
    script.tell(send=1, requests=[e.client_stream(b"3").text(" ")], half_close=False).refute("message", stream="$a", for_=300)
    script.send(e.end("$a", e.counts(2, 2))).line("hear-end 1").alive(2, "b")


def uploads() -> None:
    method = "ClientStream"
    bodies = [e.client_stream(bytes([65 + n])) for n in range(4)]
    script = case("client-stream", "Requests leave in order, as credit allows, and are counted by nobody else")
    script.call(1, "client_stream", method, *bodies).accept().opened("a", method)
    script.note("OPEN may carry the first one; the player counts the credit of the others").line("wait 150")
    script.note("All bytes of a message have to be covered").send(e.credit("$a", 1, 2)).line("wait 150")
    script.send(e.credit("$a", 0, 1)).expect("message", stream="$a", body=bodies[0]).line("wait 150")
    script.send(e.credit("$a", 5, 100))
    for body in bodies[1:]:
        script.expect("message", stream="$a", body=body)
    script.expect("half-close", stream="$a")
    script.send(e.end("$a", e.counts(4, 4), metadata=[("k", b"v")])).response(1, e.counts(4, 4)).ended(1, trailers=[["k", "76"]])
    script.note("None at all").call(2, "client_stream", method).opened("b", method).expect("half-close", stream="$b")
    script.send(e.end("$b")).response(2, b"").ended(2)
    script.note("Empty requests").call(3, "client_stream", method, b"", b"", b"").opened("c", method)
    script.send(e.credit("$c", 5, 5)).repeat("i", 1, 3).expect("message", stream="$c", body=b"").done()
    script.expect("half-close", stream="$c").send(e.end("$c", e.counts(3, 0))).response(3, e.counts(3, 0)).ended(3)

    script = case("client-stream-end", "END before the half-close: what is left is not sent")
    script.call(1, "client_stream", method, *bodies).accept().opened("a", method).send(e.credit("$a", 1, 3))
    script.expect("message", stream="$a", body=bodies[0]).line("wait 150").send(e.end("$a", code=9, reason="Enough", text="no more")).ended(1, 9, reason="Enough")
    script.send(e.credit("$a", 5, 100)).refute("message", stream="$a", body=bodies[2], for_=300)
    large = e.client_stream(e.run(1_500_000))
    script.call(2, "client_stream", method, bodies[0], large).opened("b", method)
    script.send(e.credit("$b", 5, 4_000_000)).expect("message", stream="$b", body=bodies[0])
    script.expect("message", stream="$b", size=len(large)).send(e.end("$b", e.counts(2, 1_500_001)))
    script.line("lax events").response(2, e.counts(2, 1_500_001)).ended(2).alive(3, "c")

    script = case("credit-wrong", "A grant of nothing or beyond what can be counted fails the call")
    wrong = {"reason": "InvalidCredit", "domain": "paas.rpc"}
    grants = [e.credit("$a", 0, 0), e.credit("$a", 2**31), e.credit("$a", 0, 2**31), e.credit("$a", 2**32 - 1, 2**32 - 1)]
    for id, grant in enumerate(grants, 1):
        script.call(id, "client_stream", method, half_close=False)
        if id == 1:
            script.accept()
        script.opened("a", method).send(grant).expect("cancel", stream="$a").ended(id, 3, **wrong).send(e.end("$a", code=3))
    script.call(9, "client_stream", method, half_close=False).opened("a", method)
    script.send(e.credit("$a", 2**31 - 1, 2**31 - 1)).line("wait 100").send(e.credit("$a", 1))
    script.expect("cancel", stream="$a").ended(9, 3, **wrong).send(e.end("$a", code=3)).alive(10, "b")

    script = case("credit-wrong-connection", "The same on stream 0 ends the connection")
    for id, grant in enumerate([e.credit(0), e.credit(0, 2**31 - 1), e.credit(0, 0, 2**31 - 1)], 1):
        script.call(id, "unary", "Hang", b"").accept(f"c{id}").opened("a", "Hang").send(grant)
        script.dies("flowControl", id)

    script = case("credit-connection", "Credit of the connection bounds all calls; what needs none goes on")
    large = e.client_stream(e.run(700_000))
    script.call(1, "client_stream", method, e.client_stream(b"1"), large, large)
    script.accept(messages=1_024, size=1_048_576).opened("a", method)
    script.send(e.credit("$a", 10, 9_000_000)).expect("message", stream="$a", size=3)
    script.expect("message", stream="$a", size=len(large))
    script.refute("message", stream="$a", for_=300).alive(2, "b")
    script.send(e.credit(0, 0, 1_000_000)).expect("message", stream="$a", size=len(large)).expect("half-close", stream="$a")
    script.send(e.end("$a", e.counts(3, 1_400_001))).response(1, e.counts(3, 1_400_001)).ended(1)

    script = case("request-too-large", "A request above the server's message_bytes fails here")
    script.call(1, "unary", "Unary", b"").accept(limit=e.limits(message_bytes=1_048_576)).opened("a").send(e.end("$a"))
    script.response(1, b"").ended(1).line("lax events").call(2, "unary", "Unary", e.unary(e.run(1_048_576)))
    script.ended(2, 8, reason="MessageTooLarge").alive(4, "b")
    script.call(3, "client_stream", method, half_close=False).opened("c", method).send(e.credit("$c", 9, 9_000_000))
    script.tell(send=3, requests=[e.client_stream(e.run(1_048_576)).text(" ")]).ended(3, 8, reason="MessageTooLarge")

    script = case("bidi", "Requests and responses in any order")
    script.call(1, "bidi", "BidiStream", half_close=False).accept().opened("a", "BidiStream").send(e.credit("$a", 100, 9_000_000))
    for n in range(5):
        body = e.bidi(bytes([65 + n]))
        script.tell(send=1, requests=[body.text(" ")], half_close=False).expect("message", stream="$a", body=body)
        script.send(e.message("$a", body)).response(1, body)
    script.tell(send=1, requests=[]).expect("half-close", stream="$a").send(e.message("$a", e.payload(3)) + e.end("$a"))
    script.response(1, e.payload(3)).ended(1)
    script.note("The server ends first").call(2, "bidi", "BidiStream", e.bidi(b"x"), half_close=False).opened("b", "BidiStream")
    script.send(e.credit("$b", 1, 100)).expect("message", stream="$b").send(e.end("$b", code=5, reason="Gone")).ended(2, 5, reason="Gone").alive(3, "c")


def credit() -> None:
    script = case("credit", "What the application takes is granted again, so that a stream goes on for ever")
    script.call(1, "server_stream", "ServerStream", b"").accept().opened("a")
    script.line("send-messages", "stream=$a", "count=1000", f"body={e.payload(5).text('+')}")
    script.repeat("i", 1, 1_000).response(1, e.payload(5)).done()
    script.line("send-messages", "stream=$a", "count=5", f"body={e.payload(LARGEST - 5).text('+')}")
    script.note("Of the largest size too").repeat("i", 1, 5).line('hear {"id": 1}').done().send(e.end("$a")).ended(1)
    script.expect("credit", stream=0, messages=1, bytes=1)

    script = case("credit-exceeded", "Responses beyond the credit of their stream end the connection")
    script.call(1, "server_stream", "ServerStream", b"", take=0).accept().opened("a")
    script.line("use-credit", "stream=$a", "of=messages", "beyond=1")
    script.dies("flowControl")
    script.call(2, "server_stream", "ServerStream", b"", take=0).accept("b").opened("b")
    script.line("use-credit", "stream=$b", "of=bytes", "beyond=1")
    script.dies("flowControl")

    script = case("unread-stream", "A stream that the application does not read holds up no neighbour and loses nothing")
    script.call(1, "server_stream", "ServerStream", b"", take=0).accept().opened("a")
    script.line("use-credit", "stream=$a", "of=messages")
    script.repeat("i", 2, 30).alive("{i}", "b{i}").done()
    script.call(50, "server_stream", "ServerStream", b"").opened("c")
    script.line("send-messages", "stream=$c", "count=50", f"body={e.payload(70_000).text('+')}").send(e.end("$c"))
    script.repeat("i", 1, 50).response(50, e.payload(70_000)).done().ended(50)
    script.send(e.end("$a", code=9, reason="Done")).tell(take=1, count=1_000_000)
    script.line("hear-end 1 code=9")

    script = case("credit-unneeded", "Responses of unary and client-streaming calls need no credit")
    script.call(1, "unary", "Unary", b"").accept().opened("a")
    body = e.payload(4_000_000)
    script.send(e.fragments("$a", body, 65_536, last_more=True) + e.end("$a")).response(1, body).ended(1)


for part in (unary, answers, deadlines, cancellation, uploads, credit):
    part()
