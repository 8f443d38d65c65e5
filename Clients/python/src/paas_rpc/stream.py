"""One call on one connection, as values: what is to be sent, what has come, and credit both ways."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto

from paas_rpc.faults import Fault, local
from paas_rpc.limits import Credit, Limits
from paas_rpc.method import Shape

WINDOW_MESSAGES = 64
# Above the largest response, so that grants may be saved up without holding up a response of that size.
WINDOW_SLACK = 256 << 10


class Phase(Enum):
    QUEUED = auto()
    ACTIVE = auto()
    GIVEN_UP = auto()
    OVER = auto()


class Sending:
    """Requests that wait, the one that is in pieces, and the half-close."""

    def __init__(self) -> None:
        self.queue: deque[bytes] = deque()
        self.half_close = False
        self.half_closed = False
        self.credit = Credit()
        self.current: bytes | None = None
        self.at = 0
        # The request that OPEN carries, or its first fragment: it needs no credit, and is kept for another attempt.
        self.free = False
        self.carried: bytes | None = None

    @property
    def pending(self) -> bool:
        return self.current is not None or bool(self.queue) or (self.half_close and not self.half_closed)

    @property
    def queued_bytes(self) -> int:
        return sum(map(len, self.queue))

    def begin(self, message: bytes, *, free: bool) -> None:
        self.current, self.at, self.free = message, 0, free

    def piece(self, size: int) -> tuple[bytes, bool]:
        """The next piece of the request at hand, and whether more of it follow."""
        assert self.current is not None
        piece = self.current[self.at : self.at + size]
        self.at += len(piece)
        more = self.at < len(self.current)
        if not more:
            self.current = None
        return piece, more

    def ends_here(self) -> bool:
        """The half-close can go with the frame that completes a request."""
        if self.half_close and not self.queue and self.current is None:
            self.half_closed = True
        return self.half_closed

    def drop(self) -> None:
        self.queue.clear()
        self.current = self.carried = None
        self.half_close = self.half_closed = True

    def unsent(self) -> list[bytes]:
        """What another attempt has to send, if no handler has begun."""
        return [*([self.carried] if self.carried is not None else []), *self.queue]


class Receiving:
    """The response that is in pieces, and what the server may still send."""

    def __init__(self, maximum: int, streams: bool) -> None:
        self.maximum = maximum
        self.streams = streams
        self.window = Credit(WINDOW_MESSAGES, maximum + WINDOW_SLACK) if streams else Credit()
        self.credit = Credit(self.window.messages, self.window.bytes)
        self.taken = Credit()
        self.pieces: list[bytes] = []
        self.size = 0
        self.inside = False

    def append(self, piece: bytes) -> Fault | None:
        self.size += len(piece)
        if self.size > self.maximum:
            self.pieces.clear()
            return local("MessageTooLarge", f"a response above {self.maximum} bytes")
        self.pieces.append(piece)
        return None

    def whole(self) -> bytes:
        message = self.pieces[0] if len(self.pieces) == 1 else b"".join(self.pieces)
        self.pieces.clear()
        self.size = 0
        return message

    def took(self, size: int) -> bool:
        """The application has taken a response. True: it is time to grant again."""
        self.taken.messages += 1
        self.taken.bytes += size
        return self.taken.messages * 2 >= self.window.messages or self.taken.bytes > WINDOW_SLACK

    def grant(self) -> Credit:
        granted, self.taken = self.taken, Credit()
        self.credit.add(granted.messages, granted.bytes)
        return granted


class Stream:
    """`open` is the encoded Open without the deadline; `deadline` a moment of the monotonic clock in nanoseconds."""

    def __init__(
        self, shape: Shape, open: bytes, *, deadline: int | None = None, max_response_bytes: int = 0,
        limits: Limits, owner: object = None,
    ) -> None:
        self.shape = shape
        self.open = open
        self.deadline = deadline
        self.owner = owner
        self.number = 0
        self.phase = Phase.QUEUED
        self.sending = Sending()
        maximum = min(max_response_bytes or limits.message_bytes, limits.message_bytes)
        self.receiving = Receiving(maximum, shape.streams_responses)
        # It is in one of the machine's queues of streams that have something to send.
        self.scheduled = False
