#include "CDecode.h"

#include <pthread.h>
#include <stdalign.h>
#include <stdlib.h>

/* The first block comes with the arena itself, so that an ordinary message needs nothing else. */
enum { FIRST_BLOCK = 16 << 10, LARGEST_BLOCK = 1 << 20, ALIGNMENT = alignof(max_align_t) };

/* A kept arena keeps a block of this size too: without one, the heap would shrink and grow with each larger message. */
enum { KEPT_BLOCK = 256 << 10 };

typedef struct block {
    struct block *next;
    size_t size;
    max_align_t bytes[];
} block;

struct cdecode_arena {
    ProtobufCAllocator allocator;
    block *blocks;
    /* From the message before; NULL = none. */
    block *kept;
    unsigned char *cursor;
    size_t room;
    size_t next_block;
    size_t used;
    size_t budget;
    bool exhausted;
    max_align_t first[FIRST_BLOCK / sizeof(max_align_t)];
};

/* Each thread keeps the arena that it gave back last. */
static _Thread_local cdecode_arena *spare;
static _Thread_local bool is_freed_at_end;
static pthread_key_t thread_end;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool has_key;

static void free_arena(cdecode_arena *arena) {
    free(arena->kept);
    free(arena);
}

static void free_spare(void *unused) {
    (void)unused;
    if (spare != NULL) free_arena(spare);
    spare = NULL;
}

static void make_key(void) { has_key = pthread_key_create(&thread_end, free_spare) == 0; }

static void keep(cdecode_arena *arena) {
    if (!is_freed_at_end) {
        pthread_once(&once, make_key);
        /* Any value will do: the function is called for what isn't NULL. */
        is_freed_at_end = has_key && pthread_setspecific(thread_end, &has_key) == 0;
    }
    if (spare != NULL || !is_freed_at_end) free_arena(arena);
    else spare = arena;
}

static void *allocate(void *data, size_t size) { return cdecode_arena_allocate(data, size); }

/* Single pieces are not given back: the whole arena goes at once. */
static void release(void *data, void *pointer) {
    (void)data;
    (void)pointer;
}

cdecode_arena *cdecode_arena_create(size_t budget) {
    cdecode_arena *arena = spare;
    if (arena == NULL) {
        arena = malloc(sizeof *arena);
        if (arena == NULL) return NULL;
        arena->kept = NULL;
    }
    spare = NULL;
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
        if (arena->kept == NULL && current->size <= KEPT_BLOCK) arena->kept = current;
        else free(current);
        current = next;
    }
    keep(arena);
}

static bool add_block(cdecode_arena *arena, size_t needed) {
    block *added = arena->kept;
    if (added != NULL && added->size >= needed) {
        arena->kept = NULL;
    } else {
        size_t size = needed > arena->next_block ? needed : arena->next_block;
        if (size > SIZE_MAX - sizeof(block)) return false;
        added = malloc(sizeof(block) + size);
        if (added == NULL) return false;
        added->size = size;
        if (arena->next_block < LARGEST_BLOCK) arena->next_block *= 2;
    }
    added->next = arena->blocks;
    arena->blocks = added;
    arena->cursor = (unsigned char *)added->bytes;
    arena->room = added->size;
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
