"""A watch of databases that outlives connections, servers and compacted histories."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Self, Unpack

from paas_rpc.client import Client
from paas_rpc.databases import Databases, Position, WatchStatusRequest, WatchStatusResponse
from paas_rpc.faults import Code, Fault
from paas_rpc.method import CallOptions
from paas_rpc.sync import SyncClient

# Faults that asking again may mend. A call that the server gives up as overdue or too much is one of them.
_PASSING = {Code.UNAVAILABLE, Code.ABORTED, Code.RESOURCE_EXHAUSTED, Code.DEADLINE_EXCEEDED}


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses in seconds: the first, and the longest; each is twice the one before, less a random part of up to half."""

    first: float = 0.1
    longest: float = 5.0

    def pauses(self) -> Iterator[float]:
        pause = self.first
        while True:
            yield pause * random.uniform(0.5, 1)
            pause = min(pause * 2, self.longest)


class Progress:
    """Where a watch stands, as a value: which events go on to the application, and from where to ask again.

    A snapshot is passed on when it is whole, with the reset before it: one that was cut off is as if it had never
    begun. So an event is never missed and never comes twice.
    """

    def __init__(self, resume: Position | None = None) -> None:
        self.position = resume
        self._held: list[WatchStatusResponse] = []
        self._reset: WatchStatusResponse | None = None
        self._seen = 0

    def begin(self) -> Position | None:
        """A new call: what to resume after."""
        self._held = [self._reset] if self._reset is not None else []
        self._seen = self.position.revision if self.position is not None else 0
        return self.position

    def take(self, event: WatchStatusResponse) -> list[WatchStatusResponse] | None:
        """What may be passed on now; None: events are missing before this one, ask again."""
        kind = event.WhichOneof("event")
        if kind == "reset":
            self.position, self._reset, self._held = None, event, [event]
            self._seen = event.revision
            return []
        if event.previous > self._seen:
            return None
        if self.position is None:
            self._seen = max(self._seen, event.revision)
            self._held.append(event)
            if kind != "synced":
                return []
            self.position = Position(epoch=event.epoch, revision=event.revision)
            passed, self._held, self._reset = self._held, [], None
            return passed
        if event.epoch != self.position.epoch or event.revision <= self.position.revision:
            # Another history without a reset is a gap; what was passed on already is not passed on again.
            return None if event.epoch != self.position.epoch else []
        self._seen = event.revision
        self.position = Position(epoch=event.epoch, revision=event.revision)
        return [event]


class StatusWatch:
    """Events of `Databases.WatchStatus` without end: each once and in order, over as many calls as it takes.

    It ends with a `Fault` that asking again can't mend. `position` is where it stands: given as `resume` it goes on
    there, in another process too. `interrupted` is the fault since which the server is away; None while events flow.
    """

    def __init__(
        self, client: Client, *, org: str = "", app: str = "", id: str = "", resume: Position | None = None,
        backoff: Backoff | None = None, **options: Unpack[CallOptions],
    ) -> None:
        self.interrupted: Fault | None = None
        self._client = client
        self._scope = WatchStatusRequest(org=org, app=app, id=id)
        self._progress = Progress(resume)
        self._backoff = backoff or Backoff()
        self._options = options
        self._events = self._run()

    @property
    def position(self) -> Position | None:
        """None until the first snapshot was whole, and from a reset to the end of the next one."""
        return self._progress.position

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> WatchStatusResponse:
        return await self._events.__anext__()

    async def aclose(self) -> None:
        await self._events.aclose()

    async def _run(self) -> AsyncGenerator[WatchStatusResponse, None]:
        pauses = self._backoff.pauses()
        while True:
            try:
                async with aclosing(self._call()) as events:
                    async for event in events:
                        if self.interrupted is not None:
                            self.interrupted, pauses = None, self._backoff.pauses()
                        yield event
            except Fault as fault:
                if fault.code not in _PASSING:
                    raise
                self.interrupted = fault
            await asyncio.sleep(next(pauses))

    async def _call(self) -> AsyncGenerator[WatchStatusResponse, None]:
        """The events of one call, as far as they go on."""
        resume = self._progress.begin()
        request = WatchStatusRequest()
        request.CopyFrom(self._scope)
        if resume is not None:
            request.resume.CopyFrom(resume)
        async with Databases(self._client).watch_status(request, **self._options) as stream:
            async for event in stream:
                passed = self._progress.take(event)
                if passed is None:
                    return
                for item in passed:
                    yield item


class SyncStatusWatch:
    """The same for code without asyncio: iterate it, in `with` or until `close()`."""

    def __init__(
        self, client: SyncClient, *, org: str = "", app: str = "", id: str = "", resume: Position | None = None,
        backoff: Backoff | None = None, **options: Unpack[CallOptions],
    ) -> None:
        async def begin() -> StatusWatch:
            return StatusWatch(
                client.asynchronous, org=org, app=app, id=id, resume=resume, backoff=backoff, **options
            )

        self._client = client
        self._watch = client.run(begin())

    @property
    def position(self) -> Position | None:
        return self._watch.position

    @property
    def interrupted(self) -> Fault | None:
        return self._watch.interrupted

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> WatchStatusResponse:
        async def following() -> WatchStatusResponse | None:
            return await anext(self._watch, None)

        event = self._client.run(following())
        if event is None:
            raise StopIteration
        return event

    def close(self) -> None:
        self._client.run(self._watch.aclose())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
