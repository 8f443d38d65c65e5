"""The table «Messages» of docs/protocol.md."""

from __future__ import annotations

from random import Random

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import Message

from paas_rpc.generated.paas.conformance.v1.codec_pb2 import EveryType, Weekday
from paas_rpc.generated.paas.conformance.v1.conformance_pb2 import ServerStreamRequest, UnaryRequest, UnaryResponse
from paas_rpc.generated.paas.databases.v1.databases_pb2 import Database, WatchStatusResponse
from paas_rpc.generated.paas.rpc.v1.frames_pb2 import End, Open
from paas_rpc.scan import Refused, scan


def refused(kind: Message, data: str) -> str:
    with pytest.raises(Refused) as caught:
        scan(kind, bytes.fromhex(data))
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "data", "why"),
    [
        (End(), "1201ff", "message: not valid UTF-8"),
        (End(), "1203eda080", "message: not valid UTF-8"),
        (End(), "120100", "message: holds NUL"),
        (End(), "2a040a020061", "metadata[].key: holds NUL"),
        (End(), "0a0161", "code: wire type 2 instead of 0"),
        (End(), "1001", "message: wire type 0 instead of 2"),
        (End(), "08010802", "code: comes twice"),
        (End(), "1201611200", "message: comes twice"),
        (WatchStatusResponse(), "2a003a00", "bookmark: comes twice"),
        (WatchStatusResponse(), "2a002a00", "synced: comes twice"),
        (WatchStatusResponse(), "22040a0361", "a length beyond the end"),
        (End(), "08ffffffffffffffffff7f", "code: a varint above 64 bits"),
        (End(), "0880808080808080808080808000", "code: a varint above 64 bits"),
        (End(), "088080808010", "code: 4294967296 is out of range"),
        (Database(), "308080808010", "state: 4294967296 is out of range"),
        (Database(), "308080808008", "state: 2147483648 is out of range"),
        (End(), "4002", "not_processed: 2 is out of range"),
        (End(), "0000", "message: field number 0"),
        (End(), "88808080800001", "a tag or a length above 32 bits"),
        (End(), "12818080808000" + "61", "a tag or a length above 32 bits"),
        (End(), "888080801001", "a tag or a length above 32 bits"),
        (End(), "0b0c", "code: wire type 3 instead of 0"),
        (End(), "9b069c06", "message: wire type 3"),
        (End(), "9e06", "message: wire type 6"),
        (End(), "9f06", "message: wire type 7"),
        (End(), "1205616263", "a length beyond the end"),
        (End(), "08", "code: ends inside a field"),
        (End(), "9d06010203", "message: ends inside a field"),
        (ServerStreamRequest(), "0a0180", "response_bytes[]: ends inside a field"),
        (Open(), "0901020304050607", "ends inside a field"),
    ],
)
def test_refused(kind: Message, data: str, why: str) -> None:
    assert why in refused(kind, data)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (End(), ""),
        (End(), "088080808000"),
        (End(), "c03e00ca3e0161d13e0000000000000000dd3e00000000"),
        (Database(), "30ffffffffffffffffff01"),
        (Database(), "3080808080f8ffffffff01"),
        (ServerStreamRequest(), "0a03018001"),
        (ServerStreamRequest(), "0801088001"),
        (ServerStreamRequest(), "0a000801"),
    ],
)
def test_accepted(kind: Message, data: str) -> None:
    scan(kind, bytes.fromhex(data))
    kind.__class__.FromString(bytes.fromhex(data))


def test_what_the_library_encodes_is_accepted() -> None:
    request = UnaryRequest(payload=bytes(range(256)), response_bytes=(1 << 32) - 1, echo_metadata=True)
    request.outcome.trailers.add(key="a", value=b"\0")
    request.outcome.message = "\u4e16\u754c"
    scan(request, request.SerializeToString())


def test_many_small_messages_are_too_much_memory() -> None:
    assert "when decoded" in refused(UnaryResponse(), "1200" * (2 << 20))


def test_depth() -> None:
    file = descriptor_pb2.FileDescriptorProto(name="deep.proto", package="deep", syntax="proto3")
    kind = file.message_type.add(name="Deep")
    kind.field.add(
        name="inner", number=1, type=descriptor_pb2.FieldDescriptorProto.TYPE_MESSAGE, type_name=".deep.Deep",
        label=descriptor_pb2.FieldDescriptorProto.LABEL_OPTIONAL,
    )
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file) if hasattr(pool, "Add") else pool.AddSerializedFile(file.SerializeToString())
    deep = message_factory.GetMessageClass(pool.FindMessageTypeByName("deep.Deep"))()

    def nested(depth: int) -> str:
        data = b""
        for _ in range(depth - 1):
            data = b"\x0a" + (len(data).to_bytes(1, "big")) + data
        return data.hex()

    scan(deep, bytes.fromhex(nested(32)))
    assert "more than 32 messages deep" in refused(deep, nested(33))


def some_message(random: Random) -> EveryType:
    made = EveryType(
        int32_value=random.randint(-(1 << 31), (1 << 31) - 1), sint64_value=random.randint(-(1 << 63), (1 << 63) - 1),
        uint64_value=random.getrandbits(64), sfixed32_value=random.randint(-9, 9), bool_value=random.random() < 0.5,
        text="\u00e4" * random.randint(0, 3), data=random.randbytes(3), first_number=random.randint(-9, 9),
        second_data=random.randbytes(2), int32s=[random.randint(-300, 300) for _ in range(random.randint(0, 4))],
        doubles=[random.random() for _ in range(random.randint(0, 2))], bools=[True, False], texts=["a", ""],
        last=random.getrandbits(32), weekdays=[Weekday.WEEKDAY_SUNDAY, Weekday.WEEKDAY_FIRST],
    )
    made.inner.next.next.numbers.extend([random.randint(-(1 << 40), 1 << 40)])
    made.inner.more.add(names=["x"])
    return made


def test_what_is_accepted_can_be_decoded() -> None:
    """Mutated messages: whatever passes the scan is decoded, and encoded again to what is accepted too."""
    random = Random(20261122)
    accepted = 0
    for _ in range(4000):
        data = bytearray(some_message(random).SerializeToString())
        scan(EveryType(), bytes(data))
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(data))
            data[at : at + random.randint(0, 2)] = random.randbytes(random.randint(0, 2))
        try:
            scan(EveryType(), bytes(data))
        except Refused:
            continue
        accepted += 1
        again = EveryType.FromString(bytes(data)).SerializeToString()
        scan(EveryType(), again)
        assert EveryType.FromString(again).SerializeToString() == again
    assert accepted > 400
