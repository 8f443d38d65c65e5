#include "CDecode.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

/* The first block comes with the arena itself, so that an ordinary message costs one malloc. */
enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, ALIGNMENT = alignof(max_align_t) };

typedef struct block {
    struct block *next;
    max_align_t bytes[];
} block;

struct cdecode_arena {
    ProtobufCAllocator allocator;
    block *blocks;
    unsigned char *cursor;
    size_t room;
    size_t next_block;
    size_t used;
    size_t budget;
    bool exhausted;
    max_align_t first[FIRST_BLOCK / sizeof(max_align_t)];
};

static void *allocate(void *data, size_t size) { return cdecode_arena_allocate(data, size); }

/* Single pieces are not given back: the whole arena goes at once. */
static void release(void *data, void *pointer) {
    (void)data;
    (void)pointer;
}

cdecode_arena *cdecode_arena_create(size_t budget) {
    cdecode_arena *arena = malloc(sizeof *arena);
    if (arena == NULL) return NULL;
    arena->allocator = (ProtobufCAllocator){.alloc = allocate, .free = release, .allocator_data = arena};
    arena->blocks = NULL;
    arena->cursor = (unsigned char *)arena->first;
    arena->room = sizeof arena->first;
    arena->next_block = 2 * FIRST_BLOCK;
    arena->used = 0;
    arena->budget = budget;
    arena->exhausted = false;
    return arena;
}

void cdecode_arena_destroy(cdecode_arena *arena) {
    for (block *current = arena->blocks; current != NULL;) {
        block *next = current->next;
        free(current);
        current = next;
    }
    free(arena);
}

static bool add_block(cdecode_arena *arena, size_t needed) {
    size_t size = needed > arena->next_block ? needed : arena->next_block;
    if (size > SIZE_MAX - sizeof(block)) return false;
    block *added = malloc(sizeof(block) + size);
    if (added == NULL) return false;
    added->next = arena->blocks;
    arena->blocks = added;
    arena->cursor = (unsigned char *)added->bytes;
    arena->room = size;
    if (arena->next_block < LARGEST_BLOCK) arena->next_block *= 2;
    return true;
}

void *cdecode_arena_allocate(cdecode_arena *arena, size_t size) {
    size_t remaining = arena->budget - arena->used;
    /* Compared before rounding up, so that a size near SIZE_MAX can't wrap around. */
    if (size > remaining) {
        arena->exhausted = true;
        return NULL;
    }
    size_t rounded = size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (rounded < size || rounded > remaining || (rounded > arena->room && !add_block(arena, rounded))) {
        arena->exhausted = true;
        return NULL;
    }
    void *result = arena->cursor;
    arena->cursor += rounded;
    arena->room -= rounded;
    arena->used += rounded;
    return result;
}

ProtobufCAllocator *cdecode_arena_allocator(cdecode_arena *arena) { return &arena->allocator; }

bool cdecode_arena_is_exhausted(const cdecode_arena *arena) { return arena->exhausted; }

size_t cdecode_arena_used(const cdecode_arena *arena) { return arena->used; }
