"""Buckets that bound frames which cost their receiver work and their sender nothing."""

from __future__ import annotations

from paas_rpc.frames import FIRST_EXTENSION, ConnectionFault, ErrorCode, FrameType

_SECOND = 1_000_000_000


class Bucket:
    """Holds `capacity` frames and fills up with `rate` a second. Times are nanoseconds of one monotonic clock."""

    def __init__(self, capacity: int, rate: int, now: int) -> None:
        self._capacity = capacity
        self._rate = rate
        self._frames = float(capacity)
        self._then = now

    def take(self, now: int) -> bool:
        """False: it is empty."""
        self._fill(now)
        if self._frames < 1:
            return False
        self._frames -= 1
        return True

    def add(self) -> None:
        """One more that was earned; it counts beyond the capacity too."""
        self._frames += 1

    def wait(self, now: int) -> int:
        """How long until it holds one."""
        self._fill(now)
        return 0 if self._frames >= 1 else int((1 - self._frames) * _SECOND / self._rate) + 1

    def _fill(self, now: int) -> None:
        if self._frames < self._capacity:
            gained = max(0, now - self._then) * self._rate / _SECOND
            self._frames = min(float(self._capacity), self._frames + gained)
        self._then = now


class FrameRates:
    """What this client takes from a server: the least that the protocol demands."""

    def __init__(self, now: int) -> None:
        self._pings = Bucket(128, 32, now)
        self._cancels = Bucket(2048, 1024, now)
        self._credits = Bucket(1024, 128, now)
        self._extensions = Bucket(1024, 128, now)

    def received(self, type: int, now: int) -> None:
        """Counts a frame; raises `ConnectionFault` when there were too many."""
        if type in (FrameType.PING, FrameType.GOAWAY):
            bucket = self._pings
        elif type == FrameType.CANCEL:
            bucket = self._cancels
        elif type == FrameType.CREDIT:
            bucket = self._credits
        elif type >= FIRST_EXTENSION:
            bucket = self._extensions
        else:
            return
        if not bucket.take(now):
            raise ConnectionFault(ErrorCode.TOO_MANY_FRAMES, f"too many frames of type {type:#04x}")

    def ping_sent(self) -> None:
        self._pings.add()

    def message_sent(self) -> None:
        self._credits.add()
