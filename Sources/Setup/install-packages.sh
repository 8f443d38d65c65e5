#!/usr/bin/env bash
# Installs Debian packages, as root. Debian's PostgreSQL would make a cluster of its own and start it: not here, since
# nobody asked for one. Clusters that are there already are left as they are.
set -euo pipefail

if [ "$(id -u)" != 0 ]; then
    printf 'install-packages.sh must be run by root: sudo %s %s\n' "$0" "$*" >&2
    exit 1
fi

drop_in=/etc/postgresql-common/createcluster.d/no-main-cluster.conf
if [ ! -e "$drop_in" ]; then
    mkdir -p "$(dirname "$drop_in")"
    printf 'create_main_cluster = false\n' >"$drop_in"
    # Only this installation is meant: who installs PostgreSQL later gets Debian's usual cluster.
    trap 'rm -f "$drop_in"' EXIT
fi

export DEBIAN_FRONTEND=noninteractive
printf 'Installing Debian packages: %s\n' "$*"
log=$(mktemp)
if ! { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    printf 'Installing the packages failed; the lines above are the end of %s.\n' "$log" >&2
    exit 1
fi
rm -f "$log"
