#include "crc32c.h"

#include <isa-l/crc.h>
#include <limits.h>

uint32_t mooring_crc32c(uint32_t state, const void *bytes, size_t length) {
    // The library counts in `int`, and takes a pointer through which it could write, but does not.
    unsigned char *rest = (unsigned char *)bytes;
    while (length > 0) {
        int piece = length < INT_MAX ? (int)length : INT_MAX;
        state = crc32_iscsi(rest, piece, state);
        rest += piece;
        length -= (size_t)piece;
    }
    return state;
}
