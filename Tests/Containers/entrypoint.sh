#!/bin/sh
# The entry point of the test images of PostgreSQL. It behaves as README.md lists, in our own words.
set -eu

umask 022

say() { printf '%s\n' "$*"; }

fail() {
    printf 'Error: %s\n' "$*" >&2
    exit 1
}

# Whether the arguments only ask the server about itself.
asks_only() {
    for argument; do
        case $argument in
        -\? | --help | --describe-config | -V | --version) return 0 ;;
        esac
    done
    return 1
}

prepare_directories() {
    mkdir -p "$PGDATA" /var/run/postgresql
    chmod 700 "$PGDATA"
    [ "$(id -u)" = 0 ] || return 0
    chmod 3777 /var/run/postgresql
    find "$PGDATA" ! -user postgres -exec chown postgres '{}' +
    find /var/run/postgresql ! -user postgres -exec chown postgres '{}' +
}

# Since 18 the volume belongs one level higher; data of old in the old place would silently not be used.
refuse_old_layout() {
    old=/var/lib/postgresql/data
    [ "$PG_MAJOR" -ge 18 ] && [ "$PGDATA" != "$old" ] || return 0
    if [ -s "$old/PG_VERSION" ] || grep -q " $old " /proc/self/mountinfo; then
        fail "PostgreSQL $PG_MAJOR keeps its data in $PGDATA: mount the volume at /var/lib/postgresql, not at $old."
    fi
}

check_password() {
    if [ "$POSTGRES_HOST_AUTH_METHOD" = trust ]; then
        printf 'Warning: POSTGRES_HOST_AUTH_METHOD is trust: anyone who reaches the server may log in.\n' >&2
    elif [ -z "$POSTGRES_PASSWORD" ]; then
        fail "the data directory is empty and POSTGRES_PASSWORD is not set: the superuser needs a password."
    fi
}

initialise_cluster() {
    password_file=$(mktemp)
    printf '%s\n' "$POSTGRES_PASSWORD" >"$password_file"
    # Whoever sets POSTGRES_INITDB_ARGS means several words.
    # shellcheck disable=SC2086
    if [ -n "$POSTGRES_PASSWORD" ]; then
        initdb --username="$POSTGRES_USER" --pwfile="$password_file" $POSTGRES_INITDB_ARGS
    else
        initdb --username="$POSTGRES_USER" $POSTGRES_INITDB_ARGS
    fi
    rm -f "$password_file"
    method=$POSTGRES_HOST_AUTH_METHOD
    [ -n "$method" ] || method=$(postgres -C password_encryption "$@")
    printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

# Takes a database and arguments of psql.
run_sql() {
    database=$1
    shift
    psql -v ON_ERROR_STOP=1 --no-psqlrc --no-password --username "$POSTGRES_USER" --dbname "$database" "$@"
}

create_database() {
    [ "$POSTGRES_DB" != postgres ] || return 0
    printf 'create database :"name";\n' | run_sql postgres --set name="$POSTGRES_DB" --file -
}

run_initialisation_files() {
    for file in /docker-entrypoint-initdb.d/*; do
        case $file in
        *.sh)
            say "running $file"
            # shellcheck disable=SC1090
            if [ -x "$file" ]; then "$file"; else . "$file"; fi
            ;;
        *.sql) say "running $file"; run_sql "$POSTGRES_DB" --file "$file" ;;
        *.sql.gz) say "running $file"; gunzip -c "$file" | run_sql "$POSTGRES_DB" --file - ;;
        /docker-entrypoint-initdb.d/\*) ;;
        *) say "ignoring $file" ;;
        esac
    done
}

# Takes the server's arguments. The server of the initialisation listens on its socket alone: nobody outside can take it
# for the real one.
initialise() {
    check_password
    shift
    initialise_cluster "$@"
    export PGPASSWORD="$POSTGRES_PASSWORD"
    PGUSER=$POSTGRES_USER pg_ctl --pgdata "$PGDATA" --wait --options "-c listen_addresses='' $*" start
    create_database
    run_initialisation_files
    PGUSER=$POSTGRES_USER pg_ctl --pgdata "$PGDATA" --mode fast --wait stop
    unset PGPASSWORD
    say ""
    say "PostgreSQL init process complete; ready for start up."
    say ""
}

case ${1:-} in
-*) set -- postgres "$@" ;;
esac

if [ "${1:-}" = postgres ] && ! asks_only "$@"; then
    prepare_directories
    # busybox has a setpriv too, and its shell prefers it.
    if [ "$(id -u)" = 0 ]; then exec /usr/bin/setpriv --reuid postgres --regid postgres --clear-groups "$0" "$@"; fi
    POSTGRES_PASSWORD=${POSTGRES_PASSWORD:-} POSTGRES_USER=${POSTGRES_USER:-postgres}
    POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER} POSTGRES_INITDB_ARGS=${POSTGRES_INITDB_ARGS:-}
    POSTGRES_HOST_AUTH_METHOD=${POSTGRES_HOST_AUTH_METHOD:-}
    if [ -s "$PGDATA/PG_VERSION" ]; then
        say ""
        say "PostgreSQL Database directory appears to contain a database; Skipping initialization"
        say ""
    else
        refuse_old_layout
        initialise "$@"
    fi
fi

exec "$@"
