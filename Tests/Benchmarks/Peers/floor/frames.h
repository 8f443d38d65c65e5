// What the floor and the load generator know of the protocol's frames (docs/protocol.md).
#ifndef FRAMES_H
#define FRAMES_H

#include <stdint.h>
#include <string.h>

enum { FRAME_HEADER = 12, FRAME_HELLO = 1, FRAME_OPEN = 2, FRAME_MSG = 3, FRAME_END = 4, FRAME_PING = 7, FRAME_GOAWAY = 8 };
enum { FLAG_END_STREAM = 1, FLAG_ACK = 4 };

static const uint8_t preface[8] = {0xF9, 'p', 'a', 'a', 's', 0x0D, 0x0A, 0x00};
/// Hello { version_min = 1, version_max = 1 }
static const uint8_t hello_metadata[4] = {0x08, 0x01, 0x10, 0x01};

struct frame {
    uint32_t length;  // of the payload
    uint32_t stream;
    uint8_t type;
    uint8_t flags;
    uint16_t metadata_length;
    const uint8_t *payload;
};

static inline uint32_t get32(const uint8_t *p) {
    uint32_t value;
    memcpy(&value, p, 4);
    return __builtin_bswap32(value);
}

static inline void put32(uint8_t *p, uint32_t value) {
    value = __builtin_bswap32(value);
    memcpy(p, &value, 4);
}

/// Reads a frame that lies at the start of the bytes; its length in all, or 0 while it is incomplete.
static inline size_t frame_read(const uint8_t *bytes, size_t count, struct frame *frame) {
    if (count < FRAME_HEADER) return 0;
    frame->length = get32(bytes);
    if (count - FRAME_HEADER < frame->length) return 0;
    frame->stream = get32(bytes + 4);
    frame->type = bytes[8];
    frame->flags = bytes[9];
    frame->metadata_length = (uint16_t)(bytes[10] << 8 | bytes[11]);
    frame->payload = bytes + FRAME_HEADER;
    return FRAME_HEADER + frame->length;
}

/// Writes a frame; its length in all. The room has to be there.
static inline size_t frame_write(
    uint8_t *to, uint8_t type, uint8_t flags, uint32_t stream, const uint8_t *metadata, uint16_t metadata_length,
    const uint8_t *message, uint32_t message_length) {
    put32(to, metadata_length + message_length);
    put32(to + 4, stream);
    to[8] = type;
    to[9] = flags;
    to[10] = (uint8_t)(metadata_length >> 8);
    to[11] = (uint8_t)metadata_length;
    if (metadata_length) memcpy(to + FRAME_HEADER, metadata, metadata_length);
    if (message_length) memcpy(to + FRAME_HEADER + metadata_length, message, message_length);
    return FRAME_HEADER + metadata_length + message_length;
}

#endif
