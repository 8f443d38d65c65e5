/* Made by Proto/generate.sh. Do not edit. */
#ifndef DESCRIPTOR_SET_H
#define DESCRIPTOR_SET_H

#include <stddef.h>
#include <stdint.h>

/* A google.protobuf.FileDescriptorSet of every file in Proto/ and what it imports. */
const uint8_t *cmessages_descriptor_set(void);

/* Its length in bytes. */
size_t cmessages_descriptor_set_size(void);

#endif
