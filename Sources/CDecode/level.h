#ifndef CDECODE_LEVEL_H
#define CDECODE_LEVEL_H

#include <string.h>

#include "CDecode.h"

typedef ProtobufCFieldDescriptor field;

/* A message that the scan is inside of. */
typedef struct level {
    const ProtobufCMessageDescriptor *type;
    const uint8_t *end;
    /* Index of the field behind the one that came last: senders write them in order. */
    unsigned expected;
    /* The field that was found last; if there is a level within this one, the one that leads to it. */
    const field *found;
    /* The singular fields that have come, a bit for each by its index. */
    uint64_t seen[CDECODE_MOST_FIELDS / 64];
} level;

static inline cdecode_reason enter(level *entered, const ProtobufCMessageDescriptor *type, const uint8_t *end) {
    if (type->n_fields > CDECODE_MOST_FIELDS) return CDECODE_TYPE;
    entered->type = type;
    entered->end = end;
    entered->expected = 0;
    entered->found = NULL;
    memset(entered->seen, 0, (type->n_fields + 63) / 64 * sizeof(uint64_t));
    return CDECODE_FINE;
}

/* The type's field of a number; NULL = unknown. protoc-c keeps the fields in order of their numbers. */
static inline const field *find(level *current, uint32_t number) {
    const field *fields = current->type->fields;
    unsigned low = current->expected, high = current->type->n_fields;
    if (low < high && fields[low].id == number) return &fields[low];
    if (low > 0 && fields[low - 1].id == number) return &fields[low - 1];
    low = 0;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (fields[middle].id == number) return &fields[middle];
        if (fields[middle].id < number) low = middle + 1;
        else high = middle;
    }
    return NULL;
}

static inline bool was_seen(const level *current, unsigned index) {
    return current->seen[index / 64] >> (index % 64) & 1;
}

/* Notes that a singular field has come; protobuf-c knows a oneof by where its struct says which member is set. */
static inline cdecode_reason note(level *current, const field *found) {
    const field *fields = current->type->fields;
    unsigned index = (unsigned)(found - fields);
    if (was_seen(current, index)) return CDECODE_TWICE;
    if (found->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) {
        for (unsigned other = 0; other < current->type->n_fields; other++) {
            if (fields[other].flags & PROTOBUF_C_FIELD_FLAG_ONEOF &&
                fields[other].quantifier_offset == found->quantifier_offset && was_seen(current, other))
                return CDECODE_ONEOF;
        }
    }
    current->seen[index / 64] |= (uint64_t)1 << (index % 64);
    return CDECODE_FINE;
}

#endif
