#ifndef MOORING_CRC32C_H
#define MOORING_CRC32C_H

#include <stddef.h>
#include <stdint.h>

/// Takes bytes into a CRC32C (RFC 3720, appendix B.4) with the instructions that the processor has for it.
///
/// @param state all ones at first, then what this returned; its complement at the end is the CRC.
uint32_t mooring_crc32c(uint32_t state, const void *bytes, size_t length);

#endif
