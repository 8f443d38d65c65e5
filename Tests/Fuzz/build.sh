#!/usr/bin/env bash
# Builds the fuzzers, without the package: only the small targets are needed, and all of them with instruments.
#
#   build.sh fuzz|coverage DIRECTORY
#
# fuzz       libFuzzer with AddressSanitizer, and UndefinedBehaviorSanitizer for C
# coverage   the same inputs, and counters for each line of Sources instead of sanitizers
# DIRECTORY  receives everything; the source of protobuf-c is looked for beside it
# The commas are the compiler's.
# shellcheck disable=SC2054
set -euo pipefail

kind=${1:?usage: build.sh fuzz|coverage DIRECTORY}
mkdir -p "${2:?usage: build.sh fuzz|coverage DIRECTORY}"
out=$(cd "$2" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
fuzz="$root/Tests/Fuzz"
mkdir -p "$out"/{modules,objects,maps}

case $kind in
fuzz)
    # protobuf-c shifts signed numbers to the left in two places and calls functions by a more general type, and copies
    # no bytes from NULL: every compiler takes that as it is meant.
    c_flags=(-O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined
        -fno-sanitize-recover=undefined)
    library_flags=("${c_flags[@]}" -fno-sanitize=shift,function,nonnull-attribute)
    swift_flags=(-O -g -assert-config Debug -sanitize=fuzzer,address)
    ;;
coverage)
    c_flags=(-O0 -g -fprofile-instr-generate -fcoverage-mapping)
    library_flags=(-O1 -g)
    swift_flags=(-Onone -g -profile-generate -profile-coverage-mapping)
    ;;
*)
    echo "build.sh: there is no kind $kind" >&2
    exit 1
    ;;
esac

# Whether a file is newer than all that it is made of, and than this script.
fresh() { # MADE FILE...
    local made=$1 file
    shift
    [ -f "$made" ] || return 1
    for file in "$fuzz/build.sh" "$@"; do
        if [ "$file" -nt "$made" ]; then return 1; fi
    done
}

# protobuf-c with the same instruments where its source is there; otherwise the system's, and AddressSanitizer sees
# only what goes through malloc and memcpy.
source=$(dirname "$out")/protobuf-c
library="$source/protobuf-c/protobuf-c.c"
link=(-lprotobuf-c)
include=()
if [ -f "$library" ]; then
    fresh "$out/objects/library.o" "$library" ||
        clang "${library_flags[@]}" -I"$source" -c "$library" -o "$out/objects/library.o"
    link=("$out/objects/library.o")
    include=(-I"$source")
else
    echo "build.sh: without the source of protobuf-c ($library)" >&2
fi

# A C module that swiftc finds.
map() { # NAME HEADER
    mkdir -p "$out/maps/$1"
    printf 'module %s {\n    header "%s"\n    export *\n}\n' "$1" "$2" >"$out/maps/$1/module.modulemap"
}
map CProtobuf "$root/Sources/CProtobuf/shim.h"
map CDecode "$root/Sources/CDecode/include/CDecode.h"
map CFuzzScan "$fuzz/Scan/include/CFuzzScan.h"

includes=("${include[@]}" -I"$root/Sources/CDecode/include" -I"$root/Sources/CMessages/include" -I"$fuzz/Scan/include")
mapfile -t headers < <(find "$root/Sources/CDecode" "$root/Sources/CMessages" "$fuzz/Scan" -name '*.h')
objects=()
while IFS= read -r file; do
    object="$out/objects/$(echo "${file#"$root"/}" | tr / _).o"
    case $file in
    */CDecode/*) flags=("${c_flags[@]}") ;;
    *) flags=("${library_flags[@]}") ;;
    esac
    objects+=("$object")
    fresh "$object" "$file" "${headers[@]}" ||
        clang "${flags[@]}" "${includes[@]}" -c "$file" -o "$object"
done < <(find "$root/Sources/CDecode" "$root/Sources/CMessages" "$fuzz/Scan" -name '*.c' | sort)

c_search=(-I "$out/maps/CProtobuf" -I "$out/maps/CDecode" -I "$out/maps/CFuzzScan" -I "$root/Sources/CMessages/include")
for directory in "${includes[@]}"; do c_search+=(-Xcc "$directory"); done

made=()
module() { # NAME FILE...
    local name=$1
    shift
    objects+=("$out/objects/$name.o")
    if fresh "$out/objects/$name.o" "$@" "${headers[@]}" "${made[@]}"; then return; fi
    swiftc -swift-version 6 -enable-upcoming-feature ExistentialAny -warnings-as-errors -parse-as-library -wmo \
        -enable-testing "${swift_flags[@]}" -I "$out/modules" "${c_search[@]}" -module-name "$name" \
        -emit-module -emit-module-path "$out/modules/$name.swiftmodule" -c "$@" -o "$out/objects/$name.o"
    made+=("$out/objects/$name.o")
}
module Model "$root"/Sources/Model/*.swift
module Wire "$root"/Sources/Wire/*.swift
mapfile -t sources < <(find "$root/Sources/Messages" -name '*.swift' | sort)
module Messages "${sources[@]}"
# Of the targets with I/O those files that know nothing of it.
module RPCTransport "$root/Sources/RPCTransport/RPCV1+Wire.swift"
module RPCServer "$root"/Sources/RPCServer/{OpenReader,OpenFields,MethodTable,ServedMethod}.swift
module FuzzHarness "$fuzz"/FuzzTests/Harness/*.swift
mkdir -p "$out/bin"
case $kind in
fuzz)
    module Entry "$fuzz"/Entry/*.swift
    link+=(-sanitize=fuzzer,address)
    ;;
coverage)
    module Replay "$fuzz"/Replay/*.swift
    link+=(-profile-generate)
    ;;
esac
swiftc -use-ld=lld "${objects[@]}" "${link[@]}" -o "$out/bin/fuzz"
for target in server client session frames hello open decode scan; do ln -sf fuzz "$out/bin/$target"; done
