"""AWS signature version 4, checked from scratch: neither the gateway's nor the product's code has a part in it."""
import datetime
import hashlib
import hmac
import re
import urllib.parse
from dataclasses import dataclass

from .refusal import Refusal

MAXIMUM_SKEW = 900
EMPTY = hashlib.sha256(b"").hexdigest()
AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256\s+Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def keyed(key, message):
    return hmac.new(key, message.encode(), "sha256").digest()


@dataclass(frozen=True)
class Signed:
    """What is known of a request whose signature is right: enough to sign more as the same identity."""
    credential: str
    key: bytes
    signature: str
    date: str
    scope: str
    payload: str

    @property
    def service(self):
        return self.scope.split("/")[2]

    def sign(self, *lines):
        return keyed(self.key, "\n".join(lines)).hex()

    def authorization(self, request, headers, payload):
        """The header that signs the same call with other headers and another body."""
        names = ";".join(sorted(headers))
        canonical = canonical_request(request, headers, names, payload)
        signature = self.sign("AWS4-HMAC-SHA256", self.date, self.scope, digest(canonical.encode()))
        return f"AWS4-HMAC-SHA256 Credential={self.credential}, SignedHeaders={names}, Signature={signature}"


def canonical_request(request, headers, names, payload):
    def encoded(text):
        return urllib.parse.quote(text, safe="-_.~")

    # S3 encodes a path once and never shortens it.
    path = urllib.parse.quote(urllib.parse.unquote_to_bytes(request.path), safe="/-_.~")
    parameters = sorted((encoded(name), encoded(value)) for name, value in request.parameters)
    query = "&".join(f"{name}={value}" for name, value in parameters)
    lines = "".join(f"{name}:{headers.get(name, '')}\n" for name in names.split(";"))
    return "\n".join([request.method, path, query, lines, names, payload])


def verify(request, region, identities):
    """What the signature of a request proves, None for a request without one, or the refusal that AWS answers with."""
    header = request.values.get("authorization")
    if header is None:
        return None
    match = AUTHORIZATION.fullmatch(header)
    if not match:
        raise Refusal(400, "AuthorizationHeaderMalformed", "The authorization header is malformed.")
    credential, names, signature = match.groups()
    date = request.values.get("x-amz-date", "")
    access_key = check_scope(request, credential, date, region)
    secret = identities.secret(
        access_key, request.values.get("x-amz-security-token"), request.to_s3, request.arrived)
    check_coverage(request, names)

    payload = request.values.get("x-amz-content-sha256")
    if payload is None:
        if request.to_s3:
            raise Refusal(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256")
        payload = digest(request.body)
    canonical = canonical_request(request, request.values, names, payload)
    scope = credential.split("/", 1)[1]
    key = b"AWS4" + secret.encode()
    for part in scope.split("/"):
        key = keyed(key, part)
    text = "\n".join(["AWS4-HMAC-SHA256", date, scope, digest(canonical.encode())])
    if not hmac.compare_digest(keyed(key, text).hex(), signature):
        raise Refusal(
            403, "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your key and signing "
            "method.",
            AWSAccessKeyId=access_key, StringToSign=text, SignatureProvided=signature, CanonicalRequest=canonical)
    check_clock(request, date)
    return Signed(credential, key, signature, date, scope, payload)


def check_scope(request, credential, date, region):
    parts = credential.split("/")
    services = ("s3",) if request.to_s3 else ("sts", "iam")
    service = parts[3] if len(parts) == 5 else ""
    if service not in services or parts[4] != "aws4_request":
        raise Refusal(
            400, "AuthorizationHeaderMalformed",
            f'The authorization header is malformed; incorrect service "{service}". This endpoint belongs to '
            f'"{services[0]}".')
    access_key, day, claimed = parts[:3]
    if not re.fullmatch(r"\d{8}T\d{6}Z", date) or date[:8] != day:
        raise Refusal(
            400 if request.to_s3 else 403, "AuthorizationHeaderMalformed",
            "The authorization header is malformed; Invalid credential date.")
    if claimed != region and not (service == "iam" and claimed == "us-east-1"):
        if request.to_s3:
            raise Refusal(
                400, "AuthorizationHeaderMalformed",
                f"The authorization header is malformed; the region '{claimed}' is wrong; expecting '{region}'",
                Region=region)
        raise Refusal(403, "SignatureDoesNotMatch", "Credential should be scoped to a valid region.")
    return access_key


def check_coverage(request, names):
    listed = names.split(";")
    needed = {"host"} | {name for name in request.values if name.startswith("x-amz-")}
    if listed != sorted(listed) or not needed <= set(listed):
        raise Refusal(
            403, "AccessDenied", "There were headers present in the request which were not signed",
            HeadersNotSigned=",".join(sorted(needed - set(listed))))


def check_clock(request, date):
    then = datetime.datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    now = datetime.datetime.now(datetime.timezone.utc)
    if abs((now - then).total_seconds()) <= MAXIMUM_SKEW:
        return
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    if request.to_s3:
        raise Refusal(
            403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.",
            RequestTime=date, ServerTime=stamp, MaxAllowedSkewMilliseconds=str(MAXIMUM_SKEW * 1000))

    def written(seconds):
        return (now + datetime.timedelta(seconds=seconds)).strftime("%Y%m%dT%H%M%SZ")

    if then < now:
        message = f"Signature expired: {date} is now earlier than {written(-MAXIMUM_SKEW)} ({written(0)} - 15 min.)"
    else:
        message = (
            f"Signature not yet current: {date} is still later than {written(MAXIMUM_SKEW)} ({written(0)} + 15 min.)")
    raise Refusal(403, "SignatureDoesNotMatch", message)
