#!/usr/bin/env python3
"""Writes the list of message types that are fuzzed: FuzzTests/Harness/MessageTypes.swift."""
import pathlib
import re

folder = pathlib.Path(__file__).resolve().parent
generated = folder.parents[1] / "Sources/Messages/Generated"
names = sorted(
    name
    for file in generated.glob("*.swift")
    for name in re.findall(r"^extension ([\w.]+): CMessage \{", file.read_text(), re.MULTILINE)
)
lines = ["import Messages", "", "/// Every generated message; written by message_types.py.", "enum MessageTypes {"]
lines += ["    /// In the order of their names.", "    static let all: [any RPCMessage.Type] = ["]
lines += [f"        {name}.self," for name in names]
lines += ["    ]", "}"]
(folder / "FuzzTests/Harness/MessageTypes.swift").write_text("\n".join(lines) + "\n")
