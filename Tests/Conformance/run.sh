#!/usr/bin/env bash
# Replays Proto/vectors against the conformance server and every client, and prints a table.
#
#   Tests/Conformance/run.sh FOLDER [--jobs N] [--quiet] [--again] [PATTERN...]
#
# FOLDER   where conformance-server and conformance-client are (.build/debug)
# PATTERN  cases, such as 'server/credit*'; all if there is none
#
# CONFORMANCE_CLIENTS  sides to test beside the server: "swift python", or one of them
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
programs=$(cd "${1:?the folder of the built programs is missing}" && pwd)
shift
export PYTHONDONTWRITEBYTECODE=1

python3 "$root/Proto/vectors/generate.py" --check

clients=()
for client in ${CONFORMANCE_CLIENTS-swift python}; do
    case $client in
    swift) clients+=(--client "swift=$programs/conformance-client") ;;
    python)
        # An environment of its own, made again when the client's package says something else than when it was made.
        environment=${CONFORMANCE_ENVIRONMENT:-$root/.build/conformance-python}
        wanted=$(sha256sum "$root/Clients/python/pyproject.toml")
        if [[ ! -f $environment/made-from || $(<"$environment/made-from") != "$wanted" ]]; then
            rm -rf "$environment"
            python3 -m venv "$environment"
            "$environment/bin/pip" install --quiet --editable "$root/Clients/python"
            printf '%s' "$wanted" >"$environment/made-from"
        fi
        clients+=(--client "python=$environment/bin/python -m paas_rpc.conformance")
        ;;
    *) echo "CONFORMANCE_CLIENTS: no client is called $client" >&2 && exit 2 ;;
    esac
done

cd "$root/Tests/Conformance"
exec python3 -m player --vectors "$root/Proto/vectors" --server "$programs/conformance-server" "${clients[@]}" "$@"
