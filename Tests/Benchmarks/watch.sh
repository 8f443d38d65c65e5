#!/usr/bin/env bash
# Measures watches: 10,000 of them at once, on the daemon's own parts and a PostgreSQL of the benchmark's own.
#
# usage: watch.sh [--seconds S] [--streams N] [--only databases|organisation|stalled]
# Everything is built in release; the table is printed, and .build/bench/watch.json has every figure.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
scratch="$project/.build/benchmarks"

for product in bench-watch-server bench-watch; do
    swift build -c release --package-path "$here" --scratch-path "$scratch" --product "$product"
done
cd "$project"
exec python3 -B "$here/watch" "$scratch/release/bench-watch-server" "$scratch/release/bench-watch" \
    --json .build/bench/watch.json "$@"
