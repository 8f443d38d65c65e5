#!/usr/bin/env python3
"""Writes the lists of message types that are fuzzed and compared with Google's codec."""
import pathlib
import re

folder = pathlib.Path(__file__).resolve().parent
generated = folder.parents[1] / "Sources/Messages/Generated"
names = sorted(
    name
    for file in generated.glob("*.swift")
    for name in re.findall(r"^extension ([\w.]+): CMessage \{", file.read_text(), re.MULTILINE)
)
rows = [f"        {name}.self," for name in names]
lists = {
    "FuzzTests/Harness/MessageTypes.swift": (
        "/// Every generated message; written by message_types.py.\nenum MessageTypes {\n"
        "    /// In the order of their names.\n    static let all: [any RPCMessage.Type] = ["
    ),
    "../Codec/Peer/Types.swift": (
        "/// Every type of message, by its full protobuf name; written by Tests/Fuzz/message_types.py. The other side has a\n"
        "/// list of its own, out of the `.proto` files, and fails if one is missing here.\nenum Types {\n"
        "    static let byName = Dictionary(all.map { ($0.typeName, $0) }) { first, _ in first }\n\n"
        "    private static let all: [any RPCMessage.Type] = ["
    ),
}
for path, head in lists.items():
    (folder / path).write_text("\n".join(["import Messages", "", head, *rows, "    ]", "}"]) + "\n")
