from typing import Any as _Any
from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor
SECRET_FIELD_NUMBER: int
secret: _descriptor.FieldDescriptor
