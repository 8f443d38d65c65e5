#ifndef CDECODE_TEXT_H
#define CDECODE_TEXT_H

#include "CDecode.h"

/* Whether bytes are UTF-8 (RFC 3629: no surrogates, nothing longer than needed) without NUL. */
cdecode_reason cdecode_text(const uint8_t *at, const uint8_t *end);

#endif
