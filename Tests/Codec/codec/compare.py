"""Compares two implementations of protobuf on messages of every type: compare.py PROGRAM DESCRIPTORS SECONDS SEED."""

import sys
import time
from collections import Counter

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.descriptor import Descriptor
from google.protobuf.message import DecodeError

from . import reference, wire
from .peer import Peer
from .samples import Samples

BATCH = 200

REASONS = [
    "the message ends inside a field", "a length beyond the end", "a varint of more than 64 bits",
    "a tag of more than 32 bits", "field number 0", "a group or an unknown wire type",
    "another wire type than the field's", "comes twice", "a second member of its oneof",
    "a number that does not fit into 32 bits", "a bool above 1", "packed numbers that do not fill their length",
    "not valid UTF-8", "holds a NUL character",
]


def messages(path: str) -> list[Descriptor]:
    """Every message type of our files, nested ones too."""
    pool = descriptor_pool.DescriptorPool()
    with open(path, "rb") as file:
        files = descriptor_pb2.FileDescriptorSet.FromString(file.read()).file
    found: list[Descriptor] = []
    for file in files:
        pool.Add(file)
    for file in files:
        if file.name.startswith("paas/") and not file.name.startswith("paas/options/"):
            found += [pool.FindMessageTypeByName(f"{file.package}.{message.name}") for message in file.message_type]
    for message in found:
        found += message.nested_types
    return found


def expected(descriptor: Descriptor, data: bytes) -> tuple[str, bytes]:
    """What the answer must be: the message as Google encodes it again, or the refusal."""
    try:
        reference.check(descriptor, data)
    except reference.Refused as refused:
        return "r", f"{descriptor.full_name}: {refused}".encode()
    message = message_factory.GetMessageClass(descriptor)()
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        return "g", f"Google's implementation refuses it: {error}".encode()
    message.DiscardUnknownFields()
    return "e", message.SerializeToString(deterministic=True)


def fail(descriptor: Descriptor, data: bytes, wanted: tuple[str, bytes], got: tuple[str, bytes]) -> None:
    sys.exit(
        f"{descriptor.full_name} {data.hex():.2000}\n"
        f" expected {wanted[0]} {wanted[1]!r:.2000}\n got      {got[0]} {got[1]!r:.2000}")


def amplification(peer: Peer) -> None:
    """Two bytes for each message of many: refused by what they would take, not by what they are."""
    data = wire.delimited(117, b"") * (1 << 20)
    (kind, text), = peer.ask([("paas.conformance.v1.EveryType", data)])
    if kind != "r" or b"bytes of memory" not in text:
        sys.exit(f"a message of {len(data)} bytes that takes more than 64 MiB is not refused: {kind} {text[:200]!r}")


def main() -> None:
    program, descriptors, seconds, seed = sys.argv[1:]
    types = messages(descriptors)
    peer = Peer(program)
    samples = Samples(int(seed))
    counts: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    amplification(peer)
    end = time.monotonic() + float(seconds)
    while time.monotonic() < end:
        batch = []
        for _ in range(BATCH):
            # The message with every type of field tries more than all others together.
            every = [type for type in types if type.name == "EveryType"]
            descriptor = samples.random.choice(every if samples.random.random() < 0.3 else types)
            batch.append((descriptor, samples.case(descriptor)))
        for (descriptor, data), got in zip(batch, peer.ask([(type.full_name, data) for type, data in batch])):
            wanted = expected(descriptor, data)
            if wanted != got:
                fail(descriptor, data, wanted, got)
            if got[0] == "e":
                equal[descriptor.full_name] += 1
            else:
                counts[got[1].decode().rsplit(": ", 1)[1]] += 1
    status = peer.close()
    for reason in REASONS:
        print(f"{counts[reason]:9,}  {reason}")
    print(f"{sum(equal.values()):9,}  the same to both, of {len(equal)} types")
    print(f"{sum(equal.values()) + sum(counts.values()):9,}  messages, seed {seed}")
    missing = [reason for reason in REASONS if not counts[reason]] + [
        type.full_name for type in types if not equal[type.full_name]]
    if missing or status:
        sys.exit(f"never tried: {', '.join(missing)}; status {status}")


if __name__ == "__main__":
    main()
