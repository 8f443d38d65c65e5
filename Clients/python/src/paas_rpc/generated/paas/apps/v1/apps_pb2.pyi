from typing import Any as _Any
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from paas_rpc.generated.paas.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class App(_message.Message):
    __slots__ = ["created_at", "host", "name", "org"]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    created_at: _timestamp_pb2.Timestamp
    host: str
    name: str
    org: str
    def __init__(self, org: _Optional[str] = ..., name: _Optional[str] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., host: _Optional[str] = ...) -> None: ...

class CreateAppRequest(_message.Message):
    __slots__ = ["host", "name", "org"]
    HOST_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    host: str
    name: str
    org: str
    def __init__(self, org: _Optional[str] = ..., name: _Optional[str] = ..., host: _Optional[str] = ...) -> None: ...

class CreateAppResponse(_message.Message):
    __slots__ = ["app"]
    APP_FIELD_NUMBER: _ClassVar[int]
    app: App
    def __init__(self, app: _Optional[_Union[App, _Mapping[str, _Any]]] = ...) -> None: ...

class CreateDeploymentRequest(_message.Message):
    __slots__ = ["app", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ...) -> None: ...

class CreateDeploymentResponse(_message.Message):
    __slots__ = ["audit_id", "deployment", "environment"]
    AUDIT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPLOYMENT_FIELD_NUMBER: _ClassVar[int]
    ENVIRONMENT_FIELD_NUMBER: _ClassVar[int]
    audit_id: str
    deployment: Deployment
    environment: _containers.RepeatedCompositeFieldContainer[EnvironmentEntry]
    def __init__(self, deployment: _Optional[_Union[Deployment, _Mapping[str, _Any]]] = ..., environment: _Optional[_Iterable[_Union[EnvironmentEntry, _Mapping[str, _Any]]]] = ..., audit_id: _Optional[str] = ...) -> None: ...

class DeleteAppRequest(_message.Message):
    __slots__ = ["name", "org"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    name: str
    org: str
    def __init__(self, org: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class DeleteAppResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class Deployment(_message.Message):
    __slots__ = ["conditions", "created_at", "created_by", "credential_version", "database_id", "id"]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    CREDENTIAL_VERSION_FIELD_NUMBER: _ClassVar[int]
    DATABASE_ID_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    conditions: _containers.RepeatedCompositeFieldContainer[DeploymentCondition]
    created_at: _timestamp_pb2.Timestamp
    created_by: str
    credential_version: int
    database_id: str
    id: str
    def __init__(self, id: _Optional[str] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., created_by: _Optional[str] = ..., database_id: _Optional[str] = ..., credential_version: _Optional[int] = ..., conditions: _Optional[_Iterable[_Union[DeploymentCondition, _Mapping[str, _Any]]]] = ...) -> None: ...

class DeploymentCondition(_message.Message):
    __slots__ = ["message", "type"]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    message: str
    type: str
    def __init__(self, type: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...

class EnvironmentEntry(_message.Message):
    __slots__ = ["name", "value"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class ListAppsRequest(_message.Message):
    __slots__ = ["org"]
    ORG_FIELD_NUMBER: _ClassVar[int]
    org: str
    def __init__(self, org: _Optional[str] = ...) -> None: ...

class ListAppsResponse(_message.Message):
    __slots__ = ["apps"]
    APPS_FIELD_NUMBER: _ClassVar[int]
    apps: _containers.RepeatedCompositeFieldContainer[App]
    def __init__(self, apps: _Optional[_Iterable[_Union[App, _Mapping[str, _Any]]]] = ...) -> None: ...

class ListVariablesRequest(_message.Message):
    __slots__ = ["app", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ...) -> None: ...

class ListVariablesResponse(_message.Message):
    __slots__ = ["variables"]
    VARIABLES_FIELD_NUMBER: _ClassVar[int]
    variables: _containers.RepeatedCompositeFieldContainer[Variable]
    def __init__(self, variables: _Optional[_Iterable[_Union[Variable, _Mapping[str, _Any]]]] = ...) -> None: ...

class SetVariableRequest(_message.Message):
    __slots__ = ["app", "name", "org", "value"]
    APP_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    app: str
    name: str
    org: str
    value: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class SetVariableResponse(_message.Message):
    __slots__ = ["variable"]
    VARIABLE_FIELD_NUMBER: _ClassVar[int]
    variable: Variable
    def __init__(self, variable: _Optional[_Union[Variable, _Mapping[str, _Any]]] = ...) -> None: ...

class UnsetVariableRequest(_message.Message):
    __slots__ = ["app", "name", "org"]
    APP_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    app: str
    name: str
    org: str
    def __init__(self, org: _Optional[str] = ..., app: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class UnsetVariableResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class Variable(_message.Message):
    __slots__ = ["name", "updated_at", "updated_by"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    UPDATED_AT_FIELD_NUMBER: _ClassVar[int]
    UPDATED_BY_FIELD_NUMBER: _ClassVar[int]
    name: str
    updated_at: _timestamp_pb2.Timestamp
    updated_by: str
    def __init__(self, name: _Optional[str] = ..., updated_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., updated_by: _Optional[str] = ...) -> None: ...
