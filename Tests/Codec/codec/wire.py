"""The wire format, written by hand: nothing here is Google's code or ours."""

VARINT, FIXED64, DELIMITED, FIXED32 = 0, 1, 2, 5


def varint(value: int, length: int = 0) -> bytes:
    """A number of 64 bits in 7 bits a byte; with `length`, in at least so many bytes."""
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    while len(out) < length:
        out[-1] |= 0x80
        out.append(0)
    return bytes(out)


def tag(number: int, kind: int) -> bytes:
    return varint(number << 3 | kind)


def delimited(number: int, content: bytes) -> bytes:
    return tag(number, DELIMITED) + varint(len(content)) + content


def fields(data: bytes) -> list[bytes]:
    """The fields of a message that is well-formed, each with its tag."""
    pieces = []
    position = 0
    while position < len(data):
        start = position
        key, position = _varint(data, position)
        match key & 7:
            case 0:
                _, position = _varint(data, position)
            case 1:
                position += 8
            case 5:
                position += 4
            case _:
                length, position = _varint(data, position)
                position += length
        pieces.append(data[start:position])
    return pieces


def _varint(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        value |= (byte & 0x7F) << shift
        position += 1
        shift += 7
        if byte < 0x80:
            return value, position
