"""The programs under test."""

from __future__ import annotations

import asyncio
import json
import pathlib
import signal
import socket
import tempfile
from collections import deque
from time import monotonic

from .values import Failure, bytes_of


class Program:
    """A running program whose lines on standard output are kept."""

    def __init__(self, command: list[str], log: pathlib.Path):
        self.command, self.log = command, log
        self.lines: deque[str] = deque()
        self.changed = asyncio.Event()
        self.at_end = False

    async def start(self) -> "Program":
        with open(self.log, "wb") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self.command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log,
                limit=1 << 26)
        self.reader = asyncio.create_task(self._read())
        return self

    async def _read(self) -> None:
        assert self.process.stdout
        while line := await self.process.stdout.readline():
            self.lines.append(line.decode().rstrip("\n"))
            self.changed.set()
        self.at_end = True
        self.changed.set()

    async def line(self, deadline: float, what: str) -> str:
        """The next line."""
        while not self.lines:
            if self.at_end:
                raise Failure(f"{self.name} ended, {what} awaited{self.said()}")
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), max(deadline - monotonic(), 0.001))
            except asyncio.TimeoutError:
                raise Failure(f"no {what} from {self.name} in time") from None
        return self.lines.popleft()

    @property
    def name(self) -> str:
        return pathlib.Path(self.command[0]).name

    def said(self) -> str:
        text = self.log.read_text(errors="replace").strip()
        return f"; it said: {text[-1_500:]}" if text else ""

    async def ended(self, within: float) -> None:
        """Waits for its end, which has to be a good one."""
        try:
            status = await asyncio.wait_for(self.process.wait(), within)
        except asyncio.TimeoutError:
            raise Failure(f"{self.name} does not end{self.said()}") from None
        if status != 0:
            raise Failure(f"{self.name} ended with status {status}{self.said()}")

    def stop(self) -> None:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)

    async def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()
        self.reader.cancel()
        await asyncio.gather(self.reader, return_exceptions=True)
        transport = getattr(self.process, "_transport", None)
        if transport:
            transport.close()


class Driver(Program):
    """A driver: commands in, events out."""

    def __init__(self, command: list[str], log: pathlib.Path):
        super().__init__(command, log)
        self.events: dict[int, deque] = {}
        self.others: deque[dict] = deque()

    def tell(self, command: dict) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(command).encode() + b"\n")

    def finish(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()

    async def hear(self, wanted: dict, within: float) -> dict:
        """The next event of the call, or of the kind, compared with what is wanted."""
        event = await self._next(wanted, monotonic() + within)
        part = wanted.get("response_has")
        if part is not None and bytes_of(part) not in bytes.fromhex(event.get("response", "")):
            raise Failure(f"{clip(wanted)} awaited, but heard {clip(event)}")
        for key, value in wanted.items():
            if key != "response_has" and not alike(event.get(key), value):
                raise Failure(f"{clip(wanted)} awaited, but heard {clip(event)}")
        return event

    async def hear_end(self, id: int, code: int | None, within: float) -> None:
        deadline = monotonic() + within
        while "end" not in (event := await self._next({"id": id}, deadline)):
            pass
        if code is not None and event["end"].get("code") != code:
            raise Failure(f"code {code} awaited, but heard {clip(event)}")

    async def _next(self, wanted: dict, deadline: float) -> dict:
        while True:
            queue = self.events.get(wanted["id"]) if "id" in wanted else self.others
            if queue:
                return queue.popleft()
            text = await self.line(deadline, clip(wanted))
            self._sort(text)

    def _sort(self, text: str) -> None:
        try:
            event = json.loads(text)
        except ValueError:
            raise Failure(f"{self.name} says what is not JSON: {text[:200]}") from None
        if "error" in event:
            raise Failure(f"{self.name} says: {event['error']}")
        if "id" in event:
            self.events.setdefault(event["id"], deque()).append(event)
        else:
            self.others.append(event)

    async def refute(self, wanted: dict, time: float) -> None:
        try:
            event = await self._next(wanted, monotonic() + time)
        except Failure:
            return
        raise Failure(f"{clip(event)} was heard, which should not")

    def leftover(self) -> str | None:
        while self.lines:
            self._sort(self.lines.popleft())
        for queue in [*self.events.values(), self.others]:
            if queue:
                return clip(queue[0])
        return None


def alike(there: object, wanted: object) -> bool:
    """Whether a value is what is wanted; nothing, null and empty are the same."""
    if not there and not wanted:
        return True
    if isinstance(wanted, dict) and isinstance(there, dict):
        return all(alike(there.get(key), value) for key, value in wanted.items())
    if isinstance(wanted, list) and isinstance(there, list):
        return len(there) == len(wanted) and all(alike(*pair) for pair in zip(there, wanted))
    if isinstance(wanted, str) and isinstance(there, str) and there != wanted:
        try:
            return bytes.fromhex(there) == bytes_of(wanted)
        except ValueError:
            return False
    return there == wanted


def clip(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) < 300 else f"{text[:300]}…"


class Folder:
    """Room for the socket and the programs' words of one case."""

    def __init__(self) -> None:
        self.directory = tempfile.TemporaryDirectory(prefix="conf-")
        self.path = pathlib.Path(self.directory.name)
        self.socket = str(self.path / "s")

    def listen(self) -> socket.socket:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(self.socket)
        listener.listen(128)
        listener.setblocking(False)
        return listener

    def close(self) -> None:
        self.directory.cleanup()
