from typing import Any as _Any
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
WEEKDAY_FIRST: Weekday
WEEKDAY_LAST: Weekday
WEEKDAY_MONDAY: Weekday
WEEKDAY_SUNDAY: Weekday
WEEKDAY_UNSPECIFIED: Weekday

class EveryType(_message.Message):
    __slots__ = ["between", "bool_value", "bools", "data", "data_list", "double_value", "doubles", "first_message", "first_number", "first_text", "fixed32_value", "fixed32s", "fixed64_value", "fixed64s", "float_value", "floats", "inner", "inners", "int32_value", "int32s", "int64_value", "int64s", "last", "second_data", "second_double", "second_flag", "second_weekday", "sfixed32_value", "sfixed32s", "sfixed64_value", "sfixed64s", "sint32_value", "sint32s", "sint64_value", "sint64s", "text", "texts", "uint32_value", "uint32s", "uint64_value", "uint64s", "weekday", "weekdays"]
    BETWEEN_FIELD_NUMBER: _ClassVar[int]
    BOOLS_FIELD_NUMBER: _ClassVar[int]
    BOOL_VALUE_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    DATA_LIST_FIELD_NUMBER: _ClassVar[int]
    DOUBLES_FIELD_NUMBER: _ClassVar[int]
    DOUBLE_VALUE_FIELD_NUMBER: _ClassVar[int]
    FIRST_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    FIRST_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FIRST_TEXT_FIELD_NUMBER: _ClassVar[int]
    FIXED32S_FIELD_NUMBER: _ClassVar[int]
    FIXED32_VALUE_FIELD_NUMBER: _ClassVar[int]
    FIXED64S_FIELD_NUMBER: _ClassVar[int]
    FIXED64_VALUE_FIELD_NUMBER: _ClassVar[int]
    FLOATS_FIELD_NUMBER: _ClassVar[int]
    FLOAT_VALUE_FIELD_NUMBER: _ClassVar[int]
    INNERS_FIELD_NUMBER: _ClassVar[int]
    INNER_FIELD_NUMBER: _ClassVar[int]
    INT32S_FIELD_NUMBER: _ClassVar[int]
    INT32_VALUE_FIELD_NUMBER: _ClassVar[int]
    INT64S_FIELD_NUMBER: _ClassVar[int]
    INT64_VALUE_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    SECOND_DATA_FIELD_NUMBER: _ClassVar[int]
    SECOND_DOUBLE_FIELD_NUMBER: _ClassVar[int]
    SECOND_FLAG_FIELD_NUMBER: _ClassVar[int]
    SECOND_WEEKDAY_FIELD_NUMBER: _ClassVar[int]
    SFIXED32S_FIELD_NUMBER: _ClassVar[int]
    SFIXED32_VALUE_FIELD_NUMBER: _ClassVar[int]
    SFIXED64S_FIELD_NUMBER: _ClassVar[int]
    SFIXED64_VALUE_FIELD_NUMBER: _ClassVar[int]
    SINT32S_FIELD_NUMBER: _ClassVar[int]
    SINT32_VALUE_FIELD_NUMBER: _ClassVar[int]
    SINT64S_FIELD_NUMBER: _ClassVar[int]
    SINT64_VALUE_FIELD_NUMBER: _ClassVar[int]
    TEXTS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    UINT32S_FIELD_NUMBER: _ClassVar[int]
    UINT32_VALUE_FIELD_NUMBER: _ClassVar[int]
    UINT64S_FIELD_NUMBER: _ClassVar[int]
    UINT64_VALUE_FIELD_NUMBER: _ClassVar[int]
    WEEKDAYS_FIELD_NUMBER: _ClassVar[int]
    WEEKDAY_FIELD_NUMBER: _ClassVar[int]
    between: int
    bool_value: bool
    bools: _containers.RepeatedScalarFieldContainer[bool]
    data: bytes
    data_list: _containers.RepeatedScalarFieldContainer[bytes]
    double_value: float
    doubles: _containers.RepeatedScalarFieldContainer[float]
    first_message: Level1
    first_number: int
    first_text: str
    fixed32_value: int
    fixed32s: _containers.RepeatedScalarFieldContainer[int]
    fixed64_value: int
    fixed64s: _containers.RepeatedScalarFieldContainer[int]
    float_value: float
    floats: _containers.RepeatedScalarFieldContainer[float]
    inner: Level1
    inners: _containers.RepeatedCompositeFieldContainer[Level1]
    int32_value: int
    int32s: _containers.RepeatedScalarFieldContainer[int]
    int64_value: int
    int64s: _containers.RepeatedScalarFieldContainer[int]
    last: int
    second_data: bytes
    second_double: float
    second_flag: bool
    second_weekday: Weekday
    sfixed32_value: int
    sfixed32s: _containers.RepeatedScalarFieldContainer[int]
    sfixed64_value: int
    sfixed64s: _containers.RepeatedScalarFieldContainer[int]
    sint32_value: int
    sint32s: _containers.RepeatedScalarFieldContainer[int]
    sint64_value: int
    sint64s: _containers.RepeatedScalarFieldContainer[int]
    text: str
    texts: _containers.RepeatedScalarFieldContainer[str]
    uint32_value: int
    uint32s: _containers.RepeatedScalarFieldContainer[int]
    uint64_value: int
    uint64s: _containers.RepeatedScalarFieldContainer[int]
    weekday: Weekday
    weekdays: _containers.RepeatedScalarFieldContainer[Weekday]
    def __init__(self, double_value: _Optional[float] = ..., float_value: _Optional[float] = ..., int32_value: _Optional[int] = ..., int64_value: _Optional[int] = ..., uint32_value: _Optional[int] = ..., uint64_value: _Optional[int] = ..., sint32_value: _Optional[int] = ..., sint64_value: _Optional[int] = ..., fixed32_value: _Optional[int] = ..., fixed64_value: _Optional[int] = ..., sfixed32_value: _Optional[int] = ..., sfixed64_value: _Optional[int] = ..., bool_value: bool = ..., text: _Optional[str] = ..., data: _Optional[bytes] = ..., weekday: _Optional[_Union[Weekday, str]] = ..., inner: _Optional[_Union[Level1, _Mapping[str, _Any]]] = ..., first_number: _Optional[int] = ..., first_text: _Optional[str] = ..., first_message: _Optional[_Union[Level1, _Mapping[str, _Any]]] = ..., between: _Optional[int] = ..., second_flag: bool = ..., second_data: _Optional[bytes] = ..., second_weekday: _Optional[_Union[Weekday, str]] = ..., second_double: _Optional[float] = ..., doubles: _Optional[_Iterable[float]] = ..., floats: _Optional[_Iterable[float]] = ..., int32s: _Optional[_Iterable[int]] = ..., int64s: _Optional[_Iterable[int]] = ..., uint32s: _Optional[_Iterable[int]] = ..., uint64s: _Optional[_Iterable[int]] = ..., sint32s: _Optional[_Iterable[int]] = ..., sint64s: _Optional[_Iterable[int]] = ..., fixed32s: _Optional[_Iterable[int]] = ..., fixed64s: _Optional[_Iterable[int]] = ..., sfixed32s: _Optional[_Iterable[int]] = ..., sfixed64s: _Optional[_Iterable[int]] = ..., bools: _Optional[_Iterable[bool]] = ..., texts: _Optional[_Iterable[str]] = ..., data_list: _Optional[_Iterable[bytes]] = ..., weekdays: _Optional[_Iterable[_Union[Weekday, str]]] = ..., inners: _Optional[_Iterable[_Union[Level1, _Mapping[str, _Any]]]] = ..., last: _Optional[int] = ...) -> None: ...

class Level1(_message.Message):
    __slots__ = ["more", "name", "next"]
    MORE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    more: _containers.RepeatedCompositeFieldContainer[Level2]
    name: str
    next: Level2
    def __init__(self, next: _Optional[_Union[Level2, _Mapping[str, _Any]]] = ..., more: _Optional[_Iterable[_Union[Level2, _Mapping[str, _Any]]]] = ..., name: _Optional[str] = ...) -> None: ...

class Level2(_message.Message):
    __slots__ = ["names", "next", "weekday"]
    NAMES_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    WEEKDAY_FIELD_NUMBER: _ClassVar[int]
    names: _containers.RepeatedScalarFieldContainer[str]
    next: Level3
    weekday: Weekday
    def __init__(self, next: _Optional[_Union[Level3, _Mapping[str, _Any]]] = ..., names: _Optional[_Iterable[str]] = ..., weekday: _Optional[_Union[Weekday, str]] = ...) -> None: ...

class Level3(_message.Message):
    __slots__ = ["name", "numbers"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NUMBERS_FIELD_NUMBER: _ClassVar[int]
    name: str
    numbers: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, name: _Optional[str] = ..., numbers: _Optional[_Iterable[int]] = ...) -> None: ...

class Weekday(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__: list[str] = []
    WEEKDAY_FIRST: Weekday
    WEEKDAY_LAST: Weekday
    WEEKDAY_MONDAY: Weekday
    WEEKDAY_SUNDAY: Weekday
    WEEKDAY_UNSPECIFIED: Weekday
