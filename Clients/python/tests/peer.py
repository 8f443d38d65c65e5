"""The other end for tests: a server that does frame by frame what a test says."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from google.protobuf.message import Message

from paas_rpc.generated.paas.rpc.v1.frames_pb2 import Cancel, Credit, End, GoAway, Hello, Limits, Open

HEADER = struct.Struct(">IIBBH")
PREFACE = bytes.fromhex("f9706161730d0a00")
HELLO, OPEN, MSG, END, CANCEL, CREDIT, PING, GOAWAY = range(1, 9)
END_STREAM, MORE, ACK = 1, 2, 4
_KINDS: dict[int, type[Message]] = {HELLO: Hello, OPEN: Open, CANCEL: Cancel, CREDIT: Credit, GOAWAY: GoAway}


@dataclass
class Received:
    stream: int
    type: int
    flags: int
    metadata: bytes
    message: bytes

    @property
    def open(self) -> Open:
        return Open.FromString(self.metadata)

    @property
    def credit(self) -> Credit:
        return Credit.FromString(self.metadata)

    @property
    def cancel(self) -> Cancel:
        return Cancel.FromString(self.metadata)

    @property
    def go_away(self) -> GoAway:
        return GoAway.FromString(self.metadata)


def frame(stream: int, type: int, flags: int = 0, metadata: Message | bytes = b"", message: bytes = b"") -> bytes:
    encoded = metadata if isinstance(metadata, bytes) else metadata.SerializeToString()
    return HEADER.pack(len(encoded) + len(message), stream, type, flags, len(encoded)) + encoded + message


def hello(**limits: int) -> bytes:
    said = Hello(version_min=1, version_max=1, instance_id="i", limits=Limits(**limits))
    return frame(0, HELLO, metadata=said)


class Peer:
    """One connection, seen by the server."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def send(self, *frames: bytes) -> None:
        for data in frames:
            self.writer.write(data)

    async def next(self) -> Received:
        length, stream, type, flags, metadata = HEADER.unpack(await self.reader.readexactly(HEADER.size))
        payload = await self.reader.readexactly(length)
        return Received(stream, type, flags, payload[:metadata], payload[metadata:])

    async def expect(self, type: int) -> Received:
        """The next frame of this type; others are passed over."""
        while True:
            received = await self.next()
            if received.type == type:
                return received

    async def begin(self, greeting: bytes | None = None) -> Hello:
        """Preface and HELLO of the client, and ours."""
        assert await self.reader.readexactly(8) == PREFACE
        first = await self.next()
        assert first.type == HELLO
        self.send(hello() if greeting is None else greeting)
        return Hello.FromString(first.metadata)

    def end(self, stream: int, response: bytes = b"", **fields: object) -> None:
        self.send(frame(stream, END, metadata=End(**fields), message=response))  # type: ignore[arg-type]

    async def closed(self) -> bytes:
        """What still came before the client closed."""
        return await self.reader.read()


class Server:
    """Accepts connections for a test, which asks for them one by one."""

    def __init__(self) -> None:
        self._accepted: asyncio.Queue[Peer] = asyncio.Queue()
        self.peers: list[Peer] = []

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = Peer(reader, writer)
        self.peers.append(peer)
        self._accepted.put_nowait(peer)

    async def next(self) -> Peer:
        return await self._accepted.get()


@asynccontextmanager
async def serving(path: Path, play: Callable[[Peer], Awaitable[None]] | None = None) -> AsyncIterator[Server]:
    """A server at `path`; with `play`, that is done with each connection."""
    server = Server()
    tasks: list[asyncio.Task[None]] = []

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.accept(reader, writer)
        if play is not None:
            tasks.append(asyncio.get_running_loop().create_task(_play(play, server.peers[-1])))

    listener = await asyncio.start_unix_server(accept, path)
    try:
        yield server
    finally:
        listener.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for peer in server.peers:
            peer.writer.close()


async def _play(play: Callable[[Peer], Awaitable[None]], peer: Peer) -> None:
    try:
        await play(peer)
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
