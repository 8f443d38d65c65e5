"""One call as bytes, over one attempt or two: what the application waits for, and the deadline."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Protocol

from paas_rpc.connection import Connection
from paas_rpc.faults import DOMAIN, Code, Fault, Metadata, local, trailers_of
from paas_rpc.machine import Ended, Event, Failed, Response
from paas_rpc.method import Shape
from paas_rpc.stream import Phase, Stream

# Requests that may wait before `send` waits: one of any size, or several small ones.
_QUEUE_MESSAGES = 16
_QUEUE_BYTES = 64 << 10


class Starter(Protocol):
    """Finds or makes the connection for a call."""

    def start(self, exchange: Exchange) -> None: ...
    def forget(self, exchange: Exchange) -> None: ...
    def new_stream(self, exchange: Exchange) -> Stream: ...


class Exchange:
    def __init__(
        self, starter: Starter, shape: Shape, open: bytes, *, timeout: float | None, deadline: int | None,
        max_response_bytes: int, requests: list[bytes], half_close: bool,
    ) -> None:
        self.shape = shape
        self.open = open
        self.deadline = deadline
        self.max_response_bytes = max_response_bytes
        self.connection: Connection | None = None
        self.trailers: Metadata = ()
        self.fault: Fault | None = None
        self.ended = False
        self._starter = starter
        self._responses: deque[bytes] = deque()
        self._heard = False
        self._retried = False
        self._waiting: list[asyncio.Future[None]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._loop = asyncio.get_running_loop()
        self.stream = starter.new_stream(self)
        self.stream.sending.queue.extend(requests)
        self.stream.sending.half_close = half_close
        if timeout is not None:
            self._timer = self._loop.call_later(max(0.0, timeout), self._overdue)
            if timeout <= 0:
                self._overdue()
        if not self.ended:
            starter.start(self)

    # What the application does

    def send_nowait(self, message: bytes) -> bool:
        """Queues a request; False: the server wants no more."""
        if self.ended or self.stream.sending.half_close:
            return False
        if self.connection is None:
            self.stream.sending.queue.append(message)
        else:
            self.connection.send(self.stream, message)
        return True

    async def send(self, message: bytes) -> bool:
        """The same, and waits until few enough wait."""
        if not self.send_nowait(message):
            return False
        while self._crowded():
            await self._changed()
        return not self.ended

    def half_close(self) -> None:
        self.stream.sending.half_close = True
        if self.connection is not None and not self.ended:
            self.connection.half_close(self.stream)

    @property
    def buffered(self) -> int:
        return len(self._responses)

    async def receive(self) -> bytes | None:
        """The next response of a stream; None at its end. Raises the `Fault` of a call that failed."""
        while not self._responses:
            if self.fault is not None:
                raise self.fault
            if self.ended:
                return None
            await self._changed()
        message = self._responses.popleft()
        if self.connection is not None:
            self.connection.took(self.stream, len(message))
        return message

    async def result(self) -> bytes:
        """The one response of a unary or client-streaming call."""
        while not self.ended:
            await self._changed()
        if self.fault is not None:
            raise self.fault
        return self._responses[0]

    async def wait_ended(self) -> None:
        while not self.ended:
            await self._changed()

    def cancel(self, fault: Fault | None = None) -> None:
        """Gives the call up; nothing happens if it is over."""
        self._give_up(fault or local("Cancelled", "the caller gave up"), Code.CANCELLED)

    # What happens to it

    def on_event(self, event: Event) -> None:
        if self.ended or event.stream is not self.stream:
            return
        if isinstance(event, Response):
            self._heard = True
            self._responses.append(event.message)
        elif isinstance(event, Ended):
            self.trailers = trailers_of(event.end)
            if event.response is not None:
                self._responses.append(event.response)
            self._end(None)
        elif isinstance(event, Failed) and not self._again(event.fault):
            self._end(event.fault)
        self._wake()

    def fail(self, fault: Fault) -> None:
        """There is no connection for it."""
        self._end(fault)
        self._wake()

    def _again(self, fault: Fault) -> bool:
        """Once, what a server that goes away has not begun is sent to the next one."""
        if not fault.not_processed or fault.reason != "GoingAway" or fault.domain != DOMAIN:
            return False
        if self._retried or self._heard:
            return False
        self._retried = True
        if self.connection is not None:
            self.connection.retire()
        earlier = self.stream.sending
        self.connection = None
        self.stream = self._starter.new_stream(self)
        self.stream.sending.queue.extend(earlier.unsent())
        self.stream.sending.half_close = earlier.half_close
        self._starter.start(self)
        return True

    def _overdue(self) -> None:
        self._give_up(local("DeadlineExceeded", "the deadline is over"), Code.DEADLINE_EXCEEDED)

    def _give_up(self, fault: Fault, code: Code) -> None:
        if self.ended:
            return
        self._responses.clear()
        self._end(fault)
        if self.connection is not None:
            self.connection.give_up(self.stream, code)
        else:
            self._starter.forget(self)
        self._wake()

    def _end(self, fault: Fault | None) -> None:
        self.ended = True
        self.fault = fault
        if fault is not None:
            self.trailers = fault.trailers
        if self._timer is not None:
            self._timer.cancel()

    def _crowded(self) -> bool:
        sending = self.stream.sending
        if self.ended or not sending.queue or self.stream.phase in (Phase.GIVEN_UP, Phase.OVER):
            return False
        return len(sending.queue) > _QUEUE_MESSAGES or sending.queued_bytes > _QUEUE_BYTES

    async def _changed(self) -> None:
        future = self._loop.create_future()
        self._waiting.append(future)
        try:
            await future
        finally:
            if future in self._waiting:
                self._waiting.remove(future)

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for future in waiting:
            if not future.done():
                future.set_result(None)
