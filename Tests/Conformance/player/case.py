"""Plays one script."""

from __future__ import annotations

import asyncio
import json
import pathlib
import re
import socket
from time import monotonic
from typing import Iterator

from . import frames as f
from .peer import Peer
from .programs import Driver, Folder, Program
from .values import Failure, bytes_of, number_field

# A case ends at once when all is well: this is for machines that have much else to do.
PATIENCE = 60.0
HELLO = bytes.fromhex(
    "f9706161730d0a000000001d000000000100001d080110011a0f0880800410808080021880402080083080203880808008")
HANGS = b"/paas.conformance.v1.Conformance/CountHangs"


def steps(lines: list[str]) -> Iterator[str]:
    """The lines to play, loops unrolled."""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith("repeat "):
            yield line
            continue
        _, name, first, last = line.split()
        end = lines.index("done", at)
        body, at = lines[at:end], end + 1
        form = re.compile(r"\{" + name + r"([+-]\d+)?(:08x)?\}")
        for value in range(int(first), int(last) + 1):
            def text(match: re.Match[str]) -> str:
                number = value + int(match[1] or 0)
                return f"{number:08x}" if match[2] else str(number)
            for inner in body:
                if not inner.startswith("#"):
                    yield form.sub(text, inner)


class Case:
    """One script against one program."""

    def __init__(self, path: pathlib.Path, server: str, driver: list[str]):
        self.lines = path.read_text(encoding="utf-8").splitlines()
        self.kind = path.parent.name
        self.server_command, self.driver_command = server, driver
        self.folder = Folder()
        self.peers: dict[str, Peer] = {}
        self.names: dict[str, int] = {}
        self.pings: dict[str, bytes] = {}
        self.lax: set[str] = set()
        self.server: Program | None = None
        self.driver: Driver | None = None
        self.listener: socket.socket | None = None
        self.own: Peer | None = None
        self.own_stream = 0
        self.peer: Peer | None = None
        self.mark = monotonic()
        self.position = ""
        self.exited = False

    async def play(self) -> None:
        """Plays it all.

        Raises Failure with the line at which it went wrong.
        """
        try:
            await self._start()
            for line in steps(self.lines):
                self.position = line
                verb, _, rest = line.partition(" ")
                if verb not in ("title", "options"):
                    await getattr(self, f"do_{verb.replace('-', '_')}")(rest)
                    self.mark = monotonic()
            self.position = "the end of the script"
            await self._finish()
        except Failure as failure:
            where = self.position if len(self.position) < 200 else f"{self.position[:200]}…"
            words = ""
            for program in (self.server, self.driver):
                if program and program.process.returncode not in (None, 0):
                    words += f" [{program.name} ended with {program.process.returncode}{program.said()}]"
            raise Failure(f"{failure} — at: {where}{words}") from None
        finally:
            await self._clear()

    async def _start(self) -> None:
        options = [line.split()[1:] for line in self.lines if line.startswith("options ")]
        words = [word for line in options for word in line]
        arguments = [part for word in words if "=" in word for part in (f"--{word.partition('=')[0]}", word.partition("=")[2])]
        if self.kind in ("server", "pair") and "absent" not in words:
            command = [self.server_command, self.folder.socket, *(arguments if self.kind == "server" else [])]
            self.server = await Program(command, self.folder.path / "server").start()
            if await self.server.line(monotonic() + PATIENCE, "listening") != "listening":
                raise Failure("the server does not say that it listens")
            self.own = await self._connect()
            self.own.send(HELLO)
            await self.own.expect("hello", None, {}, PATIENCE)
        if self.kind == "client":
            self.listener = self.folder.listen()
        if self.kind in ("client", "pair"):
            command = [*self.driver_command, self.folder.socket, *(arguments if self.kind == "client" else [])]
            self.driver = await Driver(command, self.folder.path / "driver").start()
            if json.loads(await self.driver.line(monotonic() + PATIENCE, "ready")) != {"ready": True}:
                raise Failure("the driver does not say that it is ready")

    async def _finish(self) -> None:
        for name, peer in self.peers.items():
            if peer.problem and not peer.given_up:
                raise peer.problem
            extra = peer.leftover()
            if extra and "events" not in self.lax:
                raise Failure(f"on connection {name} came what was not expected: {extra}")
        if self.driver:
            extra = self.driver.leftover()
            if extra and "events" not in self.lax:
                raise Failure(f"heard what was not expected: {extra}")
        for peer in self.peers.values():
            await peer.close()
        self.peers = {}
        if self.driver and not self.exited:
            self.driver.finish()
            await self.driver.ended(PATIENCE)
        if self.server and "exit" not in self.lax:
            await self._look()
            self.server.stop()
            await self.server.ended(PATIENCE)

    async def _look(self) -> None:
        """The connection that was there before, and a new one, have their calls answered."""
        await self._count()
        deadline = monotonic() + PATIENCE
        while True:
            peer = await self._connect()
            peer.send(HELLO)
            try:
                await peer.expect("hello", None, {}, 2)
                return
            except Failure:
                # Connections that were just closed may still be counted.
                if monotonic() > deadline:
                    raise
                await asyncio.sleep(0.05)
            finally:
                await peer.close()

    async def _clear(self) -> None:
        for peer in [*self.peers.values(), *([self.own] if self.own else [])]:
            for task in peer.tasks:
                task.cancel()
            await asyncio.gather(*peer.tasks, return_exceptions=True)
            peer.sock.close()
        for program in (self.driver, self.server):
            if program:
                await program.kill()
        if self.listener:
            self.listener.close()
        self.folder.close()

    async def _connect(self) -> Peer:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.setblocking(False)
        try:
            await asyncio.get_running_loop().sock_connect(sock, self.folder.socket)
        except OSError as error:
            raise Failure(f"no connection: {error}") from None
        return Peer(sock, "client")

    async def _count(self) -> tuple[int, int]:
        """How many handlers hang, and how many were cancelled."""
        assert self.own
        self.own_stream += 1
        meta = b"\x12" + bytes([len(HANGS)]) + HANGS
        size = len(meta)
        self.own.send(size.to_bytes(4, "big") + self.own_stream.to_bytes(4, "big") + bytes([f.OPEN, 1, 0, size]) + meta)
        event = await self.own.expect("end", self.own_stream, {"code": "0"}, PATIENCE)
        return number_field(event["body"], 1), number_field(event["body"], 2)

    # Verbs

    @property
    def here(self) -> Peer:
        if self.peer is None:
            raise Failure("no connection")
        return self.peer

    async def do_connect(self, name: str) -> None:
        self.peer = self.peers[name] = await self._connect()
        self.peer.lax = self.lax

    async def do_accept(self, name: str) -> None:
        assert self.listener
        try:
            sock, _ = await asyncio.wait_for(asyncio.get_running_loop().sock_accept(self.listener), PATIENCE)
        except asyncio.TimeoutError:
            raise Failure("no connection comes") from None
        self.peer = self.peers[name] = Peer(sock, "server")
        self.peer.lax = self.lax

    async def do_on(self, name: str) -> None:
        self.peer = self.peers[name]

    async def do_send(self, text: str) -> None:
        self.here.send(bytes_of(text, self.names))

    async def do_send_bytewise(self, text: str) -> None:
        self.here.send(bytes_of(text, self.names), pieces=1)

    async def do_send_with_descriptor(self, text: str) -> None:
        self.here.send(bytes_of(text, self.names), descriptor=True)

    async def do_send_first(self, text: str) -> None:
        count, _, rest = text.partition(" ")
        self.here.send(bytes_of(rest, self.names)[: int(count)])

    async def do_send_goaway(self, text: str) -> None:
        keys = words(text)
        meta = _number(1, self._stream(keys["last"])) + _number(2, int(keys.get("code", 0)))
        self.here.send(len(meta).to_bytes(4, "big") + bytes([0, 0, 0, 0, f.GOAWAY, 0, 0, len(meta)]) + meta)

    async def do_send_messages(self, text: str) -> None:
        keys = words(text)
        await self.here.send_messages(
            self._stream(keys["stream"]), int(keys["count"]), bytes_of(keys["body"], self.names),
            keys.get("last") == "1", 3 * PATIENCE)

    async def do_use_credit(self, text: str) -> None:
        keys = words(text)
        await self.here.use_credit(self._stream(keys["stream"]), keys["of"], keys.get("beyond") == "1")

    async def do_shut(self, _: str) -> None:
        self.here.given_up = True
        self.here.shut()

    async def do_close(self, _: str) -> None:
        await self.here.close()

    async def do_pause(self, _: str) -> None:
        self.here.reading.clear()

    async def do_resume(self, _: str) -> None:
        self.here.reading.set()

    async def do_wait(self, text: str) -> None:
        await asyncio.sleep(int(text) / 1_000)

    async def do_lax(self, text: str) -> None:
        self.lax |= set(text.split())

    async def do_expect(self, text: str) -> None:
        kind, _, rest = text.partition(" ")
        keys = words(rest)
        within = int(keys.pop("within", PATIENCE * 1_000)) / 1_000
        after = int(keys.pop("after", 0)) / 1_000
        bind = keys.pop("bind", None)
        stream = keys.pop("stream", None)
        where = stream if stream in (None, "*") else self._stream(stream)
        event = await self.here.expect(kind, where, keys, within)
        if after and event["at"] - self.mark < after:
            raise Failure(f"{kind} came after {(event['at'] - self.mark) * 1_000:.0f} ms, too early")
        if bind and kind == "ping":
            self.pings[bind] = event["data"]
        elif bind:
            self.names[bind] = event["stream"]

    async def do_refute(self, text: str) -> None:
        kind, _, rest = text.partition(" ")
        keys = words(rest)
        time = int(keys.pop("for")) / 1_000
        stream = keys.pop("stream", None)
        await self.here.refute(kind, stream if stream in (None, "*") else self._stream(stream), keys, time)

    async def do_answer(self, name: str) -> None:
        self.here.send(bytes([0, 0, 0, 8, 0, 0, 0, 0, f.PING, f.ACK, 0, 0]) + self.pings[name])

    async def do_until_hangs(self, text: str) -> None:
        keys = words(text)
        wanted = int(keys["begun"]), int(keys["cancelled"])
        deadline = monotonic() + PATIENCE
        while (seen := await self._count()) != wanted:
            if monotonic() > deadline:
                raise Failure(f"{seen[0]} handlers began and {seen[1]} were cancelled")
            await asyncio.sleep(0.02)

    async def do_tell(self, text: str) -> None:
        assert self.driver
        self.driver.tell(json.loads(text))

    async def do_hear(self, text: str) -> None:
        assert self.driver
        await self.driver.hear(json.loads(text), 2 * PATIENCE)

    async def do_hear_end(self, text: str) -> None:
        assert self.driver
        id, _, code = text.partition(" code=")
        await self.driver.hear_end(int(id), int(code) if code else None, 2 * PATIENCE)

    async def do_refute_hear(self, text: str) -> None:
        assert self.driver
        body, _, time = text.rpartition(" for=")
        await self.driver.refute(json.loads(body), int(time) / 1_000)

    async def do_hear_exit(self, _: str) -> None:
        assert self.driver
        self.driver.finish()
        await self.driver.ended(PATIENCE)
        self.exited = True

    async def do_stop(self, _: str) -> None:
        assert self.server
        if self.own:
            await self.own.close()
        self.server.stop()

    async def do_expect_exit(self, _: str) -> None:
        assert self.server
        await self.server.ended(2 * PATIENCE)

    def _stream(self, text: str) -> int:
        if not text.startswith("$"):
            return int(text)
        if text[1:] not in self.names:
            raise Failure(f"no call is called {text}")
        return self.names[text[1:]]


def words(text: str) -> dict[str, str]:
    out = {}
    for word in text.split():
        key, equals, value = word.partition("=")
        if not equals:
            raise Failure(f"not a key with a value: {word}")
        out[key] = value
    return out


def _number(field: int, value: int) -> bytes:
    out = bytes([field << 3])
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])
