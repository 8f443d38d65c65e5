#!/usr/bin/env bash
# Runs the client's tests, mypy and its README in an environment of their own.
#
#   Clients/python/tools/test.sh FOLDER [ARGUMENT...]
#
# FOLDER    where conformance-server is (.build/debug)
# ARGUMENT  for pytest
set -euo pipefail

client=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=$(cd "$client/../.." && pwd)
programs=$(cd "${1:?the folder of the built programs is missing}" && pwd)
shift
environment="$root/.build/python-client"
wanted=$(sha256sum "$client/pyproject.toml")
if [[ ! -f $environment/made-from || $(<"$environment/made-from") != "$wanted" ]]; then
    rm -rf "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check --editable "$client[dev]" >&2
    printf '%s' "$wanted" >"$environment/made-from"
fi
export PAAS_CONFORMANCE_SERVER="$programs/conformance-server" PYTHONDONTWRITEBYTECODE=1
cd "$client"
exec "$environment/bin/python" -m pytest -q -p no:cacheprovider "$@"
