"""One port of the front: the region that it stands for, and how it behaves."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Door:
    region: str
    port: int
    upstream: int
    session_seconds: int | None = None
    busy: bool = False

    @staticmethod
    def parse(text):
        region, port, upstream, *traits = text.split(":")
        seconds = [int(trait.removeprefix("sessions=")) for trait in traits if trait.startswith("sessions=")]
        return Door(region, int(port), int(upstream), seconds[0] if seconds else None, "busy" in traits)
