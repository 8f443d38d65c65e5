#!/usr/bin/env python3
"""Generates the messages and the typed stubs of every service from the files in Proto/.

    python3 tools/generate.py [DIRECTORY]

DIRECTORY receives what belongs below src/paas_rpc; that folder itself if it is not given. Needs protoc 3.21 and the
package protobuf. A test has another directory written and compares it with what is committed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from google.protobuf import descriptor_pb2

PROJECT = Path(__file__).resolve().parent.parent
PROTO = PROJECT.parent.parent / "Proto"
# Where the stubs of a package go; messages without a service need none.
MODULES = {
    "paas.access.v1": "access.py",
    "paas.audit.v1": "audit.py",
    "paas.apps.v1": "apps.py",
    "paas.conformance.v1": "conformance/service.py",
    "paas.databases.v1": "databases.py",
    "paas.health.v1": "health.py",
    "paas.metrics.v1": "metrics.py",
    "paas.operations.v1": "operations.py",
    "paas.reflection.v1": "reflection.py",
}
SHAPES = {
    (False, False): ("UNARY", "UnaryCall[{res}]", "unary", "{res}"),
    (False, True): ("SERVER_STREAM", "ResponseStream[{res}]", "server_stream", "SyncResponseStream[{res}]"),
    (True, False): ("CLIENT_STREAM", "RequestStreamCall[{req}, {res}]", "client_stream",
                    "SyncRequestStreamCall[{req}, {res}]"),
    (True, True): ("BIDI", "BidiCall[{req}, {res}]", "bidi", "SyncBidiCall[{req}, {res}]"),
}


def protoc(files: list[str], *arguments: str) -> None:
    subprocess.run(["protoc", f"-I{PROTO}", *arguments, *files], check=True)


def messages(files: list[str], target: Path) -> None:
    """The modules that protoc makes, with their imports moved below this package."""
    with tempfile.TemporaryDirectory() as work:
        protoc(files, f"--python_out={work}", f"--pyi_out={work}")
        made = target / "generated"
        shutil.rmtree(made, ignore_errors=True)
        for source in sorted(Path(work).rglob("*.py*")):
            text = re.sub(r"^from paas\.", "from paas_rpc.generated.paas.", source.read_text(), flags=re.MULTILINE)
            if source.suffix == ".pyi":
                text = strict(text)
            place = made / source.relative_to(work)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text)
        for folder in [made, *(path for path in made.rglob("*") if path.is_dir())]:
            (folder / "__init__.py").write_text("")


def strict(text: str) -> str:
    """What protoc leaves untyped in its stubs."""
    text = re.sub(r"_Mapping\]", "_Mapping[str, _Any]]", text)
    text = text.replace("**kwargs)", "**kwargs: _Any)").replace("__slots__ = []", "__slots__: list[str] = []")
    text = re.sub(r"^(\w+): _ClassVar\[int\]$", r"\1: int", text, flags=re.MULTILINE)
    text = re.sub(r"^class (\w+)\(int, metaclass.*\n.*\n", with_members, text, flags=re.MULTILINE)
    return "from typing import Any as _Any\n" + text


def with_members(enum: re.Match[str]) -> str:
    """`State.STATE_READY` exists when the program runs, and so it has to for the types."""
    names = re.findall(rf"^(\w+): {enum[1]}$", enum.string, flags=re.MULTILINE)
    return enum[0] + "".join(f"    {name}: {enum[1]}\n" for name in names)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def comment_of(file: descriptor_pb2.FileDescriptorProto, *path: int) -> list[str]:
    for location in file.source_code_info.location:
        if list(location.path) == list(path):
            return [line.strip() for line in location.leading_comments.strip().splitlines()]
    return []


def docstring(lines: list[str], indent: str) -> list[str]:
    lines = textwrap.wrap(" ".join(lines), 110 - len(indent))
    if len(lines) < 2:
        return [f'{indent}"""{line}"""' for line in lines]
    return [f'{indent}"""{lines[0]}', *(f"{indent}{line}" for line in lines[1:]), f'{indent}"""']


def stub_class(file: descriptor_pb2.FileDescriptorProto, index: int, sync: bool) -> list[str]:
    service = file.service[index]
    name = f"Sync{service.name}" if sync else service.name
    out = ["", "", f"class {name}:", *docstring(comment_of(file, 6, index), "    "), ""]
    out += [f"    def __init__(self, client: {'SyncClient' if sync else 'Client'}) -> None:",
            "        self._client = client"]
    for number, method in enumerate(service.method):
        request, response = (kind.rpartition(".")[2] for kind in (method.input_type, method.output_type))
        _, returned, function, sync_returned = SHAPES[(method.client_streaming, method.server_streaming)]
        returned = (sync_returned if sync else returned).format(req=request, res=response)
        out += ["", f"    def {snake(method.name)}("]
        if method.client_streaming:
            source = "Iterable" if sync else "Requests"
            out += [f"        self, requests: {source}[{request}] | None = None, /, **options: Unpack[CallOptions]"]
            given = "requests"
        else:
            out += [f"        self, request: {request}, /, **options: Unpack[CallOptions]"]
            given = "request"
        out += [f"    ) -> {returned}:", *docstring(comment_of(file, 6, index, 2, number), "        "),
                f"        return self._client.{function}({snake(method.name).upper()}, {given}, **options)"]
    return out


def method_constants(file: descriptor_pb2.FileDescriptorProto) -> list[str]:
    out = [""]
    for service in file.service:
        for method in service.method:
            request, response = (kind.rpartition(".")[2] for kind in (method.input_type, method.output_type))
            shape = SHAPES[(method.client_streaming, method.server_streaming)][0]
            out += [f"{snake(method.name).upper()} = Method(",
                    f'    "/{file.package}.{service.name}/{method.name}", Shape.{shape}, {request}, {response}', ")"]
    return out


def stubs(file: descriptor_pb2.FileDescriptorProto, place: Path) -> None:
    names = sorted([message.name for message in file.message_type] + [enum.name for enum in file.enum_type])
    methods = [method for service in file.service for method in service.method]
    shapes = {(method.client_streaming, method.server_streaming) for method in methods}
    plain = sorted(re.sub(r"\[.*", "", SHAPES[shape][1]) for shape in shapes)
    sync = sorted(re.sub(r"\[.*", "", SHAPES[shape][3]) for shape in shapes if shape[1] or shape[0])
    streams = any(shape[0] for shape in shapes)
    module = file.name.removesuffix(".proto").replace("/", ".")
    title = " ".join(comment_of(file, 12)) or file.package
    out = ["# Generated by tools/generate.py; do not edit.", f'"""{title}"""', "",
           "from __future__ import annotations", ""]
    if streams:
        out += ["from collections.abc import Iterable", ""]
    out += ["from typing import Unpack", ""]
    calls = sorted(plain + (["Requests"] if streams else []))
    out += [f"from paas_rpc.calls import {', '.join(calls)}", "from paas_rpc.client import Client",
            f"from paas_rpc.generated.{module}_pb2 import (", *(f"    {name} as {name}," for name in names), ")",
            "from paas_rpc.method import CallOptions, Method, Shape",
            f"from paas_rpc.sync import {', '.join(sorted(sync + ['SyncClient']))}"]
    out += method_constants(file)
    for index in range(len(file.service)):
        out += stub_class(file, index, sync=False) + stub_class(file, index, sync=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("\n".join(out) + "\n")


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "src" / "paas_rpc"
    files = sorted(str(path.relative_to(PROTO)) for path in (PROTO / "paas").rglob("*.proto"))
    messages(files, target)
    with tempfile.NamedTemporaryFile(suffix=".binpb") as image:
        protoc(files, "--include_source_info", f"--descriptor_set_out={image.name}")
        found = descriptor_pb2.FileDescriptorSet.FromString(Path(image.name).read_bytes())
    for file in found.file:
        if file.service:
            stubs(file, target / MODULES[file.package])


if __name__ == "__main__":
    main()
