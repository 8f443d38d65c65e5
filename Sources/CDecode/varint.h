#ifndef CDECODE_VARINT_H
#define CDECODE_VARINT_H

#include <stdbool.h>
#include <stdint.h>

#include "CDecode.h"

/* Reads a varint of at most 10 bytes and 64 bits, and moves `at` behind it. */
static inline cdecode_reason cdecode_varint(const uint8_t **at, const uint8_t *end, uint64_t *value) {
    const uint8_t *byte = *at;
    if (byte < end && *byte < 0x80) {
        *value = *byte;
        *at = byte + 1;
        return CDECODE_FINE;
    }
    uint64_t sum = 0;
    for (unsigned shift = 0; shift < 70; shift += 7, byte++) {
        if (byte == end) return CDECODE_TRUNCATED;
        /* Only the lowest bit of the tenth byte is left. */
        if (shift == 63 && *byte > 1) return CDECODE_VARINT;
        sum |= (uint64_t)(*byte & 0x7f) << shift;
        if (*byte < 0x80) {
            *value = sum;
            *at = byte + 1;
            return CDECODE_FINE;
        }
    }
    return CDECODE_VARINT;
}

#endif
