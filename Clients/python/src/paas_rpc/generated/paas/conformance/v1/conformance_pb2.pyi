from typing import Any as _Any
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BidiStreamRequest(_message.Message):
    __slots__ = ["outcome", "payload", "response_bytes"]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_BYTES_FIELD_NUMBER: _ClassVar[int]
    outcome: Outcome
    payload: bytes
    response_bytes: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, payload: _Optional[bytes] = ..., response_bytes: _Optional[_Iterable[int]] = ..., outcome: _Optional[_Union[Outcome, _Mapping[str, _Any]]] = ...) -> None: ...

class BidiStreamResponse(_message.Message):
    __slots__ = ["payload"]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    payload: bytes
    def __init__(self, payload: _Optional[bytes] = ...) -> None: ...

class ClientStreamRequest(_message.Message):
    __slots__ = ["outcome", "payload"]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    outcome: Outcome
    payload: bytes
    def __init__(self, payload: _Optional[bytes] = ..., outcome: _Optional[_Union[Outcome, _Mapping[str, _Any]]] = ...) -> None: ...

class ClientStreamResponse(_message.Message):
    __slots__ = ["payload_bytes", "request_count"]
    PAYLOAD_BYTES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_COUNT_FIELD_NUMBER: _ClassVar[int]
    payload_bytes: int
    request_count: int
    def __init__(self, request_count: _Optional[int] = ..., payload_bytes: _Optional[int] = ...) -> None: ...

class CountHangsRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class CountHangsResponse(_message.Message):
    __slots__ = ["begun", "cancelled"]
    BEGUN_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    begun: int
    cancelled: int
    def __init__(self, begun: _Optional[int] = ..., cancelled: _Optional[int] = ...) -> None: ...

class Entry(_message.Message):
    __slots__ = ["key", "value"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: bytes
    def __init__(self, key: _Optional[str] = ..., value: _Optional[bytes] = ...) -> None: ...

class HangRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class HangResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class Outcome(_message.Message):
    __slots__ = ["code", "message", "reason", "trailers", "violations"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TRAILERS_FIELD_NUMBER: _ClassVar[int]
    VIOLATIONS_FIELD_NUMBER: _ClassVar[int]
    code: int
    message: str
    reason: str
    trailers: _containers.RepeatedCompositeFieldContainer[Entry]
    violations: _containers.RepeatedCompositeFieldContainer[Violation]
    def __init__(self, code: _Optional[int] = ..., message: _Optional[str] = ..., reason: _Optional[str] = ..., trailers: _Optional[_Iterable[_Union[Entry, _Mapping[str, _Any]]]] = ..., violations: _Optional[_Iterable[_Union[Violation, _Mapping[str, _Any]]]] = ...) -> None: ...

class ServerStreamRequest(_message.Message):
    __slots__ = ["delay_ms", "outcome", "response_bytes"]
    DELAY_MS_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_BYTES_FIELD_NUMBER: _ClassVar[int]
    delay_ms: int
    outcome: Outcome
    response_bytes: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, response_bytes: _Optional[_Iterable[int]] = ..., delay_ms: _Optional[int] = ..., outcome: _Optional[_Union[Outcome, _Mapping[str, _Any]]] = ...) -> None: ...

class ServerStreamResponse(_message.Message):
    __slots__ = ["payload"]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    payload: bytes
    def __init__(self, payload: _Optional[bytes] = ...) -> None: ...

class UnaryRequest(_message.Message):
    __slots__ = ["delay_ms", "echo_metadata", "outcome", "payload", "response_bytes"]
    DELAY_MS_FIELD_NUMBER: _ClassVar[int]
    ECHO_METADATA_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_BYTES_FIELD_NUMBER: _ClassVar[int]
    delay_ms: int
    echo_metadata: bool
    outcome: Outcome
    payload: bytes
    response_bytes: int
    def __init__(self, payload: _Optional[bytes] = ..., response_bytes: _Optional[int] = ..., delay_ms: _Optional[int] = ..., outcome: _Optional[_Union[Outcome, _Mapping[str, _Any]]] = ..., echo_metadata: bool = ...) -> None: ...

class UnaryResponse(_message.Message):
    __slots__ = ["metadata", "payload", "timeout_ms"]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    PAYLOAD_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_MS_FIELD_NUMBER: _ClassVar[int]
    metadata: _containers.RepeatedCompositeFieldContainer[Entry]
    payload: bytes
    timeout_ms: int
    def __init__(self, payload: _Optional[bytes] = ..., metadata: _Optional[_Iterable[_Union[Entry, _Mapping[str, _Any]]]] = ..., timeout_ms: _Optional[int] = ...) -> None: ...

class Violation(_message.Message):
    __slots__ = ["description", "field"]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    description: str
    field: str
    def __init__(self, field: _Optional[str] = ..., description: _Optional[str] = ...) -> None: ...
