"""A client of one server: it connects when a call is made, shares the connection, and replaces it when it has to."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar, Unpack

from paas_rpc.calls import BidiCall, Requests, RequestStreamCall, ResponseStream, UnaryCall
from paas_rpc.connection import Connection, Keepalive
from paas_rpc.exchange import Exchange
from paas_rpc.faults import local
from paas_rpc.generated.paas.rpc.v1 import frames_pb2
from paas_rpc.limits import Limits
from paas_rpc.machine import Machine
from paas_rpc.method import CallOptions, Method, Shape
from paas_rpc.stream import WINDOW_MESSAGES, WINDOW_SLACK, Stream

Req = TypeVar("Req")
Res = TypeVar("Res")

AGENT = "paas-rpc-python/0.1.0"
_KEY = re.compile(r"[a-z0-9_.-]{1,64}")
_REQUEST_ID = re.compile(r"[!-~]{1,128}")
# Pause between attempts when the server's queue of connections is full.
_BACKLOG_PAUSE = 0.01


class Client:
    """Calls over the Unix socket at `path`. Belongs to the event loop that its first call runs in.

    `token` goes with every call: a string, or a function that gives it, asked for each call. `hello_timeout` is how
    long a server may take to say HELLO, `connect_timeout` how long to accept the connection, in seconds.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        token: str | Callable[[], str] | None = None,
        limits: Limits | None = None,
        keepalive: Keepalive | None = None,
        connect_timeout: float = 5.0,
        hello_timeout: float = 10.0,
        agent: str = AGENT,
    ) -> None:
        self._path = os.fspath(path)
        self._token = token
        self._limits = limits or Limits()
        self._keepalive = keepalive or Keepalive()
        self._connect_timeout = connect_timeout
        self._hello_timeout = hello_timeout
        self._agent = agent
        self._current: Connection | None = None
        self._connections: set[Connection] = set()
        self._connecting: asyncio.Task[None] | None = None
        # Calls without a connection, in order.
        self._waiting: dict[Exchange, None] = {}
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Ends all calls with the reason `Closed`, says GOAWAY, and waits until the connections are closed."""
        self._closed = True
        if self._connecting is not None:
            self._connecting.cancel()
            await asyncio.gather(self._connecting, return_exceptions=True)
        for exchange in list(self._waiting):
            exchange.fail(local("Closed", "the client was closed", not_processed=True))
        self._waiting.clear()
        connections = list(self._connections)
        for connection in connections:
            connection.go_away()
        for connection in connections:
            await asyncio.shield(connection.closed)

    # Calls; the stubs of the services call these.

    def unary(self, method: Method[Req, Res], request: Req, /, **options: Unpack[CallOptions]) -> UnaryCall[Res]:
        return UnaryCall(method, self._exchange(method.path, Shape.UNARY, [method.encode(request)], True, options))

    def server_stream(
        self, method: Method[Req, Res], request: Req, /, **options: Unpack[CallOptions]
    ) -> ResponseStream[Res]:
        requests = [method.encode(request)]
        return ResponseStream(method, self._exchange(method.path, Shape.SERVER_STREAM, requests, True, options))

    def client_stream(
        self, method: Method[Req, Res], requests: Requests[Req] | None = None, /, **options: Unpack[CallOptions]
    ) -> RequestStreamCall[Req, Res]:
        exchange = self._exchange(method.path, Shape.CLIENT_STREAM, [], False, options)
        return RequestStreamCall(method, exchange, requests)

    def bidi(
        self, method: Method[Req, Res], requests: Requests[Req] | None = None, /, **options: Unpack[CallOptions]
    ) -> BidiCall[Req, Res]:
        exchange = self._exchange(method.path, Shape.BIDI, [], False, options)
        return BidiCall(method, exchange, requests)

    def _exchange(
        self, path: str, shape: Shape, requests: list[bytes], half_close: bool, options: CallOptions
    ) -> Exchange:
        timeout = options.get("timeout")
        return Exchange(
            self,
            shape,
            self._open(path, shape, options).SerializeToString(),
            timeout=timeout,
            deadline=None if timeout is None else time.monotonic_ns() + int(timeout * 1e9),
            max_response_bytes=min(options.get("max_response_bytes", 0), self._limits.message_bytes),
            requests=requests,
            half_close=half_close,
        )

    def _open(self, path: str, shape: Shape, options: CallOptions) -> frames_pb2.Open:
        """All of the OPEN but its deadline and `without_message`, which are set when it is written."""
        most = min(options.get("max_response_bytes", 0), self._limits.message_bytes)
        opened = frames_pb2.Open(
            method=path,
            idempotency_key=options.get("idempotency_key", ""),
            traceparent=options.get("traceparent", ""),
            max_response_bytes=most,
        )
        if shape.streams_responses:
            opened.initial_credit_messages = WINDOW_MESSAGES
            opened.initial_credit_bytes = (most or self._limits.message_bytes) + WINDOW_SLACK
        token = options.get("token") or (self._token() if callable(self._token) else self._token)
        if token:
            opened.metadata.add(key="token", value=token.encode())
        if "request_id" in options:
            if not _REQUEST_ID.fullmatch(options["request_id"]):
                raise local("MalformedMetadata", "request_id: not 1 to 128 visible ASCII characters")
            opened.metadata.add(key="request-id", value=options["request_id"].encode())
        for key, value in options.get("metadata", ()):
            if not _KEY.fullmatch(key):
                raise local("MalformedMetadata", f"{key!r} is no key: 1 to 64 of a-z, 0-9, '-', '_' and '.'")
            opened.metadata.add(key=key, value=value.encode() if isinstance(value, str) else value)
        return opened

    # What an `Exchange` asks for

    def new_stream(self, exchange: Exchange) -> Stream:
        return Stream(
            exchange.shape,
            exchange.open,
            deadline=exchange.deadline,
            max_response_bytes=exchange.max_response_bytes,
            limits=self._limits,
            owner=exchange,
        )

    def start(self, exchange: Exchange) -> None:
        if self._closed:
            exchange.fail(local("Closed", "the client is closed", not_processed=True))
        elif self._current is not None and self._current.usable:
            self._attach(exchange, self._current)
        else:
            self._waiting[exchange] = None
            if self._connecting is None:
                self._connecting = asyncio.get_running_loop().create_task(self._connect())

    def forget(self, exchange: Exchange) -> None:
        self._waiting.pop(exchange, None)

    def _attach(self, exchange: Exchange, connection: Connection) -> None:
        exchange.connection = connection
        connection.open(exchange.stream)

    # Connections

    async def _connect(self) -> None:
        try:
            sock = await self._socket()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            self._connecting = None
            waiting, self._waiting = self._waiting, {}
            for exchange in waiting:
                exchange.fail(local("Unreachable", f"{self._path}: {why}", not_processed=True))
            return
        machine = Machine(self._limits, self._agent, time.monotonic_ns())
        connection = Connection(sock, machine, self._keepalive, self._hello_timeout, self._on_change)
        self._connections.add(connection)
        self._current = connection
        self._connecting = None
        waiting, self._waiting = self._waiting, {}
        for exchange in waiting:
            self.start(exchange)

    async def _socket(self) -> socket.socket:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK)
        until = asyncio.get_running_loop().time() + self._connect_timeout
        try:
            while True:
                try:
                    sock.connect(self._path)
                    return sock
                except BlockingIOError:
                    if asyncio.get_running_loop().time() >= until:
                        raise TimeoutError(f"not accepted for {self._connect_timeout} s") from None
                    await asyncio.sleep(_BACKLOG_PAUSE)
        except BaseException:
            sock.close()
            raise

    def _on_change(self, connection: Connection) -> None:
        if self._current is connection and not connection.usable:
            self._current = None
        if connection.closed.done():
            self._connections.discard(connection)
