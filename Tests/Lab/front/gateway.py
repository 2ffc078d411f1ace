"""The way to the gateway: as the client signed it, or signed anew as the same identity where it must be changed."""
import http.client
import urllib.parse
from dataclasses import dataclass

from . import external_id
from .request import Request
from .signature import digest

# What concerns the connection, and what a body without chunks has no more.
DROPPED_WHEN_UNCHUNKED = {
    "accept-encoding", "amz-sdk-invocation-id", "amz-sdk-request", "authorization", "connection", "content-encoding",
    "content-length", "expect", "transfer-encoding", "user-agent", "x-amz-decoded-content-length",
    "x-amz-sdk-checksum-algorithm", "x-amz-trailer",
}
DROPPED = {"connection", "content-length", "expect", "referer", "transfer-encoding"}


@dataclass
class Answer:
    status: int
    headers: list
    body: bytes

    def value(self, name):
        return next((value for key, value in self.headers if key.lower() == name), "")


def ask(port, request, signed, plain):
    headers, body = outgoing(request, signed, plain)
    return send(port, request, headers, body)


def exists(port, request, signed):
    """Whether something is at the key of a call, asked as the same identity."""
    head = Request("HEAD", request.path, [], b"")
    kept = {"host", "x-amz-date", "x-amz-security-token"}
    headers = {name: value for name, value in request.values.items() if name in kept}
    headers["x-amz-content-sha256"] = digest(b"")
    authorization = signed.authorization(head, headers, headers["x-amz-content-sha256"])
    return send(port, head, [*headers.items(), ("authorization", authorization)], b"").status == 200


def send(port, request, headers, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.putrequest(request.method, request.target, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        if body or request.method in ("POST", "PUT"):
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        content = response.read()
        return Answer(response.status, response.getheaders(), content)
    finally:
        connection.close()


def outgoing(request, signed, plain):
    if signed and "TRAILER" in signed.payload:
        # The gateway knows no trailers: it gets the plain body.
        return unchunked(request, signed), plain
    if signed and signed.service == "iam":
        # The gateway does not read + as a space in a form.
        form = urllib.parse.urlencode(external_id.stored(request), quote_via=urllib.parse.quote).encode()
        return resigned(request, signed, form), form
    headers = [(name, value) for name, value in request.headers if name.lower() not in DROPPED]
    referer = external_id.referer(request)
    if referer:
        headers.append(("Referer", referer))
    return headers, request.body


def unchunked(request, signed):
    headers = {name: value for name, value in request.values.items() if name not in DROPPED_WHEN_UNCHUNKED}
    headers["x-amz-content-sha256"] = "UNSIGNED-PAYLOAD"
    encodings = [each.strip() for each in request.values.get("content-encoding", "").split(",")]
    kept = [each for each in encodings if each not in ("", "aws-chunked")]
    if kept:
        headers["content-encoding"] = ",".join(kept)
    authorization = signed.authorization(request, headers, "UNSIGNED-PAYLOAD")
    return [*headers.items(), ("authorization", authorization)]


def resigned(request, signed, form):
    kept = {"host", "content-type", "x-amz-date", "x-amz-security-token"}
    headers = {name: value for name, value in request.values.items() if name in kept}
    return [*headers.items(), ("authorization", signed.authorization(request, headers, digest(form)))]


def port_of(url):
    return urllib.parse.urlsplit(url).port
