"""The gateway's answers, told as AWS tells them."""
import datetime
import hashlib
import re
import urllib.parse

from . import external_id
from .gateway import port_of
from .identities import Session
from .refusal import Refusal

TIME = "%Y-%m-%dT%H:%M:%S"
# Of AssumeRole AWS denies a role that is not there as any other, so that nobody learns which roles exist.
ASSUME_ROLE = {"NoSuchEntity": (403, "AccessDenied"), "InvalidArgument": (400, "ValidationError")}


def text(document, name):
    match = re.search(rf"<{name}>([^<]*)".encode(), document)
    return match[1].decode() if match else ""


def told(answer, request, door, doors):
    """The answer's body as AWS writes it, or the refusal that it becomes."""
    if answer.status == 301:
        raise moved(answer, request, doors)
    if not request.to_s3:
        if answer.status >= 400 and b"<" in answer.body:
            raise refused(answer, request)
        return external_id.shown(answer.body)
    body = re.sub(rb"<Tenant>[^<]*</Tenant>", b"", answer.body)
    if answer.status == 200 and request.query == "location" and door.region == "us-east-1":
        body = re.sub(rb"(<LocationConstraint[^>]*>)us-east-1<", rb"\1<", body)
    if answer.status == 200 and request.completes_upload:
        body = body.replace(b"<ETag></ETag>", f"<ETag>&quot;{entity_tag(request.body)}&quot;</ETag>".encode())
    return body


def moved(answer, request, doors):
    upstream = port_of(answer.value("location"))
    home = next((door for door in doors if door.upstream == upstream), None)
    region = {"x-amz-bucket-region": home.region} if home else {}
    refusal = Refusal(
        301, "PermanentRedirect",
        "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all "
        "future requests to this endpoint.",
        Endpoint=f"127.0.0.1:{home.port}" if home else "", Bucket=urllib.parse.unquote(request.path.split("/")[1]))
    refusal.headers.update(region)
    return refusal


def refused(answer, request):
    status, code = answer.status, text(answer.body, "Code") or "AccessDenied"
    if request.action == "AssumeRole":
        status, code = ASSUME_ROLE.get(code, (status, code))
    message = text(answer.body, "Message") or code
    if code == "AccessDenied" and message == code:
        role = request.form.get("RoleArn", "")
        message = f"User is not authorized to perform: sts:{request.action} on resource: {role}"
    return Refusal(status, code, message)


def entity_tag(parts):
    """The tag that the gateway leaves out of the answer to a completed upload."""
    tags = re.findall(rb"<ETag>\s*(?:&quot;|&#34;|\")?([0-9a-f]{32})", parts)
    whole = hashlib.md5(b"".join(bytes.fromhex(tag.decode()) for tag in tags)).hexdigest()
    return f"{whole}-{len(tags)}"


def learn_session(answer, door, identities):
    """Notes the keys that an answer of AssumeRole hands out, and shortens their life where the door says so."""
    expires = datetime.datetime.strptime(text(answer.body, "Expiration")[:19], TIME).replace(
        tzinfo=datetime.timezone.utc)
    if door.session_seconds:
        expires = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(
            seconds=door.session_seconds)
        answer.body = re.sub(
            rb"(<Expiration>)[^<]*", rb"\g<1>" + expires.strftime(TIME + "Z").encode(), answer.body)
    identities.learn(
        text(answer.body, "AccessKeyId"),
        Session(text(answer.body, "SecretAccessKey"), text(answer.body, "SessionToken"), expires))
