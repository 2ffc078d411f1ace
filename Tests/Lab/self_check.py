"""The cases of self-check. Each is a sentence, and a call with the answer that AWS documents."""
import base64
import datetime
import hashlib
import hmac
import http.client
import json
import sys
import time
import uuid

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENV = dict(line.rstrip("\n").split("=", 1) for line in open(sys.argv[1]))
RUN = uuid.uuid4().hex[:8]
EXTERNAL_ID = f"external-{RUN}"
BUCKET = f"check-{RUN}"
ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:GetBucketLocation"]
results = []


def client(service, endpoint, who="OWNER", region=None, session=None, **configuration):
    keys = session or {
        "AccessKeyId": ENV[f"{who}_ACCESS_KEY_ID"], "SecretAccessKey": ENV[f"{who}_SECRET_ACCESS_KEY"],
        "SessionToken": None}
    return boto3.client(
        service, endpoint_url=ENV[endpoint], region_name=region or ENV["FRONT_REGION"],
        aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
        config=Config(
            retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, connect_timeout=5, read_timeout=60,
            **configuration))


def outcome(call):
    """The status and the code of an answer; "ok" for one that is no error."""
    try:
        call()
        return "ok"
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return f"{status} {error.response['Error']['Code']}"


def case(sentence, wanted, call):
    got = outcome(call)
    results.append(got == wanted)
    print(f"{'ok  ' if got == wanted else 'FAIL'} {sentence}" + ("" if got == wanted else f": {got}, not {wanted}"))


def fact(sentence, holds):
    results.append(bool(holds))
    print(f"{'ok  ' if holds else 'FAIL'} {sentence}")


def trust(external_id=None, principal=None):
    statement = {
        "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": principal or ENV["SERVICE_ACCOUNT"]}}
    if external_id:
        statement["Condition"] = {"StringEquals": {"sts:ExternalId": external_id}}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


def access(actions, bucket=BUCKET):
    resources = [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"]
    statement = {"Sid": "Statement1", "Effect": "Allow", "Action": actions, "Resource": resources}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=2)


iam = client("iam", "FRONT_ENDPOINT")
owner = client("s3", "FRONT_ENDPOINT")
owner2 = client("s3", "FRONT_ENDPOINT2", region=ENV["FRONT_REGION2"])
sts = client("sts", "FRONT_ENDPOINT", "SERVICE")


def role(name, trust_policy, actions=ACTIONS):
    name = f"{name}-{RUN}"
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust_policy, MaxSessionDuration=3600)
    iam.put_role_policy(RoleName=name, PolicyName="access", PolicyDocument=access(actions))
    return f"arn:aws:iam::{ENV['OWNER_ACCOUNT']}:role/{name}"


def assume(arn, external_id=None, sts=sts, **more):
    given = {"ExternalId": external_id} if external_id else {}
    answer = sts.assume_role(RoleArn=arn, RoleSessionName="check", **given, **more)
    return answer["Credentials"]


def raw(method, path, headers, body=b"", service="s3", who="OWNER", region=None, skew=0, secret=None):
    """A call signed by hand, so that it can be signed wrongly."""
    host = ENV["FRONT_ENDPOINT"].removeprefix("http://")
    date = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=skew)).strftime("%Y%m%dT%H%M%SZ")
    headers = {"host": host, "x-amz-date": date, "x-amz-content-sha256": hashlib.sha256(body).hexdigest(), **headers}
    names = ";".join(sorted(headers))
    canonical = "\n".join([
        method, path, "", "".join(f"{name}:{headers[name]}\n" for name in sorted(headers)), names,
        headers["x-amz-content-sha256"]])
    scope = f"{date[:8]}/{region or ENV['FRONT_REGION']}/{service}/aws4_request"
    key = b"AWS4" + (secret or ENV[f"{who}_SECRET_ACCESS_KEY"]).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), "sha256").digest()
    text = "\n".join(["AWS4-HMAC-SHA256", date, scope, hashlib.sha256(canonical.encode()).hexdigest()])
    signature = hmac.new(key, text.encode(), "sha256").hexdigest()
    headers["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={ENV[f'{who}_ACCESS_KEY_ID']}/{scope}, SignedHeaders={names}, "
        f"Signature={signature}")
    connection = http.client.HTTPConnection(host)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    content = response.read().decode()
    code = content.split("<Code>")[1].split("<")[0] if "<Code>" in content else ""
    if response.status >= 300:
        metadata = {"HTTPStatusCode": response.status, "HTTPHeaders": response.headers}
        raise ClientError({"Error": {"Code": code}, "ResponseMetadata": metadata}, method)


def signatures():
    object_path = f"/{BUCKET}/signed"
    case("A call signed by hand is taken", "ok", lambda: raw("PUT", object_path, {}, b"content"))
    case("A wrong secret", "403 SignatureDoesNotMatch", lambda: raw("PUT", object_path, {}, b"content", secret="x"))
    case("A wrong region in the scope", "400 AuthorizationHeaderMalformed",
         lambda: raw("PUT", object_path, {}, b"content", region="us-west-2"))
    case("A wrong service in the scope", "400 AuthorizationHeaderMalformed",
         lambda: raw("PUT", object_path, {}, b"content", service="sts"))
    for hour in (-3600, 3600):
        case(f"A clock that is off by {hour} seconds", "403 RequestTimeTooSkewed",
             lambda: raw("PUT", object_path, {}, b"content", skew=hour))
    case("A clock that is off by ten minutes is taken", "ok",
         lambda: raw("PUT", object_path, {}, b"content", skew=-600))
    case("A body that is not the one signed", "400 XAmzContentSHA256Mismatch",
         lambda: raw("PUT", object_path, {"x-amz-content-sha256": hashlib.sha256(b"other").hexdigest()}, b"content"))
    case("An access key that does not exist", "403 InvalidAccessKeyId",
         lambda: client("s3", "FRONT_ENDPOINT", session={
             "AccessKeyId": "NOBODYACCESSKEY00000", "SecretAccessKey": "x", "SessionToken": None}).list_buckets())
    right = base64.b64encode(hashlib.sha256(b"content").digest()).decode()
    case("A right SHA-256 in a header", "ok",
         lambda: raw("PUT", object_path, {"x-amz-checksum-sha256": right}, b"content"))
    for algorithm, size in {"crc32": 4, "crc32c": 4, "crc64nvme": 8, "sha1": 20, "sha256": 32}.items():
        wrong = base64.b64encode(bytes(size)).decode()
        case(f"A wrong {algorithm} in a header", "400 BadDigest",
             lambda: raw("PUT", object_path, {f"x-amz-checksum-{algorithm}": wrong}, b"content"))
    for algorithm in ("CRC32", "CRC32C", "CRC64NVME", "SHA256"):
        case(f"boto3's own {algorithm}, as it sends it", "ok",
             lambda: owner.put_object(Bucket=BUCKET, Key="sdk", Body=b"content", ChecksumAlgorithm=algorithm))
    fact("What was sent so is what is read", owner.get_object(Bucket=BUCKET, Key="sdk")["Body"].read() == b"content")


def roles():
    guarded = role("guarded", trust(EXTERNAL_ID))
    case("AssumeRole with the right external ID", "ok", lambda: assume(guarded, EXTERNAL_ID))
    case("AssumeRole with a wrong external ID", "403 AccessDenied", lambda: assume(guarded, "another"))
    case("AssumeRole without the external ID", "403 AccessDenied", lambda: assume(guarded))
    open_role = role("open", trust())
    case("A role that asks for none is assumed without one", "ok", lambda: assume(open_role))
    case("A role that asks for none is assumed with any", "ok", lambda: assume(open_role, "another"))
    rooted = role("rooted", trust(EXTERNAL_ID, f"arn:aws:iam::{ENV['SERVICE_ACCOUNT']}:root"))
    case("A trusted account may be written as an ARN", "ok", lambda: assume(rooted, EXTERNAL_ID))
    case("An ARN does not loosen the external ID", "403 AccessDenied", lambda: assume(rooted, "another"))
    stranger = client("sts", "FRONT_ENDPOINT", "STRANGER")
    case("Another account than the trusted one", "403 AccessDenied",
         lambda: assume(guarded, EXTERNAL_ID, stranger))
    case("A role that does not exist", "403 AccessDenied",
         lambda: assume(f"arn:aws:iam::{ENV['OWNER_ACCOUNT']}:role/none-{RUN}", EXTERNAL_ID))
    case("A longer session than the role allows", "400 ValidationError",
         lambda: assume(guarded, EXTERNAL_ID, DurationSeconds=7200))
    case("STS signed for another region", "403 SignatureDoesNotMatch",
         lambda: assume(guarded, EXTERNAL_ID, client("sts", "FRONT_ENDPOINT", "SERVICE", region="us-west-2")))
    shown = iam.get_role(RoleName=f"guarded-{RUN}")["Role"]["AssumeRolePolicyDocument"]
    fact("A trust policy is shown as it was given", "sts:ExternalId" in json.dumps(shown))
    iam.update_assume_role_policy(RoleName=f"guarded-{RUN}", PolicyDocument=trust("rotated"))
    case("A changed trust policy takes effect at once", "403 AccessDenied", lambda: assume(guarded, EXTERNAL_ID))
    case("… for the new external ID too", "ok", lambda: assume(guarded, "rotated"))


def permissions():
    calls = {
        "s3:PutObject": lambda s3: s3.put_object(Bucket=BUCKET, Key="permitted", Body=b"x"),
        "s3:GetObject": lambda s3: s3.get_object(Bucket=BUCKET, Key="permitted"),
        "s3:ListBucket": lambda s3: s3.list_objects_v2(Bucket=BUCKET),
        "s3:GetBucketLocation": lambda s3: s3.get_bucket_location(Bucket=BUCKET),
    }
    owner.put_object(Bucket=BUCKET, Key="permitted", Body=b"x")
    for left_out in [None, *ACTIONS]:
        granted = [action for action in ACTIONS if action != left_out]
        arn = role(f"without-{(left_out or 'none').split(':')[-1]}", trust(EXTERNAL_ID), granted)
        s3 = client("s3", "FRONT_ENDPOINT", session=assume(arn, EXTERNAL_ID))
        for action, call in calls.items():
            wanted = "403 AccessDenied" if action == left_out else "ok"
            case(f"{action}, in a policy without {left_out or 'any left out'}", wanted, lambda: call(s3))
        if left_out is None:
            case("DeleteObject, which no policy grants", "403 AccessDenied",
                 lambda: s3.delete_object(Bucket=BUCKET, Key="permitted"))
            case("GetBucketPolicy, which no policy grants", "403 AccessDenied",
                 lambda: s3.get_bucket_policy(Bucket=BUCKET))


def sessions():
    arn = role("brief", trust(EXTERNAL_ID))
    given = assume(arn, EXTERNAL_ID, client("sts", "FRONT_BRIEF_ENDPOINT", "SERVICE"))
    s3 = client("s3", "FRONT_BRIEF_ENDPOINT", session=given)
    case("A brief session, while it lasts", "ok", lambda: s3.list_objects_v2(Bucket=BUCKET))
    case("A session without its token", "403 InvalidAccessKeyId",
         lambda: client("s3", "FRONT_ENDPOINT", session={**given, "SessionToken": None}).list_objects_v2(Bucket=BUCKET))
    case("A session with another token", "400 InvalidToken",
         lambda: client("s3", "FRONT_ENDPOINT", session={**given, "SessionToken": "x"}).list_objects_v2(Bucket=BUCKET))
    busy = client("s3", "FRONT_BUSY_ENDPOINT", session=given)
    case("A busy S3", "503 SlowDown", lambda: busy.list_objects_v2(Bucket=BUCKET))
    time.sleep(int(ENV["FRONT_BRIEF_SECONDS"]) + 1)
    case("A brief session, when it is over", "400 ExpiredToken", lambda: s3.list_objects_v2(Bucket=BUCKET))


def regions():
    other = f"{BUCKET}-west"
    owner2.create_bucket(
        Bucket=other, CreateBucketConfiguration={"LocationConstraint": ENV["FRONT_REGION2"]})
    fact("The first region's location is empty",
         owner.get_bucket_location(Bucket=BUCKET).get("LocationConstraint") is None)
    fact("The other region's location is its name",
         owner2.get_bucket_location(Bucket=other)["LocationConstraint"] == ENV["FRONT_REGION2"])
    case("A bucket of the other region", "301 PermanentRedirect", lambda: raw("GET", f"/{other}", {}))
    try:
        raw("HEAD", f"/{other}", {})
        region = None
    except ClientError as error:
        region = error.response["ResponseMetadata"]["HTTPHeaders"]["x-amz-bucket-region"]
    fact("… is told with its region", region == ENV["FRONT_REGION2"])
    case("A bucket that does not exist", "404 NoSuchBucket", lambda: owner.list_objects_v2(Bucket=f"none-{RUN}"))


def objects():
    case("If-None-Match for a key that is free", "ok",
         lambda: owner.put_object(Bucket=BUCKET, Key="once", Body=b"1", IfNoneMatch="*"))
    case("If-None-Match for a key that is taken", "412 PreconditionFailed",
         lambda: owner.put_object(Bucket=BUCKET, Key="once", Body=b"2", IfNoneMatch="*"))
    for key in ("with space", "a+b", "100%", "~tilde", "数据/备份", "🚢", "a&b=c", "(x)*'!"):
        owner.put_object(Bucket=BUCKET, Key=key, Body=key.encode())
        fact(f"The key {key!r} comes back", owner.get_object(Bucket=BUCKET, Key=key)["Body"].read() == key.encode())
    case("Range", "ok", lambda: owner.get_object(Bucket=BUCKET, Key="once", Range="bytes=0-0"))

    def upload(key, sizes, order=None, **condition):
        made = owner.create_multipart_upload(Bucket=BUCKET, Key=key)["UploadId"]
        parts = []
        for number, size in enumerate(sizes, 1):
            tag = owner.upload_part(
                Bucket=BUCKET, Key=key, UploadId=made, PartNumber=number, Body=bytes(size))["ETag"]
            parts.append({"PartNumber": number, "ETag": tag})
        owner.complete_multipart_upload(
            Bucket=BUCKET, Key=key, UploadId=made, MultipartUpload={"Parts": order(parts) if order else parts},
            **condition)

    part = 5 * 1024 * 1024
    case("An upload in parts", "ok", lambda: upload("parts", [part, part, 1]))
    fact("… has its whole size", owner.head_object(Bucket=BUCKET, Key="parts")["ContentLength"] == 2 * part + 1)
    case("If-None-Match for an upload to a key that is free", "ok", lambda: upload("free", [1], IfNoneMatch="*"))
    case("If-None-Match for an upload to a key that is taken", "412 PreconditionFailed",
         lambda: upload("parts", [1], IfNoneMatch="*"))
    case("Parts out of order", "400 InvalidPartOrder",
         lambda: upload("disorder", [part, 1], lambda parts: parts[::-1]))
    case("A part that is too small", "400 EntityTooSmall", lambda: upload("small", [1, 1]))
    case("A part that was never sent", "400 InvalidPart", lambda: upload(
        "absent", [part], lambda parts: [*parts, {"PartNumber": 2, "ETag": parts[0]["ETag"]}]))


def clean():
    for s3, bucket in ((owner, BUCKET), (owner2, f"{BUCKET}-west")):
        if outcome(lambda: s3.get_bucket_location(Bucket=bucket)) != "ok":
            continue
        for each in s3.list_multipart_uploads(Bucket=bucket).get("Uploads", []):
            s3.abort_multipart_upload(Bucket=bucket, Key=each["Key"], UploadId=each["UploadId"])
        for each in s3.list_objects_v2(Bucket=bucket).get("Contents", []):
            s3.delete_object(Bucket=bucket, Key=each["Key"])
        s3.delete_bucket(Bucket=bucket)
    for each in iam.list_roles()["Roles"]:
        if each["RoleName"].endswith(RUN):
            for policy in iam.list_role_policies(RoleName=each["RoleName"])["PolicyNames"]:
                iam.delete_role_policy(RoleName=each["RoleName"], PolicyName=policy)
            iam.delete_role(RoleName=each["RoleName"])


owner.create_bucket(Bucket=BUCKET)
try:
    for group in (signatures, roles, permissions, regions, objects, sessions):
        group()
finally:
    clean()
print(f"{sum(results)} of {len(results)} as AWS documents them")
sys.exit(0 if all(results) else 1)
