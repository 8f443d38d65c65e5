#!/usr/bin/env bash
# Builds the floor, the load generator and the peers from Debian's packages into a folder.
#
# usage: build.sh FOLDER
set -euo pipefail

to=$(realpath -m "${1:?usage: build.sh FOLDER}")
here=$(cd "$(dirname "$0")" && pwd)
made="$to/generated"
mkdir -p "$made" "$to/go/src/echo"

newer() { # PROGRAM SOURCE...: whether the program is there and newer than its sources
    local program=$1 source
    shift
    [ -x "$program" ] || return 1
    for source in "$@"; do [ "$program" -nt "$source" ] || return 1; done
}

for name in floor load; do
    newer "$to/$name" "$here/floor/$name.c" "$here/floor/frames.h" ||
        cc -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -o "$to/$name" "$here/floor/$name.c"
done

for name in server client; do
    newer "$to/grpc-$name" "$here/grpc/$name.cc" "$here/echo.proto" && continue
    protoc -I "$here" --cpp_out="$made" --grpc_out="$made" --plugin=protoc-gen-grpc="$(command -v grpc_cpp_plugin)" \
        "$here/echo.proto"
    # shellcheck disable=SC2046
    g++ -std=c++17 -O3 -DNDEBUG -I "$made" -o "$to/grpc-$name" "$here/grpc/$name.cc" "$made"/echo.pb.cc \
        "$made"/echo.grpc.pb.cc $(pkg-config --cflags --libs grpc++ protobuf)
done

# Debian's Go libraries are a GOPATH.
export GO111MODULE=off GOPATH="$to/go:/usr/share/gocode" GOCACHE="$to/go/cache" GOFLAGS=
for name in server client; do
    newer "$to/ttrpc-$name" "$here/ttrpc/$name.go" "$here/echo.proto" && continue
    newer "$to/protoc-gen-gogottrpc" ||
        go build -o "$to/protoc-gen-gogottrpc" github.com/containerd/ttrpc/cmd/protoc-gen-gogottrpc
    protoc -I "$here" --plugin="$to/protoc-gen-gogottrpc" --gogottrpc_out=plugins=ttrpc:"$to/go/src/echo" \
        "$here/echo.proto"
    go build -o "$to/ttrpc-$name" "$here/ttrpc/$name.go"
done
