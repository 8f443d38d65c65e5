"""How calls fail: a class for each status code, made from an END or by this client itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from paas_rpc.generated.paas.rpc.v1.frames_pb2 import End

DOMAIN = "paas.rpc"


class Code(IntEnum):
    """google.rpc.Code."""

    OK = 0
    CANCELLED = 1
    UNKNOWN = 2
    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    OUT_OF_RANGE = 11
    UNIMPLEMENTED = 12
    INTERNAL = 13
    UNAVAILABLE = 14
    DATA_LOSS = 15
    UNAUTHENTICATED = 16


@dataclass(frozen=True, slots=True)
class Violation:
    """One field of a request that is not acceptable: its lowerCamelCase path, and why."""

    field: str
    description: str


Metadata = tuple[tuple[str, bytes], ...]


class Fault(Exception):
    """A call that did not end well. `reason` is a stable word for programs, `domain` says who defines it."""

    code: Code = Code.UNKNOWN

    def __init__(
        self,
        message: str = "",
        *,
        code: Code | None = None,
        reason: str = "",
        domain: str = "",
        violations: Iterable[Violation] = (),
        next_steps: Iterable[str] = (),
        trailers: Metadata = (),
        not_processed: bool = False,
    ) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
        self.message = message
        self.reason = reason
        self.domain = domain
        self.violations = tuple(violations)
        self.next_steps = tuple(next_steps)
        self.trailers = trailers
        # The call's handler was never started: safe to send again.
        self.not_processed = not_processed

    def __str__(self) -> str:
        text = f"{self.code.name} {self.reason}".rstrip()
        details = "; ".join([self.message, *(f"{item.field}: {item.description}" for item in self.violations)])
        return f"{text}: {details}" if details else text


class Cancelled(Fault):
    code = Code.CANCELLED


class Unknown(Fault):
    code = Code.UNKNOWN


class InvalidArgument(Fault):
    code = Code.INVALID_ARGUMENT


class DeadlineExceeded(Fault):
    code = Code.DEADLINE_EXCEEDED


class NotFound(Fault):
    code = Code.NOT_FOUND


class AlreadyExists(Fault):
    code = Code.ALREADY_EXISTS


class PermissionDenied(Fault):
    code = Code.PERMISSION_DENIED


class ResourceExhausted(Fault):
    code = Code.RESOURCE_EXHAUSTED


class FailedPrecondition(Fault):
    code = Code.FAILED_PRECONDITION


class Aborted(Fault):
    code = Code.ABORTED


class OutOfRange(Fault):
    code = Code.OUT_OF_RANGE


class Unimplemented(Fault):
    code = Code.UNIMPLEMENTED


class Internal(Fault):
    code = Code.INTERNAL


class Unavailable(Fault):
    code = Code.UNAVAILABLE


class DataLoss(Fault):
    code = Code.DATA_LOSS


class Unauthenticated(Fault):
    code = Code.UNAUTHENTICATED


_CLASSES: dict[int, type[Fault]] = {kind.code: kind for kind in Fault.__subclasses__()}

# The reasons that a client gives by itself, and their codes.
_LOCAL = {
    "Cancelled": Code.CANCELLED,
    "MalformedMetadata": Code.INVALID_ARGUMENT,
    "InvalidCredit": Code.INVALID_ARGUMENT,
    "DeadlineExceeded": Code.DEADLINE_EXCEEDED,
    "MessageTooLarge": Code.RESOURCE_EXHAUSTED,
    "MetadataTooLarge": Code.RESOURCE_EXHAUSTED,
    "UnexpectedResponse": Code.INTERNAL,
    "MalformedResponse": Code.INTERNAL,
    "Unreachable": Code.UNAVAILABLE,
    "ConnectionLost": Code.UNAVAILABLE,
    "ConnectionRefused": Code.UNAVAILABLE,
    "Closed": Code.UNAVAILABLE,
    "GoingAway": Code.UNAVAILABLE,
}


def local(reason: str, message: str, *, not_processed: bool = False) -> Fault:
    """A fault that this client found itself."""
    kind = _CLASSES[_LOCAL[reason]]
    return kind(message, reason=reason, domain=DOMAIN, not_processed=not_processed)


def trailers_of(end: End) -> Metadata:
    return tuple((entry.key, entry.value) for entry in end.metadata)


def fault_of(end: End) -> Fault:
    """The fault that an END with a code other than 0 says; an unknown code counts as UNKNOWN."""
    return _CLASSES.get(end.code, Unknown)(
        end.message,
        reason=end.reason,
        domain=end.domain,
        violations=[Violation(item.field, item.description) for item in end.violations],
        next_steps=end.next_steps,
        trailers=trailers_of(end),
        not_processed=end.not_processed,
    )
