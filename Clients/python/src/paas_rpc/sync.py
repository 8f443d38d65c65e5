"""The client for code without asyncio: a loop in a thread of its own, and blocking calls from any thread."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from types import TracebackType
from typing import Any, Generic, Self, TypeVar, Unpack

from paas_rpc.calls import BidiCall, RequestStreamCall, ResponseStream
from paas_rpc.client import Client
from paas_rpc.connection import Keepalive
from paas_rpc.faults import Metadata, local
from paas_rpc.limits import Limits
from paas_rpc.method import CallOptions, Method

Req = TypeVar("Req")
Res = TypeVar("Res")
T = TypeVar("T")


class SyncClient:
    """Calls over the Unix socket at `path`, from any thread; all of them share the connection."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        token: str | Callable[[], str] | None = None,
        limits: Limits | None = None,
        keepalive: Keepalive | None = None,
        connect_timeout: float = 5.0,
    ) -> None:
        self._client = Client(path, token=token, limits=limits, keepalive=keepalive, connect_timeout=connect_timeout)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="paas-rpc", daemon=True)
        self._thread.start()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all calls with the reason `Closed`, then the connection and the thread."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        asyncio.run_coroutine_threadsafe(self._client.aclose(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs it on the client's loop; a KeyboardInterrupt here cancels it there."""
        if self._closed:
            work.close()
            raise local("Closed", "the client is closed", not_processed=True)
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    @property
    def asynchronous(self) -> Client:
        """The client that this one drives, for what runs on its loop by `run`."""
        return self._client

    def unary(self, method: Method[Req, Res], request: Req, /, **options: Unpack[CallOptions]) -> Res:
        async def call() -> Res:
            return await self._client.unary(method, request, **options)

        return self.run(call())

    def server_stream(
        self, method: Method[Req, Res], request: Req, /, **options: Unpack[CallOptions]
    ) -> SyncResponseStream[Res]:
        async def begin() -> ResponseStream[Res]:
            return self._client.server_stream(method, request, **options)

        return SyncResponseStream(self, self.run(begin()))

    def client_stream(
        self, method: Method[Req, Res], requests: Iterable[Req] | None = None, /, **options: Unpack[CallOptions]
    ) -> SyncRequestStreamCall[Req, Res]:
        async def begin() -> RequestStreamCall[Req, Res]:
            return self._client.client_stream(method, _in_threads(requests), **options)

        return SyncRequestStreamCall(self, self.run(begin()))

    def bidi(
        self, method: Method[Req, Res], requests: Iterable[Req] | None = None, /, **options: Unpack[CallOptions]
    ) -> SyncBidiCall[Req, Res]:
        async def begin() -> BidiCall[Req, Res]:
            return self._client.bidi(method, _in_threads(requests), **options)

        return SyncBidiCall(self, self.run(begin()))


def _in_threads(requests: Iterable[Req] | None) -> AsyncIterator[Req] | None:
    """The iterable may block, and so must not run on the loop."""
    if requests is None:
        return None
    end = object()

    async def each() -> AsyncIterator[Req]:
        source = iter(requests)
        while True:
            request: Any = await asyncio.to_thread(next, source, end)
            if request is end:
                return
            yield request

    return each()


class SyncResponseStream(Generic[Res]):
    """Iterate it; leave it early by `close()` or `with`."""

    def __init__(self, client: SyncClient, call: ResponseStream[Res]) -> None:
        self._client = client
        self._stream = call

    @property
    def trailers(self) -> Metadata:
        return self._stream.trailers

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Res:
        response = self._client.run(self._stream.receive())
        if response is None:
            raise StopIteration
        return response

    def close(self) -> None:
        """Gives the call up unless it has ended."""
        if not self._stream.ended:
            self._client.run(self._stream.aclose())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class SyncRequestStreamCall(Generic[Req, Res]):
    """`send` requests, then ask for the `result`."""

    def __init__(self, client: SyncClient, call: RequestStreamCall[Req, Res]) -> None:
        self._client = client
        self._call = call

    @property
    def trailers(self) -> Metadata:
        return self._call.trailers

    def send(self, request: Req) -> bool:
        """Waits while too many requests wait for credit. False: the server wants no more."""
        return self._client.run(self._call.send(request))

    def half_close(self) -> None:
        """There are no more requests."""
        self._client.run(_soon(self._call.half_close))

    def result(self) -> Res:
        """The response; without an iterable of requests, `half_close` first."""

        async def wait() -> Res:
            return await self._call

        return self._client.run(wait())

    def cancel(self) -> None:
        self._client.run(_soon(self._call.cancel))


class SyncBidiCall(SyncResponseStream[Res], Generic[Req, Res]):
    """`send` requests and iterate the responses; in two threads if you like."""

    def __init__(self, client: SyncClient, call: BidiCall[Req, Res]) -> None:
        super().__init__(client, call)
        self._call = call

    def send(self, request: Req) -> bool:
        """Waits while too many requests wait for credit. False: the server wants no more."""
        return self._client.run(self._call.send(request))

    def half_close(self) -> None:
        """There are no more requests."""
        self._client.run(_soon(self._call.half_close))


async def _soon(action: Callable[[], None]) -> None:
    action()
