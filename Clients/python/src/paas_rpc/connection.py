"""A connection on an asyncio loop: moves bytes between a socket and a `Machine`, and keeps time for it."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from paas_rpc.faults import Code
from paas_rpc.frames import ConnectionFault, ErrorCode, violation
from paas_rpc.machine import Event, Machine
from paas_rpc.stream import Phase, Stream

_READ_BYTES = 256 << 10
_WRITE_BYTES = 128 << 10
_DRAIN_READS = 16
# What may wait in answer to a server that does not read; then nothing more is read from it.
_CONTROL_BYTES = 1 << 20
# How long a server that does not read is waited for at the end.
_LINGER = 1.0


@dataclass(frozen=True, slots=True)
class Keepalive:
    """Asks a server from which nothing has come for `after` seconds while calls are open, and waits `patience`."""

    after: float = 30.0
    patience: float = 10.0


class Owner(Protocol):
    """Whoever made a stream, and hears what becomes of it."""

    def on_event(self, event: Event) -> None: ...


class Connection:
    def __init__(
        self, sock: socket.socket, machine: Machine, keepalive: Keepalive, hello_timeout: float,
        on_change: Callable[[Connection], None],
    ) -> None:
        self.machine = machine
        self.closed = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._socket = sock
        self._keepalive = keepalive
        self._on_change = on_change
        self._out = memoryview(b"")
        self._flush_due = False
        self._reading = self._writing = False
        # The server takes nothing more; what it has sent may still say why.
        self._deaf = False
        self._retired = False
        self._last_read = self._loop.time()
        self._keepalive_timer: asyncio.TimerHandle | None = None
        self._pinged: float | None = None
        self._pace_timer: asyncio.TimerHandle | None = None
        self._hello_timer = self._loop.call_later(hello_timeout, self._hello_overdue)
        self._linger_timer: asyncio.TimerHandle | None = None
        self._set_reading(True)
        self._changed()

    # What calls do

    @property
    def usable(self) -> bool:
        return not (self._retired or self.machine.draining)

    def open(self, stream: Stream) -> None:
        self.machine.open(stream)
        if self._keepalive_timer is None:
            self._last_read = self._loop.time()
            self._keepalive_timer = self._loop.call_later(self._keepalive.after, self._keepalive_due)
        self._changed()

    def send(self, stream: Stream, message: bytes) -> None:
        self.machine.send(stream, message)
        self._changed()

    def half_close(self, stream: Stream) -> None:
        self.machine.half_close(stream)
        self._changed()

    def give_up(self, stream: Stream, code: Code) -> None:
        if stream.phase is not Phase.OVER:
            self.machine.give_up(stream, code)
            self._changed()

    def took(self, stream: Stream, size: int) -> None:
        self.machine.took(stream, size)
        self._changed()

    def retire(self) -> None:
        """No new calls; those that are open go on."""
        self._retired = True
        self._changed()

    def go_away(self) -> None:
        """Ends all calls, and the connection."""
        self.machine.go_away()
        self._changed()

    # Input

    def _on_readable(self) -> None:
        try:
            data, _, flags, _ = self._socket.recvmsg(_READ_BYTES)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self.machine.lost(f"the connection was lost: {error.strerror}")
            self._changed()
            return
        self._last_read = self._loop.time()
        if flags & socket.MSG_CTRUNC:
            # Without room for descriptors the kernel has closed them.
            self.machine.fail(violation("a descriptor was passed along"))
        elif data:
            self.machine.receive(data, time.monotonic_ns())
        else:
            self.machine.lost("the server has closed the connection")
        self._changed()

    def _set_reading(self, wanted: bool) -> None:
        if wanted and not self._reading:
            self._loop.add_reader(self._socket, self._on_readable)
        elif self._reading and not wanted:
            self._loop.remove_reader(self._socket)
        self._reading = wanted

    # Output

    def _changed(self) -> None:
        """After whatever may have made events or frames: the first are handed out, the others written this turn."""
        self._hand_out()
        if not self._flush_due and not self.closed.done():
            self._flush_due = True
            self._loop.call_soon(self._flush)

    def _hand_out(self) -> None:
        events, self.machine.events = self.machine.events, []
        for event in events:
            owner: Owner = event.stream.owner  # type: ignore[assignment]
            owner.on_event(event)
        self._on_change(self)

    def _flush(self) -> None:
        self._flush_due = False
        if self.closed.done():
            return
        self._write()
        self._hand_out()
        machine = self.machine
        if machine.finished or ((machine.draining or self._retired) and machine.idle):
            if self._deaf or not self._out:
                self._close()
                return
            if self._linger_timer is None:
                self._linger_timer = self._loop.call_later(_LINGER, self._close)
        self._set_reading(not machine.finished and machine.control_bytes < _CONTROL_BYTES)

    def _write(self) -> None:
        while not self._deaf:
            if not self._out:
                now = time.monotonic_ns()
                self._out = memoryview(self.machine.fill(now, _WRITE_BYTES))
                if not self._out:
                    self._pace(now)
                    break
            try:
                self._out = self._out[self._socket.send(self._out) :]
            except (BlockingIOError, InterruptedError):
                break
            except OSError:
                self._deaf = True
        blocked = bool(self._out) and not self._deaf
        if blocked and not self._writing:
            self._loop.add_writer(self._socket, self._flush)
        elif self._writing and not blocked:
            self._loop.remove_writer(self._socket)
        self._writing = blocked

    def _pace(self, now: int) -> None:
        wait = self.machine.wait(now)
        if wait is not None and self._pace_timer is None:
            self._pace_timer = self._loop.call_later(wait / 1e9, self._pace_due)

    def _pace_due(self) -> None:
        self._pace_timer = None
        self._changed()

    # Time

    def _hello_overdue(self) -> None:
        if not self.machine.ready:
            self.machine.fail(ConnectionFault(ErrorCode.HELLO_TIMEOUT, "no HELLO from the server"))
            self._changed()

    def _keepalive_due(self) -> None:
        self._keepalive_timer = None
        if self.machine.idle or self.machine.finished:
            self._pinged = None
            return
        silent = self._loop.time() - self._last_read
        if self._pinged is not None and self._last_read < self._pinged:
            text = f"nothing came for {silent:.1f} s, and no answer to a PING"
            self.machine.fail(ConnectionFault(ErrorCode.KEEPALIVE_TIMEOUT, text))
            self._changed()
            return
        wait = self._keepalive.after - silent
        self._pinged = None
        if wait <= 0:
            self._pinged = self._loop.time()
            wait = self._keepalive.patience
            self.machine.ping(time.monotonic_ns().to_bytes(8, "big"))
            self._changed()
        self._keepalive_timer = self._loop.call_later(wait, self._keepalive_due)

    def _close(self) -> None:
        if self.closed.done():
            return
        for timer in (self._hello_timer, self._keepalive_timer, self._pace_timer, self._linger_timer):
            if timer is not None:
                timer.cancel()
        self._set_reading(False)
        if self._writing:
            self._loop.remove_writer(self._socket)
        self._drain()
        self._socket.close()
        self.machine.lost("the connection was closed")
        self.closed.set_result(None)
        self._hand_out()

    def _drain(self) -> None:
        """What was not read would reach the server as a reset, and hide our GOAWAY from some."""
        try:
            for _ in range(_DRAIN_READS):
                if not self._socket.recv(_READ_BYTES):
                    return
        except OSError:
            pass
