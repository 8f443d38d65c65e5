#!/usr/bin/env bash
# Runs `swift test` with these arguments. After a failure it says once more, in short, what failed: the lines themselves
# are far up in the output. The runner's own summary is the last line either way.
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift test "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" != 0 ]; then
    printf '\nWhat failed:\n'
    # Each issue with the first lines of what it says; test runs inside of tests print the same marks, further in.
    grep -aE -A 3 '^✘ Test .* recorded an issue|^error: |: error: ' "$log" | grep -av '^--$' | cut -c 1-300 | head -n 80
    grep -aE '^[^ ] Test run with [0-9]+ test' "$log" | tail -n 1
fi
exit "$status"
