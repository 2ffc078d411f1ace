"""Runs a program and says what it took."""
import dataclasses
import json
import os
import sys
import tempfile
import time


@dataclasses.dataclass
class Figures:
    seconds: float
    cpu: float
    peak_mib: float


class Failure(Exception):
    pass


def run(command, environment):
    """Time, CPU and peak memory of a program and those that it starts.

    One that prints JSON with `seconds` and `cpu` is believed: a library's peer leaves out the start of its interpreter,
    and Mooring that of its process. Others are timed from their start to their end.
    """
    with tempfile.TemporaryFile() as output:
        actions = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, output.fileno(), 2)]
        start = time.perf_counter()
        process = os.posix_spawnp(command[0], command, environment, file_actions=actions)
        _, status, usage = os.wait4(process, 0)
        seconds = time.perf_counter() - start
        output.seek(0)
        text = output.read().decode(errors="replace")
    if os.waitstatus_to_exitcode(status) != 0:
        raise Failure(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}: {text[-2000:].strip()}")
    figures = Figures(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
    lines = text.strip().splitlines()
    if lines and lines[-1].startswith("{"):
        own = json.loads(lines[-1])
        figures.seconds, figures.cpu = own["seconds"], own["cpu"]
    return figures


def say(text):
    print(text, file=sys.stderr, flush=True)
