"""The front's HTTP server: reads a request whole, checks it, passes it on, tells the answer."""
import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from . import answers, completion, gateway, payload, signature
from .refusal import Refusal
from .request import Request


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def server(door, doors, identities):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def handle_any(self):
            # A session is looked at when the head arrives: what has begun ends, as AWS documents it for URLs that expire.
            arrived = datetime.datetime.now(datetime.timezone.utc)
            request = Request(self.command, self.path, self.headers.items(), self.read_body(), arrived)
            try:
                answer = answered(request, door, doors, identities)
            except Refusal as refusal:
                self.refuse(request, refusal)
            else:
                self.tell(answer)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = handle_any

        def read_body(self):
            if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            body = bytearray()
            while size := int(self.rfile.readline().split(b";")[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return bytes(body)

        def tell(self, answer):
            # The length of what HEAD describes is the gateway's; that of a body may have changed.
            has_body = self.command != "HEAD" and answer.status != 204
            recounted = {"connection", "transfer-encoding"} | ({"content-length"} if has_body else set())
            self.send_response_only(answer.status)
            for name, value in answer.headers:
                if name.lower() not in recounted:
                    self.send_header(name, value)
            if has_body:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if has_body:
                self.wfile.write(answer.body)

        def refuse(self, request, refusal):
            body = refusal.document(request.to_s3)
            self.send_response_only(refusal.status)
            self.send_header("Content-Type", "application/xml")
            self.send_header("x-amz-request-id", "front")
            # By it a client learns how far its own clock is off.
            self.send_header("Date", self.date_time_string())
            for name, value in refusal.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    return Server(("127.0.0.1", door.port), Handler)


def answered(request, door, doors, identities):
    signed = signature.verify(request, door.region, identities)
    if door.busy and request.to_s3:
        raise Refusal(503, "SlowDown", "Please reduce your request rate.")
    plain = payload.plain(request, signed) if signed and request.to_s3 else request.body
    with completion.held(request, signed, plain, door.upstream):
        answer = gateway.ask(door.upstream, request, signed, plain)
    if answer.status == 200 and request.action == "AssumeRole":
        answers.learn_session(answer, door, identities)
    answer.body = answers.told(answer, request, door, doors)
    return answer
