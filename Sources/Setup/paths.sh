# Where things lie; read by the other scripts. Each function prints its answer.

# A database's socket is $home/run/db/<16 characters>/.s.PGSQL.5432, and unix(7) allows 107 bytes.
longest_home=69

# The first folder on the way to $1 that other users can't pass; fails when there is none.
untraversable() {
    local path=$1
    while [ ! -e "$path" ]; do path=$(dirname "$path"); done
    # The home itself is made passable when it is made.
    [ "$path" = "$1" ] && path=$(dirname "$path")
    while [ "$path" != / ]; do
        if [ $((0$(stat -Lc %a "$path") & 1)) = 0 ]; then
            printf '%s\n' "$path"
            return 0
        fi
        path=$(dirname "$path")
    done
    return 1
}

# The folder of the state: PAAS_HOME, else .paas in the project. Where root has cloned into a folder that other users
# can't pass, or one too deep for socket paths, .paas becomes a link to a folder below /var/lib.
paas_home() {
    local project=$1
    if [ -n "${PAAS_HOME:-}" ]; then
        realpath -m "$PAAS_HOME"
        return
    fi
    local home
    home=$(realpath -m "$project/.paas")
    if [ "$(id -u)" = 0 ] && { [ ${#home} -gt $longest_home ] || untraversable "$home" >/dev/null; }; then
        home="/var/lib/paas-$(printf '%s' "$project" | sha256sum | cut -c 1-8)"
    fi
    printf '%s\n' "$home"
}

# A folder for what the tests share, which other users can pass, one for each checkout.
test_root() {
    printf '/var/tmp/paas-test-%s-%s\n' "$(id -u)" "$(printf '%s' "$1" | sha256sum | cut -c 1-8)"
}

# Whether `paas up` runs on this home: it holds a lock as long as it lives.
up_is_running() {
    [ -e "$1/run/up.lock" ] && ! flock --nonblock --shared "$1/run/up.lock" true
}

# Whether something accepts connections at address $1, port $2.
port_is_taken() {
    (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}

# The first port after $2 at address $1 where nothing listens.
free_port() {
    local port=$(($2 + 1))
    while port_is_taken "$1" "$port" && [ "$port" -lt 65535 ]; do port=$((port + 1)); done
    printf '%s\n' "$port"
}

# The major versions that can be fetched, by the pins in folder $1.
available_builds() {
    (cd "$1" && printf '%s\n' postgres-*.txt | sed 's/postgres-\([0-9]*\)\.txt/\1/' | paste -sd ' ')
}

# The Docker engine's socket, as Docker's own programs are told it.
docker_socket() {
    case ${DOCKER_HOST:-} in
    unix:///*) printf '%s\n' "${DOCKER_HOST#unix://}" ;;
    "") printf '/var/run/docker.sock\n' ;;
    *) printf '%s\n' "$DOCKER_HOST" ;;
    esac
}

# Whether an engine answers at socket $1.
docker_answers() {
    [ -S "$1" ] || return 1
    # Before anything was installed, a socket has to do.
    ! command -v curl >/dev/null || curl --silent --fail --max-time 3 --unix-socket "$1" http://localhost/_ping >/dev/null
}
