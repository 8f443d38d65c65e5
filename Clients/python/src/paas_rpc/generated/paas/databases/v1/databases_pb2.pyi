from typing import Any as _Any
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from paas_rpc.generated.paas.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
STATE_DEGRADED: State
STATE_DELETED: State
STATE_DELETING: State
STATE_FAILED: State
STATE_PROVISIONING: State
STATE_PURGED: State
STATE_PURGING: State
STATE_READY: State
STATE_UNDELETING: State
STATE_UNSPECIFIED: State

class Bookmark(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class Condition(_message.Message):
    __slots__ = ["message", "since", "type"]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    message: str
    since: _timestamp_pb2.Timestamp
    type: str
    def __init__(self, type: _Optional[str] = ..., message: _Optional[str] = ..., since: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ...) -> None: ...

class CreateDatabaseRequest(_message.Message):
    __slots__ = ["app", "description", "engine_version", "name", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ENGINE_VERSION_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    description: str
    engine_version: str
    name: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., name: _Optional[str] = ..., engine_version: _Optional[str] = ..., description: _Optional[str] = ...) -> None: ...

class CreateDatabaseResponse(_message.Message):
    __slots__ = ["database"]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: Database
    def __init__(self, database: _Optional[_Union[Database, _Mapping[str, _Any]]] = ...) -> None: ...

class CreateTemporaryLoginRequest(_message.Message):
    __slots__ = ["app", "id", "lifetime_seconds", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LIFETIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    lifetime_seconds: int
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ..., lifetime_seconds: _Optional[int] = ...) -> None: ...

class CreateTemporaryLoginResponse(_message.Message):
    __slots__ = ["database", "dsn", "host", "login", "port"]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    DSN_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    LOGIN_FIELD_NUMBER: _ClassVar[int]
    PORT_FIELD_NUMBER: _ClassVar[int]
    database: str
    dsn: str
    host: str
    login: TemporaryLogin
    port: int
    def __init__(self, login: _Optional[_Union[TemporaryLogin, _Mapping[str, _Any]]] = ..., dsn: _Optional[str] = ..., host: _Optional[str] = ..., port: _Optional[int] = ..., database: _Optional[str] = ...) -> None: ...

class Database(_message.Message):
    __slots__ = ["app", "attempt", "conditions", "created_at", "created_by", "deadline", "deletion_protection", "description", "engine_version", "generation", "host", "id", "message", "name", "next_attempt", "org", "port", "reason", "revision", "since", "state", "step", "volume"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    DEADLINE_FIELD_NUMBER: _ClassVar[int]
    DELETION_PROTECTION_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ENGINE_VERSION_FIELD_NUMBER: _ClassVar[int]
    GENERATION_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NEXT_ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    PORT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    VOLUME_FIELD_NUMBER: _ClassVar[int]
    app: str
    attempt: int
    conditions: _containers.RepeatedCompositeFieldContainer[Condition]
    created_at: _timestamp_pb2.Timestamp
    created_by: str
    deadline: _timestamp_pb2.Timestamp
    deletion_protection: bool
    description: str
    engine_version: str
    generation: int
    host: str
    id: str
    message: str
    name: str
    next_attempt: _timestamp_pb2.Timestamp
    org: str
    port: int
    reason: str
    revision: int
    since: _timestamp_pb2.Timestamp
    state: State
    step: Step
    volume: Volume
    def __init__(self, id: _Optional[str] = ..., org: _Optional[str] = ..., app: _Optional[str] = ..., name: _Optional[str] = ..., engine_version: _Optional[str] = ..., state: _Optional[_Union[State, str]] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ..., since: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., step: _Optional[_Union[Step, _Mapping[str, _Any]]] = ..., next_attempt: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., deadline: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., host: _Optional[str] = ..., port: _Optional[int] = ..., volume: _Optional[_Union[Volume, _Mapping[str, _Any]]] = ..., generation: _Optional[int] = ..., revision: _Optional[int] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., created_by: _Optional[str] = ..., description: _Optional[str] = ..., deletion_protection: bool = ..., attempt: _Optional[int] = ..., conditions: _Optional[_Iterable[_Union[Condition, _Mapping[str, _Any]]]] = ...) -> None: ...

class DeleteDatabaseRequest(_message.Message):
    __slots__ = ["app", "delete_volume", "id", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    DELETE_VOLUME_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    delete_volume: bool
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ..., delete_volume: bool = ...) -> None: ...

class DeleteDatabaseResponse(_message.Message):
    __slots__ = ["database"]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: Database
    def __init__(self, database: _Optional[_Union[Database, _Mapping[str, _Any]]] = ...) -> None: ...

class GetDatabaseRequest(_message.Message):
    __slots__ = ["app", "id", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class GetDatabaseResponse(_message.Message):
    __slots__ = ["database"]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: Database
    def __init__(self, database: _Optional[_Union[Database, _Mapping[str, _Any]]] = ...) -> None: ...

class ListDatabasesRequest(_message.Message):
    __slots__ = ["app", "name", "org", "page_size", "page_token", "show_deleted"]
    APP_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    app: str
    name: str
    org: str
    page_size: int
    page_token: str
    show_deleted: bool
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., name: _Optional[str] = ..., show_deleted: bool = ...) -> None: ...

class ListDatabasesResponse(_message.Message):
    __slots__ = ["databases", "next_page_token", "revision"]
    DATABASES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    databases: _containers.RepeatedCompositeFieldContainer[Database]
    next_page_token: str
    revision: int
    def __init__(self, databases: _Optional[_Iterable[_Union[Database, _Mapping[str, _Any]]]] = ..., next_page_token: _Optional[str] = ..., revision: _Optional[int] = ...) -> None: ...

class ListTemporaryLoginsRequest(_message.Message):
    __slots__ = ["app", "id", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class ListTemporaryLoginsResponse(_message.Message):
    __slots__ = ["logins"]
    LOGINS_FIELD_NUMBER: _ClassVar[int]
    logins: _containers.RepeatedCompositeFieldContainer[TemporaryLogin]
    def __init__(self, logins: _Optional[_Iterable[_Union[TemporaryLogin, _Mapping[str, _Any]]]] = ...) -> None: ...

class Position(_message.Message):
    __slots__ = ["epoch", "revision"]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    epoch: str
    revision: int
    def __init__(self, epoch: _Optional[str] = ..., revision: _Optional[int] = ...) -> None: ...

class Reset(_message.Message):
    __slots__ = ["reason"]
    REASON_FIELD_NUMBER: _ClassVar[int]
    reason: str
    def __init__(self, reason: _Optional[str] = ...) -> None: ...

class RetryDatabaseRequest(_message.Message):
    __slots__ = ["app", "id", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class RetryDatabaseResponse(_message.Message):
    __slots__ = ["database"]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: Database
    def __init__(self, database: _Optional[_Union[Database, _Mapping[str, _Any]]] = ...) -> None: ...

class RevealDSNRequest(_message.Message):
    __slots__ = ["app", "id", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class RevealDSNResponse(_message.Message):
    __slots__ = ["audit_id", "database", "dsn", "host", "port", "username"]
    AUDIT_ID_FIELD_NUMBER: _ClassVar[int]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    DSN_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    PORT_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    audit_id: str
    database: str
    dsn: str
    host: str
    port: int
    username: str
    def __init__(self, dsn: _Optional[str] = ..., username: _Optional[str] = ..., host: _Optional[str] = ..., port: _Optional[int] = ..., database: _Optional[str] = ..., audit_id: _Optional[str] = ...) -> None: ...

class RevokeTemporaryLoginRequest(_message.Message):
    __slots__ = ["app", "id", "login_id", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LOGIN_ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    login_id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ..., login_id: _Optional[str] = ...) -> None: ...

class RevokeTemporaryLoginResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class RotateCredentialsRequest(_message.Message):
    __slots__ = ["app", "id", "mode", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    mode: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ..., mode: _Optional[str] = ...) -> None: ...

class RotateCredentialsResponse(_message.Message):
    __slots__ = ["database"]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: Database
    def __init__(self, database: _Optional[_Union[Database, _Mapping[str, _Any]]] = ...) -> None: ...

class Step(_message.Message):
    __slots__ = ["done_bytes", "name", "progress_percent", "started_at", "total_bytes"]
    DONE_BYTES_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_PERCENT_FIELD_NUMBER: _ClassVar[int]
    STARTED_AT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_BYTES_FIELD_NUMBER: _ClassVar[int]
    done_bytes: int
    name: str
    progress_percent: int
    started_at: _timestamp_pb2.Timestamp
    total_bytes: int
    def __init__(self, name: _Optional[str] = ..., progress_percent: _Optional[int] = ..., started_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., done_bytes: _Optional[int] = ..., total_bytes: _Optional[int] = ...) -> None: ...

class Synced(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class TemporaryLogin(_message.Message):
    __slots__ = ["audit_id", "created_at", "created_by", "expires_at", "id", "username"]
    AUDIT_ID_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    USERNAME_FIELD_NUMBER: _ClassVar[int]
    audit_id: str
    created_at: _timestamp_pb2.Timestamp
    created_by: str
    expires_at: _timestamp_pb2.Timestamp
    id: str
    username: str
    def __init__(self, id: _Optional[str] = ..., username: _Optional[str] = ..., created_by: _Optional[str] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., expires_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., audit_id: _Optional[str] = ...) -> None: ...

class Transition(_message.Message):
    __slots__ = ["actor", "at", "database", "reason", "sequence", "to"]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    actor: str
    at: _timestamp_pb2.Timestamp
    database: Database
    reason: str
    sequence: int
    to: State
    def __init__(self, database: _Optional[_Union[Database, _Mapping[str, _Any]]] = ..., to: _Optional[_Union[State, str]] = ..., reason: _Optional[str] = ..., at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., actor: _Optional[str] = ..., sequence: _Optional[int] = ..., **kwargs: _Any) -> None: ...

class UndeleteDatabaseRequest(_message.Message):
    __slots__ = ["app", "id", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class UndeleteDatabaseResponse(_message.Message):
    __slots__ = ["database"]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    database: Database
    def __init__(self, database: _Optional[_Union[Database, _Mapping[str, _Any]]] = ...) -> None: ...

class Volume(_message.Message):
    __slots__ = ["name", "retained"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    RETAINED_FIELD_NUMBER: _ClassVar[int]
    name: str
    retained: bool
    def __init__(self, name: _Optional[str] = ..., retained: bool = ...) -> None: ...

class WatchStatusRequest(_message.Message):
    __slots__ = ["app", "id", "org", "resume"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    RESUME_FIELD_NUMBER: _ClassVar[int]
    app: str
    id: str
    org: str
    resume: Position
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., id: _Optional[str] = ..., resume: _Optional[_Union[Position, _Mapping[str, _Any]]] = ...) -> None: ...

class WatchStatusResponse(_message.Message):
    __slots__ = ["bookmark", "epoch", "previous", "reset", "revision", "snapshot", "synced", "transition"]
    BOOKMARK_FIELD_NUMBER: _ClassVar[int]
    EPOCH_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_FIELD_NUMBER: _ClassVar[int]
    RESET_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    SNAPSHOT_FIELD_NUMBER: _ClassVar[int]
    SYNCED_FIELD_NUMBER: _ClassVar[int]
    TRANSITION_FIELD_NUMBER: _ClassVar[int]
    bookmark: Bookmark
    epoch: str
    previous: int
    reset: Reset
    revision: int
    snapshot: Database
    synced: Synced
    transition: Transition
    def __init__(self, epoch: _Optional[str] = ..., revision: _Optional[int] = ..., previous: _Optional[int] = ..., snapshot: _Optional[_Union[Database, _Mapping[str, _Any]]] = ..., synced: _Optional[_Union[Synced, _Mapping[str, _Any]]] = ..., transition: _Optional[_Union[Transition, _Mapping[str, _Any]]] = ..., bookmark: _Optional[_Union[Bookmark, _Mapping[str, _Any]]] = ..., reset: _Optional[_Union[Reset, _Mapping[str, _Any]]] = ...) -> None: ...

class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
    STATE_DEGRADED: State
    STATE_DELETED: State
    STATE_DELETING: State
    STATE_FAILED: State
    STATE_PROVISIONING: State
    STATE_PURGED: State
    STATE_PURGING: State
    STATE_READY: State
    STATE_UNDELETING: State
    STATE_UNSPECIFIED: State
