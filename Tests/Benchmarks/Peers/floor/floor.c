// The floor: the least that a server can do. One thread, epoll, many frames in a read and many answers in a write; each
// request comes back as it is, undecoded, and nothing is checked.
//
// usage: floor SOCKET
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "frames.h"

enum { ROOM = 1 << 18 };

struct connection {
    int descriptor;
    int has_preface;
    size_t count;
    uint8_t input[ROOM];
};

static uint8_t output[2 * ROOM];

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void answer(struct connection *connection) {
    size_t offset = 0, written = 0, length;
    struct frame frame;
    if (!connection->has_preface) {
        if (connection->count < sizeof preface) return;
        connection->has_preface = 1;
        offset = sizeof preface;
    }
    while ((length = frame_read(connection->input + offset, connection->count - offset, &frame))) {
        offset += length;
        if (frame.type == FRAME_HELLO)
            written += frame_write(output + written, FRAME_HELLO, 0, 0, hello_metadata, sizeof hello_metadata, NULL, 0);
        else if (frame.type == FRAME_OPEN)
            written += frame_write(
                output + written, FRAME_END, 0, frame.stream, NULL, 0, frame.payload + frame.metadata_length,
                frame.length - frame.metadata_length);
    }
    connection->count -= offset;
    if (connection->count) memmove(connection->input, connection->input + offset, connection->count);
    for (size_t sent = 0; sent < written;) {
        ssize_t count = send(connection->descriptor, output + sent, written - sent, MSG_NOSIGNAL);
        if (count < 0) {
            if (errno == EINTR) continue;
            return;
        }
        sent += (size_t)count;
    }
}

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "usage: floor SOCKET\n"), 2;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", argv[1]);
    unlink(argv[1]);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0), epoll = epoll_create1(0);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 128)) die("listen");
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[64];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    puts("listening");
    fflush(stdout);
    for (;;) {
        int count = epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < count; i++) {
            struct connection *connection = events[i].data.ptr;
            if (!connection) {
                int descriptor = accept(listener, NULL, NULL);
                if (descriptor < 0) continue;
                if (!(connection = calloc(1, sizeof *connection))) die("calloc");
                connection->descriptor = descriptor;
                event.data.ptr = connection;
                epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
                continue;
            }
            ssize_t got = recv(
                connection->descriptor, connection->input + connection->count, ROOM - connection->count, MSG_DONTWAIT);
            if (got > 0) {
                connection->count += (size_t)got;
                answer(connection);
            } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
                close(connection->descriptor);
                free(connection);
            }
        }
    }
}
