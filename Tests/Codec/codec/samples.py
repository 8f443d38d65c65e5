"""Messages and bytes to compare: random ones of every type, in every form that the wire format allows, and broken ones."""

import random
import struct

from google.protobuf.descriptor import Descriptor, FieldDescriptor as F

from . import wire

_EDGES = [0, 1, 2, 127, 128, 255, 300, 2**14 - 1, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, 2**64 - 1]
_TEXTS = ["", "a", "token", "Größe: 10 µm ✓", "\u07ff\u0800\uffff\U00010000\U0010ffff", "x" * 300, "\x01\x7f", "日本語"]
_BROKEN_TEXTS = [
    b"a\0b", b"\xc0\x80", b"\xc3", b"\xe0\x9f\xbf", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xe2\x82", b"\xf0\x8f\xbf\xbf",
    b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf0\x90\x80", b"\x80", b"12345678\xff", b"1234567\0",
]
_BITS = {F.TYPE_INT32: 32, F.TYPE_UINT32: 32, F.TYPE_SINT32: 32, F.TYPE_ENUM: 32, F.TYPE_BOOL: 1}
_SIGNED = {F.TYPE_INT32, F.TYPE_INT64, F.TYPE_ENUM}


class Samples:
    """Everything comes out of one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def case(self, descriptor: Descriptor) -> bytes:
        """Bytes that are a message of the type, or nearly, or not at all."""
        data = self.message(descriptor, 0)
        if self.random.random() < 0.05:
            # Two messages in a row are one, whose singular fields come twice and whose oneofs have two members.
            data += self.message(descriptor, 0)
        for _ in range(self.random.choice([0, 0, 0, 1, 1, 2, 5])):
            data = self.random.choice(
                [self._flip, self._cut, self._insert, self._repeat, self._shuffle, self._foreign, self._noise]
            )(data)
        return data

    def message(self, descriptor: Descriptor, depth: int) -> bytes:
        """A message by the rules, in some form."""
        pieces = []
        oneofs: set[str] = set()
        share = self.random.choice([0.1, 0.4, 0.9])
        for field in descriptor.fields:
            if self.random.random() > share / (1 + depth):
                continue
            if field.containing_oneof:
                if field.containing_oneof.name in oneofs:
                    continue
                oneofs.add(field.containing_oneof.name)
            pieces += self._field(field, depth)
        if self.random.random() < 0.2:
            pieces.append(self._unknown(descriptor))
        if self.random.random() < 0.3:
            self.random.shuffle(pieces)
        return b"".join(pieces)

    def _field(self, field: F, depth: int) -> list[bytes]:
        if not field.is_repeated:
            return [self._key(field.number, field) + self._value(field, depth)]
        count = self.random.choice([0, 1, 2, 3, 20])
        values = [self._value(field, depth + (count > 3)) for _ in range(count)]
        if field.type in (F.TYPE_STRING, F.TYPE_BYTES, F.TYPE_MESSAGE) or self.random.random() < 0.3:
            return [self._key(field.number, field) + value for value in values]
        if self.random.random() < 0.01:
            values.append(self.random.randbytes(self.random.randint(1, 8)))
        cut = self.random.choice([0, count // 2])
        return [wire.delimited(field.number, b"".join(part)) for part in (values[:cut], values[cut:]) if part or not cut]

    def _key(self, number: int, field: F) -> bytes:
        kind = (
            wire.FIXED32 if field.type in (F.TYPE_FIXED32, F.TYPE_SFIXED32, F.TYPE_FLOAT)
            else wire.FIXED64 if field.type in (F.TYPE_FIXED64, F.TYPE_SFIXED64, F.TYPE_DOUBLE)
            else wire.DELIMITED if field.type in (F.TYPE_STRING, F.TYPE_BYTES, F.TYPE_MESSAGE)
            else wire.VARINT
        )
        return wire.varint(number << 3 | kind, self.random.choice([0] * 20 + [5]))

    def _value(self, field: F, depth: int) -> bytes:
        match field.type:
            case F.TYPE_FLOAT | F.TYPE_FIXED32 | F.TYPE_SFIXED32:
                return self.random.choice([bytes(4), b"\0\0\0\x80", b"\0\0\xc0\x7f", self.random.randbytes(4)])
            case F.TYPE_DOUBLE | F.TYPE_FIXED64 | F.TYPE_SFIXED64:
                number = struct.pack("<d", self.random.gauss(0, 1e9))
                return self.random.choice([bytes(8), bytes(7) + b"\x80", number, self.random.randbytes(8)])
            case F.TYPE_STRING:
                broken = self.random.random() < 0.01
                return self._sized(self.random.choice(_BROKEN_TEXTS) if broken else self.random.choice(_TEXTS).encode())
            case F.TYPE_BYTES:
                return self._sized(self.random.randbytes(self.random.choice([0, 1, 1, 16, 16, 200, 2_000])))
            case F.TYPE_MESSAGE:
                return self._sized(self.message(field.message_type, depth + 1))
        bits = _BITS.get(field.type, 64)
        number = self.random.choice(_EDGES + [self.random.getrandbits(bits)]) & ((1 << bits) - 1)
        if field.type in _SIGNED and number >> (bits - 1):
            number -= 1 << bits
        return wire.varint(number, self.random.choice([0] * 20 + [3, 10]))

    def _sized(self, content: bytes) -> bytes:
        return wire.varint(len(content), self.random.choice([0] * 20 + [5])) + content

    def _unknown(self, descriptor: Descriptor) -> bytes:
        number = self.random.choice([99, 1000, 19_999, 2**29 - 2])
        if number in descriptor.fields_by_number:
            return b""
        return self.random.choice([
            wire.tag(number, wire.VARINT) + wire.varint(self.random.choice(_EDGES)),
            wire.tag(number, wire.FIXED32) + self.random.randbytes(4),
            wire.tag(number, wire.FIXED64) + self.random.randbytes(8),
            wire.delimited(number, self.random.randbytes(self.random.choice([0, 3, 70]))),
        ])

    # Ways to break a message.

    def _flip(self, data: bytes) -> bytes:
        if not data:
            return data
        at = self.random.randrange(len(data))
        byte = self.random.choice([0, 0x7F, 0x80, 0xFF, data[at] ^ 1 << self.random.randrange(8)])
        return data[:at] + bytes([byte]) + data[at + 1 :]

    def _cut(self, data: bytes) -> bytes:
        start = self.random.randrange(len(data) + 1)
        return data[:start] if self.random.random() < 0.5 else data[:start] + data[start + self.random.choice([1, 2, 8]) :]

    def _insert(self, data: bytes) -> bytes:
        at = self.random.randrange(len(data) + 1)
        piece = self.random.choice(
            [b"\0", b"\xff", b"\x80" * 9, b"\xff" * 9 + b"\1", b"\xff" * 10, self.random.randbytes(self.random.randint(1, 12))])
        return data[:at] + piece + data[at:]

    def _repeat(self, data: bytes) -> bytes:
        pieces = self._pieces(data)
        return data + self.random.choice(pieces) if pieces else data

    def _shuffle(self, data: bytes) -> bytes:
        pieces = self._pieces(data)
        self.random.shuffle(pieces)
        return b"".join(pieces) or data

    def _foreign(self, data: bytes) -> bytes:
        number = self.random.choice([0, 1, 2, 3, *self.random.choices(range(30), k=4), self.random.randrange(100, 118)])
        kind = self.random.randrange(8)
        content = self.random.choice([b"", b"\0", b"\1", b"\2", b"\1a", b"\2\xc3\x28", b"\3a\0b", self.random.randbytes(9)])
        return data + wire.tag(number, kind) + content

    def _noise(self, data: bytes) -> bytes:
        return self.random.randbytes(self.random.randint(0, 40))

    @staticmethod
    def _pieces(data: bytes) -> list[bytes]:
        try:
            return wire.fields(data)
        except IndexError:
            return []
