#!/usr/bin/env bash
# Measures the RPC layer beside a bare C server, gRPC and ttrpc, on two cores: one for servers, one for clients.
#
# usage: rpc.sh [--rounds N] [--seconds S] [--only floor|peers|memory|database]
# Everything is built in release; the table is printed, and .build/bench/rpc.json has every figure.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
made="$project/.build/bench/peers"
scratch="$project/.build/benchmarks"

packages=(gcc g++ pkg-config protobuf-compiler libprotobuf-dev libgrpc++-dev protobuf-compiler-grpc
    golang-github-containerd-ttrpc-dev golang-github-gogo-protobuf-dev)
# Any of these will do, wherever it is from.
command -v go >/dev/null || packages+=(golang-go)
command -v perf >/dev/null || packages+=(linux-perf)
missing=()
for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    if [ "${PAAS_TEST_INSTALL:-}" = 1 ] && [ "$(id -u)" = 0 ]; then
        apt-get install --yes --quiet "${missing[@]}" >&2
    else
        echo "Packages are missing; install them: apt-get install ${missing[*]}" >&2
        exit 1
    fi
fi

"$here/Peers/build.sh" "$made"
for product in bench-rpc-server bench-rpc-client bench-get-database; do
    swift build -c release --package-path "$here" --scratch-path "$scratch" --product "$product"
done
cd "$project"
exec python3 -B "$here/rpc" "$made" "$scratch/release/bench-rpc-server" "$scratch/release/bench-rpc-client" \
    "$scratch/release/bench-get-database" --json .build/bench/rpc.json "$@"
