#define _GNU_SOURCE
#include "CSocket.h"

#include <stddef.h>
#include <sys/socket.h>

int csocket_accept(int listener) { return accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC); }

int csocket_peer_of(int descriptor, struct csocket_peer *peer) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return -1;
    peer->process_id = credentials.pid;
    peer->user_id = credentials.uid;
    peer->group_id = credentials.gid;
    return 0;
}
