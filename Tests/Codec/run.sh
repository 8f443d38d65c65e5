#!/usr/bin/env bash
# Compares the codec with Google's own implementation of protobuf (PyPI): the same messages, valid, mutated and random,
# must mean the same to both and be the same bytes when they are encoded, or be refused for a reason of
# docs/protocol.md (Messages).
#
#   Tests/Codec/run.sh BUILT [SECONDS [SEED]]
#
# BUILT    folder with the built programs, of which codec-peer is used
# SECONDS  how long; 20 if not given
# SEED     any number; a fixed one if not given, so that a failure can be had again
set -euo pipefail

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$folder/../.." && pwd)
built=${1:?folder with the built programs}
seconds=${2:-20}
seed=${3:-1}

if ! command -v protoc >/dev/null; then
    echo "protoc is missing: apt-get install protobuf-compiler libprotobuf-dev" >&2
    exit 1
fi

packages="$root/.build/codec-$(sha256sum "$folder/requirements.txt" | cut -c 1-8)"
if [[ ! -d $packages ]]; then
    mkdir -p "$root/.build"
    unfinished=$(mktemp -d "$packages.XXXXXX")
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --only-binary :all: \
        --requirement "$folder/requirements.txt" --target "$unfinished" >&2
    # Somebody else may have been as quick.
    mv -T "$unfinished" "$packages" 2>/dev/null || rm -rf "$unfinished"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mapfile -t protos < <(cd "$root/Proto" && find paas -name '*.proto' | LC_ALL=C sort)
protoc -I"$root/Proto" --include_imports -o "$work/set.binpb" "${protos[@]}"
PYTHONPATH="$packages:$folder" python3 -B -m codec.compare "$built/codec-peer" "$work/set.binpb" "$seconds" "$seed"
