#ifndef MOORING_INFLATE_H
#define MOORING_INFLATE_H

#include <stddef.h>
#include <stdint.h>

enum mooring_inflated {
    MOORING_INFLATED = 0,
    // What came is no gzip (RFC 1952), or ends too early.
    MOORING_NOT_GZIP = 1,
    // It is longer than the room for it.
    MOORING_TOO_LONG = 2,
};

/// Decompresses gzip, of one member or several, into `room` bytes at most.
///
/// @param length receives how many bytes there are.
enum mooring_inflated mooring_inflate(
    const uint8_t *gzip, size_t gzip_length, uint8_t *bytes, size_t room, size_t *length);

#endif
