"""Exports the same files with Mooring and with other tools, by turns, and prints a table for each destination.

Started by `scripts/bench export`, which builds Mooring and installs what the lab needs.
"""
import argparse
import dataclasses
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import contestants
from running import Failure, Figures, run, say

DESTINATIONS = {
    "sink": "the sink, which says yes and stores nothing",
    "rclone": "rclone's S3 server over a directory",
    "ceph": "the RADOS gateway of Ceph, which keeps its objects in memory",
}
BUCKET = "contest"
UNITS = {"": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}


@dataclasses.dataclass
class Destination:
    name: str
    endpoint: str
    region: str
    access_key_id: str
    secret_access_key: str
    bucket: str = BUCKET

    @property
    def stores(self):
        return self.name != "sink"


@dataclasses.dataclass
class Workload:
    title: str
    # A backup as milvus-backup writes it, for Mooring; it sends one small object more, and the manifest.
    backup: pathlib.Path

    is_large: bool = False

    @property
    def files(self):
        return self.backup / "binlogs"


def size(text):
    digits = text.rstrip("KMGiB")
    if not digits.isdigit() or text[len(digits):] not in UNITS:
        raise argparse.ArgumentTypeError(f"{text} is no size; give bytes, or 64KiB, 8MiB, 1GiB")
    return int(digits) * UNITS[text[len(digits):]]


def name_size(count):
    for unit in ("GiB", "MiB", "KiB"):
        if count % UNITS[unit] == 0:
            return f"{count // UNITS[unit]} {unit}"
    return f"{count} bytes"


def arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench export", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds the medians are of")
    parser.add_argument("--peers", default=",".join(contestants.NAMES), help="which tools, by commas: %(default)s")
    parser.add_argument(
        "--destination", action="append", choices=DESTINATIONS, help="where to; may be repeated; all without it")
    parser.add_argument("--large", type=size, default=1 << 30, help="the size of the one large file: 1GiB")
    parser.add_argument("--small", type=size, default=64 << 10, help="the size of each small file: 64KiB")
    parser.add_argument("--files", type=int, default=2000, help="how many small files: %(default)s")
    parser.add_argument("--directory", default=".build/bench", help="where the files are made, and removed again")
    parser.add_argument("--mooring", required=True, help=argparse.SUPPRESS)
    given = parser.parse_args()
    given.peers = [name for name in given.peers.split(",") if name]
    for name in given.peers:
        if name not in contestants.NAMES:
            parser.error(f"{name} is no peer; there are {', '.join(contestants.NAMES)}")
    return given


def write_backup(directory, title, sizes):
    workload = Workload(title, directory / "backups" / f"backup-{sizes[0]}-{len(sizes)}", is_large=len(sizes) == 1)
    workload.files.mkdir(parents=True)
    (workload.backup / "meta").mkdir()
    (workload.backup / "meta" / "backup_meta.json").write_text("{}")
    for number, count in enumerate(sizes):
        with open(workload.files / f"{number:05}.bin", "wb") as file:
            while count > 0:
                block = os.urandom(min(count, 1 << 20))
                file.write(block)
                count -= len(block)
    return workload


def start_lab(directory, names):
    """The destinations that are up; one that does not start is named and left out."""
    up = contestants.ROOT / "Tests" / "Lab" / "up"
    found = []
    for name in names:
        say(f"Starting {name}")
        started = subprocess.run(
            [up, "--dir", directory, name], stdout=subprocess.DEVNULL, env=os.environ | {"LAB_REGIONS": "1"})
        if started.returncode != 0:
            say(f"{name} did not start, and is left out")
            continue
        lines = (directory / name / "env").read_text().splitlines()
        lab = dict(line.split("=", 1) for line in lines)
        found.append(
            Destination(
                name, *(lab[f"{name.upper()}_{what}"]
                        for what in ("ENDPOINT", "REGION", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY"))))
    return found


def bucket(what, destination, environment, *rest):
    python = contestants.ROOT / ".venv" / "bin" / "python"
    place = [destination.endpoint, destination.region, destination.bucket]
    run([str(python), str(contestants.HERE / "bucket.py"), what, *place, *map(str, rest)], environment)


def turn(name, command, destination, workload, environment, number):
    """One export by one of them, with what it left looked at and cleared away."""
    prefix = f"{''.join(letter if letter.isalnum() else '-' for letter in name)}-{number}".lower()
    say(f"round {number}, {destination.name}, {workload.title}: {name}")
    figures = run(command(destination, workload, prefix), environment)
    if destination.stores:
        bucket("check", destination, environment, workload.files)
        bucket("empty", destination, environment)
    return figures


def contest(destination, workloads, found, rounds, directory):
    """The figures of all rounds, by name and workload. Who fails is named and takes no further part here."""
    environment = contestants.environment(destination, directory)
    if destination.stores:
        bucket("make", destination, environment)
    figures = {}
    failed = set()
    for number in range(1, rounds + 1):
        # Each begins once: nobody always runs behind the same one.
        # The stores of the lab do not compare parts with a checksum, and are sent signed ones in any case.
        apart = (contestants.BOUND, contestants.BARE, contestants.SIGNED) if destination.stores else ()
        names = [name for name in found if name not in apart]
        shift = (number - 1) % len(names)
        for workload in workloads:
            for name in names[shift:] + names[:shift]:
                if name in failed or (name == contestants.BARE and workload.is_large):
                    continue
                try:
                    taken = turn(name, found[name], destination, workload, environment, number)
                    figures.setdefault((name, workload.title), []).append(taken)
                except Failure as failure:
                    say(f"{name} is left out for {destination.name}: {failure}")
                    failed.add(name)
                    if destination.stores:
                        bucket("empty", destination, environment)
    return figures, failed


def median(figures, of):
    return statistics.median(getattr(one, of) for one in figures)


def ratio(own, other, of):
    """The median of the rounds' ratios: what ran at the same time is compared."""
    return statistics.median(getattr(a, of) / max(getattr(b, of), 1e-3) for a, b in zip(own, other))


def table(destination, workloads, names, figures):
    headings, below = [destination.name], ["---"]
    for workload in workloads:
        headings += [f"{workload.title}: s", "CPU s", "peak MiB", "Mooring's time", "Mooring's CPU"]
        below += ["---:"] * 5
    lines = [headings, below]
    for name in names:
        cells = [name]
        for workload in workloads:
            taken = figures.get((name, workload.title))
            own = figures.get(("Mooring", workload.title))
            if not taken:
                cells += [""] * 5
                continue
            cells += [f"{median(taken, 'seconds'):.2f}", f"{median(taken, 'cpu'):.2f}"]
            cells += [f"{max(one.peak_mib for one in taken):.0f}"]
            for of in ("seconds", "cpu"):
                cells += [f"{ratio(own, taken, of):.2f}" if own and name != "Mooring" else ""]
        lines.append(cells)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def main():
    given = arguments()
    parent = pathlib.Path(given.directory)
    parent.mkdir(parents=True, exist_ok=True)
    directory = pathlib.Path(tempfile.mkdtemp(prefix="contest-", dir=parent.resolve()))
    try:
        found = contestants.contestants(contestants.install(given.peers), pathlib.Path(given.mooring).resolve())
        destinations = start_lab(directory / "lab", given.destination or list(DESTINATIONS))
        say("Writing the files")
        workloads = [
            write_backup(directory, name_size(given.large), [given.large]),
            write_backup(directory, f"{given.files:,} × {name_size(given.small)}", [given.small] * given.files),
        ]
        print(f"\n== export\n8 MiB parts, 8 at once, plain HTTP on this machine, {os.cpu_count()} cores; medians of "
              f"{given.rounds} rounds by turns, the highest peak.\nMooring's time and CPU are those of Mooring divided "
              "by the tool's, the medians of the rounds' ratios.")
        left_out = False
        for destination in destinations:
            figures, failed = contest(destination, workloads, found, given.rounds, directory)
            print(f"\n{destination.name}: {DESTINATIONS[destination.name]}\n")
            names = [name for name in found if any(name == taken for taken, _ in figures) and name not in failed]
            print(table(destination, workloads, names, figures), flush=True)
            left_out = left_out or "Mooring" in failed
        sys.exit(1 if left_out or not destinations else 0)
    finally:
        if (directory / "lab").exists():
            subprocess.run([contestants.ROOT / "Tests" / "Lab" / "down", "--dir", directory / "lab"], check=False,
                           stdout=subprocess.DEVNULL)
        shutil.rmtree(directory, ignore_errors=True)


main()
