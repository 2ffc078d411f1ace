"""The checksums that a client may send with an object, as S3 writes them."""
import base64
import hashlib
import zlib

from awscrt import checksums


def written(number, size):
    return base64.b64encode(number.to_bytes(size, "big")).decode()


ALGORITHMS = {
    "crc32": lambda content: written(zlib.crc32(content), 4),
    "crc32c": lambda content: written(checksums.crc32c(content), 4),
    "crc64nvme": lambda content: written(checksums.crc64nvme(content), 8),
    "sha1": lambda content: base64.b64encode(hashlib.sha1(content).digest()).decode(),
    "sha256": lambda content: base64.b64encode(hashlib.sha256(content).digest()).decode(),
}
