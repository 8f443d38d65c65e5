"""What docs/protocol.md refuses under "Messages", once more and slowly: predicts each refusal with its reason."""

from google.protobuf.descriptor import Descriptor, FieldDescriptor as F

DEEPEST = 32

_VARINTS = {
    F.TYPE_INT32, F.TYPE_INT64, F.TYPE_UINT32, F.TYPE_UINT64, F.TYPE_SINT32, F.TYPE_SINT64, F.TYPE_BOOL, F.TYPE_ENUM,
}
_FIXED32 = {F.TYPE_FIXED32, F.TYPE_SFIXED32, F.TYPE_FLOAT}
_FIXED64 = {F.TYPE_FIXED64, F.TYPE_SFIXED64, F.TYPE_DOUBLE}


class Refused(Exception):
    """Why, with the way to the field."""

    def __init__(self, path: list[str], reason: str) -> None:
        super().__init__(": ".join(filter(None, [".".join(path), reason])))
        self.reason = reason


def check(descriptor: Descriptor, data: bytes) -> None:
    """Raises `Refused` for bytes that are to be refused as a message of that type."""
    _message(descriptor, data, 0, len(data), [], 1)


def _message(descriptor: Descriptor, data: bytes, at: int, end: int, path: list[str], depth: int) -> None:
    known = descriptor.fields_by_number
    seen: set[int] = set()
    while at < end:
        key, size = _varint(data, at, end, path)
        at += size
        if size > 5 or key >> 32:
            raise Refused(path, "a tag of more than 32 bits")
        number, kind = key >> 3, key & 7
        if number == 0:
            raise Refused(path, "field number 0")
        field = known.get(number)
        if field is None:
            at = _skip(data, at, end, kind, path + [f"field {number}"])
            continue
        here = path + [field.name + ("[]" if field.is_repeated else "")]
        if kind not in (0, 1, 2, 5):
            raise Refused(here, "a group or an unknown wire type")
        own = 0 if field.type in _VARINTS else 5 if field.type in _FIXED32 else 1 if field.type in _FIXED64 else 2
        if kind != own and not (field.is_repeated and own != 2 and kind == 2):
            raise Refused(here, "another wire type than the field's")
        if not field.is_repeated:
            if number in seen:
                raise Refused(here, "comes twice")
            if field.containing_oneof and any(other.number in seen for other in field.containing_oneof.fields):
                raise Refused(here, "a second member of its oneof")
            seen.add(number)
        if kind != 2:
            if kind == 0:
                value, _ = _varint(data, at, end, here)
                _number(field.type, value, here)
            at = _skip(data, at, end, kind, here)
            continue
        start, at = _content(data, at, end, here)
        if field.type == F.TYPE_MESSAGE:
            if depth == DEEPEST:
                raise Refused(here, "too many messages within messages")
            _message(field.message_type, data, start, at, here, depth + 1)
        elif field.type == F.TYPE_STRING:
            _text(data[start:at], here)
        elif field.type != F.TYPE_BYTES:
            _packed(field.type, data, start, at, here)


def _varint(data: bytes, at: int, end: int, path: list[str]) -> tuple[int, int]:
    value = 0
    for index in range(10):
        if at + index >= end:
            raise Refused(path, "the message ends inside a field")
        byte = data[at + index]
        value |= (byte & 0x7F) << 7 * index
        if value >> 64 or (index == 9 and byte >= 0x80):
            raise Refused(path, "a varint of more than 64 bits")
        if byte < 0x80:
            return value, index + 1
    raise AssertionError("unreachable")


def _skip(data: bytes, at: int, end: int, kind: int, path: list[str]) -> int:
    match kind:
        case 0:
            return at + _varint(data, at, end, path)[1]
        case 1 | 5:
            at += 8 if kind == 1 else 4
            if at > end:
                raise Refused(path, "the message ends inside a field")
            return at
        case 2:
            return _content(data, at, end, path)[1]
        case _:
            raise Refused(path, "a group or an unknown wire type")


def _content(data: bytes, at: int, end: int, path: list[str]) -> tuple[int, int]:
    length, size = _varint(data, at, end, path)
    if size > 5 or at + size + length > end:
        raise Refused(path, "a length beyond the end")
    return at + size, at + size + length


def _number(kind: int, value: int, path: list[str]) -> None:
    if kind in (F.TYPE_INT32, F.TYPE_ENUM):
        fits = value < 1 << 31 or value >= (1 << 64) - (1 << 31)
    elif kind in (F.TYPE_UINT32, F.TYPE_SINT32):
        fits = value < 1 << 32
    elif kind == F.TYPE_BOOL and value > 1:
        raise Refused(path, "a bool above 1")
    else:
        fits = True
    if not fits:
        raise Refused(path, "a number that does not fit into 32 bits")


def _packed(kind: int, data: bytes, at: int, end: int, path: list[str]) -> None:
    width = 4 if kind in _FIXED32 else 8 if kind in _FIXED64 else 0
    if width:
        if (end - at) % width:
            raise Refused(path, "packed numbers that do not fill their length")
        return
    while at < end:
        try:
            value, size = _varint(data, at, end, path)
        except Refused as refused:
            if "ends inside" in refused.reason:
                raise Refused(path, "packed numbers that do not fill their length") from None
            raise
        _number(kind, value, path)
        at += size


def _text(text: bytes, path: list[str]) -> None:
    try:
        before = len(text.decode().encode())
    except UnicodeDecodeError as error:
        before = error.start
        if b"\0" not in text[:before]:
            raise Refused(path, "not valid UTF-8") from None
    if b"\0" in text[:before]:
        raise Refused(path, "holds a NUL character")
