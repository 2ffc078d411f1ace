#!/usr/bin/env python3
"""Stands between a client and an S3 server and does what networks and providers do on a bad day.

Usage: fault_proxy.py --upstream HOST:PORT --log FILE [--port N] [--seed N] [--rate 0.1] [--stall SECONDS]

It prints its port. Until it gets SIGUSR1 it passes everything on unharmed; from then on each of five faults befalls a
request with the probability of --rate, chosen by the seed and the request's number:

  reset     the connection is reset: before anything was passed on, in the middle of the body, or instead of the answer
  stall     the same, after a silence
  truncate  the server's answer breaks off in its middle
  error     the request is carried out, and answered with 500 InternalError
  slowdown  the request is not passed on, and answered with 503 SlowDown

The log has a line of JSON for every request at its end: what was asked for, how many bytes of body came, whether the
server carried it out (`status` is its answer, whatever the client was told), and which fault befell it.
"""
import argparse
import asyncio
import json
import random
import signal
import socket
import struct
import time

FAULTS = ["reset", "stall", "truncate", "error", "slowdown"]
POINTS = ["before", "within", "after"]
CHUNK = 1 << 16


class Gone(Exception):
    """The connection to the client is no more."""


class Proxy:
    def __init__(self, options):
        self.options = options
        self.upstream = options.upstream.rsplit(":", 1)
        self.log = open(options.log, "a", buffering=1, encoding="utf-8")
        self.count = 0
        self.is_harmful = False

    def fault(self, number):
        if not self.is_harmful:
            return None, None
        chance = random.Random(f"{self.options.seed}/{number}")
        index = int(chance.random() / self.options.rate) if self.options.rate else len(FAULTS)
        return (FAULTS[index] if index < len(FAULTS) else None), chance.choice(POINTS)

    async def serve(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                await self.answer(head, reader, writer)
        except (Gone, asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def answer(self, head, reader, writer):
        lines = head.decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ", 2)
        fields = dict(line.split(":", 1) for line in lines[1:] if ":" in line)
        fields = {name.strip().lower(): value.strip() for name, value in fields.items()}
        path, _, query = target.partition("?")
        self.count += 1
        fault, point = self.fault(self.count)
        entry = {"number": self.count, "from": time.time(), "method": method, "path": path, "query": query}
        entry |= {"fault": fault, "point": point, "body": 0, "status": None}
        try:
            await self.carry(head, int(fields.get("content-length", 0)), reader, writer, entry)
        finally:
            entry["to"] = time.time()
            self.log.write(json.dumps(entry) + "\n")

    async def carry(self, head, length, reader, writer, entry):
        fault, point = entry["fault"], entry["point"]
        is_broken = fault in ("reset", "stall")
        if is_broken and point == "before":
            await self.drop(writer, fault)
        if fault == "slowdown":
            await self.pump(reader, None, length, entry)
            return await self.tell(writer, 503, "SlowDown", "Please reduce your request rate.")
        upstream_reader, upstream_writer = await asyncio.open_connection(*self.upstream)
        try:
            upstream_writer.write(head[:-2] + b"Connection: close\r\n\r\n")
            if is_broken and point == "within":
                await self.pump(reader, upstream_writer, length // 2, entry)
                await self.drop(writer, fault)
            await self.pump(reader, upstream_writer, length, entry)
            answer = await upstream_reader.read()
        finally:
            upstream_writer.close()
        answer_head, _, answer_body = answer.partition(b"\r\n\r\n")
        entry["status"] = int(answer_head.split(b" ", 2)[1]) if answer_head else None
        if is_broken:
            await self.drop(writer, fault)
        if fault == "error":
            return await self.tell(writer, 500, "InternalError", "We encountered an internal error.")
        names = answer_head.lower()
        kept = [line for line in answer_head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
        whole = b"\r\n".join(kept) + b"\r\n\r\n" + answer_body
        if fault == "truncate":
            writer.write(whole[: len(whole) // 2])
            await writer.drain()
            writer.close()
            raise Gone
        writer.write(whole)
        await writer.drain()
        # Without a length the end of the connection is the end of the answer.
        if entry["method"] != "HEAD" and b"content-length:" not in names and b"chunked" not in names:
            if entry["status"] not in (204, 304):
                raise Gone

    async def pump(self, reader, writer, length, entry):
        while entry["body"] < length:
            piece = await reader.read(min(CHUNK, length - entry["body"]))
            if not piece:
                raise Gone
            entry["body"] += len(piece)
            if writer is not None:
                writer.write(piece)
                await writer.drain()

    async def drop(self, writer, fault):
        if fault == "stall":
            await asyncio.sleep(self.options.stall)
        # No lingering: the other side gets a reset.
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
        raise Gone

    async def tell(self, writer, status, code, message):
        body = f"<Error><Code>{code}</Code><Message>{message}</Message><RequestId>FAULT</RequestId></Error>".encode()
        writer.write(
            f"HTTP/1.1 {status} {code}\r\nContent-Type: application/xml\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )
        await writer.drain()


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--upstream", required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--stall", type=float, default=1.0)
    proxy = Proxy(parser.parse_args())
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", proxy.options.port, limit=1 << 20)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGUSR1, lambda: setattr(proxy, "is_harmful", True))
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
