#!/usr/bin/env bash
# Gives an engine of engine.sh the images postgres:15-alpine, 16 and 18, made from PostgreSQL's files on this machine.
#
#   images.sh DIR     DIR is the engine's, PAAS_POSTGRES_DIRECTORY the folder of PostgreSQL builds
#
# The archive of the images is kept beside the builds, for other engines and the next run.
set -euo pipefail

dir=$(cd "$1" && pwd)
builds=${PAAS_POSTGRES_DIRECTORY:?images.sh needs the folder of the PostgreSQL builds; make test sets it}
archives="$(cd "$builds/.." && pwd)/images"
make_archive="$(cd "$(dirname "$0")" && pwd)/image_archive.py"
python=$(command -v /usr/bin/python3 || command -v python3)
export DOCKER_HOST="unix://$dir/docker.sock"

content=$("$python" "$make_archive" hash "$builds")
archive="$archives/$content.tar"

has_all() {
    local major label
    for major in 15 16 18; do
        label=$(docker image inspect --format '{{index .Config.Labels "paas.test.content"}}' \
            "postgres:$major-alpine" 2>/dev/null) || return 1
        [ "$label" = "$content" ] || return 1
    done
}

mkdir -p "$archives"
exec 9>"$archives/lock"
flock 9
if [ ! -e "$archive" ]; then
    rm -f "$archives"/*.tar
    "$python" "$make_archive" write "$builds" "$archive.new"
    mv "$archive.new" "$archive"
fi
has_all || docker load --quiet --input "$archive" >/dev/null
