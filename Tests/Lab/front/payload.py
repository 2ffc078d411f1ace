"""The body of a request: taken out of signed chunks, and compared with every digest that came with it."""
import hmac

from .checksums import ALGORITHMS
from .refusal import Refusal
from .signature import EMPTY, digest

PREFIX = "x-amz-checksum-"


def plain(request, signed):
    """The body that the client means, or the refusal that AWS answers with."""
    trailer = {}
    body = request.body
    if signed.payload.startswith("STREAMING-"):
        body, trailer = unchunked(request, signed)
    elif signed.payload != "UNSIGNED-PAYLOAD" and signed.payload != digest(body):
        raise Refusal(
            400, "XAmzContentSHA256Mismatch",
            "The provided 'x-amz-content-sha256' header does not match what was computed.",
            ClientComputedContentSHA256=signed.payload, S3ComputedContentSHA256=digest(body))
    # The checksum of a call that completes an upload is that of the object, not of the call's body.
    if not request.completes_upload:
        check(body, {**request.values, **trailer})
    return body


def check(body, values):
    for name, value in values.items():
        algorithm = ALGORITHMS.get(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None
        if algorithm and value != algorithm(body):
            raise Refusal(
                400, "BadDigest",
                f"The {name.removeprefix(PREFIX).upper()} you specified did not match the calculated checksum.")


def unchunked(request, signed):
    is_signed = "AWS4-HMAC-SHA256" in signed.payload
    previous = signed.signature
    content = bytearray()
    position = 0
    while True:
        end = request.body.index(b"\r\n", position)
        head = request.body[position:end].decode()
        size = int(head.split(";")[0], 16)
        chunk = request.body[end + 2:end + 2 + size]
        if is_signed:
            previous = signed.sign(
                "AWS4-HMAC-SHA256-PAYLOAD", signed.date, signed.scope, previous, EMPTY, digest(chunk))
            if f"chunk-signature={previous}" not in head:
                raise Refusal(403, "SignatureDoesNotMatch", "A chunk signature does not match.")
        content += chunk
        position = end + 2 + size + (2 if size else 0)
        if size == 0:
            break
    trailer = {}
    if signed.payload.endswith("-TRAILER"):
        trailer = trailing(request, signed, request.body[position:].decode(), previous if is_signed else None)
    if str(len(content)) != request.values.get("x-amz-decoded-content-length"):
        raise Refusal(
            400, "IncompleteBody",
            "You did not provide the number of bytes specified by the x-amz-decoded-content-length header")
    return bytes(content), trailer


def trailing(request, signed, text, previous):
    lines = [line.split(":", 1) for line in text.split("\r\n") if ":" in line]
    trailer = {name.lower().strip(): value.strip() for name, value in lines}
    signature = trailer.pop("x-amz-trailer-signature", "")
    announced = [name.strip().lower() for name in request.values.get("x-amz-trailer", "").split(",") if name.strip()]
    if any(name not in trailer for name in announced):
        raise Refusal(
            400, "MalformedTrailerError",
            "The request contained trailing data that was not well-formed or did not conform to our published schema.")
    if previous is not None:
        written = "".join(f"{name}:{value}\n" for name, value in trailer.items())
        right = signed.sign(
            "AWS4-HMAC-SHA256-TRAILER", signed.date, signed.scope, previous, digest(written.encode()))
        if not hmac.compare_digest(right, signature):
            raise Refusal(403, "SignatureDoesNotMatch", "The trailer signature does not match.")
    return trailer
