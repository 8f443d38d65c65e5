"""Makes the calls that it is told to, by JSON lines, and reports how they end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any

from google.protobuf.message import DecodeError, Message

from paas_rpc.calls import BidiCall, Call, RequestStreamCall, ResponseStream, UnaryCall
from paas_rpc.client import Client
from paas_rpc.conformance import service
from paas_rpc.faults import Fault, Metadata
from paas_rpc.method import CallOptions, Method, Shape

Command = dict[str, Any]
_KNOWN: dict[tuple[str, Shape], Method[Any, Any]] = {
    (method.path, method.shape): method for method in vars(service).values() if isinstance(method, Method)
}


def bytes_of(text: str) -> bytes:
    """Pieces of hex, `*` and a number behind one that is repeated, `-` for none."""
    out = b""
    for piece in text.split():
        if piece != "-":
            digits, _, times = piece.partition("*")
            out += bytes.fromhex(digits) * int(times or 1)
    return out


def encoded(message: Any) -> str:
    data: bytes = message.SerializeToString() if isinstance(message, Message) else message
    return data.hex()


def entries(metadata: Metadata) -> list[list[str]]:
    return [[key, value.hex()] for key, value in metadata]


def end_of(call: Call[Any] | None, fault: Fault | None) -> Command:
    if fault is None:
        return {"code": 0, "trailers": entries(call.trailers if call is not None else ())}
    return {
        "code": int(fault.code),
        "reason": fault.reason,
        "domain": fault.domain,
        "message": fault.message,
        "violations": [{"field": item.field, "description": item.description} for item in fault.violations],
        "next_steps": list(fault.next_steps),
        "trailers": entries(fault.trailers),
        "not_processed": fault.not_processed,
    }


class Running:
    """One call of the driver. `allowed` counts responses that it may still take; None = all."""

    def __init__(self, command: Command) -> None:
        self.command = command
        self.call: Call[Any] | None = None
        self.requests: asyncio.Queue[Any] = asyncio.Queue()
        self.allowed: int | None = command.get("take")
        self.more = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    @property
    def method(self) -> Method[Any, Any]:
        shape = Shape(self.command["call"])
        path = self.command["method"]
        return _KNOWN.get((path, shape)) or Method(path, shape, bytes, bytes)

    def typed(self, data: bytes) -> Any:
        """The request as an application has it; bytes that are no such message go as they are."""
        kind = self.method.request
        if not issubclass(kind, Message):
            return data
        try:
            message = kind.FromString(data)
        except DecodeError:
            return data
        return message if message.SerializeToString() == data else data

    def add(self, command: Command) -> None:
        for request in command.get("requests", []):
            self.requests.put_nowait(self.typed(bytes_of(request)))
        if command.get("half_close", True):
            self.requests.put_nowait(None)

    def take(self, count: int) -> None:
        self.allowed = (self.allowed or 0) + count
        self.more.set()


class Driver:
    def __init__(self, client: Client, say: Callable[[Command], None]) -> None:
        self._client = client
        self._say = say
        self._running: dict[int, Running] = {}

    def finish(self) -> None:
        """Nobody listens any more."""
        self._say = lambda _: None

    async def obey(self, line: str) -> None:
        try:
            command = json.loads(line)
            if "call" in command:
                self._start(Running(command))
            elif "send" in command:
                self._running[command["send"]].add(command)
            elif "take" in command:
                self._running[command["take"]].take(command["count"])
            elif "cancel" in command:
                call = self._running[command["cancel"]].call
                if call is not None:
                    call.cancel()
            elif command.get("close"):
                await self._client.aclose()
                self._say({"closed": True})
            else:
                raise ValueError("no such command")
        except (ValueError, KeyError, TypeError) as error:
            self._say({"error": f"{type(error).__name__}: {error}: {line.strip()[:200]}"})

    def _start(self, running: Running) -> None:
        running.add(running.command)
        self._running[running.command["id"]] = running
        try:
            work = self._begin(running)
        except Fault as fault:
            self._end(running, fault)
            return
        running.task = asyncio.get_running_loop().create_task(self._follow(running, work))

    def _begin(self, running: Running) -> Coroutine[Any, Any, None]:
        """Makes the call; what it returns sees to its requests and responses."""
        command, method = running.command, running.method
        options: CallOptions = {"max_response_bytes": command.get("max_response_bytes", 0)}
        if "timeout_ms" in command:
            options["timeout"] = command["timeout_ms"] / 1000
        options["metadata"] = [(key, bytes_of(value)) for key, value in command.get("metadata", [])]
        if method.shape is Shape.UNARY:
            unary = self._client.unary(method, running.requests.get_nowait(), **options)
            running.call = unary
            return self._one(running, unary)
        if method.shape is Shape.SERVER_STREAM:
            stream = self._client.server_stream(method, running.requests.get_nowait(), **options)
            running.call = stream
            return self._many(running, stream)
        if method.shape is Shape.CLIENT_STREAM:
            upload = self._client.client_stream(method, **options)
            running.call = upload
            self._send_first(running, upload)
            return self._both(running, upload, self._one(running, upload))
        bidi = self._client.bidi(method, **options)
        running.call = bidi
        self._send_first(running, bidi)
        return self._both(running, bidi, self._many(running, bidi))

    async def _follow(self, running: Running, work: Coroutine[Any, Any, None]) -> None:
        fault: Fault | None = None
        try:
            await work
        except Fault as error:
            fault = error
        self._end(running, fault)

    def _end(self, running: Running, fault: Fault | None) -> None:
        self._say({"id": running.command["id"], "end": end_of(running.call, fault)})

    async def _one(self, running: Running, call: UnaryCall[Any] | RequestStreamCall[Any, Any]) -> None:
        self._say({"id": running.command["id"], "response": encoded(await call)})

    async def _many(self, running: Running, call: ResponseStream[Any]) -> None:
        while await self._may_take(running, call):
            response = await call.receive()
            if response is None:
                return
            if running.allowed is not None:
                running.allowed -= 1
            self._say({"id": running.command["id"], "response": encoded(response)})

    async def _may_take(self, running: Running, call: ResponseStream[Any]) -> bool:
        """Waits until it may take a response, or none is left to be taken."""
        while running.allowed == 0 and not (call.ended and not call.buffered):
            running.more.clear()
            waits = [asyncio.ensure_future(running.more.wait()), asyncio.ensure_future(call.wait_ended())]
            if call.ended:
                waits.pop().cancel()
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
        return True

    async def _both(
        self, running: Running, call: RequestStreamCall[Any, Any] | BidiCall[Any, Any],
        answers: Coroutine[Any, Any, None],
    ) -> None:
        sending = asyncio.get_running_loop().create_task(self._send(running, call))
        try:
            await answers
        finally:
            sending.cancel()

    def _send_first(self, running: Running, call: RequestStreamCall[Any, Any] | BidiCall[Any, Any]) -> None:
        """What the call begins with is here before its OPEN is written."""
        if not running.requests.empty():
            request = running.requests.get_nowait()
            if request is None:
                running.requests.put_nowait(None)
            else:
                call.send_nowait(request)

    async def _send(self, running: Running, call: RequestStreamCall[Any, Any] | BidiCall[Any, Any]) -> None:
        while True:
            request = await running.requests.get()
            if request is None:
                call.half_close()
                return
            await call.send(request)
