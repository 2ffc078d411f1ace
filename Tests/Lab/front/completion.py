"""What AWS asks of the call that completes an upload, and the gateway does not: the order of the parts, and the condition
If-None-Match, which the gateway knows for PutObject only."""
import contextlib
import re
import threading

from . import gateway
from .refusal import Refusal

one_at_a_time = threading.Lock()


@contextlib.contextmanager
def held(request, signed, parts, port):
    """Refuses what AWS would. Of two uploads to one key that are completed at once, the second finds the first."""
    if not request.completes_upload:
        yield
        return
    check_order(parts)
    if request.values.get("if-none-match") != "*":
        yield
        return
    with one_at_a_time:
        if gateway.exists(port, request, signed):
            raise Refusal(
                412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold",
                Condition="If-None-Match")
        yield


def check_order(parts):
    numbers = [int(number) for number in re.findall(rb"<PartNumber>\s*(\d+)", parts)]
    if numbers != sorted(set(numbers)):
        raise Refusal(
            400, "InvalidPartOrder",
            "The list of parts was not in ascending order. The parts list must be specified in order by part number.")
