#!/usr/bin/env bash
# Fetches the source of protobuf-c as Debian has it, so that it can be built with sanitizers; without it the fuzzers use
# the system's library, and see less.
#
#   library.sh DIRECTORY     receives protobuf-c/
set -euo pipefail

mkdir -p "${1:?usage: library.sh DIRECTORY}"
directory=$(cd "$1" && pwd)
if [ -f "$directory/protobuf-c/protobuf-c/protobuf-c.c" ]; then exit 0; fi
if ! command -v apt-get >/dev/null; then
    echo "library.sh: no apt-get: the system's protobuf-c is used" >&2
    exit 0
fi

# The machine's own sources, with their source packages, in a place of ours: nothing of the system is changed.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{lists/partial,cache/archives/partial,sources}
for list in /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] && sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/sources/$(basename "$list")"
done
[ -f /etc/apt/sources.list ] && sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$work/sources/main.list"
options=(-qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources"
    -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root)
version=$(dpkg-query -W -f '${source:Version}' libprotobuf-c1 2>/dev/null || true)
if (cd "$work" && apt-get "${options[@]}" update && apt-get "${options[@]}" source --download-only "protobuf-c=$version") \
    >"$work/log" 2>&1; then
    mkdir -p "$directory/protobuf-c"
    tar xzf "$work"/protobuf-c_*.orig.tar.gz --strip-components=1 -C "$directory/protobuf-c"
else
    echo "library.sh: the source of protobuf-c can't be had, the system's library is used" >&2
    tail -n 5 "$work/log" >&2
fi
