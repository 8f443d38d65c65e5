#!/usr/bin/env bash
# Prints which part of the lines of Wire and CDecode the inputs reach: the committed ones, and those that were learnt.
#
#   coverage.sh DIRECTORY [PERCENT]
#
# DIRECTORY  that of run.sh
# PERCENT    fails when one of the two is below it
set -euo pipefail

directory=$(cd "${1:?usage: coverage.sh DIRECTORY [PERCENT]}" && pwd)
least=${2:-0}
fuzz=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$fuzz/../.." && pwd)
out="$directory/coverage"
# Those of the compiler: the system's may be older and not know the format.
tools=$(dirname "$(readlink -f "$(command -v swiftc)")")
export SWIFT_BACKTRACE=enable=no
"$fuzz/build.sh" coverage "$out"

rm -f "$out"/*.profraw
for target in server client session frames hello open decode scan; do
    folders=()
    for folder in "$fuzz/corpus/$target" "$fuzz/regressions/$target" "$directory/learnt/$target"; do
        if [ -d "$folder" ]; then folders+=("$folder"); fi
    done
    LLVM_PROFILE_FILE="$out/$target.profraw" nice -n 10 "$out/bin/$target" "${folders[@]}"
done
"$tools/llvm-profdata" merge -sparse "$out"/*.profraw -o "$out/all.profdata"

report() { # FOLDER
    "$tools/llvm-cov" report "$out/bin/fuzz" -instr-profile="$out/all.profdata" "$root/Sources/$1" 2>/dev/null
}
status=0
for folder in Wire CDecode; do
    report "$folder" >"$out/$folder.txt"
    # Columns: file, regions 3, functions 3, lines: all, missed, part.
    awk -v root="$root/Sources/" 'NF >= 10 && $10 ~ /%$/ { printf "%-44s %5d lines, %4d not reached  %s\n", $1, $8, $9, $10 }' \
        "$out/$folder.txt"
    part=$(awk '$1 == "TOTAL" { sub("%", "", $10); print $10 }' "$out/$folder.txt")
    echo "coverage of $folder: $part % of the lines"
    if awk -v part="$part" -v least="$least" 'BEGIN { exit !(part < least) }'; then
        echo "coverage.sh: below $least %" >&2
        status=1
    fi
done
exit $status
