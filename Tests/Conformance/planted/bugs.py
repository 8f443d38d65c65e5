"""Faults of the protocol, each a few words of the sources that are replaced, and the cases that have to notice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Bug:
    name: str
    file: str
    old: str
    new: str
    cases: tuple[str, ...]


WIRE = "Sources/Wire/"
BUGS = [
    Bug("a number is used twice", WIRE + "ServerStateMachine.swift",
        "guard stream > lastStream else", "guard stream >= lastStream else", ("server/numbers-reused",)),
    Bug("a second request is ignored", WIRE + "ServerStateMachine+Requests.swift",
        "case .running, .halfClosed: return .stop(ended(id, .unexpectedMessage))",
        "case .running, .halfClosed: return .wait", ("server/second-message", "server/request-errors")),
    Bug("a half-close alone counts as an empty request", WIRE + "ServerStateMachine+Requests.swift",
        "if step.isHalfCloseAlone { return .stop(ended(id, .missingMessage)) }",
        "if step.isHalfCloseAlone { return start(index) }", ("server/without-message",)),
    Bug("credit for bytes of a stream is not looked at", WIRE + "SendCredit.swift",
        "guard left.messages > 0, byteCount <= Int(left.bytes) else { return false }\n"
        "        left.messages -= 1\n        left.bytes -= UInt32(byteCount)",
        "guard left.messages > 0 else { return false }\n"
        "        left.messages -= 1\n        left.bytes -= min(left.bytes, UInt32(byteCount))",
        ("server/credit-bytes", "client/client-stream")),
    Bug("credit for messages of a stream is not looked at", WIRE + "SendCredit.swift",
        "guard left.messages > 0, byteCount <= Int(left.bytes) else { return false }\n        left.messages -= 1",
        "guard byteCount <= Int(left.bytes) else { return false }\n        left.messages -= min(left.messages, 1)",
        ("server/credit-messages", "client/client-stream")),
    Bug("credit above what can be counted is taken", WIRE + "SendCredit.swift",
        "!bytes.overflow, messages.partialValue <= Credit.largest,\n            bytes.partialValue <= Credit.largest",
        "!bytes.overflow", ("server/credit-wrong*", "client/credit-wrong*")),
    Bug("the connection's credit is not looked at", WIRE + "SendCredit.swift",
        "let count = min(byteCount, Int(left.bytes))", "let count = byteCount\n        left.bytes = Credit.largest",
        ("server/credit-connection", "client/credit-connection")),
    Bug("the connection's credit is not given back", WIRE + "ConnectionWindow.swift",
        "guard left.bytes < size.bytes / 2 || left.messages < size.messages / 2 else { return nil }",
        "guard left.bytes == .max else { return nil }", ("server/request-credit", "pair/long-streams")),
    Bug("a message of exactly the limit is too large", WIRE + "MessageAssembly.swift",
        "guard fragment.byteCount <= Int(limit) - bytes.count", "guard fragment.byteCount < Int(limit) - bytes.count",
        ("server/message-limit", "client/response-too-large")),
    Bug("a cancelled call ends without its handler", WIRE + "ServerStateMachine+Requests.swift",
        "guard streams.values[index].isStarted else {", "guard streams.values[index].isStarted, id > .max - 1 else {",
        ("server/cancel", "pair/cancel")),
    Bug("floods of PING are answered", WIRE + "FrameRates.swift",
        "case .ping, .goAway: isWithin = pings.take(now: now)",
        "case .ping, .goAway:\n            pings.add(1)\n            isWithin = pings.take(now: now)",
        ("server/rate-ping", "client/rate-ping")),
    Bug("END_STREAM goes together with MORE", WIRE + "FrameGrammar.swift",
        "guard flags.isSuperset(of: header.flags), header.flags != [.endStream, .more] else {",
        "guard flags.isSuperset(of: header.flags) else {", ("server/flags",)),
    Bug("a stream writes all it has before the next one's turn", WIRE + "Outbox+Filling.swift",
        "case .more: next += 1", "case .more: break", ("server/turns",)),
    Bug("PING is answered with other bytes", "Sources/RPCServer/ServerConnection+Frames.swift",
        "socket.outbox.addControl(.ping, flags: .acknowledgement, message: bytes)",
        "socket.outbox.addControl(.ping, flags: .acknowledgement, message: bytes.reversed())", ("server/ping",)),
    Bug("a drain has one phase", "Sources/RPCServer/ServerConnection+Drain.swift",
        "loop.schedule(after: .seconds(1)) { self.leave() }", "leave()", ("server/drain*",)),
    Bug("time in the queue does not count for the deadline", WIRE + "Outbox+Filling.swift",
        "let left = moment > now ? moment - now : 1", "let left = moment > now ? UInt64(30_000_000_000) : 1",
        ("client/deadline*",)),
    Bug("a call that was given up no longer holds its place", WIRE + "ClientStateMachine.swift",
        "giveUp(index)\n        return true", "streams.remove(at: index)\n        return true",
        ("client/cancel-place",)),
    Bug("a second response is taken", WIRE + "ClientStateMachine+Frames.swift",
        "if isLast { return fail(index, .unexpectedResponse) }", "", ("client/two-responses",)),
    Bug("END inside of a message ends a stream well", WIRE + "ClientStateMachine+Frames.swift",
        "let isWhole = !entry.isInsideMessage && message.byteCount == 0", "let isWhole = message.byteCount == 0",
        ("client/end-inside",)),
    Bug("the last call that was begun is sent again", WIRE + "ClientStateMachine+Frames.swift",
        "let unprocessed = activeCalls { $0 > last }\n        streams = streams.filter { $0.key <= last }",
        "let unprocessed = activeCalls { $0 >= last }\n        streams = streams.filter { $0.key < last }",
        ("client/goaway-retry",)),
    Bug("a GOAWAY may raise the last stream", WIRE + "ClientStateMachine+Frames.swift",
        "guard goAway.lastStream <= lastTakenStream else {", "guard goAway.lastStream <= .max - 1 + goAway.lastStream / .max else {",
        ("client/goaway-raised",)),
]
