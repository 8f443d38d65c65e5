"""Writes Tests/ReflectionTests/SampleCases.swift: messages in JSON and on the wire as Google's own protobuf has them.

usage: generate.py DESCRIPTOR_SET OUTPUT
"""

import base64
import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

CASES = [
    {},
    {"aDouble": 1.5, "aFloat": 0.1, "anInt64": "-9223372036854775808"},
    {"aUint64": "18446744073709551615", "anInt64": 7},
    {"aDouble": "NaN", "aFloat": "-Infinity"},
    {"aDouble": 1e300, "aFloat": -2.5},
    {"doubles": [0, -0.0, 1e-7, "Infinity", 123456789.125]},
    {"anInt32": -2147483648, "aUint32": 4294967295},
    {"aFixed32": 4294967295, "aFixed64": "18446744073709551615"},
    {"anSfixed32": -1, "anSfixed64": "-1"},
    {"anSint32": -2147483648, "anSint64": "-9223372036854775808"},
    {"anSint32": 2147483647, "anSint64": "9223372036854775807"},
    {"aBool": True, "aString": "é😀 \"quoted\" \\ \n"},
    {"someBytes": "AAEC/f7/", "colour": "COLOUR_BLACK"},
    {"someBytes": "_-8", "colour": 1},
    {"colours": ["COLOUR_WHITE", -2, 0, 99]},
    {"someBytes": "/w==", "colour": 77},
    {"inner": {}, "others": [{}, {"inner": {"aString": "x"}}]},
    {"numbers": [0, 1, -1, 150, 2147483647]},
    {"unpacked": [0, -1, 3], "texts": ["", "a"]},
    {"numbers": [], "unpacked": None, "texts": None, "word": ""},
    {"count": 0},
    {"nested": {"count": 5}},
    {"maybe": 0},
    {"sizes": {"": 0}, "flags": {"true": {"anInt32": 1}}},
    {"coloursByNumber": {"-5": "COLOUR_WHITE"}},
    {"at": "2026-03-01T12:30:00.000001Z", "lasts": "1.500s"},
    {"at": "0001-01-01T00:00:00Z", "lasts": "-0.000000001s"},
    {"at": "9999-12-31T23:59:59.999999999Z", "lasts": "315576000000s"},
    {"at": "2024-02-29T23:59:59.5+02:00", "lasts": "0s"},
    {"at": "1969-12-31T23:59:59.999Z"},
    {"at": "1970-01-01T00:00:00Z"},
    {"at": "2000-02-29T00:00:00-11:30"},
    {"an_int32": 1e3, "a_uint64": "5", "anSint32": 1.0, "aUint32": "1e2"},
]


def swift(text):
    """A Swift string literal without escapes."""
    assert '"#' not in text
    return f'#"{text}"#'


def wrapped(text, width=96):
    """The lines of a Swift literal in several lines that holds one line."""
    return "\\\n".join("        " + text[start : start + width] for start in range(0, len(text), width))


def main():
    with open(sys.argv[1], "rb") as file:
        raw = file.read()
    pool = descriptor_pool.DescriptorPool()
    for file in descriptor_pb2.FileDescriptorSet.FromString(raw).file:
        pool.Add(file)
    kind = message_factory.GetMessageClass(pool.FindMessageTypeByName("samples.v1.All"))
    lines = [
        "// Made by Tests/ReflectionSamples/generate.sh. Do not edit.",
        "",
        "/// Messages as Google's own protobuf reads and writes them.",
        "enum SampleCases {",
        "    /// One message in three forms.",
        "    struct Case: Sendable {",
        "        let json: String",
        "        let wire: String",
        "        let canonical: String",
        "    }",
        "",
        "    /// The descriptor set of samples.proto in base64.",
        '    static let descriptors = """',
        wrapped(base64.b64encode(raw).decode()),
        '        """',
        "",
        "    static let all: [Case] = [",
    ]
    for case in CASES:
        message = json_format.ParseDict(case, kind())
        wire = message.SerializeToString(deterministic=True)
        canonical = json.dumps(json_format.MessageToDict(message), ensure_ascii=False, separators=(",", ":"))
        lines += [
            "        Case(",
            f"            json: {swift(json.dumps(case, ensure_ascii=False))},",
            f"            wire: {swift(base64.b64encode(wire).decode())},",
            f"            canonical: {swift(canonical)}),",
        ]
    lines += ["    ]", "}", ""]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("\n".join(lines))


main()
