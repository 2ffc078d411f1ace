#include "inflate.h"

#include <limits.h>
#include <zlib.h>

// 16 beyond the window's bits: gzip and nothing else.
static const int gzip_window_bits = 15 + 16;

static uInt at_most(size_t count) { return count > UINT_MAX ? UINT_MAX : (uInt)count; }

enum mooring_inflated mooring_inflate(
    const uint8_t *gzip, size_t gzip_length, uint8_t *bytes, size_t room, size_t *length) {
    z_stream stream = {0};
    *length = 0;
    if (inflateInit2(&stream, gzip_window_bits) != Z_OK) return MOORING_NOT_GZIP;

    enum mooring_inflated outcome = MOORING_NOT_GZIP;
    size_t read = 0;
    // Where there is no room left, one more byte tells whether there would have been more.
    uint8_t beyond;
    while (read < gzip_length) {
        const int is_beyond = *length == room;
        stream.next_in = (Bytef *)gzip + read;
        stream.avail_in = at_most(gzip_length - read);
        stream.next_out = is_beyond ? &beyond : bytes + *length;
        stream.avail_out = is_beyond ? 1 : at_most(room - *length);
        const uInt in = stream.avail_in, out = stream.avail_out;

        const int result = inflate(&stream, Z_NO_FLUSH);
        read += in - stream.avail_in;
        const size_t written = out - stream.avail_out;
        if (is_beyond && written > 0) {
            outcome = MOORING_TOO_LONG;
            break;
        }
        if (!is_beyond) *length += written;
        if (result == Z_STREAM_END) {
            outcome = MOORING_INFLATED;
            if (read == gzip_length) break;
            // Another member follows.
            outcome = MOORING_NOT_GZIP;
            if (inflateReset(&stream) != Z_OK) break;
        } else if (result != Z_OK || (in == stream.avail_in && written == 0)) {
            break;
        }
    }
    inflateEnd(&stream);
    return outcome;
}
