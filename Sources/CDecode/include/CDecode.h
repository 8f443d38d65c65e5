#ifndef CDECODE_H
#define CDECODE_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Memory of one message's C form. It is given back as a whole, and never grows past its budget. */
typedef struct cdecode_arena cdecode_arena;

/*
 * An empty arena that hands out at most `budget` bytes, alignment included; NULL when there is no memory. Its first
 * 16 KiB are those of the arena that this thread gave back last, so that ordinary messages cost no malloc.
 */
cdecode_arena *cdecode_arena_create(size_t budget);

/* Gives back the arena and all that came from it, on any thread. */
void cdecode_arena_destroy(cdecode_arena *arena);

/* Bytes aligned for any type, not set to zero; NULL when the budget or the memory is used up. */
void *cdecode_arena_allocate(cdecode_arena *arena, size_t size);

/* The arena as protobuf-c wants it. Valid as long as the arena. */
ProtobufCAllocator *cdecode_arena_allocator(cdecode_arena *arena);

/* Whether a request was ever refused: it tells a message that is too expensive from one that is malformed. */
bool cdecode_arena_is_exhausted(const cdecode_arena *arena);

/* Bytes handed out so far, alignment included. */
size_t cdecode_arena_used(const cdecode_arena *arena);

/* Bounds of the scan: messages within messages, the outermost counted, and fields of one message type. */
enum { CDECODE_DEEPEST = 32, CDECODE_MOST_FIELDS = 256 };

/* What the scan lets pass. */
typedef struct cdecode_limits {
    /* Messages within messages, the outermost counted; above CDECODE_DEEPEST counts as that. */
    uint32_t depth;
} cdecode_limits;

/* Why bytes are refused (docs/protocol.md, Messages). */
typedef enum cdecode_reason {
    CDECODE_FINE = 0,
    CDECODE_TRUNCATED,       /* the message ends inside a field */
    CDECODE_LENGTH,          /* a length beyond the end */
    CDECODE_VARINT,          /* a varint of more than 10 bytes or above 64 bits */
    CDECODE_TAG,             /* a tag of more than 5 bytes or above 32 bits */
    CDECODE_FIELD_ZERO,      /* field number 0 */
    CDECODE_WIRE_TYPE,       /* a group, or wire type 6 or 7 */
    CDECODE_OTHER_WIRE_TYPE, /* a known field with another wire type than its own */
    CDECODE_TWICE,           /* a singular field that comes twice */
    CDECODE_ONEOF,           /* two members of one oneof */
    CDECODE_DEPTH,           /* too many messages within messages */
    CDECODE_RANGE,           /* a number that does not fit the 32 bits of its field */
    CDECODE_BOOL,            /* a bool above 1 */
    CDECODE_PACKED,          /* packed numbers that do not fill their length */
    CDECODE_UTF8,            /* a string that is not UTF-8 */
    CDECODE_NUL,             /* a string that holds NUL */
    CDECODE_TYPE,            /* a type with more fields than CDECODE_MOST_FIELDS */
} cdecode_reason;

/* What the scan has refused, and where. Only what the scan sets when it refuses is ever set. */
typedef struct cdecode_fault {
    cdecode_reason reason;
    /* Number of a field that the type doesn't have; 0 = the path says it all. */
    uint32_t number;
    /* Elements of the path: fields, from the outermost message inwards. */
    uint32_t depth;
    const ProtobufCFieldDescriptor *path[CDECODE_DEEPEST];
} cdecode_fault;

/*
 * Walks over a message's bytes once, before protobuf-c unpacks them, and refuses what implementations understand
 * differently or what would harm one. It allocates nothing and doesn't recurse. `data` may be NULL if `size` is 0.
 * Returns whether the bytes are fine; if not, fills `fault`.
 */
bool cdecode_scan(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size,
                  const cdecode_limits *limits, cdecode_fault *fault);

/* A fault in words: "items[].name: not valid UTF-8". Always ends in NUL; cut off where the room ends. */
void cdecode_fault_describe(const cdecode_fault *fault, char *room, size_t size);

#endif
