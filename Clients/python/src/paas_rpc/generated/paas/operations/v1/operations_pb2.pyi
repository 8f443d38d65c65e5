from typing import Any as _Any
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetKeyStatusRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class GetKeyStatusResponse(_message.Message):
    __slots__ = ["is_sealed", "keys", "lost_databases", "lost_deployments", "lost_variables", "message"]
    IS_SEALED_FIELD_NUMBER: _ClassVar[int]
    KEYS_FIELD_NUMBER: _ClassVar[int]
    LOST_DATABASES_FIELD_NUMBER: _ClassVar[int]
    LOST_DEPLOYMENTS_FIELD_NUMBER: _ClassVar[int]
    LOST_VARIABLES_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    is_sealed: bool
    keys: _containers.RepeatedCompositeFieldContainer[Key]
    lost_databases: int
    lost_deployments: int
    lost_variables: _containers.RepeatedCompositeFieldContainer[LostVariable]
    message: str
    def __init__(self, is_sealed: bool = ..., message: _Optional[str] = ..., keys: _Optional[_Iterable[_Union[Key, _Mapping[str, _Any]]]] = ..., lost_databases: _Optional[int] = ..., lost_variables: _Optional[_Iterable[_Union[LostVariable, _Mapping[str, _Any]]]] = ..., lost_deployments: _Optional[int] = ...) -> None: ...

class Host(_message.Message):
    __slots__ = ["apps", "created_at", "databases", "engine", "is_serving", "name", "seen_at"]
    APPS_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    DATABASES_FIELD_NUMBER: _ClassVar[int]
    ENGINE_FIELD_NUMBER: _ClassVar[int]
    IS_SERVING_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SEEN_AT_FIELD_NUMBER: _ClassVar[int]
    apps: int
    created_at: _timestamp_pb2.Timestamp
    databases: int
    engine: str
    is_serving: bool
    name: str
    seen_at: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., engine: _Optional[str] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., seen_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., is_serving: bool = ..., apps: _Optional[int] = ..., databases: _Optional[int] = ...) -> None: ...

class Key(_message.Message):
    __slots__ = ["id", "is_held", "secrets", "since", "state"]
    ID_FIELD_NUMBER: _ClassVar[int]
    IS_HELD_FIELD_NUMBER: _ClassVar[int]
    SECRETS_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    id: str
    is_held: bool
    secrets: int
    since: _timestamp_pb2.Timestamp
    state: str
    def __init__(self, id: _Optional[str] = ..., state: _Optional[str] = ..., since: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., secrets: _Optional[int] = ..., is_held: bool = ...) -> None: ...

class ListHostsRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class ListHostsResponse(_message.Message):
    __slots__ = ["hosts"]
    HOSTS_FIELD_NUMBER: _ClassVar[int]
    hosts: _containers.RepeatedCompositeFieldContainer[Host]
    def __init__(self, hosts: _Optional[_Iterable[_Union[Host, _Mapping[str, _Any]]]] = ...) -> None: ...

class ListPoolsRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class ListPoolsResponse(_message.Message):
    __slots__ = ["pools"]
    POOLS_FIELD_NUMBER: _ClassVar[int]
    pools: _containers.RepeatedCompositeFieldContainer[Pool]
    def __init__(self, pools: _Optional[_Iterable[_Union[Pool, _Mapping[str, _Any]]]] = ...) -> None: ...

class LostVariable(_message.Message):
    __slots__ = ["app", "name", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    name: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class Pool(_message.Message):
    __slots__ = ["disk_bytes", "engine_version", "host", "making", "memory_bytes", "message", "ready", "reason", "size"]
    DISK_BYTES_FIELD_NUMBER: _ClassVar[int]
    ENGINE_VERSION_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    MAKING_FIELD_NUMBER: _ClassVar[int]
    MEMORY_BYTES_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    READY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    disk_bytes: int
    engine_version: str
    host: str
    making: int
    memory_bytes: int
    message: str
    ready: int
    reason: str
    size: int
    def __init__(self, host: _Optional[str] = ..., engine_version: _Optional[str] = ..., size: _Optional[int] = ..., ready: _Optional[int] = ..., making: _Optional[int] = ..., memory_bytes: _Optional[int] = ..., disk_bytes: _Optional[int] = ..., reason: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class RecoverKeyRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class RecoverKeyResponse(_message.Message):
    __slots__ = ["id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...

class RotateKeyRequest(_message.Message):
    __slots__ = ["remove_old"]
    REMOVE_OLD_FIELD_NUMBER: _ClassVar[int]
    remove_old: bool
    def __init__(self, remove_old: bool = ...) -> None: ...

class RotateKeyResponse(_message.Message):
    __slots__ = ["id"]
    ID_FIELD_NUMBER: _ClassVar[int]
    id: str
    def __init__(self, id: _Optional[str] = ...) -> None: ...
