"""What each side of a connection accepts, and credit."""

from __future__ import annotations

from dataclasses import dataclass

from paas_rpc.generated.paas.rpc.v1 import frames_pb2

CREDIT_MAXIMUM = (1 << 31) - 1
STREAM_MAXIMUM = (1 << 32) - 1


def _clamp(value: int, least: int, most: int) -> int:
    return max(least, min(value, most))


@dataclass(frozen=True, slots=True)
class Limits:
    """What one side accepts: bytes of a frame's payload, its metadata, a whole message; calls open at the same time;
    credit for the connection at its start. Values are brought between the protocol's minimum and its cap."""

    frame_bytes: int = 65_536
    metadata_bytes: int = 8_192
    message_bytes: int = 4_194_304
    streams: int = 1_024
    credit_messages: int = 4_096
    credit_bytes: int = 16_777_216

    def __post_init__(self) -> None:
        frame = _clamp(self.frame_bytes, 16_384, 16_777_215)
        for name, value in (
            ("frame_bytes", frame),
            ("metadata_bytes", _clamp(self.metadata_bytes, 8_192, min(65_535, frame))),
            ("message_bytes", _clamp(self.message_bytes, 1_048_576, 16_777_215)),
            ("streams", max(16, self.streams)),
            ("credit_messages", _clamp(self.credit_messages, 1_024, CREDIT_MAXIMUM)),
            ("credit_bytes", _clamp(self.credit_bytes, 1_048_576, CREDIT_MAXIMUM)),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def of(cls, hello: frames_pb2.Hello) -> Limits:
        limits = hello.limits
        return cls(
            frame_bytes=limits.frame_bytes,
            metadata_bytes=limits.metadata_bytes,
            message_bytes=limits.message_bytes,
            streams=limits.streams,
            credit_messages=hello.initial_credit_messages,
            credit_bytes=hello.initial_credit_bytes,
        )

    def hello(self, agent: str) -> frames_pb2.Hello:
        return frames_pb2.Hello(
            version_min=1,
            version_max=1,
            limits=frames_pb2.Limits(
                frame_bytes=self.frame_bytes,
                metadata_bytes=self.metadata_bytes,
                message_bytes=self.message_bytes,
                streams=self.streams,
            ),
            agent=agent,
            initial_credit_messages=self.credit_messages,
            initial_credit_bytes=self.credit_bytes,
        )


# What holds until a peer's HELLO was read.
MINIMUM = Limits(0, 0, 0, 0, 0, 0)


@dataclass(slots=True)
class Credit:
    """Messages and bytes that may still be sent."""

    messages: int = 0
    bytes: int = 0

    def add(self, messages: int, bytes: int) -> bool:
        """False: it is a grant of nothing, or more than can be counted."""
        self.messages += messages
        self.bytes += bytes
        return bool(messages or bytes) and max(self.messages, self.bytes) <= CREDIT_MAXIMUM

    def take(self, messages: int, bytes: int) -> bool:
        """False, and nothing is taken: there is not that much."""
        if messages > self.messages or bytes > self.bytes:
            return False
        self.messages -= messages
        self.bytes -= bytes
        return True
