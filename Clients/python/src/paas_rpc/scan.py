"""Refuses encoded messages that implementations would make different things of, before they are decoded.

The rules are the table «Messages» of docs/protocol.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

MAXIMUM_DEPTH = 32
# What the decoded form may take, estimated: an object with its fields, strings with their bytes.
MAXIMUM_MEMORY = 64 << 20
_OBJECT_BYTES = 24
_FIELD_BYTES = 8
_STRING_BYTES = 16

_VARINT, _FIXED64, _LENGTH, _FIXED32 = 0, 1, 2, 5
_WIRE_TYPES = {
    FieldDescriptor.TYPE_DOUBLE: _FIXED64,
    FieldDescriptor.TYPE_FIXED64: _FIXED64,
    FieldDescriptor.TYPE_SFIXED64: _FIXED64,
    FieldDescriptor.TYPE_FLOAT: _FIXED32,
    FieldDescriptor.TYPE_FIXED32: _FIXED32,
    FieldDescriptor.TYPE_SFIXED32: _FIXED32,
    FieldDescriptor.TYPE_STRING: _LENGTH,
    FieldDescriptor.TYPE_BYTES: _LENGTH,
    FieldDescriptor.TYPE_MESSAGE: _LENGTH,
}
_REPEATED = 3
_UNSIGNED_32 = (FieldDescriptor.TYPE_UINT32, FieldDescriptor.TYPE_SINT32)
_SIGNED_32 = (FieldDescriptor.TYPE_INT32, FieldDescriptor.TYPE_ENUM)


class Refused(ValueError):
    """An encoded message is refused; the text names the field."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    kind: int
    wire: int
    repeated: bool
    # What may be there once: the number of the field, or of the oneof that it is a member of.
    once: object
    message: Descriptor | None


@cache
def _fields(descriptor: Descriptor) -> dict[int, _Field]:
    fields = {}
    for field in descriptor.fields:
        # Older runtimes have the label only.
        repeated = field.is_repeated if hasattr(field, "is_repeated") else getattr(field, "label", 0) == _REPEATED
        group = field.containing_oneof
        fields[field.number] = _Field(
            name=field.name + ("[]" if repeated else ""),
            kind=field.type,
            wire=_WIRE_TYPES.get(field.type, _VARINT),
            repeated=repeated,
            once=f"oneof {group.name}" if group is not None else field.number,
            message=field.message_type,
        )
    return fields


def scan(kind: Message, data: bytes) -> None:
    """Raises `Refused` unless these are the bytes of a message of this kind."""
    _Scan(data).message(cast(Descriptor, kind.DESCRIPTOR), 0, len(data), 1, "")


class _Scan:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.memory = 0

    def message(self, descriptor: Descriptor, start: int, end: int, depth: int, path: str) -> None:
        if depth > MAXIMUM_DEPTH:
            raise Refused(f"{path or 'message'}: more than {MAXIMUM_DEPTH} messages deep")
        fields = _fields(descriptor)
        self.take(_OBJECT_BYTES + _FIELD_BYTES * len(fields), path)
        seen: set[object] = set()
        at = start
        while at < end:
            tag, at = self.short_varint(at, end, path)
            number, wire = tag >> 3, tag & 7
            if not 0 < number < 1 << 29:
                raise Refused(f"{path or 'message'}: field number {number}")
            field = fields.get(number)
            if field is None:
                at = self.skip(wire, at, end, path)
                continue
            place = f"{path}.{field.name}" if path else field.name
            if field.repeated:
                self.take(_FIELD_BYTES, place)
            elif field.once in seen:
                raise Refused(f"{place}: comes twice")
            else:
                seen.add(field.once)
            at = self.value(field, wire, at, end, depth, place)

    def value(self, field: _Field, wire: int, at: int, end: int, depth: int, place: str) -> int:
        if wire != field.wire:
            if field.repeated and wire == _LENGTH:
                return self.packed(field, at, end, place)
            raise Refused(f"{place}: wire type {wire} instead of {field.wire}")
        if wire == _VARINT:
            value, at = self.varint(at, end, place)
            self.number(field, value, place)
            return at
        if wire != _LENGTH:
            return self.skip(wire, at, end, place)
        stop, at = self.length(at, end, place)
        if field.message is not None:
            self.message(field.message, at, stop, depth + 1, place)
            return stop
        self.take(_STRING_BYTES + stop - at, place)
        if field.kind == FieldDescriptor.TYPE_STRING:
            self.text(at, stop, place)
        return stop

    def packed(self, field: _Field, at: int, end: int, place: str) -> int:
        stop, at = self.length(at, end, place)
        if field.wire == _VARINT:
            while at < stop:
                value, at = self.varint(at, stop, place)
                self.number(field, value, place)
                self.take(_FIELD_BYTES, place)
            return stop
        size = 8 if field.wire == _FIXED64 else 4
        if (stop - at) % size:
            raise Refused(f"{place}: packed numbers do not fill their length")
        self.take(stop - at, place)
        return stop

    def number(self, field: _Field, value: int, place: str) -> None:
        if field.kind in _UNSIGNED_32:
            fits = value < 1 << 32
        elif field.kind in _SIGNED_32:
            fits = value < 1 << 31 or value >= (1 << 64) - (1 << 31)
        else:
            fits = field.kind != FieldDescriptor.TYPE_BOOL or value < 2
        if not fits:
            raise Refused(f"{place}: {value} is out of range")

    def text(self, at: int, stop: int, place: str) -> None:
        try:
            text = self.data[at:stop].decode()
        except UnicodeDecodeError:
            raise Refused(f"{place}: not valid UTF-8") from None
        if "\0" in text:
            raise Refused(f"{place}: holds NUL")

    def skip(self, wire: int, at: int, end: int, path: str) -> int:
        if wire == _VARINT:
            return self.varint(at, end, path)[1]
        if wire == _LENGTH:
            return self.length(at, end, path)[0]
        if wire not in (_FIXED64, _FIXED32):
            raise Refused(f"{path or 'message'}: wire type {wire}")
        at += 8 if wire == _FIXED64 else 4
        if at > end:
            raise Refused(f"{path or 'message'}: ends inside a field")
        return at

    def length(self, at: int, end: int, path: str) -> tuple[int, int]:
        size, at = self.short_varint(at, end, path)
        if size > end - at:
            raise Refused(f"{path or 'message'}: a length beyond the end")
        return at + size, at

    def short_varint(self, at: int, end: int, path: str) -> tuple[int, int]:
        """A tag or a length."""
        value, after = self.varint(at, end, path)
        if after - at > 5 or value >> 32:
            raise Refused(f"{path or 'message'}: a tag or a length above 32 bits")
        return value, after

    def varint(self, at: int, end: int, path: str) -> tuple[int, int]:
        value = shift = 0
        while at < end:
            byte = self.data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                if value >> 64:
                    break
                return value, at
            shift += 7
            if shift == 70:
                break
        else:
            raise Refused(f"{path or 'message'}: ends inside a field")
        raise Refused(f"{path or 'message'}: a varint above 64 bits")

    def take(self, size: int, path: str) -> None:
        self.memory += size
        if self.memory > MAXIMUM_MEMORY:
            raise Refused(f"{path or 'message'}: more than {MAXIMUM_MEMORY >> 20} MiB when decoded")
