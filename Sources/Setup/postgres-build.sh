#!/usr/bin/env bash
# Fills a folder with PostgreSQL of one major version, from the binaries that a Python package carries.
#
#   postgres-build.sh 16 TARGET DOWNLOADS
#
# The packages are pinned by hash in postgres-<major>.txt. What Debian or PGDG has installed needs no folder: the
# native engine prefers it.
set -euo pipefail

major=$1 target=$2 downloads=$3
setup=$(cd "$(dirname "$0")" && pwd)
pin="$setup/postgres-$major.txt"

if [ -x "$target/bin/postgres" ] || [ -x "/usr/lib/postgresql/$major/bin/initdb" ]; then exit 0; fi
if [ ! -e "$pin" ]; then
    # shellcheck source=Sources/Setup/paths.sh
    . "$setup/paths.sh"
    printf 'PostgreSQL %s can not be had; allowed in PAAS_POSTGRES: %s\n' "$major" "$(available_builds "$setup")" >&2
    exit 1
fi

python=$(command -v /usr/bin/python3 || command -v python3)
mkdir -p "$downloads/postgres-$major" "$(dirname "$target")"
printf 'Fetching PostgreSQL %s …\n' "$major"
# The binaries depend on neither Python nor its version: any machine takes the file that the pin names.
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
    --python-version 3.11 --implementation cp --abi cp311 --abi none \
    --platform "manylinux_2_28_$(uname -m)" --platform "manylinux_2_34_$(uname -m)" \
    --requirement "$pin" --dest "$downloads/postgres-$major"

# The wheel's layout is kept in a folder beside the target, which becomes a link into it when all is there.
unpacked="$(dirname "$target")/.unpacked/$major"
rm -rf "$unpacked"
"$python" "$setup/unpack_postgres.py" "$pin" "$downloads/postgres-$major" "$unpacked"
folder=$(sed -n 's/^# folder: //p' "$pin")
"$unpacked/$folder/bin/postgres" --version
"$unpacked/$folder/bin/initdb" --version >/dev/null
ln -sfn ".unpacked/$major/$folder" "$target"
