#ifndef CFUZZSCAN_H
#define CFUZZSCAN_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Scans, unpacks and packs bytes as a message of a type. Returns NULL, or what is wrong: the scan and the reference of
 * the rules disagree, protobuf-c fails on what the scan has let pass, or the message comes out differently.
 * `data` may be NULL if `size` is 0.
 */
const char *fuzz_scan(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size);

/* A message that has fields of every kind. */
const ProtobufCMessageDescriptor *fuzz_everything(void);

/* Whether the bytes keep to the rules of docs/protocol.md, Messages; written for clearness, and apart from the scan. */
bool fuzz_reference(const ProtobufCMessageDescriptor *type, const uint8_t *data, size_t size);

#endif
