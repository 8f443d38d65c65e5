"""Methods, the four shapes of calls, and what a caller may say with a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypedDict, TypeVar

from google.protobuf.message import DecodeError, EncodeError, Message

from paas_rpc.faults import Fault, InvalidArgument, local
from paas_rpc.scan import Refused, scan

Req = TypeVar("Req")
Res = TypeVar("Res")


class Shape(Enum):
    UNARY = "unary"
    SERVER_STREAM = "server_stream"
    CLIENT_STREAM = "client_stream"
    BIDI = "bidi"

    @property
    def streams_requests(self) -> bool:
        return self in (Shape.CLIENT_STREAM, Shape.BIDI)

    @property
    def streams_responses(self) -> bool:
        return self in (Shape.SERVER_STREAM, Shape.BIDI)


class CallOptions(TypedDict, total=False):
    """What a caller may say with any call."""

    # Seconds from now, the wait for a connection and for a place among the open calls included; None = no deadline.
    timeout: float | None
    # In order; keys of 1 to 64 of a-z, 0-9, "-", "_" and ".", and may repeat.
    metadata: Sequence[tuple[str, bytes | str]]
    # Instead of the client's token.
    token: str
    # Name of the call in logs and audit rows: 1 to 128 visible ASCII characters.
    request_id: str
    idempotency_key: str
    # W3C Trace Context.
    traceparent: str
    # Largest response that is taken, in bytes; 0 = the client's limit.
    max_response_bytes: int


@dataclass(frozen=True, slots=True)
class Method(Generic[Req, Res]):
    """A method: its path, its shape, and the types of its messages; `bytes` leaves them as they are."""

    path: str
    shape: Shape
    request: type[Req]
    response: type[Res]

    def encode(self, request: Req) -> bytes:
        if isinstance(request, bytes):
            return request
        if not isinstance(request, Message) or not isinstance(request, self.request):
            raise TypeError(f"{self.path} takes {self.request.__name__}, not {type(request).__name__}")
        try:
            return request.SerializeToString()
        except (EncodeError, ValueError) as error:
            raise InvalidArgument(str(error), reason="MalformedRequest", domain="paas.rpc") from error

    def decode(self, data: bytes) -> Res | Fault:
        if issubclass(self.response, bytes):
            return self.response(data)
        message = self.response()
        assert isinstance(message, Message)
        try:
            scan(message, data)
            message.ParseFromString(data)
        except (Refused, DecodeError) as error:
            return local("MalformedResponse", f"{self.response.__name__}: {error}")
        return message
