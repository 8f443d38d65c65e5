#include <limits.h>
#include <string.h>

#include "CFuzzScan.h"

/* The rules of docs/protocol.md, Messages, one after the other: slow, recursive, and not a line shared with the scan. */

typedef struct {
    const uint8_t *bytes;
    size_t size;
} part;

enum { DEEPEST = 32, FIELDS = 1024 };

static bool take(part *from, size_t size, part *taken) {
    if (size > from->size) return false;
    *taken = (part){from->bytes, size};
    if (size > 0) from->bytes += size;
    from->size -= size;
    return true;
}

/* At most `longest` bytes, and no bit that would fall out at the top of `bits`. */
static bool take_number(part *from, size_t longest, unsigned bits, uint64_t *number) {
    *number = 0;
    for (size_t index = 0; index < longest; index++) {
        part byte;
        if (!take(from, 1, &byte)) return false;
        uint64_t seven = byte.bytes[0] & 0x7f;
        for (unsigned bit = 0; bit < 7; bit++) {
            if ((seven >> bit & 1) == 0) continue;
            if (index * 7 + bit >= bits) return false;
            *number += (uint64_t)1 << (index * 7 + bit);
        }
        if (byte.bytes[0] < 128) return true;
    }
    return false;
}

static bool is_text(part text) {
    while (text.size > 0) {
        part first;
        take(&text, 1, &first);
        uint32_t point = first.bytes[0];
        unsigned more = point < 0x80 ? 0 : point < 0xc0 ? 9 : point < 0xe0 ? 1 : point < 0xf0 ? 2 : point < 0xf8 ? 3 : 9;
        if (more == 9) return false;
        if (more > 0) point &= 0x3fu >> more;
        for (unsigned index = 0; index < more; index++) {
            part next;
            if (!take(&text, 1, &next) || next.bytes[0] < 0x80 || next.bytes[0] > 0xbf) return false;
            point = point * 64 + (next.bytes[0] - 0x80u);
        }
        static const uint32_t lowest[] = {1, 0x80, 0x800, 0x10000};
        if (point < lowest[more] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
    }
    return true;
}

static unsigned own_wire_type(ProtobufCType type) {
    switch (type) {
    case PROTOBUF_C_TYPE_FIXED32: case PROTOBUF_C_TYPE_SFIXED32: case PROTOBUF_C_TYPE_FLOAT: return 5;
    case PROTOBUF_C_TYPE_FIXED64: case PROTOBUF_C_TYPE_SFIXED64: case PROTOBUF_C_TYPE_DOUBLE: return 1;
    case PROTOBUF_C_TYPE_STRING: case PROTOBUF_C_TYPE_BYTES: case PROTOBUF_C_TYPE_MESSAGE: return 2;
    default: return 0;
    }
}

/* One number of a known field. */
static bool take_value(part *from, ProtobufCType type) {
    part fixed;
    uint64_t number;
    if (own_wire_type(type) == 5) return take(from, 4, &fixed);
    if (own_wire_type(type) == 1) return take(from, 8, &fixed);
    if (!take_number(from, 10, 64, &number)) return false;
    int64_t with_sign;
    memcpy(&with_sign, &number, sizeof number);
    switch (type) {
    case PROTOBUF_C_TYPE_INT32: case PROTOBUF_C_TYPE_ENUM: return with_sign >= INT32_MIN && with_sign <= INT32_MAX;
    case PROTOBUF_C_TYPE_UINT32: case PROTOBUF_C_TYPE_SINT32: return number <= UINT32_MAX;
    case PROTOBUF_C_TYPE_BOOL: return number <= 1;
    default: return true;
    }
}

static bool keeps_rules(const ProtobufCMessageDescriptor *type, part message, unsigned depth);

static bool take_known(part *from, const ProtobufCFieldDescriptor *field, unsigned wire, unsigned depth) {
    unsigned own = own_wire_type(field->type);
    bool packed = wire == 2 && own != 2 && field->label == PROTOBUF_C_LABEL_REPEATED;
    if (wire != own && !packed) return false;
    if (wire != 2) return take_value(from, field->type);
    uint64_t length;
    part content;
    if (!take_number(from, 5, 64, &length) || !take(from, length, &content)) return false;
    if (field->type == PROTOBUF_C_TYPE_MESSAGE) return keeps_rules(field->descriptor, content, depth + 1);
    if (field->type == PROTOBUF_C_TYPE_STRING) return is_text(content);
    while (packed && content.size > 0) {
        if (!take_value(&content, field->type)) return false;
    }
    return true;
}

static bool take_unknown(part *from, unsigned wire) {
    uint64_t number;
    part content;
    switch (wire) {
    case 0: return take_number(from, 10, 64, &number);
    case 1: return take(from, 8, &content);
    case 2: return take_number(from, 5, 64, &number) && take(from, number, &content);
    case 5: return take(from, 4, &content);
    default: return false;
    }
}

static bool keeps_rules(const ProtobufCMessageDescriptor *type, part message, unsigned depth) {
    bool seen[FIELDS] = {false};
    if (depth > DEEPEST || type->n_fields > FIELDS) return false;
    while (message.size > 0) {
        uint64_t tag;
        if (!take_number(&message, 5, 32, &tag) || tag / 8 == 0) return false;
        unsigned known = 0;
        while (known < type->n_fields && type->fields[known].id != tag / 8) known++;
        if (known == type->n_fields) {
            if (!take_unknown(&message, tag % 8)) return false;
            continue;
        }
        const ProtobufCFieldDescriptor *field = &type->fields[known];
        if (field->label != PROTOBUF_C_LABEL_REPEATED) {
            for (unsigned other = 0; other < type->n_fields; other++) {
                bool same_oneof = field->flags & type->fields[other].flags & PROTOBUF_C_FIELD_FLAG_ONEOF &&
                                  field->quantifier_offset == type->fields[other].quantifier_offset;
                if (seen[other] && (other == known || same_oneof)) return false;
            }
            seen[known] = true;
        }
        if (!take_known(&message, field, tag % 8, depth)) return false;
    }
    return true;
}

bool fuzz_reference(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size) {
    return keeps_rules(type, (part){data, size}, 1);
}
