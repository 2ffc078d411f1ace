"""A strict loopback reverse proxy that makes a Ceph RADOS gateway answer like AWS where the gateway is lax.

It never says yes on its own: what it lets pass goes to the gateway with the client's own signature, and the gateway
checks that again and decides on policies. Before that the front refuses, with AWS's error codes, what AWS would refuse
and the gateway would not see: a wrong region, service, date or clock, headers that are not signed, bodies and
checksums that do not agree, expired sessions. It holds whole bodies in memory: it is for tests, not for measurements.

python -m front --keys ID:SECRET,… --serve REGION:PORT:UPSTREAM[:sessions=SECONDS][:busy] …
    sessions=SECONDS   sessions that are assumed here end so soon
    busy               every S3 call is answered with SlowDown; STS answers as ever
"""
import argparse
import threading

from .door import Door
from .handler import server
from .identities import Identities

parser = argparse.ArgumentParser(prog="front")
parser.add_argument("--keys", required=True)
parser.add_argument("--serve", required=True, action="append", type=Door.parse, dest="doors")
arguments = parser.parse_args()

identities = Identities(dict(pair.split(":", 1) for pair in arguments.keys.split(",")))
servers = [server(door, arguments.doors, identities) for door in arguments.doors]
for each in servers[1:]:
    threading.Thread(target=each.serve_forever, daemon=True).start()
servers[0].serve_forever()
