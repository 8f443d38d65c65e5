from typing import Any as _Any
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Cancel(_message.Message):
    __slots__ = ["code"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    code: int
    def __init__(self, code: _Optional[int] = ...) -> None: ...

class Credit(_message.Message):
    __slots__ = ["bytes", "messages"]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    bytes: int
    messages: int
    def __init__(self, messages: _Optional[int] = ..., bytes: _Optional[int] = ...) -> None: ...

class End(_message.Message):
    __slots__ = ["code", "domain", "message", "metadata", "next_steps", "not_processed", "reason", "violations"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DOMAIN_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEPS_FIELD_NUMBER: _ClassVar[int]
    NOT_PROCESSED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    VIOLATIONS_FIELD_NUMBER: _ClassVar[int]
    code: int
    domain: str
    message: str
    metadata: _containers.RepeatedCompositeFieldContainer[MetadataEntry]
    next_steps: _containers.RepeatedScalarFieldContainer[str]
    not_processed: bool
    reason: str
    violations: _containers.RepeatedCompositeFieldContainer[FieldViolation]
    def __init__(self, code: _Optional[int] = ..., message: _Optional[str] = ..., reason: _Optional[str] = ..., domain: _Optional[str] = ..., metadata: _Optional[_Iterable[_Union[MetadataEntry, _Mapping[str, _Any]]]] = ..., violations: _Optional[_Iterable[_Union[FieldViolation, _Mapping[str, _Any]]]] = ..., next_steps: _Optional[_Iterable[str]] = ..., not_processed: bool = ...) -> None: ...

class FieldViolation(_message.Message):
    __slots__ = ["description", "field"]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    description: str
    field: str
    def __init__(self, field: _Optional[str] = ..., description: _Optional[str] = ...) -> None: ...

class GoAway(_message.Message):
    __slots__ = ["code", "drain_ns", "last_stream", "text"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DRAIN_NS_FIELD_NUMBER: _ClassVar[int]
    LAST_STREAM_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    code: int
    drain_ns: int
    last_stream: int
    text: str
    def __init__(self, last_stream: _Optional[int] = ..., code: _Optional[int] = ..., drain_ns: _Optional[int] = ..., text: _Optional[str] = ...) -> None: ...

class Hello(_message.Message):
    __slots__ = ["agent", "features", "initial_credit_bytes", "initial_credit_messages", "instance_id", "limits", "version_max", "version_min"]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    FEATURES_FIELD_NUMBER: _ClassVar[int]
    INITIAL_CREDIT_BYTES_FIELD_NUMBER: _ClassVar[int]
    INITIAL_CREDIT_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    INSTANCE_ID_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    VERSION_MAX_FIELD_NUMBER: _ClassVar[int]
    VERSION_MIN_FIELD_NUMBER: _ClassVar[int]
    agent: str
    features: _containers.RepeatedScalarFieldContainer[str]
    initial_credit_bytes: int
    initial_credit_messages: int
    instance_id: str
    limits: Limits
    version_max: int
    version_min: int
    def __init__(self, version_min: _Optional[int] = ..., version_max: _Optional[int] = ..., limits: _Optional[_Union[Limits, _Mapping[str, _Any]]] = ..., agent: _Optional[str] = ..., instance_id: _Optional[str] = ..., initial_credit_messages: _Optional[int] = ..., initial_credit_bytes: _Optional[int] = ..., features: _Optional[_Iterable[str]] = ...) -> None: ...

class Limits(_message.Message):
    __slots__ = ["frame_bytes", "message_bytes", "metadata_bytes", "streams"]
    FRAME_BYTES_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_BYTES_FIELD_NUMBER: _ClassVar[int]
    METADATA_BYTES_FIELD_NUMBER: _ClassVar[int]
    STREAMS_FIELD_NUMBER: _ClassVar[int]
    frame_bytes: int
    message_bytes: int
    metadata_bytes: int
    streams: int
    def __init__(self, frame_bytes: _Optional[int] = ..., message_bytes: _Optional[int] = ..., metadata_bytes: _Optional[int] = ..., streams: _Optional[int] = ...) -> None: ...

class MetadataEntry(_message.Message):
    __slots__ = ["key", "value"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: bytes
    def __init__(self, key: _Optional[str] = ..., value: _Optional[bytes] = ...) -> None: ...

class Open(_message.Message):
    __slots__ = ["idempotency_key", "initial_credit_bytes", "initial_credit_messages", "max_response_bytes", "metadata", "method", "timeout_ns", "traceparent", "without_message"]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    INITIAL_CREDIT_BYTES_FIELD_NUMBER: _ClassVar[int]
    INITIAL_CREDIT_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    MAX_RESPONSE_BYTES_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_NS_FIELD_NUMBER: _ClassVar[int]
    TRACEPARENT_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    idempotency_key: str
    initial_credit_bytes: int
    initial_credit_messages: int
    max_response_bytes: int
    metadata: _containers.RepeatedCompositeFieldContainer[MetadataEntry]
    method: str
    timeout_ns: int
    traceparent: str
    without_message: bool
    def __init__(self, timeout_ns: _Optional[int] = ..., method: _Optional[str] = ..., idempotency_key: _Optional[str] = ..., traceparent: _Optional[str] = ..., metadata: _Optional[_Iterable[_Union[MetadataEntry, _Mapping[str, _Any]]]] = ..., initial_credit_messages: _Optional[int] = ..., initial_credit_bytes: _Optional[int] = ..., max_response_bytes: _Optional[int] = ..., without_message: bool = ...) -> None: ...
