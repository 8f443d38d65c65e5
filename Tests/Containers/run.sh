#!/usr/bin/env bash
# Runs a command, such as the tests, with a container engine and images made for it, and takes both away afterwards.
#
#   run.sh DIR COMMAND…     DIR is a folder of the tests, such as that which prepare.sh prints
#
# The command finds the engine through PAAS_TEST_DOCKER and PAAS_TEST_DOCKER_NETNS. Without root's rights or dockerd it
# runs all the same, and tests on an engine are skipped; with PAAS_TEST_INSTALL=1 nothing may be skipped.
# With PAAS_TEST_DOCKER set already, that engine is used and left as it is.
set -euo pipefail

containers=$(cd "$(dirname "$0")" && pwd)
dir="$1/docker"
shift

skip() {
    if [ "${PAAS_TEST_INSTALL:-}" = 1 ]; then
        printf 'PAAS_TEST_INSTALL=1 allows no test to be skipped, but %s.\n' "$1" >&2
        exit 1
    fi
    printf '\n*** The tests on a container engine are SKIPPED: %s.\n*** %s\n\n' "$1" "$2" >&2
    exec "${@:3}"
}

if [ -n "${PAAS_TEST_DOCKER:-}" ]; then exec "$@"; fi
[ "$(id -u)" = 0 ] || skip "only root can start an engine" "Run make test as root to run them." "$@"
for tool in dockerd containerd docker ip iptables busybox; do
    command -v $tool >/dev/null || skip "$tool is not installed" \
        "PAAS_TEST_INSTALL=1 make test installs what is missing; no engine is started or changed by that." "$@"
done

finish() {
    trap - EXIT INT TERM
    "$containers/engine.sh" remove "$dir" || true
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Whatever a killed run has left goes first; the images' archive lies elsewhere.
"$containers/engine.sh" remove "$dir"
variables=$("$containers/engine.sh" start "$dir")
"$containers/images.sh" "$dir"
while IFS= read -r line; do export "${line?}"; done <<<"$variables"
"$@"
