from typing import Any as _Any
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AuditFinding(_message.Message):
    __slots__ = ["line_id", "message", "org", "reason", "seq"]
    LINE_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    line_id: str
    message: str
    org: str
    reason: str
    seq: int
    def __init__(self, reason: _Optional[str] = ..., org: _Optional[str] = ..., seq: _Optional[int] = ..., line_id: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class AuditLine(_message.Message):
    __slots__ = ["action", "actor", "app", "at", "database_id", "hash", "id", "org", "origin", "outcome", "peer", "reason", "request_id", "seq", "suppressed", "token_id"]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    APP_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    DATABASE_ID_FIELD_NUMBER: _ClassVar[int]
    HASH_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SEQ_FIELD_NUMBER: _ClassVar[int]
    SUPPRESSED_FIELD_NUMBER: _ClassVar[int]
    TOKEN_ID_FIELD_NUMBER: _ClassVar[int]
    action: str
    actor: str
    app: str
    at: _timestamp_pb2.Timestamp
    database_id: str
    hash: str
    id: str
    org: str
    origin: str
    outcome: str
    peer: str
    reason: str
    request_id: str
    seq: int
    suppressed: int
    token_id: str
    def __init__(self, id: _Optional[str] = ..., at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., actor: _Optional[str] = ..., token_id: _Optional[str] = ..., action: _Optional[str] = ..., org: _Optional[str] = ..., app: _Optional[str] = ..., database_id: _Optional[str] = ..., outcome: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ..., peer: _Optional[str] = ..., origin: _Optional[str] = ..., suppressed: _Optional[int] = ..., seq: _Optional[int] = ..., hash: _Optional[str] = ...) -> None: ...

class ListAuditRequest(_message.Message):
    __slots__ = ["action", "actor", "app", "database_id", "oldest_first", "org", "outcome", "page_size", "page_token", "since", "until"]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    APP_FIELD_NUMBER: _ClassVar[int]
    DATABASE_ID_FIELD_NUMBER: _ClassVar[int]
    OLDEST_FIRST_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    action: str
    actor: str
    app: str
    database_id: str
    oldest_first: bool
    org: str
    outcome: str
    page_size: int
    page_token: str
    since: _timestamp_pb2.Timestamp
    until: _timestamp_pb2.Timestamp
    def __init__(self, org: _Optional[str] = ..., since: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., until: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., actor: _Optional[str] = ..., action: _Optional[str] = ..., outcome: _Optional[str] = ..., app: _Optional[str] = ..., database_id: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., oldest_first: bool = ...) -> None: ...

class ListAuditResponse(_message.Message):
    __slots__ = ["lines", "next_page_token"]
    LINES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    lines: _containers.RepeatedCompositeFieldContainer[AuditLine]
    next_page_token: str
    def __init__(self, lines: _Optional[_Iterable[_Union[AuditLine, _Mapping[str, _Any]]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class VerifyAuditRequest(_message.Message):
    __slots__ = ["org"]
    ORG_FIELD_NUMBER: _ClassVar[int]
    org: str
    def __init__(self, org: _Optional[str] = ...) -> None: ...

class VerifyAuditResponse(_message.Message):
    __slots__ = ["chains", "findings", "is_compared", "lines", "unsealed"]
    CHAINS_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    IS_COMPARED_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    UNSEALED_FIELD_NUMBER: _ClassVar[int]
    chains: int
    findings: _containers.RepeatedCompositeFieldContainer[AuditFinding]
    is_compared: bool
    lines: int
    unsealed: int
    def __init__(self, lines: _Optional[int] = ..., unsealed: _Optional[int] = ..., chains: _Optional[int] = ..., is_compared: bool = ..., findings: _Optional[_Iterable[_Union[AuditFinding, _Mapping[str, _Any]]]] = ...) -> None: ...
