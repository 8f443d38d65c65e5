"""Calls as the application sees them: typed, awaited or iterated, and given up when they are dropped."""

from __future__ import annotations

import asyncio
import contextlib
import warnings
from collections.abc import AsyncIterable, AsyncIterator, Generator, Iterable
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from paas_rpc.exchange import Exchange
from paas_rpc.faults import Fault, Metadata
from paas_rpc.method import Method

Req = TypeVar("Req")
Res = TypeVar("Res")
Requests = Iterable[Req] | AsyncIterable[Req]


class Call(Generic[Res]):
    """What all calls have. A call begins when it is made."""

    def __init__(self, method: Method[Any, Res], exchange: Exchange) -> None:
        self._method = method
        self._exchange = exchange
        self._loop = asyncio.get_running_loop()

    @property
    def trailers(self) -> Metadata:
        """What the server said at the end, besides the response; empty before."""
        return self._exchange.trailers

    @property
    def ended(self) -> bool:
        return self._exchange.ended

    def cancel(self) -> None:
        """Gives the call up: it ends with `Cancelled`. Nothing happens if it has ended."""
        self._exchange.cancel()

    async def wait_ended(self) -> None:
        """Returns when the call has ended, well or not; responses that were not taken are still there."""
        await self._exchange.wait_ended()

    def _decode(self, data: bytes) -> Res:
        decoded = self._method.decode(data)
        if isinstance(decoded, Fault):
            self._exchange.cancel(decoded)
            raise decoded
        return decoded

    def __del__(self) -> None:
        exchange = getattr(self, "_exchange", None)
        if exchange is not None and not exchange.ended and not self._loop.is_closed():
            warnings.warn(f"a call of {self._method.path} was dropped before its end", ResourceWarning, stacklevel=1)
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(exchange.cancel)


class UnaryCall(Call[Res]):
    """`await` it for the response. Cancelling the task that awaits gives the call up."""

    def __await__(self) -> Generator[Any, None, Res]:
        return self._result().__await__()

    async def _result(self) -> Res:
        try:
            return self._decode(await self._exchange.result())
        except asyncio.CancelledError:
            self._exchange.cancel()
            raise


class ResponseStream(Call[Res]):
    """Iterate it with `async for`; leave it early by `aclose()` or `async with`."""

    @property
    def buffered(self) -> int:
        """How many responses are here and were not taken."""
        return self._exchange.buffered

    async def receive(self) -> Res | None:
        """The next response; None after the last."""
        try:
            data = await self._exchange.receive()
        except asyncio.CancelledError:
            self._exchange.cancel()
            raise
        return None if data is None else self._decode(data)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Res:
        response = await self.receive()
        if response is None:
            raise StopAsyncIteration
        return response

    async def aclose(self) -> None:
        """Gives the call up unless it has ended."""
        self._exchange.cancel()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


class _Uploading(Call[Res], Generic[Req, Res]):
    """A call with a stream of requests: sent by hand, or taken from an iterable by a task of its own."""

    def __init__(self, method: Method[Req, Res], exchange: Exchange, requests: Requests[Req] | None) -> None:
        super().__init__(method, exchange)
        self._feeding: asyncio.Task[None] | None = None
        self._feed_error: BaseException | None = None
        if requests is not None:
            self._feeding = self._loop.create_task(self._feed(method, exchange, self._first(requests)))
            self._feeding.add_done_callback(self._fed)

    def _first(self, requests: Requests[Req]) -> Requests[Req]:
        """The first request goes with the OPEN if it is here already: it needs no credit there."""
        if isinstance(requests, AsyncIterable):
            return requests
        following = iter(requests)
        try:
            for request in following:
                self.send_nowait(request)
                break
            else:
                self.half_close()
        except BaseException:
            self._exchange.cancel()
            raise
        return following

    def send_nowait(self, request: Req) -> None:
        """The same as `send`, but never waits: for the first requests, or few and small ones."""
        self._exchange.send_nowait(self._method.encode(request))

    async def send(self, request: Req) -> bool:
        """Sends a request; waits while too many wait for credit. False: the server wants no more."""
        return await self._exchange.send(self._method.encode(request))

    def half_close(self) -> None:
        """There are no more requests."""
        self._exchange.half_close()

    # Static, so that the task keeps the exchange alive and not the call that somebody may drop.
    @staticmethod
    async def _feed(method: Method[Req, Res], exchange: Exchange, requests: Requests[Req]) -> None:
        feeding = asyncio.ensure_future(_pump(method, exchange, requests))
        ended = asyncio.ensure_future(exchange.wait_ended())
        try:
            await asyncio.wait([feeding, ended], return_when=asyncio.FIRST_COMPLETED)
            if feeding.done():
                feeding.result()
        finally:
            for task in (feeding, ended):
                task.cancel()
            await asyncio.gather(feeding, ended, return_exceptions=True)

    def _fed(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._feed_error = error
            self._exchange.cancel()

    def _own(self, fault: Fault) -> BaseException:
        """The error of the application's own iterable is what it wants to hear of."""
        return self._feed_error if self._feed_error is not None and fault.reason == "Cancelled" else fault


async def _pump(method: Method[Req, Any], exchange: Exchange, requests: Requests[Req]) -> None:
    if isinstance(requests, AsyncIterable):
        async for request in requests:
            if not await exchange.send(method.encode(request)):
                return
    else:
        for request in requests:
            if not await exchange.send(method.encode(request)):
                return
    exchange.half_close()


class RequestStreamCall(_Uploading[Req, Res]):
    """`send` requests, `half_close`, then `await` it for the response."""

    def __await__(self) -> Generator[Any, None, Res]:
        return self._result().__await__()

    async def _result(self) -> Res:
        try:
            return self._decode(await self._exchange.result())
        except asyncio.CancelledError:
            self._exchange.cancel()
            raise
        except Fault as fault:
            raise self._own(fault) from None


class BidiCall(_Uploading[Req, Res], ResponseStream[Res], AsyncIterator[Res]):
    """`send` requests and iterate the responses, at the same time if you like."""

    async def receive(self) -> Res | None:
        try:
            return await super().receive()
        except Fault as fault:
            raise self._own(fault) from None
