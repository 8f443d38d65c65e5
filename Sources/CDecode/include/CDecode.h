#ifndef CDECODE_H
#define CDECODE_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>

/* Memory of one message's C form. It is given back as a whole, and never grows past its budget. */
typedef struct cdecode_arena cdecode_arena;

/* An empty arena that hands out at most `budget` bytes, alignment included; NULL when there is no memory. */
cdecode_arena *cdecode_arena_create(size_t budget);

/* Gives back the arena and all that came from it. */
void cdecode_arena_destroy(cdecode_arena *arena);

/* Bytes aligned for any type, not set to zero; NULL when the budget or the memory is used up. */
void *cdecode_arena_allocate(cdecode_arena *arena, size_t size);

/* The arena as protobuf-c wants it. Valid as long as the arena. */
ProtobufCAllocator *cdecode_arena_allocator(cdecode_arena *arena);

/* Whether a request was ever refused: it tells a message that is too expensive from one that is malformed. */
bool cdecode_arena_is_exhausted(const cdecode_arena *arena);

/* Bytes handed out so far, alignment included. */
size_t cdecode_arena_used(const cdecode_arena *arena);

#endif
