#!/usr/bin/env bash
# Fuzzes the protocol's decoders and state machines.
#
#   run.sh SECONDS [TARGET...]
#
# SECONDS    for each target, one after the other; 0 = only the committed inputs
# TARGET     server client session frames hello open decode scan; all if none is given
#
# PAAS_FUZZ_DIRECTORY  where it builds and keeps what it learns from run to run (.build/fuzz)
#
# A finding ends the run: its input is in the directory's findings/TARGET, and belongs into Tests/Fuzz/regressions/TARGET
# once it is mended. At the end it prints which part of the lines of Wire and CDecode the inputs reach, and fails below
# 95 % when all targets were fuzzed.
set -euo pipefail

seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
all=(server client session frames hello open decode scan)
targets=("${@:-${all[@]}}")
fuzz=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$fuzz/../.." && pwd)
directory=${PAAS_FUZZ_DIRECTORY:-$root/.build/fuzz}
mkdir -p "$directory"

# A trap is the finding: a backtrace by another program would only hold up the run.
export SWIFT_BACKTRACE=enable=no
# Leaks are looked for by measuring memory (memory.py); here it would miss what the Swift runtime keeps.
export ASAN_OPTIONS=detect_leaks=0
symbolizer=$(dirname "$(readlink -f "$(command -v swiftc)")")/llvm-symbolizer
[ -x "$symbolizer" ] && export ASAN_SYMBOLIZER_PATH=$symbolizer

"$fuzz/library.sh" "$directory"
"$fuzz/build.sh" fuzz "$directory/fuzz"

for target in "${targets[@]}"; do
    learnt="$directory/learnt/$target" findings="$directory/findings/$target"
    mkdir -p "$learnt" "$findings" "$fuzz/corpus/$target" "$fuzz/regressions/$target"
    committed=("$fuzz/corpus/$target" "$fuzz/regressions/$target")
    # Inputs of several KiB reach the limits; longer ones say nothing new and are slow.
    options=(-max_len=4096 -rss_limit_mb=2048 -timeout=30 -artifact_prefix="$findings/" -verbosity=0)
    if [ -f "$fuzz/dictionaries/$target" ]; then options+=(-dict="$fuzz/dictionaries/$target"); fi
    echo "fuzz: $target, $seconds s" >&2
    if [ "$seconds" = 0 ]; then
        nice -n 10 "$directory/fuzz/bin/$target" "${options[@]}" -runs=0 "${committed[@]}"
    else
        status=0
        nice -n 10 "$directory/fuzz/bin/$target" "${options[@]}" -max_total_time="$seconds" -print_final_stats=1 \
            "$learnt" "${committed[@]}" >"$directory/$target.log" 2>&1 || status=$?
        grep -aE 'number_of_executed|average_exec' "$directory/$target.log" || true
        if [ $status != 0 ]; then
            grep -avE '^#[0-9]+\s' "$directory/$target.log" | tail -n 60 >&2
            echo "fuzz: $target has found something, see $findings" >&2
            exit 1
        fi
    fi
done

"$fuzz/coverage.sh" "$directory" "$([ ${#targets[@]} = ${#all[@]} ] && echo 95 || echo 0)"
