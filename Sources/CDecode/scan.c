#include "level.h"
#include "number.h"
#include "text.h"

/* A third of the time that calls for each field would take is theirs. */
#define INLINED static inline __attribute__((always_inline))

/* Where the scan is. */
typedef struct walk {
    const uint8_t *at;
    uint32_t depth;
    uint32_t deepest;
    /* Number of the unknown field that the scan is at; 0 = a known one or none. */
    uint32_t unknown;
    level levels[CDECODE_DEEPEST];
} walk;

/* A field's content behind its length. A known message is entered, anything else is behind afterwards. */
static cdecode_reason delimited(walk *walk, level *current, const field *found) {
    uint64_t length;
    const uint8_t *start = walk->at;
    cdecode_reason reason = cdecode_varint(&walk->at, current->end, &length);
    if (reason != CDECODE_FINE) return reason;
    /* protobuf-c reads no longer one; what fits needs no more. */
    if (walk->at - start > 5 || length > (size_t)(current->end - walk->at)) return CDECODE_LENGTH;
    const uint8_t *end = walk->at + length;
    if (found != NULL && found->type == PROTOBUF_C_TYPE_MESSAGE) {
        if (walk->depth + 1 >= walk->deepest) return CDECODE_DEPTH;
        reason = enter(&walk->levels[walk->depth + 1], found->descriptor, end);
        if (reason == CDECODE_FINE) walk->depth++;
        return reason;
    }
    if (found != NULL && found->type == PROTOBUF_C_TYPE_STRING) reason = cdecode_text(walk->at, end);
    else if (found != NULL && found->type != PROTOBUF_C_TYPE_BYTES) reason = check_packed(found->type, walk->at, end);
    walk->at = end;
    return reason;
}

INLINED cdecode_reason content(walk *walk, level *current, unsigned type, const field *found) {
    size_t room = (size_t)(current->end - walk->at);
    uint64_t value;
    cdecode_reason reason;
    switch (type) {
    case VARINT:
        reason = cdecode_varint(&walk->at, current->end, &value);
        return reason == CDECODE_FINE && found != NULL ? check_number(found->type, value) : reason;
    case LENGTH: return delimited(walk, current, found);
    case FIXED32:
    case FIXED64: {
        size_t size = type == FIXED32 ? 4 : 8;
        if (room < size) return CDECODE_TRUNCATED;
        walk->at += size;
        return CDECODE_FINE;
    }
    default: return CDECODE_WIRE_TYPE;
    }
}

/* One field: its tag and its content. */
INLINED cdecode_reason step(walk *walk, level *current) {
    uint64_t tag;
    const uint8_t *start = walk->at;
    walk->unknown = 0;
    current->found = NULL;
    cdecode_reason reason = cdecode_varint(&walk->at, current->end, &tag);
    if (reason != CDECODE_FINE) return reason;
    if (walk->at - start > 5 || tag >> 32 != 0) return CDECODE_TAG;
    uint32_t number = (uint32_t)tag >> 3;
    unsigned type = (unsigned)tag & 7;
    if (number == 0) return CDECODE_FIELD_ZERO;
    const field *found = find(current, number);
    if (found == NULL) {
        walk->unknown = number;
        return content(walk, current, type, NULL);
    }
    current->found = found;
    current->expected = (unsigned)(found - current->type->fields) + 1;
    bool repeated = found->label == PROTOBUF_C_LABEL_REPEATED;
    unsigned own = wire_type(found->type);
    if (type != own && !(repeated && own != LENGTH && type == LENGTH)) {
        return type == VARINT || type == FIXED64 || type == LENGTH || type == FIXED32 ? CDECODE_OTHER_WIRE_TYPE
                                                                                      : CDECODE_WIRE_TYPE;
    }
    if (!repeated) {
        reason = note(current, found);
        if (reason != CDECODE_FINE) return reason;
    }
    return content(walk, current, type, found);
}

static bool refuse(const walk *walk, cdecode_reason reason, cdecode_fault *fault) {
    fault->reason = reason;
    fault->number = walk->unknown;
    fault->depth = 0;
    for (uint32_t index = 0; index <= walk->depth; index++) {
        if (walk->levels[index].found != NULL) fault->path[fault->depth++] = walk->levels[index].found;
    }
    return false;
}

bool cdecode_scan(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size,
                  const cdecode_limits *limits, cdecode_fault *fault) {
    /* Not set to zero as a whole: a level is when it is entered. */
    walk walk;
    walk.at = data;
    walk.depth = 0;
    walk.deepest = limits->depth < CDECODE_DEEPEST ? limits->depth : CDECODE_DEEPEST;
    walk.unknown = 0;
    walk.levels[0].found = NULL;
    if (size == 0) return true;
    cdecode_reason reason = walk.deepest == 0 ? CDECODE_DEPTH : enter(&walk.levels[0], type, data + size);
    while (reason == CDECODE_FINE) {
        level *current = &walk.levels[walk.depth];
        if (walk.at < current->end) {
            reason = step(&walk, current);
        } else if (walk.depth == 0) {
            return true;
        } else {
            walk.depth--;
        }
    }
    return refuse(&walk, reason, fault);
}
