#ifndef CDECODE_NUMBER_H
#define CDECODE_NUMBER_H

#include "CDecode.h"
#include "varint.h"

/* The wire types; 3 and 4 are groups, 6 and 7 nothing. */
enum { VARINT = 0, FIXED64 = 1, LENGTH = 2, FIXED32 = 5 };

static inline unsigned wire_type(ProtobufCType type) {
    switch (type) {
    case PROTOBUF_C_TYPE_SFIXED32:
    case PROTOBUF_C_TYPE_FIXED32:
    case PROTOBUF_C_TYPE_FLOAT: return FIXED32;
    case PROTOBUF_C_TYPE_SFIXED64:
    case PROTOBUF_C_TYPE_FIXED64:
    case PROTOBUF_C_TYPE_DOUBLE: return FIXED64;
    case PROTOBUF_C_TYPE_STRING:
    case PROTOBUF_C_TYPE_BYTES:
    case PROTOBUF_C_TYPE_MESSAGE: return LENGTH;
    default: return VARINT;
    }
}

static inline cdecode_reason check_number(ProtobufCType type, uint64_t value) {
    switch (type) {
    case PROTOBUF_C_TYPE_INT32:
    case PROTOBUF_C_TYPE_ENUM:
        /* Sign-extended: below 2^31, or the highest 33 bits set. */
        return (value + ((uint64_t)1 << 31)) >> 32 == 0 ? CDECODE_FINE : CDECODE_RANGE;
    case PROTOBUF_C_TYPE_UINT32:
    case PROTOBUF_C_TYPE_SINT32: return value >> 32 == 0 ? CDECODE_FINE : CDECODE_RANGE;
    case PROTOBUF_C_TYPE_BOOL: return value <= 1 ? CDECODE_FINE : CDECODE_BOOL;
    default: return CDECODE_FINE;
    }
}

static inline cdecode_reason check_packed(ProtobufCType type, const uint8_t *at, const uint8_t *end) {
    switch (wire_type(type)) {
    case FIXED32: return (end - at) % 4 == 0 ? CDECODE_FINE : CDECODE_PACKED;
    case FIXED64: return (end - at) % 8 == 0 ? CDECODE_FINE : CDECODE_PACKED;
    default: break;
    }
    while (at < end) {
        uint64_t value;
        cdecode_reason reason = cdecode_varint(&at, end, &value);
        if (reason == CDECODE_TRUNCATED) return CDECODE_PACKED;
        if (reason == CDECODE_FINE) reason = check_number(type, value);
        if (reason != CDECODE_FINE) return reason;
    }
    return CDECODE_FINE;
}

#endif
