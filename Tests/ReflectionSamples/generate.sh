#!/usr/bin/env bash
# Writes the messages that the tests of `Reflection` compare with, by Google's own protobuf from PyPI.
#
#   Tests/ReflectionSamples/generate.sh [OUTPUT]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${here%/Tests/*}
output=${1:-$root/Tests/ReflectionTests/SampleCases.swift}
venv=$root/.build/venvs/reflection-samples
[[ -x $venv/bin/python ]] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --disable-pip-version-check 'protobuf>=6,<8'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Comments of this file alone: Google's are ten times as long.
protoc -I"$here" -I"$root/Proto" --include_imports -o "$work/imports.binpb" google/protobuf/duration.proto \
    google/protobuf/timestamp.proto paas/options/v1/options.proto
protoc -I"$here" -I"$root/Proto" --include_source_info -o "$work/samples.binpb" samples.proto
cat "$work/imports.binpb" "$work/samples.binpb" >"$work/set.binpb"
"$venv/bin/python" "$here/generate.py" "$work/set.binpb" "$output"
