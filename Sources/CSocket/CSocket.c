#define _GNU_SOURCE
#include "CSocket.h"

#include <stddef.h>
#include <sys/socket.h>
#include <sys/types.h>

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

long csocket_receive(int descriptor, void *buffer, size_t length, bool *passed) {
    struct iovec vector = {.iov_base = buffer, .iov_len = length};
    // Without room for control messages the kernel closes descriptors that come along, and says so.
    struct msghdr header = {.msg_iov = &vector, .msg_iovlen = 1};
    ssize_t count = recvmsg(descriptor, &header, 0);
    *passed = count >= 0 && (header.msg_flags & MSG_CTRUNC) != 0;
    return count;
}

static int option(int descriptor, int name) {
    int value = 0;
    socklen_t length = sizeof value;
    if (getsockopt(descriptor, SOL_SOCKET, name, &value, &length) != 0) return -1;
    return value;
}

bool csocket_is_unix_listener(int descriptor) {
    return option(descriptor, SO_DOMAIN) == AF_UNIX && option(descriptor, SO_TYPE) == SOCK_STREAM &&
           option(descriptor, SO_ACCEPTCONN) == 1;
}
