#!/usr/bin/env bash
# A container engine for tests, beside whatever runs on this machine and out of its sight.
#
#   engine.sh start DIR     starts it and waits until it answers; prints the variables that the tests read
#   engine.sh status DIR    prints them when it answers, else fails
#   engine.sh stop DIR      ends the containers and the engine in order; images, volumes and the network namespace stay
#   engine.sh remove DIR    ends all of it at once and removes the namespace and the directory
#   engine.sh kill DIR      SIGKILL for dockerd alone, as after a crash; `start` brings it back
#
# The engine has a data root (DIR/data), a socket (DIR/docker.sock) and a log (DIR/engine.log) of its own, and network,
# process and mount namespaces of its own with a /run of their own: its containerd, shims, containers and mounts end
# with the first process of the process namespace, however this script or that process ended before.
set -euo pipefail

usage() { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 64; }

[ $# = 2 ] || usage
self=$(realpath "$0")
command=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)
name="paas-test-$(printf '%s' "$dir" | sha256sum | cut -c 1-8)"
namespace="/run/netns/$name"
socket="$dir/docker.sock"

say() { printf '%s\n' "$*" >&2; }

variables() { printf 'PAAS_TEST_DOCKER=%s\nPAAS_TEST_DOCKER_NETNS=%s\n' "$socket" "$namespace"; }

answers() { curl --silent --fail --max-time 5 --output /dev/null --unix-socket "$socket" http://engine/_ping; }

# Waits up to $1 seconds until the rest of the arguments succeed.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.05
    done
}

# The process that file $1 names, if it is one of ours: it is in our network namespace.
process() {
    local pid
    pid=$(cat "$dir/$1" 2>/dev/null) && [ -n "$pid" ] && [ -e "$namespace" ] || return 1
    [ "$(stat -Lc %d:%i "/proc/$pid/ns/net" 2>/dev/null)" = "$(stat -Lc %d:%i "$namespace")" ] || return 1
    printf '%s\n' "$pid"
}

gone() { ! process "$1" >/dev/null; }

# --- Inside the namespaces ----------------------------------------------------------------------------------------

# The first process of the namespaces: makes the mounts and then only reaps orphans.
run_init() {
    mount -t tmpfs -o mode=755 tmpfs /run
    # In this view of the processes, their ids are those that the world outside knows.
    mkdir /run/outside
    mount --bind /proc /run/outside
    mount -t proc proc /proc
    # dockerd keeps a key in /etc/docker, and its containerd makes a folder in /opt.
    if [ -d /etc/docker ]; then mount -t tmpfs tmpfs /etc/docker; fi
    if [ -d /opt ]; then mount -t tmpfs tmpfs /opt; fi
    note_process init.pid
    trap 'exit 0' TERM
    while :; do
        sleep infinity &
        wait $! || true
    done
}

note_process() {
    local pid
    read -r pid _ </run/outside/self/stat
    printf '%s\n' "$pid" >"$dir/$1"
}

# The first variant of iptables with what dockerd needs, as a folder to put in front of PATH.
choose_iptables() {
    local variant tools="$dir/iptables"
    for variant in nft legacy; do
        command -v "iptables-$variant" >/dev/null || continue
        if iptables-$variant -t nat -N PROBE && iptables-$variant -t nat -A PROBE -m addrtype --dst-type LOCAL -j RETURN \
            && iptables-$variant -t nat -A PROBE -j MASQUERADE \
            && iptables-$variant -t nat -A PROBE -m conntrack --ctstate ESTABLISHED -j RETURN; then
            iptables-$variant -t nat -F PROBE
            iptables-$variant -t nat -X PROBE
            mkdir -p "$tools"
            ln -sfn "$(command -v "iptables-$variant")" "$tools/iptables"
            printf '%s\n' "$tools"
            return
        fi
    done 2>/dev/null
    say "Neither iptables-nft nor iptables-legacy has address types, masquerading and connection states here."
    return 1
}

choose_storage() {
    local probe="$dir/overlay"
    mkdir -p "$probe"/{lower,upper,work,merged}
    if mount -t overlay -o "lowerdir=$probe/lower,upperdir=$probe/upper,workdir=$probe/work" overlay "$probe/merged" \
        2>/dev/null; then
        umount "$probe/merged"
        printf 'overlay2\n'
    else
        printf 'vfs\n'
    fi
    rm -rf "$probe"
}

run_dockerd() {
    local tools storage
    tools=$(choose_iptables)
    storage=$(choose_storage)
    rm -f "$socket" /run/docker.pid
    # An empty file in the place of the machine's own.
    printf '{}\n' >"$dir/daemon.json"
    note_process dockerd.pid
    PATH="$tools:$PATH" exec dockerd --config-file "$dir/daemon.json" --data-root "$dir/data" \
        --exec-root /run/docker --pidfile /run/docker.pid --host "unix://$socket" --group "$(id -gn)" \
        --storage-driver "$storage" --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$name" \
        --shutdown-timeout 10 --log-level warn
}

# --- Outside ------------------------------------------------------------------------------------------------------

make_namespace() {
    if [ ! -e "$namespace" ] || ! nsenter --net="$namespace" true 2>/dev/null; then
        ip netns delete "$name" 2>/dev/null || true
        ip netns add "$name"
    fi
    ip -n "$name" link set lo up
}

start() {
    local tool
    [ "$(id -u)" = 0 ] || { say "Only root can start a container engine."; exit 1; }
    for tool in dockerd containerd ip iptables nsenter unshare curl; do
        command -v $tool >/dev/null || { say "$tool is not installed."; exit 1; }
    done
    exec 9>"$dir/lock"
    flock 9
    if process dockerd.pid >/dev/null && within 30 answers; then return; fi
    make_namespace
    # Descriptors of whoever calls must not live on in the engine.
    if ! process init.pid >/dev/null; then
        rm -f "$dir/init.pid"
        setsid --fork nsenter --net="$namespace" unshare --mount --propagation slave --pid --fork --kill-child \
            "$self" init "$dir" </dev/null >>"$dir/engine.log" 2>&1 9>&-
        within 10 process init.pid >/dev/null || { say "The namespaces can't be made; see $dir/engine.log."; exit 1; }
    fi
    rm -f "$dir/dockerd.pid"
    # nsenter goes at once: it would stop with a dockerd that is stopped, and stay when that one is killed.
    nsenter --target "$(process init.pid)" --net --mount --pid \
        setsid --fork "$self" dockerd "$dir" </dev/null >>"$dir/engine.log" 2>&1 9>&-
    if ! within 60 answers; then
        say "The engine doesn't answer; the last lines of $dir/engine.log:"
        tail -n 20 "$dir/engine.log" >&2
        exit 1
    fi
}

# Ends what is left at once: with the first process of the namespace go all others. Tests keep engines of their own below
# the one that they share.
end_all() {
    local init private
    for private in "$dir"/private/*/; do
        if [ -d "$private" ]; then "$self" remove "$private"; fi
    done
    if init=$(process init.pid); then
        kill -KILL "$init"
        within 20 gone init.pid || { say "Process $init doesn't end."; exit 1; }
    fi
    rm -f "$dir/init.pid" "$dir/dockerd.pid" "$socket"
    find /sys/fs/cgroup -depth -type d -path "*/$name*" -exec rmdir {} + 2>/dev/null || true
}

stop() {
    local dockerd
    if dockerd=$(process dockerd.pid); then
        kill -CONT "$dockerd"
        kill -TERM "$dockerd"
        within 30 gone dockerd.pid || say "dockerd didn't end by itself within 30 s."
    fi
    end_all
}

case $command in
init) run_init ;;
dockerd) run_dockerd ;;
start)
    start
    variables
    ;;
status)
    answers || { say "No engine answers at $socket."; exit 1; }
    variables
    ;;
stop) stop ;;
remove)
    end_all
    if [ -e "$namespace" ]; then ip netns delete "$name"; fi
    # What was killed may still write for a moment.
    within 10 rm -rf "$dir" 2>/dev/null || rm -rf "$dir"
    ;;
kill)
    dockerd=$(process dockerd.pid) || { say "No engine runs in $dir."; exit 1; }
    kill -KILL "$dockerd"
    within 10 gone dockerd.pid
    ;;
*) usage ;;
esac
