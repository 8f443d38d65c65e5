// The load generator for the floor and for our server: the same bytes to both. One thread.
//
// usage: load SOCKET CONNECTIONS IN_FLIGHT SECONDS [watch]
//            calls Conformance.Unary with IN_FLIGHT calls on each connection; prints a line of JSON.
//            `watch`: the first connection also has a stream whose responses nobody takes.
//        load SOCKET CONNECTIONS IN_FLIGHT SECONDS call METADATA REQUEST
//            the same with another call: the metadata of its OPEN and the request, in hex.
//        load SOCKET hold CONNECTIONS STREAMS [METHOD]
//            opens connections with calls that stay open (HangStream); prints «holding», ends at the end of its input.
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "frames.h"

enum { ROOM = 1 << 18, SLOTS = 1 << 12, LATENCIES = 1 << 24, MESSAGE = 64 };

struct connection {
    int descriptor;
    uint32_t next;
    size_t count;
    uint64_t starts[SLOTS];  // by the stream's lowest bits
    uint8_t input[ROOM];
};

static uint8_t output[ROOM];
static uint8_t open_metadata[1024];
static uint16_t open_length;
static uint8_t request[1024];
static size_t request_length = MESSAGE;
static bool is_echo = true;
static uint32_t *latencies;
static size_t latency_count, calls, failures;

static void die(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/// Open { method = …, initial_credit_messages = 8, initial_credit_bytes = 65536 }
static uint16_t open_of(uint8_t *to, const char *method) {
    size_t length = strlen(method);
    uint8_t *p = to;
    *p++ = 0x12;
    *p++ = (uint8_t)length;
    memcpy(p, method, length);
    p += length;
    static const uint8_t credit[] = {0x30, 0x08, 0x38, 0x80, 0x80, 0x04};
    memcpy(p, credit, sizeof credit);
    return (uint16_t)(p - to + (long)sizeof credit);
}

/// UnaryRequest { payload = 58 bytes, response_bytes = 58, echo_metadata = true }: 64 bytes. The answer, UnaryResponse {
/// payload = 58 bytes, timeout_ms = some 60,000 } has 64 bytes too.
static void make_request(void) {
    request[0] = 0x0A;
    request[1] = 58;
    for (int i = 0; i < 58; i++) request[2 + i] = (uint8_t)i;
    static const uint8_t rest[] = {0x10, 58, 0x28, 1};
    memcpy(request + 60, rest, sizeof rest);
    open_length = open_of(open_metadata, "/paas.conformance.v1.Conformance/Unary");
    open_length -= 6;  // a unary call grants no credit
}

static size_t bytes_of(const char *hex, uint8_t *to, size_t room) {
    size_t count = 0;
    unsigned byte;
    for (; count < room && sscanf(hex + 2 * count, "%2x", &byte) == 1; count++) to[count] = (uint8_t)byte;
    return count;
}

static void send_all(int descriptor, const uint8_t *bytes, size_t count) {
    for (size_t sent = 0; sent < count;) {
        ssize_t done = send(descriptor, bytes + sent, count - sent, MSG_NOSIGNAL);
        if (done < 0 && errno != EINTR) die("send");
        if (done > 0) sent += (size_t)done;
    }
}

static struct connection *connect_to(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) die("calloc");
    connection->next = 1;
    connection->descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    if (connect(connection->descriptor, (struct sockaddr *)&address, sizeof address)) die("connect");
    uint8_t begin[64];
    memcpy(begin, preface, sizeof preface);
    size_t length = sizeof preface +
        frame_write(begin + sizeof preface, FRAME_HELLO, 0, 0, hello_metadata, sizeof hello_metadata, NULL, 0);
    send_all(connection->descriptor, begin, length);
    // The server's HELLO.
    uint8_t header[FRAME_HEADER], payload[4096];
    if (recv(connection->descriptor, header, sizeof header, MSG_WAITALL) != sizeof header || header[8] != FRAME_HELLO)
        die("HELLO");
    if (get32(header) && recv(connection->descriptor, payload, get32(header), MSG_WAITALL) <= 0) die("HELLO");
    return connection;
}

static size_t put_call(struct connection *connection, uint8_t *to, uint64_t time) {
    uint32_t stream = connection->next++;
    connection->starts[stream % SLOTS] = time;
    return frame_write(to, FRAME_OPEN, FLAG_END_STREAM, stream, open_metadata, open_length, request, request_length);
}

/// Reads what is there; makes a new call for each that has ended.
static void turn(struct connection *connection, uint64_t end) {
    ssize_t got = recv(connection->descriptor, connection->input + connection->count, ROOM - connection->count, 0);
    if (got < 0 && errno == EINTR) return;
    if (got <= 0) die("recv");
    connection->count += (size_t)got;
    uint64_t time = now();
    size_t offset = 0, written = 0, length;
    struct frame frame;
    while ((length = frame_read(connection->input + offset, connection->count - offset, &frame))) {
        offset += length;
        if (frame.type == FRAME_PING && !(frame.flags & FLAG_ACK))
            written += frame_write(output + written, FRAME_PING, FLAG_ACK, 0, NULL, 0, frame.payload, frame.length);
        if (frame.type == FRAME_GOAWAY) failures++, fprintf(stderr, "GOAWAY\n"), exit(1);
        if (frame.type != FRAME_END) continue;
        // A call that went well has no metadata in its END.
        if (frame.metadata_length || (is_echo && frame.length != MESSAGE)) failures++;
        calls++;
        uint64_t latency = time - connection->starts[frame.stream % SLOTS];
        if (latency_count < LATENCIES) latencies[latency_count++] = latency > UINT32_MAX ? UINT32_MAX : (uint32_t)latency;
        if (time < end) written += put_call(connection, output + written, time);
    }
    connection->count -= offset;
    if (connection->count) memmove(connection->input, connection->input + offset, connection->count);
    if (written) send_all(connection->descriptor, output, written);
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static double quantile(double part) {
    if (!latency_count) return 0;
    return latencies[(size_t)(part * (double)(latency_count - 1))] / 1000.0;
}

static double processor_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
        (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// A stream with more responses than its credit: the handler waits for ever.
static void abandon_watch(struct connection *connection) {
    uint8_t metadata[256], frame[512], message[64] = {0x0A, 32};
    memset(message + 2, 58, 32);  // ServerStreamRequest { response_bytes = [58, …] }
    uint16_t length = open_of(metadata, "/paas.conformance.v1.Conformance/ServerStream");
    uint32_t stream = connection->next++;
    size_t count = frame_write(frame, FRAME_OPEN, FLAG_END_STREAM, stream, metadata, length, message, 34);
    send_all(connection->descriptor, frame, count);
}

static int hold(const char *path, int connections, int streams, const char *method) {
    uint8_t metadata[256], frame[512];
    uint16_t length = open_of(metadata, method);
    for (int i = 0; i < connections; i++) {
        struct connection *connection = connect_to(path);
        for (int j = 0; j < streams; j++) {
            size_t count =
                frame_write(frame, FRAME_OPEN, FLAG_END_STREAM, connection->next++, metadata, length, NULL, 0);
            send_all(connection->descriptor, frame, count);
        }
    }
    puts("holding");
    fflush(stdout);
    while (getchar() != EOF) continue;
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 5) return fprintf(stderr, "usage: load SOCKET CONNECTIONS IN_FLIGHT SECONDS [watch]\n"), 2;
    const char *path = argv[1];
    if (strcmp(argv[2], "hold") == 0)
        return hold(
            path, atoi(argv[3]), atoi(argv[4]), argc > 5 ? argv[5] : "/paas.conformance.v1.Conformance/HangStream");
    int connections = atoi(argv[2]), in_flight = atoi(argv[3]);
    double seconds = atof(argv[4]);
    make_request();
    bool watches = argc == 6 && strcmp(argv[5], "watch") == 0;
    if (argc == 8 && strcmp(argv[5], "call") == 0) {
        open_length = (uint16_t)bytes_of(argv[6], open_metadata, sizeof open_metadata);
        request_length = bytes_of(argv[7], request, sizeof request);
        is_echo = false;
    }
    if (!(latencies = malloc(sizeof *latencies * LATENCIES))) die("malloc");
    struct connection *all[64];
    int epoll = epoll_create1(0);
    for (int i = 0; i < connections && i < 64; i++) {
        all[i] = connect_to(path);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = all[i]};
        epoll_ctl(epoll, EPOLL_CTL_ADD, all[i]->descriptor, &event);
    }
    if (watches) abandon_watch(all[0]);
    uint64_t start = now(), end = start + (uint64_t)(seconds * 1e9);
    double processor = processor_seconds();
    for (int i = 0; i < connections; i++) {
        size_t written = 0;
        for (int j = 0; j < in_flight; j++) written += put_call(all[i], output + written, start);
        send_all(all[i]->descriptor, output, written);
    }
    struct epoll_event events[64];
    size_t wanted = (size_t)connections * (size_t)in_flight;
    while (now() < end) {
        // A single connection is read without being asked first: there is nothing to choose from.
        if (connections == 1) {
            turn(all[0], end);
            continue;
        }
        int count = epoll_wait(epoll, events, 64, 1000);
        for (int i = 0; i < count; i++) turn(events[i].data.ptr, end);
    }
    double elapsed = (double)(now() - start) / 1e9;
    processor = processor_seconds() - processor;
    qsort(latencies, latency_count, sizeof *latencies, ascending);
    printf(
        "{\"calls\": %zu, \"failures\": %zu, \"seconds\": %.6f, \"rate\": %.1f, \"p50_us\": %.2f, \"p99_us\": %.2f, "
        "\"client_cpu_us\": %.3f, \"in_flight\": %zu}\n",
        calls, failures, elapsed, (double)calls / elapsed, quantile(0.5), quantile(0.99),
        calls ? processor * 1e6 / (double)calls : 0, wanted);
    return failures ? 1 : 0;
}
