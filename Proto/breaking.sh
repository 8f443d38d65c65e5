#!/usr/bin/env bash
# Fails if the proto files break what a release has promised: its clients must understand a newer server, and the
# reverse. The rules are buf's category FILE; each release's descriptors are in Proto/releases.
#
#   Proto/breaking.sh [DIRECTORY]            compares the proto files in DIRECTORY (Proto) with every release
#   Proto/breaking.sh --record VERSION       writes Proto/releases/VERSION.binpb: part of making a release
#
# PAAS_BUF   a buf to use in place of the one from PyPI, which is put into .build/venvs
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=1.75.0

# Writes the descriptors of a directory's proto files. Those for conformance tests are promised to nobody.
image() {
    local directory=$1 output=$2
    shift 2
    mapfile -t files < <(cd "$directory" && find paas -name '*.proto' ! -path 'paas/conformance/*' | LC_ALL=C sort)
    protoc -I"$directory" --include_imports "$@" -o "$output" "${files[@]}"
}

if [[ ${1:-} == --record ]]; then
    image "$root/Proto" "$root/Proto/releases/${2:?usage: breaking.sh --record VERSION}.binpb"
    exit
fi

buf=${PAAS_BUF:-$root/.build/venvs/buf-$version/bin/buf}
if [[ -z ${PAAS_BUF:-} && ! -x $buf ]]; then
    python3 -m venv "$root/.build/venvs/buf-$version"
    "$root/.build/venvs/buf-$version/bin/pip" install --quiet --disable-pip-version-check "buf-bin==$version" >&2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
image "${1:-$root/Proto}" "$work/now.binpb" --include_source_info

status=0
count=0
for release in "$root"/Proto/releases/*.binpb; do
    count=$((count + 1))
    # Google's own files come with protoc, and are not ours to break.
    "$buf" breaking "$work/now.binpb" --against "$release" \
        --config '{"version":"v2","breaking":{"use":["FILE"],"ignore":["google"]}}' ||
        { echo "This breaks release $(basename "$release" .binpb)." >&2; status=1; }
done
[[ $status = 0 ]] && echo "Nothing breaks any of $count releases."
exit $status
