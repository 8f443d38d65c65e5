#!/usr/bin/env bash
# Tries every operation of a running gateway with requests that its description (/openapi.json) allows and with requests
# that it forbids, by Schemathesis, with all checks on.
#
# PAAS_OPENAPI_URL        where the gateway answers: http://127.0.0.1:8080
# PAAS_OPENAPI_TOKEN      file with the token to use
# PAAS_OPENAPI_DATABASE   id of a database of acme/web
# PAAS_OPENAPI_BUILD      where Schemathesis is installed (.build/openapi)
#
# Arguments are Schemathesis's own. With --install only Schemathesis is installed, for runs without a network.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build="${PAAS_OPENAPI_BUILD:-$root/.build/openapi}"
venv="$build/venv"
# Two at a time would make it twice.
mkdir -p "$build/packages"
exec 9>"$build/lock"
flock 9
# The stamp holds what was installed, so a changed list is noticed and a half-made environment is made again.
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" download --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
        --dest "$build/packages" --requirement "$here/requirements.txt" >&2
    "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-index \
        --find-links "$build/packages" --requirement "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$venv/requirements.txt"
fi
exec 9>&-
[ "${1:-}" != --install ] || exit 0
: "${PAAS_OPENAPI_URL:?says where the gateway answers}" "${PAAS_OPENAPI_TOKEN:?names the file of a token}"
: "${PAAS_OPENAPI_DATABASE:?is the id of a database}"
# The token is in a file of its own kind: arguments can be read by everybody.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/hooks.py" "$work"
{
    cat "$here/schemathesis.toml"
    printf '\n[[operations]]\ninclude-tag = "Databases"\nparameters = { "path.id" = "%s" }\n' "$PAAS_OPENAPI_DATABASE"
    printf '\n[headers]\nAuthorization = "Bearer %s"\n' "$(cat "$PAAS_OPENAPI_TOKEN")"
} >"$work/schemathesis.toml"
chmod 0600 "$work/schemathesis.toml"
cd "$work"
export PYTHONDONTWRITEBYTECODE=1
"$venv/bin/schemathesis" --config-file "$work/schemathesis.toml" run "$PAAS_OPENAPI_URL/openapi.json" "$@"
