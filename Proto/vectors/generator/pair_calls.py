"""Drivers of clients against the conformance server."""

from __future__ import annotations

from . import encoding as e
from .script import PairScript, Script

CASES: list[Script] = []
WORDS = "Grüße, 世界 🌍"
SHAPES = [("unary", "Unary"), ("server_stream", "ServerStream"), ("client_stream", "ClientStream"), ("bidi", "BidiStream")]


def case(name: str, title: str) -> PairScript:
    script = PairScript(name, title)
    CASES.append(script)
    return script


def shapes() -> None:
    script = case("shapes", "Every shape, with messages of every size")
    sizes = [0, 1, 64, 16_384, 65_536, 271_828, 314_159]
    for id, size in enumerate(sizes, 1):
        script.call(id, "unary", "Unary", e.unary(e.run(size, 3))).response(id, e.payload(size, 3)).ended(id)
    script.call(20, "unary", "Unary", e.unary(e.run(271_828), response=314_159)).response(20, e.payload(314_159)).ended(20)
    script.call(21, "server_stream", "ServerStream", e.server_stream(sizes))
    for size in sizes:
        script.response(21, e.payload(size))
    script.ended(21).call(22, "server_stream", "ServerStream", b"").ended(22)
    script.call(23, "client_stream", "ClientStream", *[e.client_stream(e.run(size)) for size in sizes])
    script.response(23, e.counts(len(sizes), sum(sizes))).ended(23)
    script.call(24, "client_stream", "ClientStream").response(24, b"").ended(24)
    script.call(25, "bidi", "BidiStream", *[e.bidi(e.run(size, 9)) for size in sizes])
    for size in sizes:
        script.response(25, e.payload(size, 9))
    script.ended(25).call(26, "bidi", "BidiStream").ended(26)
    script.call(27, "bidi", "BidiStream", half_close=False)
    for n in range(20):
        script.tell(send=27, requests=[e.bidi(bytes([n])).text(" ")], half_close=False).response(27, e.blob(1, bytes([n])))
    script.tell(send=27, requests=[]).ended(27)

    script = case("long-streams", "Streams of many more messages than any credit")
    script.call(1, "server_stream", "ServerStream", e.server_stream([10] * 5_000)).call(
        2, "client_stream", "ClientStream", *[e.client_stream(b"x")] * 3_000)
    script.call(3, "bidi", "BidiStream", *[e.bidi(b"y")] * 2_000)
    script.repeat("i", 1, 5_000).response(1, e.payload(10)).done().ended(1).response(2, e.counts(3_000, 3_000)).ended(2)
    script.repeat("i", 1, 2_000).response(3, e.blob(1, b"y")).done().ended(3)
    script.call(4, "bidi", "BidiStream", *[e.bidi(e.run(1_000_000))] * 20)
    script.repeat("i", 1, 20).response(4, e.payload(1_000_000)).done().ended(4)

    script = case("concurrent", "1,000 calls at the same time")
    script.repeat("i", 1, 1_000).call("{i}", "unary", "Unary", e.unary(b"x", delay=300)).done()
    script.repeat("i", 1, 1_000).response("{i}", e.blob(1, b"x")).ended("{i}").done()

    script = case("more-than-streams", "More calls than the server takes at the same time: they wait")
    script.repeat("i", 1, 2_500).call("{i}", "unary", "Unary", e.unary(b"x", delay=100)).done()
    script.repeat("i", 1, 2_500).response("{i}", e.blob(1, b"x")).ended("{i}").done()


def outcomes() -> None:
    trailers, violations = [("t", b"\0\xff"), ("t", b"2")], [("name", "too short"), ("size", WORDS)]
    script = case("codes", "All 17 codes of every shape, with details and trailers")
    id = 0
    for shape, method in SHAPES:
        for code in range(17):
            id += 1
            ending = e.outcome(code, WORDS, f"Reason{code}", trailers, violations)
            body = {"unary": e.unary(b"p", end=ending), "server_stream": e.server_stream([3], end=ending),
                    "client_stream": e.client_stream(b"p", ending), "bidi": e.bidi(b"p", end=ending)}[shape]
            script.call(id, shape, method, body)
            answer = {"unary": e.blob(1, b"p"), "server_stream": e.payload(3), "client_stream": e.counts(1, 1),
                      "bidi": e.blob(1, b"p")}[shape]
            if code == 0 or shape in ("server_stream", "bidi"):
                script.response(id, answer)
            heard = [["t", "00ff"], ["t", "32"]]
            if code == 0:
                script.ended(id, trailers=heard)
            else:
                script.ended(id, code, reason=f"Reason{code}", domain="paas.conformance", message=WORDS, trailers=heard,
                             violations=[{"field": field, "description": text} for field, text in violations])

    script = case("unimplemented", "Methods and services that are not there")
    for id, path in enumerate(["Nope", "/a.B/C"], 1):
        script.call(id, "unary", path, b"").ended(id, 12, reason="UnknownMethod", domain="paas.rpc")

    script = case("metadata", "Metadata arrives in order, binary too")
    pairs = [("b", b"\0\xff"), ("a", b"1"), ("b", b""), ("a", b"2")]
    script.call(1, "unary", "Unary", e.unary(echo=True), metadata=[[key, value.hex()] for key, value in pairs])
    script.hear(id=1, response_has=e.entries(2, pairs).text(" ")).ended(1)

    script = case("deadline", "Deadlines reach the handler and end the call")
    late = {"reason": "DeadlineExceeded", "domain": "paas.rpc"}
    script.call(1, "unary", "Hang", b"", timeout_ms=300).call(2, "server_stream", "HangStream", b"", timeout_ms=300)
    script.call(3, "unary", "Unary", e.unary(delay=60_000), timeout_ms=300).call(4, "bidi", "BidiStream", half_close=False, timeout_ms=300)
    for id in (1, 2, 3, 4):
        script.ended(id, 4, **late)
    script.line("until-hangs begun=2 cancelled=2").call(5, "unary", "Unary", e.unary(b"x"), timeout_ms=60_000)
    script.line("hear-end 5 code=0")

    script = case("cancel", "Giving up is seen by the handler")
    script.call(1, "unary", "Hang", b"").call(2, "server_stream", "HangStream", b"").line("until-hangs begun=2 cancelled=0")
    script.tell(cancel=1).ended(1, 1, reason="Cancelled").line("until-hangs begun=2 cancelled=1")
    script.tell(cancel=2).ended(2, 1, reason="Cancelled").line("until-hangs begun=2 cancelled=2")
    script.call(3, "server_stream", "ServerStream", e.server_stream([1] * 100, delay=50)).response(3, e.payload(1))
    script.tell(cancel=3).line("hear-end 3 code=1").call(4, "unary", "Unary", b"").response(4, b"").ended(4)
    script.repeat("i", 11, 300).call("{i}", "unary", "Hang", b"").done().line("until-hangs begun=292 cancelled=2")
    script.repeat("i", 11, 300).tell(cancel="{i}").done().repeat("i", 11, 300).line("hear-end {i} code=1").done()
    script.line("until-hangs begun=292 cancelled=292")

    script = case("exit", "A driver that ends takes its calls with it")
    script.call(1, "unary", "Hang", b"").call(2, "server_stream", "HangStream", b"").line("until-hangs begun=2 cancelled=0")
    script.line("lax events").line("hear-exit").line("until-hangs begun=2 cancelled=2")

    script = case("unread-stream", "A stream that is not read holds up nobody")
    script.call(1, "server_stream", "ServerStream", e.server_stream([10_000] * 2_000), take=1).response(1, e.payload(10_000))
    script.repeat("i", 2, 100).call("{i}", "unary", "Unary", e.unary(b"x")).response("{i}", e.blob(1, b"x")).ended("{i}").done()
    script.tell(take=1, count=3_000).repeat("i", 2, 2_000).response(1, e.payload(10_000)).done().ended(1)


def ends() -> None:
    script = case("drain", "A server that ends: calls finish, streams say GoingAway")
    script.line("lax exit").call(1, "unary", "Unary", e.unary(b"x", delay=1_000)).call(2, "server_stream", "HangStream", b"")
    script.line("until-hangs begun=1 cancelled=0").line("stop").ended(2, 14, reason="GoingAway")
    script.response(1, e.blob(1, b"x")).ended(1).line("expect-exit")
    script.call(3, "unary", "Unary", b"").line("hear-end 3 code=14")

    script = case("unreachable", "Nobody listens")
    script.line("options absent").call(1, "unary", "Unary", b"").ended(1, 14, reason="Unreachable", domain="paas.rpc")

    script = case("services", "Health and reflection as every client sees them")
    script.call(1, "unary", "/paas.health.v1.Health/Check", b"").response(1, e.number(1, 1)).ended(1)
    script.call(2, "server_stream", "/paas.health.v1.Health/Watch", b"").response(2, e.number(1, 1)).tell(cancel=2)
    script.line("hear-end 2 code=1").call(3, "unary", "/paas.reflection.v1.Reflection/GetDescriptors", b"")
    script.line("hear-end 3 code=0")


for part in (shapes, outcomes, ends):
    part()
