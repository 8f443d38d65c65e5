#!/usr/bin/env bash
# Installs Debian packages, as root. Debian's PostgreSQL would make a cluster of its own and start it: not here, since
# nobody asked for one. Clusters that are there already are left as they are. A container engine is not started either.
set -euo pipefail

if [ "$(id -u)" != 0 ]; then
    printf 'install-packages.sh must be run by root: sudo %s %s\n' "$0" "$*" >&2
    exit 1
fi

# Files that are here only while packages are being installed.
made=()
trap 'rm -f "${made[@]}"' EXIT

drop_in=/etc/postgresql-common/createcluster.d/no-main-cluster.conf
if [ ! -e "$drop_in" ]; then
    mkdir -p "$(dirname "$drop_in")"
    printf 'create_main_cluster = false\n' >"$drop_in"
    # Only this installation is meant: who installs PostgreSQL later gets Debian's usual cluster.
    made+=("$drop_in")
fi

# A container engine is installed for the tests alone, which start one of their own: not the package's service.
policy=/usr/sbin/policy-rc.d
case " $* " in *" docker.io "*)
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 0755 "$policy"
        made+=("$policy")
    fi
    ;;
esac

export DEBIAN_FRONTEND=noninteractive
printf 'Installing Debian packages: %s\n' "$*"
log=$(mktemp)
if ! { apt-get update && apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    printf 'Installing the packages failed; the lines above are the end of %s.\n' "$log" >&2
    exit 1
fi
rm -f "$log"
