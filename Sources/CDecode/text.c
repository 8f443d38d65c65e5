#include "text.h"

#include <stdbool.h>
#include <string.h>

static const uint64_t LOWEST_BITS = 0x0101010101010101, HIGHEST_BITS = 0x8080808080808080;

/* Eight bytes at once: a byte that is 0 borrows its highest bit, one that is not ASCII has it. */
static bool is_plain(const uint8_t *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return (((word - LOWEST_BITS) | word) & HIGHEST_BITS) == 0;
}

static bool continues(uint8_t byte) { return (byte & 0xc0) == 0x80; }

/* Length of the sequence of several bytes that begins here; 0 = none. */
static size_t sequence(const uint8_t *at, size_t room) {
    uint8_t first = at[0];
    if (first < 0xc2 || first > 0xf4 || room < 2 || !continues(at[1])) return 0;
    if (first < 0xe0) return 2;
    if (room < 3 || !continues(at[2])) return 0;
    if (first < 0xf0) {
        if (first == 0xe0 && at[1] < 0xa0) return 0;
        if (first == 0xed && at[1] > 0x9f) return 0;
        return 3;
    }
    if (room < 4 || !continues(at[3])) return 0;
    if (first == 0xf0 && at[1] < 0x90) return 0;
    if (first == 0xf4 && at[1] > 0x8f) return 0;
    return 4;
}

cdecode_reason cdecode_text(const uint8_t *at, const uint8_t *end) {
    while (at < end) {
        while (end - at >= 8 && is_plain(at)) at += 8;
        if (at == end) break;
        if (*at < 0x80) {
            if (*at == 0) return CDECODE_NUL;
            at++;
            continue;
        }
        size_t length = sequence(at, (size_t)(end - at));
        if (length == 0) return CDECODE_UTF8;
        at += length;
    }
    return CDECODE_FINE;
}
