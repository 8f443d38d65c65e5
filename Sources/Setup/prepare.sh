#!/usr/bin/env bash
# Looks whether this machine has what the project needs, before anything is built or started.
#
#   prepare.sh up      for `make up`: packages, rights, path lengths, port, disk; fills the folder of PostgreSQL builds
#   prepare.sh test    for `make test`: the same, less the port, and the builds go to a folder of the tests
#
# All problems are reported at once, with one line that mends them. As root it installs Debian packages by itself;
# for anyone else it prints the line and never calls sudo. A container engine is installed only for `make test`, only
# with PAAS_TEST_INSTALL=1, and never started here.
# The last line on standard output is the folder that it prepared.
set -euo pipefail

purpose=${1:?usage: prepare.sh up|test}
project=$(cd "$(dirname "$0")/../.." && pwd)
setup="$project/Sources/Setup"
# shellcheck source=Sources/Setup/paths.sh
. "$setup/paths.sh"

problems=()   # what is wrong, a sentence each
commands=()   # shell commands that mend it
settings=()   # VARIABLE=value to set in front of `make`

say() { printf '%s\n' "$*" >&2; }

problem() { problems+=("$1"); }

# --- Tools and packages -------------------------------------------------------------------------------------------

if ! command -v swift >/dev/null; then
    problem "The Swift toolchain is missing: \`swift\` is not in PATH (6.2 or newer, https://www.swift.org/install)."
else
    version=$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9]+\.[0-9]+' | head -n 1)
    if [ -z "$version" ] || [ "$(printf '6.2\n%s\n' "$version" | sort -V | head -n 1)" != 6.2 ]; then
        problem "Swift ${version:-of an unknown version} is too old: 6.2 or newer is needed (https://www.swift.org/install)."
    fi
fi

packages=(libpq-dev libprotobuf-c-dev pkg-config postgresql python3 python3-pip curl)
[ "$(id -u)" = 0 ] && packages+=(libnss-wrapper)
if [ "$purpose" = test ]; then
    packages+=(protobuf-compiler protobuf-c-compiler libprotobuf-dev python3-venv)
    # What only some tests need, which are skipped without it: a container engine, a browser, a registry. Where tests may
    # install and may skip nothing, it is needed.
    if [ "${PAAS_TEST_INSTALL:-}" = 1 ]; then
        packages+=(docker.io iproute2 iptables busybox-static util-linux ca-certificates chromium fonts-dejavu-core)
        packages+=(docker-registry apache2-utils systemd slowhttptest)
    fi
fi

missing=()
if command -v dpkg-query >/dev/null; then
    for package in "${packages[@]}"; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ] && [ "$(id -u)" != 0 ]; then
        problem "Packages are missing: ${missing[*]}."
        commands+=("sudo $setup/install-packages.sh ${missing[*]}")
    fi
else
    problem "This is not a Debian system: install what these Debian packages hold by your own means: ${packages[*]}."
fi

# The tests run on every version that can be had.
[ "$purpose" = up ] || PAAS_POSTGRES=${PAAS_POSTGRES:-$(available_builds "$setup")}

# Versions of PostgreSQL that Debian or PGDG has not installed come from pinned builds.
for major in ${PAAS_POSTGRES:-16}; do
    if [ ! -e "$setup/postgres-$major.txt" ] && [ ! -x "/usr/lib/postgresql/$major/bin/initdb" ]; then
        problem "PAAS_POSTGRES asks for «$major», which can't be had; allowed: $(available_builds "$setup")."
        settings+=("PAAS_POSTGRES=16")
    fi
done

# --- Where the state lies -----------------------------------------------------------------------------------------

if [ "$purpose" = up ]; then
    home=$(paas_home "$project")
    short=/var/lib/paas
    [ "$(id -u)" = 0 ] || short="\$HOME/.paas"

    parent=$home
    while [ ! -e "$parent" ]; do parent=$(dirname "$parent"); done
    if [ ! -w "$parent" ] || [ ! -d "$parent" ]; then
        problem "$parent can't be written by user $(id -un), and the state is to lie in $home."
        settings+=("PAAS_HOME=$short")
    elif [ ${#home} -gt "$longest_home" ]; then
        problem "The path $home is too long: ${#home} bytes, and sockets below it allow $longest_home."
        settings+=("PAAS_HOME=$short")
    elif [ "$(id -u)" = 0 ] && blocked=$(untraversable "$home"); then
        problem "$blocked is closed to other users, but databases that root starts run as users of their own."
        settings+=("PAAS_HOME=$short")
    fi

    http=${PAAS_HTTP:-127.0.0.1:8080}
    case $http in
    *:*[!0-9]* | *: | [!:]*[!:0-9.]* | *[!0-9a-fA-F.:\[\]]*)
        problem "PAAS_HTTP is «$http»: a numeric address and a port are wanted, such as 127.0.0.1:8080."
        settings+=("PAAS_HTTP=127.0.0.1:8080")
        ;;
    *)
        if ! up_is_running "$home" && port_is_taken "${http%:*}" "${http##*:}"; then
            problem "Something else listens on $http."
            settings+=("PAAS_HTTP=${http%:*}:$(free_port "${http%:*}" "${http##*:}")")
        fi
        ;;
    esac

    engine=${PAAS_ENGINE:-auto}
    case $engine in
    auto | native) ;;
    docker)
        if ! docker_answers "$(docker_socket)" && [ "$(head -n 1 "$home/engine" 2>/dev/null)" != docker ]; then
            problem "PAAS_ENGINE is «docker», but no Docker engine answers at $(docker_socket)."
            settings+=("PAAS_ENGINE=auto")
        fi
        ;;
    *)
        problem "PAAS_ENGINE is «$engine»; auto, native and docker are allowed."
        settings+=("PAAS_ENGINE=auto")
        ;;
    esac
    disk_of=$parent
else
    home="$(test_root "$project")"
    disk_of=$(dirname "$home")
fi

# --- Disk ---------------------------------------------------------------------------------------------------------

# A first build takes some 2.5 GiB; a control plane and three small databases take about 400 MiB.
[ -d "$project/.build/debug" ] && build_mib=500 || build_mib=3500
for need in "$project:$build_mib" "$disk_of:1000"; do
    free=$(df --output=avail -BM "${need%:*}" | tail -n 1 | tr -dc 0-9)
    if [ "$free" -lt "${need##*:}" ]; then
        problem "The file system of ${need%:*} has $free MiB free, and ${need##*:} MiB are needed: free some space."
    fi
done

# --- Report, or mend ----------------------------------------------------------------------------------------------

if [ ${#problems[@]} -gt 0 ]; then
    say "This machine is not ready:"
    for text in "${problems[@]}"; do say "  - $text"; done
    line="$(printf '%s && ' "${commands[@]}")"
    [ ${#commands[@]} -gt 0 ] || line=""
    if [ ${#commands[@]} -gt 0 ] || [ ${#settings[@]} -gt 0 ]; then
        again=$(printf '%s\n' "${settings[@]}" | sort -u | tr '\n' ' ')
        say "To mend what a command can mend, run:"
        say "  ${line}$(printf '%s' "$again" | sed 's/^ *//')make $purpose"
    fi
    exit 1
fi

if [ ${#missing[@]} -gt 0 ]; then
    "$setup/install-packages.sh" "${missing[@]}" >&2
fi

mkdir -p "$home"
if [ "$purpose" = up ]; then
    chmod 0711 "$home"
    [ "$home" = "$project/.paas" ] || [ -n "${PAAS_HOME:-}" ] || ln -sfn "$home" "$project/.paas"
fi
for major in ${PAAS_POSTGRES:-16}; do
    "$setup/postgres-build.sh" "$major" "$home/postgres/$major" "$project/.build/downloads" >&2
done
printf '%s\n' "$home"
