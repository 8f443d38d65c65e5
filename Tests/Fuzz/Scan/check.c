#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CDecode.h"
#include "CFuzzScan.h"
#include "everything.pb-c.h"

enum { BUDGET = 64 << 20 };

const ProtobufCMessageDescriptor *fuzz_everything(void) { return &paas__fuzz__v1__everything__descriptor; }

/* The message packed, in memory of its own; NULL when it could not be unpacked. */
static uint8_t *repacked(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size, size_t budget,
                         size_t *packed_size, bool *exhausted) {
    cdecode_arena *arena = cdecode_arena_create(budget);
    if (arena == NULL) abort();
    uint8_t *packed = NULL;
    ProtobufCMessage *message = protobuf_c_message_unpack(type, cdecode_arena_allocator(arena), size, data);
    *exhausted = cdecode_arena_is_exhausted(arena);
    if (cdecode_arena_used(arena) > budget) abort();
    if (message != NULL) {
        *packed_size = protobuf_c_message_get_packed_size(message);
        packed = malloc(*packed_size + 1);
        if (packed == NULL || protobuf_c_message_pack(message, packed) != *packed_size) abort();
    }
    cdecode_arena_destroy(arena);
    return packed;
}

static bool scan(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size, char *words, size_t room) {
    cdecode_fault fault;
    cdecode_limits limits = {.depth = CDECODE_DEEPEST};
    if (cdecode_scan(type, data, size, &limits, &fault)) return true;
    if (fault.reason == CDECODE_FINE || fault.depth > CDECODE_DEEPEST) abort();
    cdecode_fault_describe(&fault, words, room);
    /* However little room there is, the words end in it. */
    char little[9];
    for (size_t size = 0; size <= sizeof little; size++) {
        memset(little, 'x', sizeof little);
        cdecode_fault_describe(&fault, little, size);
        if (size > 0 && strlen(little) >= size) abort();
    }
    return false;
}

const char *fuzz_scan(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size) {
    static _Thread_local char finding[1024];
    char words[768] = "";
    bool accepted = scan(type, data, size, words, sizeof words);
    if (accepted != fuzz_reference(type, data, size)) {
        snprintf(finding, sizeof finding, "%s: the scan %s, the rules say otherwise: %s", type->name,
                 accepted ? "accepts" : "refuses", words);
        return finding;
    }
    if (!accepted) return words[0] == 0 ? "a refusal without words" : NULL;
    const char *wrong = NULL;
    size_t once_size = 0, twice_size = 0;
    bool exhausted = false;
    /* What is fine fits into less than its budget or is refused for that alone. */
    free(repacked(type, data, size, size / 2 + 64, &once_size, &exhausted));
    uint8_t *twice = NULL, *once = repacked(type, data, size, BUDGET, &once_size, &exhausted);
    if (once == NULL) {
        if (!exhausted) wrong = "the scan accepts what protobuf-c can't unpack";
    } else if (!scan(type, once, once_size, words, sizeof words)) {
        wrong = "the scan refuses what protobuf-c has packed";
    } else if ((twice = repacked(type, once, once_size, BUDGET, &twice_size, &exhausted)) == NULL) {
        if (!exhausted) wrong = "what protobuf-c has packed can't be unpacked";
    } else if (once_size != twice_size || memcmp(once, twice, once_size) != 0) {
        wrong = "packing once more changes the bytes";
    }
    free(once);
    free(twice);
    if (wrong == NULL) return NULL;
    snprintf(finding, sizeof finding, "%s: %s", type->name, wrong);
    return finding;
}
