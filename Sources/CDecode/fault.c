#include <stdio.h>

#include "CDecode.h"

static const char *words(cdecode_reason reason) {
    switch (reason) {
    case CDECODE_FINE: return "fine";
    case CDECODE_TRUNCATED: return "the message ends inside a field";
    case CDECODE_LENGTH: return "a length beyond the end";
    case CDECODE_VARINT: return "a varint of more than 64 bits";
    case CDECODE_TAG: return "a tag of more than 32 bits";
    case CDECODE_FIELD_ZERO: return "field number 0";
    case CDECODE_WIRE_TYPE: return "a group or an unknown wire type";
    case CDECODE_OTHER_WIRE_TYPE: return "another wire type than the field's";
    case CDECODE_TWICE: return "comes twice";
    case CDECODE_ONEOF: return "a second member of its oneof";
    case CDECODE_DEPTH: return "too many messages within messages";
    case CDECODE_RANGE: return "a number that does not fit into 32 bits";
    case CDECODE_BOOL: return "a bool above 1";
    case CDECODE_PACKED: return "packed numbers that do not fill their length";
    case CDECODE_UTF8: return "not valid UTF-8";
    case CDECODE_NUL: return "holds a NUL character";
    case CDECODE_TYPE: return "a type with too many fields";
    }
    return "refused";
}

void cdecode_fault_describe(const cdecode_fault *fault, char *room, size_t size) {
    if (size == 0) return;
    size_t used = 0;
    room[0] = 0;
    for (uint32_t index = 0; index < fault->depth && used < size; index++) {
        const ProtobufCFieldDescriptor *field = fault->path[index];
        const char *list = field->label == PROTOBUF_C_LABEL_REPEATED ? "[]" : "";
        used += (size_t)snprintf(room + used, size - used, "%s%s%s", index == 0 ? "" : ".", field->name, list);
    }
    if (fault->number != 0 && used < size) {
        used += (size_t)snprintf(room + used, size - used, "%sfield %u", used == 0 ? "" : ".", fault->number);
    }
    if (used < size) snprintf(room + used, size - used, "%s%s", used == 0 ? "" : ": ", words(fault->reason));
}
