from typing import Any as _Any
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from paas_rpc.generated.paas.options.v1 import options_pb2 as _options_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AcceptInvitationRequest(_message.Message):
    __slots__ = ["code", "name"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    def __init__(self, name: _Optional[str] = ..., code: _Optional[str] = ...) -> None: ...

class AcceptInvitationResponse(_message.Message):
    __slots__ = ["member", "org", "secret", "token"]
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    SECRET_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    member: Member
    org: str
    secret: str
    token: Token
    def __init__(self, org: _Optional[str] = ..., member: _Optional[_Union[Member, _Mapping[str, _Any]]] = ..., token: _Optional[_Union[Token, _Mapping[str, _Any]]] = ..., secret: _Optional[str] = ...) -> None: ...

class ChangeMemberRequest(_message.Message):
    __slots__ = ["name", "org", "role"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    name: str
    org: str
    role: str
    def __init__(self, org: _Optional[str] = ..., name: _Optional[str] = ..., role: _Optional[str] = ...) -> None: ...

class ChangeMemberResponse(_message.Message):
    __slots__ = ["member"]
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    member: Member
    def __init__(self, member: _Optional[_Union[Member, _Mapping[str, _Any]]] = ...) -> None: ...

class CreateInvitationRequest(_message.Message):
    __slots__ = ["name", "org", "role"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    name: str
    org: str
    role: str
    def __init__(self, org: _Optional[str] = ..., name: _Optional[str] = ..., role: _Optional[str] = ...) -> None: ...

class CreateInvitationResponse(_message.Message):
    __slots__ = ["code", "invitation"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    INVITATION_FIELD_NUMBER: _ClassVar[int]
    code: str
    invitation: Invitation
    def __init__(self, invitation: _Optional[_Union[Invitation, _Mapping[str, _Any]]] = ..., code: _Optional[str] = ...) -> None: ...

class CreateOrganisationRequest(_message.Message):
    __slots__ = ["name", "owner"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    name: str
    owner: str
    def __init__(self, name: _Optional[str] = ..., owner: _Optional[str] = ...) -> None: ...

class CreateOrganisationResponse(_message.Message):
    __slots__ = ["code", "invitation", "organisation"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    INVITATION_FIELD_NUMBER: _ClassVar[int]
    ORGANISATION_FIELD_NUMBER: _ClassVar[int]
    code: str
    invitation: Invitation
    organisation: Organisation
    def __init__(self, organisation: _Optional[_Union[Organisation, _Mapping[str, _Any]]] = ..., invitation: _Optional[_Union[Invitation, _Mapping[str, _Any]]] = ..., code: _Optional[str] = ...) -> None: ...

class CreateSessionRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class CreateSessionResponse(_message.Message):
    __slots__ = ["caller", "expires_at", "secret"]
    CALLER_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    SECRET_FIELD_NUMBER: _ClassVar[int]
    caller: GetCallerResponse
    expires_at: _timestamp_pb2.Timestamp
    secret: str
    def __init__(self, secret: _Optional[str] = ..., expires_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., caller: _Optional[_Union[GetCallerResponse, _Mapping[str, _Any]]] = ...) -> None: ...

class CreateTokenRequest(_message.Message):
    __slots__ = ["lifetime_seconds", "member", "org", "scopes", "service"]
    LIFETIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    lifetime_seconds: int
    member: str
    org: str
    scopes: _containers.RepeatedScalarFieldContainer[str]
    service: str
    def __init__(self, org: _Optional[str] = ..., member: _Optional[str] = ..., service: _Optional[str] = ..., scopes: _Optional[_Iterable[str]] = ..., lifetime_seconds: _Optional[int] = ...) -> None: ...

class CreateTokenResponse(_message.Message):
    __slots__ = ["secret", "token"]
    SECRET_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    secret: str
    token: Token
    def __init__(self, token: _Optional[_Union[Token, _Mapping[str, _Any]]] = ..., secret: _Optional[str] = ...) -> None: ...

class DeleteOrganisationRequest(_message.Message):
    __slots__ = ["name"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class DeleteOrganisationResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class DeleteSessionRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class DeleteSessionResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class GetCallerRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class GetCallerResponse(_message.Message):
    __slots__ = ["actions", "name", "org", "role", "scopes"]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    actions: _containers.RepeatedScalarFieldContainer[str]
    name: str
    org: str
    role: str
    scopes: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, name: _Optional[str] = ..., org: _Optional[str] = ..., role: _Optional[str] = ..., scopes: _Optional[_Iterable[str]] = ..., actions: _Optional[_Iterable[str]] = ...) -> None: ...

class Invitation(_message.Message):
    __slots__ = ["created_at", "created_by", "expires_at", "id", "name", "role"]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    created_at: _timestamp_pb2.Timestamp
    created_by: str
    expires_at: _timestamp_pb2.Timestamp
    id: str
    name: str
    role: str
    def __init__(self, id: _Optional[str] = ..., name: _Optional[str] = ..., role: _Optional[str] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., created_by: _Optional[str] = ..., expires_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ...) -> None: ...

class IssueTokenRequest(_message.Message):
    __slots__ = ["kind", "lifetime_seconds", "name", "org", "scopes"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LIFETIME_SECONDS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    kind: str
    lifetime_seconds: int
    name: str
    org: str
    scopes: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, kind: _Optional[str] = ..., org: _Optional[str] = ..., name: _Optional[str] = ..., scopes: _Optional[_Iterable[str]] = ..., lifetime_seconds: _Optional[int] = ...) -> None: ...

class IssueTokenResponse(_message.Message):
    __slots__ = ["secret", "token"]
    SECRET_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    secret: str
    token: Token
    def __init__(self, token: _Optional[_Union[Token, _Mapping[str, _Any]]] = ..., secret: _Optional[str] = ...) -> None: ...

class ListInvitationsRequest(_message.Message):
    __slots__ = ["org"]
    ORG_FIELD_NUMBER: _ClassVar[int]
    org: str
    def __init__(self, org: _Optional[str] = ...) -> None: ...

class ListInvitationsResponse(_message.Message):
    __slots__ = ["invitations"]
    INVITATIONS_FIELD_NUMBER: _ClassVar[int]
    invitations: _containers.RepeatedCompositeFieldContainer[Invitation]
    def __init__(self, invitations: _Optional[_Iterable[_Union[Invitation, _Mapping[str, _Any]]]] = ...) -> None: ...

class ListMembersRequest(_message.Message):
    __slots__ = ["org"]
    ORG_FIELD_NUMBER: _ClassVar[int]
    org: str
    def __init__(self, org: _Optional[str] = ...) -> None: ...

class ListMembersResponse(_message.Message):
    __slots__ = ["members"]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    members: _containers.RepeatedCompositeFieldContainer[Member]
    def __init__(self, members: _Optional[_Iterable[_Union[Member, _Mapping[str, _Any]]]] = ...) -> None: ...

class ListOrganisationsRequest(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class ListOrganisationsResponse(_message.Message):
    __slots__ = ["organisations", "quota"]
    ORGANISATIONS_FIELD_NUMBER: _ClassVar[int]
    QUOTA_FIELD_NUMBER: _ClassVar[int]
    organisations: _containers.RepeatedCompositeFieldContainer[Organisation]
    quota: Quota
    def __init__(self, organisations: _Optional[_Iterable[_Union[Organisation, _Mapping[str, _Any]]]] = ..., quota: _Optional[_Union[Quota, _Mapping[str, _Any]]] = ...) -> None: ...

class ListTokensRequest(_message.Message):
    __slots__ = ["org"]
    ORG_FIELD_NUMBER: _ClassVar[int]
    org: str
    def __init__(self, org: _Optional[str] = ...) -> None: ...

class ListTokensResponse(_message.Message):
    __slots__ = ["tokens"]
    TOKENS_FIELD_NUMBER: _ClassVar[int]
    tokens: _containers.RepeatedCompositeFieldContainer[Token]
    def __init__(self, tokens: _Optional[_Iterable[_Union[Token, _Mapping[str, _Any]]]] = ...) -> None: ...

class Member(_message.Message):
    __slots__ = ["name", "role", "since"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    name: str
    role: str
    since: _timestamp_pb2.Timestamp
    def __init__(self, name: _Optional[str] = ..., role: _Optional[str] = ..., since: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ...) -> None: ...

class Organisation(_message.Message):
    __slots__ = ["apps", "created_at", "databases", "name", "quota"]
    APPS_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    DATABASES_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    QUOTA_FIELD_NUMBER: _ClassVar[int]
    apps: int
    created_at: _timestamp_pb2.Timestamp
    databases: int
    name: str
    quota: Quota
    def __init__(self, name: _Optional[str] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., apps: _Optional[int] = ..., databases: _Optional[int] = ..., quota: _Optional[_Union[Quota, _Mapping[str, _Any]]] = ...) -> None: ...

class Quota(_message.Message):
    __slots__ = ["databases"]
    DATABASES_FIELD_NUMBER: _ClassVar[int]
    databases: int
    def __init__(self, databases: _Optional[int] = ...) -> None: ...

class RemoveMemberRequest(_message.Message):
    __slots__ = ["name", "org"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    name: str
    org: str
    def __init__(self, org: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...

class RemoveMemberResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class RevokeInvitationRequest(_message.Message):
    __slots__ = ["id", "org"]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class RevokeInvitationResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class RevokeTokenRequest(_message.Message):
    __slots__ = ["id", "org"]
    ID_FIELD_NUMBER: _ClassVar[int]
    ORG_FIELD_NUMBER: _ClassVar[int]
    id: str
    org: str
    def __init__(self, org: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class RevokeTokenResponse(_message.Message):
    __slots__: list[str] = []
    def __init__(self) -> None: ...

class SetQuotaRequest(_message.Message):
    __slots__ = ["org", "quota"]
    ORG_FIELD_NUMBER: _ClassVar[int]
    QUOTA_FIELD_NUMBER: _ClassVar[int]
    org: str
    quota: Quota
    def __init__(self, org: _Optional[str] = ..., quota: _Optional[_Union[Quota, _Mapping[str, _Any]]] = ...) -> None: ...

class SetQuotaResponse(_message.Message):
    __slots__ = ["quota"]
    QUOTA_FIELD_NUMBER: _ClassVar[int]
    quota: Quota
    def __init__(self, quota: _Optional[_Union[Quota, _Mapping[str, _Any]]] = ...) -> None: ...

class Token(_message.Message):
    __slots__ = ["created_at", "created_by", "expires_at", "id", "member", "scopes", "service"]
    CREATED_AT_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    MEMBER_FIELD_NUMBER: _ClassVar[int]
    SCOPES_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    created_at: _timestamp_pb2.Timestamp
    created_by: str
    expires_at: _timestamp_pb2.Timestamp
    id: str
    member: str
    scopes: _containers.RepeatedScalarFieldContainer[str]
    service: str
    def __init__(self, id: _Optional[str] = ..., member: _Optional[str] = ..., service: _Optional[str] = ..., scopes: _Optional[_Iterable[str]] = ..., created_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ..., created_by: _Optional[str] = ..., expires_at: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping[str, _Any]]] = ...) -> None: ...
