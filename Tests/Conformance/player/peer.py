"""One connection of the player: bytes out, events in."""

from __future__ import annotations

import asyncio
import os
import socket
import traceback
from collections import deque
from time import monotonic

from . import frames as f
from .ledger import Ledger, terms
from .values import Failure, bytes_of, number_field, short

PASSED_OVER = ("message", "half-close")


class Peer:
    """A connection. `player` is the role of the player on it."""

    def __init__(self, sock: socket.socket, player: str):
        sock.setblocking(False)
        self.sock, self.player = sock, player
        self.ledger = Ledger(player)
        self.ledger.emit = self._emit
        self.outgoing = f.Splitter(preface=player == "client")
        self.incoming = f.Splitter(preface=player == "server")
        self.queues: dict[str, deque] = {}
        self.problem: Failure | None = None
        self.closed_at: float | None = None
        self.given_up = False
        self.changed = asyncio.Event()
        self.reading = asyncio.Event()
        self.reading.set()
        self.output: asyncio.Queue = asyncio.Queue()
        self.tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._write())]
        self.followed = True
        self.lax: set[str] = set()

    # Output

    def send(self, data: bytes, pieces: int = 0, descriptor: bool = False) -> None:
        """Queues bytes, in pieces of a size if it is given."""
        if self.followed:
            try:
                for frame in self.outgoing.feed(data):
                    self.ledger.sent(frame)
            except Failure:
                self.followed = False
        for at in range(0, len(data), pieces or len(data) or 1):
            self.output.put_nowait((data[at : at + (pieces or len(data))], descriptor))

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            data, descriptor = await self.output.get()
            try:
                if data is None:
                    self.sock.shutdown(socket.SHUT_WR)
                elif descriptor:
                    with open(os.devnull, "rb") as file:
                        socket.send_fds(self.sock, [data], [file.fileno()])
                else:
                    await loop.sock_sendall(self.sock, data)
            except OSError:
                pass
            self.output.task_done()

    def shut(self) -> None:
        self.output.put_nowait((None, False))

    async def close(self) -> None:
        """Closes when all is written, or cannot be."""
        self.given_up = True
        try:
            await asyncio.wait_for(self.output.join(), 5)
        except asyncio.TimeoutError:
            pass
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.sock.close()

    async def send_messages(self, stream: int, count: int, body: bytes, last: bool, within: float) -> None:
        """Sends messages as credit allows."""
        deadline = monotonic() + within
        for index in range(count):
            state = self._stream(stream)
            side = state.requests if self.player == "client" else state.responses
            await self._until(lambda: side.messages >= 1 and side.bytes >= len(body), deadline, "credit of the stream")
            await self._send_message(stream, body, last and index == count - 1, deadline)

    async def _send_message(self, stream: int, body: bytes, last: bool, deadline: float) -> None:
        size = min(terms(self.ledger.hello[self.ledger.peer])["frame_bytes"], 65_536)
        credit = self.ledger.connection[self.player]
        pieces = [body[at : at + size] for at in range(0, len(body), size)] or [b""]
        for index, piece in enumerate(pieces):
            need = 1 if index == 0 else 0
            await self._until(lambda: credit["messages"] >= need and credit["bytes"] >= len(piece), deadline,
                              "credit of the connection")
            flags = f.MORE if index < len(pieces) - 1 else f.END_STREAM if last and body else 0
            self.send(_message(stream, piece, flags))
        if last and not body:
            self.send(_message(stream, b"", f.END_STREAM))

    async def use_credit(self, stream: int, unit: str, beyond: bool) -> None:
        """Sends messages until the stream's credit is used up, or one more."""
        state = self._stream(stream)
        side = state.requests if self.player == "client" else state.responses
        deadline = monotonic() + 60
        if unit == "messages":
            self.send(_message(stream, b"", 0) * (side.messages + int(beyond)))
            return
        while side.bytes > 0:
            await self._send_message(stream, bytes(min(side.bytes, 2**20)), False, deadline)
        if beyond:
            self.send(_message(stream, b"\0", 0))

    def _stream(self, stream: int):
        if stream not in self.ledger.streams:
            raise Failure(f"no call is numbered {stream}")
        return self.ledger.streams[stream]

    # Input

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while True:
                await self.reading.wait()
                data = await loop.sock_recv(self.sock, 1 << 18)
                if not data:
                    break
                if self.problem is None:
                    for frame in self.incoming.feed(data):
                        self.ledger.received(frame)
                    self.changed.set()
        except OSError:
            pass
        except Failure as failure:
            self.problem = failure
        except Exception:
            self.problem = Failure("the player failed: " + traceback.format_exc())
        if self.problem is None and self.incoming.waiting and not self.incoming.preface and "cut" not in self.lax:
            self.problem = Failure("the input ends inside of a frame")
        self.closed_at = monotonic()
        self.changed.set()

    def _emit(self, where: int, kind: str, **keys: object) -> None:
        event = {"kind": kind, "at": monotonic(), **keys}
        if kind == "credit":
            return
        if where:
            self.ledger.streams[where].events.append(event)
        else:
            self.queues.setdefault(kind, deque()).append(event)

    async def _until(self, ready, deadline: float, what: str):
        while True:
            if self.problem:
                raise self.problem
            found = ready()
            if found:
                return found
            if self.closed_at is not None:
                raise Failure(f"the connection is closed, {what} awaited{self._seen()}")
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), max(deadline - monotonic(), 0.001))
            except asyncio.TimeoutError:
                raise Failure(f"no {what} in time{self._seen()}") from None

    def _seen(self) -> str:
        goaways = self.queues.get("goaway")
        return f"; seen: {describe(goaways[0])}" if goaways else ""

    async def expect(self, kind: str, stream: str | int | None, keys: dict, within: float) -> dict:
        """The next event, compared with what a script says of it."""
        deadline = monotonic() + within
        if kind == "closed":
            await self._until(lambda: self.closed_at is not None, deadline, "end of the connection")
            return {"kind": kind, "at": self.closed_at}
        if kind == "credit":
            return await self._credit(int(stream or 0), keys, deadline)
        queue = await self._until(lambda: self._queue(kind, stream), deadline,
                                  kind + (f" on stream {stream}" if stream is not None else ""))
        event = queue.popleft()
        if event["kind"] != kind:
            raise Failure(f"{kind} awaited on stream {stream}, but there is {describe(event)}")
        compare(event, keys)
        return event

    def _queue(self, kind: str, stream: str | int | None) -> deque | None:
        if stream is None:
            queues = [self.queues.get(kind)]
        elif stream == "*":
            queues = sorted(
                (state.events for state in self.ledger.streams.values() if state.events), key=lambda one: one[0]["at"])
        else:
            queues = [self._stream(int(stream)).events]
        for queue in queues:
            while queue and self.player == "server" and stream is not None and queue[0]["kind"] != kind \
                    and queue[0]["kind"] in PASSED_OVER:
                queue.popleft()
            if queue:
                return queue
        return None

    async def _credit(self, stream: int, keys: dict, deadline: float) -> dict:
        granted = self._stream(stream).granted if stream else self.ledger.granted
        wanted = {unit: int(keys.get(unit, 0)) for unit in ("messages", "bytes")}
        await self._until(lambda: all(granted[unit] >= wanted[unit] for unit in wanted), deadline,
                          f"credit of {wanted} for stream {stream}, but of {granted},")
        return {"kind": "credit", "at": monotonic()}

    async def refute(self, kind: str, stream: str | int | None, keys: dict, time: float) -> None:
        deadline = monotonic() + time
        while True:
            if self.problem:
                raise self.problem
            for event in self._queue(kind, stream) or ():
                if event["kind"] == kind and all(_matches(event, key, value) for key, value in keys.items()):
                    raise Failure(f"{describe(event)} came, which should not")
            if kind == "closed" and self.closed_at is not None:
                raise Failure("the connection was closed")
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), max(deadline - monotonic(), 0.001))
            except asyncio.TimeoutError:
                return

    def leftover(self) -> str | None:
        """What came and was not expected."""
        kinds = ("goaway", "open") if self.player == "server" else ("goaway",)
        for kind in kinds:
            if self.queues.get(kind):
                return describe(self.queues[kind][0])
        for number, stream in self.ledger.streams.items():
            for event in stream.events:
                if self.player == "client" or event["kind"] not in PASSED_OVER:
                    return f"{describe(event)} on stream {number}"
        return None


def _message(stream: int, body: bytes, flags: int) -> bytes:
    return len(body).to_bytes(4, "big") + stream.to_bytes(4, "big") + bytes([f.MSG, flags, 0, 0]) + body


def describe(event: dict) -> str:
    parts = []
    for key, value in event.items():
        if key not in ("kind", "at") and value not in (0, "", b"", []):
            parts.append(f"{key} {short(value) if isinstance(value, bytes) else value}")
    return f"{event['kind']} ({', '.join(parts)})"


def compare(event: dict, keys: dict[str, str]) -> None:
    for key, wanted in keys.items():
        if not _matches(event, key, wanted.replace("%20", " ")):
            shown = wanted if len(wanted) < 100 else f"{wanted[:100]}…"
            raise Failure(f"{key} should be {shown}: {describe(event)}")


def _matches(event: dict, key: str, wanted: str) -> bool:
    if key in ("body", "data"):
        return event[key] == bytes_of(wanted)
    if key == "size":
        return len(event["body"]) == int(wanted)
    if key.startswith("varint-"):
        low, high = wanted.split("..")
        return int(low) <= number_field(event["body"], int(key[7:])) <= int(high)
    if key == "body-has":
        return all(bytes_of(part) in event["body"] for part in wanted.split(","))
    if key in ("metadata", "trailers"):
        pairs = [] if wanted == "-" else [part.partition(":") for part in wanted.split(",")]
        there = [(entry["key"], entry["value"]) for entry in event["metadata"]]
        return there == [(name, bytes_of(value)) for name, _, value in pairs]
    if key == "violations":
        there = [f"{entry['field']}|{entry['description']}" for entry in event["violations"]]
        return ",".join(there) == wanted
    if key == "text-has":
        return wanted.lower() in event["text"].lower()
    if key == "instance":
        return bool(event["instance_id"]) == (wanted == "some")
    if key == "deadline":
        if wanted == "none":
            return event["timeout_ns"] == 0
        low, high = wanted.split("..")
        return int(low) * 1_000_000 <= event["timeout_ns"] <= int(high) * 1_000_000
    if key == "code" and event["kind"] == "goaway":
        code = event["code"]
        return (f.CODES[code] if code < len(f.CODES) else str(code)) in wanted.split("|")
    if key not in event:
        raise Failure(f"{event['kind']} has no {key}")
    return str(int(event[key]) if isinstance(event[key], bool) else event[key]) in _options(key, wanted)


def _options(key: str, wanted: str) -> list[str]:
    return wanted.split("|") if key == "code" else [wanted]
