// What Swift's import of glibc leaves out: calls and structs that are behind _GNU_SOURCE.
#ifndef CSOCKET_H
#define CSOCKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct csocket_peer {
    int32_t process_id;
    uint32_t user_id;
    uint32_t group_id;
};

// Accepts a connection, non-blocking and closed on exec; -1 with errno set where that fails.
int csocket_accept(int listener);

// The process at the other end of a Unix socket when it connected; -1 with errno set where that fails.
int csocket_peer_of(int descriptor, struct csocket_peer *peer);

// Reads bytes; -1 with errno set where that fails, 0 at the end of the input. `passed` says whether the peer passed
// descriptors along; they are closed.
long csocket_receive(int descriptor, void *buffer, size_t length, bool *passed);

// Whether a descriptor is a Unix stream socket that listens.
bool csocket_is_unix_listener(int descriptor);

#endif
