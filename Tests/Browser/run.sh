#!/bin/bash
# Tests of the dashboard in Chromium, against an installation that runs and has no databases yet. The last line says how
# many passed and failed; the line `DSN …` is a connection string that works when they end.
#
# PAAS_BROWSER_URL        where the gateway answers: http://127.0.0.1:8080
# PAAS_BROWSER_TOKENS     folder with the tokens that `paas up` writes: viewer, member, admin, owner, deploy
# PAAS_BROWSER_PICTURES   folder for the pictures of every screen and state (.build/browser/pictures)
# PAAS_BROWSER_PSQL       a psql that tries each connection string that the page reveals (none: they are not tried)
# PAAS_BROWSER_BUILD      where Playwright is installed (.build/browser)
# PAAS_BROWSER_CHROMIUM   /usr/bin/chromium
# PAAS_BROWSER_NAMESPACE  network namespace in which the gateway and the databases are (none: here)
#
# Arguments: names of tests, or parts of them; none = all. With --install only Playwright is installed, for runs without
# a network.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export PAAS_BROWSER_BUILD="${PAAS_BROWSER_BUILD:-$root/.build/browser}"
export PAAS_BROWSER_PICTURES="${PAAS_BROWSER_PICTURES:-$PAAS_BROWSER_BUILD/pictures}"
venv="$PAAS_BROWSER_BUILD/venv"
# Two at a time would make it twice.
mkdir -p "$PAAS_BROWSER_BUILD"
exec 9>"$PAAS_BROWSER_BUILD/lock"
flock 9
# The stamp holds what was installed, so a changed list is noticed and a half-made environment is made again.
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    rm -rf "$venv"
    mkdir -p "$PAAS_BROWSER_BUILD/packages"
    python3 -m venv "$venv"
    "$venv/bin/pip" download --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
        --dest "$PAAS_BROWSER_BUILD/packages" --requirement "$here/requirements.txt" >&2
    "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --no-index \
        --find-links "$PAAS_BROWSER_BUILD/packages" --requirement "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$venv/requirements.txt"
fi
exec 9>&-
[ "${1:-}" != --install ] || exit 0
: "${PAAS_BROWSER_URL:?says where the gateway answers}" "${PAAS_BROWSER_TOKENS:?says where the tokens are}"
export PYTHONDONTWRITEBYTECODE=1
if [ -z "${PAAS_BROWSER_NAMESPACE:-}" ]; then exec "$venv/bin/python" "$here/run.py" "$@"; fi

address=${PAAS_BROWSER_URL#http://}
coproc forward { exec "$venv/bin/python" "$here/forward.py" "$PAAS_BROWSER_NAMESPACE" "${address%:*}" "${address##*:}"; }
forwarder=$!
trap 'kill "$forwarder"' EXIT
read -r port <&"${forward[0]}"
PAAS_BROWSER_URL="http://127.0.0.1:$port" "$venv/bin/python" "$here/run.py" "$@"
