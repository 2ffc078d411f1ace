"""What the programs of the library peers share: what to send, and how they tell what it took.

Each is started as `put_LIBRARY.py ENDPOINT REGION BUCKET PREFIX DIRECTORY [VARIANT]` with the keys in AWS_ACCESS_KEY_ID
and AWS_SECRET_ACCESS_KEY, sends every file of the directory, and prints one line of JSON. The time of the interpreter's
start and of the imports is not in it.
"""
import json
import os
import pathlib
import resource
import sys
import time

PART = 8 << 20
AT_ONCE = 8


class Place:
    """Where from, and where to."""

    def __init__(self):
        self.endpoint, self.region, self.bucket, self.prefix, directory = sys.argv[1:6]
        self.variant = sys.argv[6] if len(sys.argv) > 6 else ""
        self.access_key_id = os.environ["AWS_ACCESS_KEY_ID"]
        self.secret_access_key = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.files = sorted(pathlib.Path(directory).iterdir())

    def key(self, file):
        return f"{self.prefix}/{file.name}"


def is_large(file):
    return file.stat().st_size > PART


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def measure(put):
    cpu, start = cpu_seconds(), time.perf_counter()
    put()
    print(json.dumps({"seconds": time.perf_counter() - start, "cpu": cpu_seconds() - cpu}), flush=True)
    # The interpreter's own end is not measured, and the libraries' threads at times abort in it.
    os._exit(0)
