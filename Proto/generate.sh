#!/usr/bin/env bash
# Regenerates Sources/CMessages and Sources/Messages/Generated from the files in Proto/.
#
#   Proto/generate.sh [PLUGIN [DIRECTORY]]
#
# PLUGIN     a built MessageGenerator; built first if it is not given
# DIRECTORY  receives CMessages/ and Messages/Generated/; Sources if it is not given. A check has another directory
#            written and compares it with what is committed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
plugin=${1:-}
output=${2:-$root/Sources}

for tool in protoc protoc-c; do
    command -v "$tool" >/dev/null && continue
    echo "$tool is missing: apt-get install protobuf-compiler protobuf-c-compiler libprotobuf-dev" >&2
    exit 1
done
if [[ -z $plugin ]]; then
    swift build --package-path "$root" --product MessageGenerator >&2
    plugin=$(swift build --package-path "$root" --show-bin-path)/MessageGenerator
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{plain,c,swift,accessors}

mapfile -t protos < <(cd "$root/Proto" && find paas -name '*.proto' ! -path 'paas/options/*' | LC_ALL=C sort)
files=(google/protobuf/timestamp.proto "${protos[@]}")

# Ours first: it refuses what protoc-c would take, and names the field.
protoc -I"$root/Proto" --plugin=protoc-gen-paas="$plugin" --paas_out=swift:"$work/swift" "${files[@]}"
protoc -I"$root/Proto" --plugin=protoc-gen-paas="$plugin" --paas_out=accessors:"$work/accessors" "${files[@]}"

# C has no use for our options, but would need the whole of descriptor.proto for their sake: it gets files without.
for file in "${protos[@]}"; do
    mkdir -p "$work/plain/${file%/*}"
    sed -e '/^import "paas\/options\/v1\/options\.proto";$/d' -e 's/ \[(paas\.options\.v1\.[a-z_]*) = [a-z]*\]//' \
        "$root/Proto/$file" >"$work/plain/$file"
done
protoc-c -I"$work/plain" --c_out="$work/c" "${files[@]}"

rm -rf "$output/CMessages" "$output/Messages/Generated"
mkdir -p "$output/CMessages/include" "$output/Messages/Generated"
cp "$work"/accessors/CMessages.h "$output/CMessages/include/"
printf 'module CMessages {\n    header "CMessages.h"\n    header "descriptor_set.h"\n    export *\n}\n' >"$output/CMessages/include/module.modulemap"
for file in "${files[@]}"; do
    stem=${file%.proto}
    mkdir -p "$output/CMessages/${file%/*}" "$output/CMessages/include/${file%/*}"
    cp "$work/c/$stem.pb-c.c" "$output/CMessages/$stem.pb-c.c"
    cp "$work/c/$stem.pb-c.h" "$output/CMessages/include/$stem.pb-c.h"
done
cp "$work"/swift/*.swift "$output/Messages/Generated/"

# The descriptors that servers hand out: comments of our own files, none of Google's, whose files come first. A set is a
# repeated field, so that two of them in a row are one.
protoc --include_imports -o "$work/google.binpb" google/protobuf/descriptor.proto google/protobuf/timestamp.proto
protoc -I"$root/Proto" --include_source_info -o "$work/paas.binpb" paas/options/v1/options.proto "${protos[@]}"
cat "$work/google.binpb" "$work/paas.binpb" >"$work/set.binpb"
{
    printf '/* Made by Proto/generate.sh. Do not edit. */\n#include "descriptor_set.h"\n\n'
    printf 'static const uint8_t bytes[] = {\n'
    od -An -v -tu1 -w24 "$work/set.binpb" | sed -e 's/  */,/g' -e 's/^,/    /' -e 's/$/,/'
    printf '};\n\nconst uint8_t *cmessages_descriptor_set(void) { return bytes; }\n\n'
    printf 'size_t cmessages_descriptor_set_size(void) { return sizeof bytes; }\n'
} >"$output/CMessages/descriptor_set.c"
cat >"$output/CMessages/include/descriptor_set.h" <<'HEADER'
/* Made by Proto/generate.sh. Do not edit. */
#ifndef DESCRIPTOR_SET_H
#define DESCRIPTOR_SET_H

#include <stddef.h>
#include <stdint.h>

/* A google.protobuf.FileDescriptorSet of every file in Proto/ and what it imports. */
const uint8_t *cmessages_descriptor_set(void);

/* Its length in bytes. */
size_t cmessages_descriptor_set_size(void);

#endif
HEADER
