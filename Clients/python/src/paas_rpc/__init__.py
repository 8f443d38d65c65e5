"""Client of the paas binary protocol: typed calls over a Unix socket.

`Client` is for asyncio, `SyncClient` for threads. The services are in `paas_rpc.databases`, `apps`, `access`, `health`
and `reflection`; a watch that resumes by itself is in `paas_rpc.watch`.
"""

from paas_rpc.calls import BidiCall, RequestStreamCall, ResponseStream, UnaryCall
from paas_rpc.client import Client
from paas_rpc.connection import Keepalive
from paas_rpc.faults import (
    Aborted,
    AlreadyExists,
    Cancelled,
    Code,
    DataLoss,
    DeadlineExceeded,
    FailedPrecondition,
    Fault,
    Internal,
    InvalidArgument,
    NotFound,
    OutOfRange,
    PermissionDenied,
    ResourceExhausted,
    Unauthenticated,
    Unavailable,
    Unimplemented,
    Unknown,
    Violation,
)
from paas_rpc.limits import Limits
from paas_rpc.method import CallOptions, Method, Shape
from paas_rpc.sync import SyncBidiCall, SyncClient, SyncRequestStreamCall, SyncResponseStream

__all__ = [
    "Aborted",
    "AlreadyExists",
    "BidiCall",
    "CallOptions",
    "Cancelled",
    "Client",
    "Code",
    "DataLoss",
    "DeadlineExceeded",
    "FailedPrecondition",
    "Fault",
    "Internal",
    "InvalidArgument",
    "Keepalive",
    "Limits",
    "Method",
    "NotFound",
    "OutOfRange",
    "PermissionDenied",
    "RequestStreamCall",
    "ResourceExhausted",
    "ResponseStream",
    "Shape",
    "SyncBidiCall",
    "SyncClient",
    "SyncRequestStreamCall",
    "SyncResponseStream",
    "Unauthenticated",
    "Unavailable",
    "UnaryCall",
    "Unimplemented",
    "Unknown",
    "Violation",
]
