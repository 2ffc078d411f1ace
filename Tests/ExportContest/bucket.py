"""Makes the contest's bucket, looks whether what was sent has arrived, and empties it.

A program of its own, so that the memory it takes is not counted to anybody: a process begins with the peak of the one
that started it.

Usage: bucket.py make|empty|check ENDPOINT REGION BUCKET [DIRECTORY]
"""
import pathlib
import sys

import boto3
import botocore.config

what, endpoint, region, bucket, *rest = sys.argv[1:]
client = boto3.client(
    "s3",
    endpoint_url=endpoint,
    region_name=region,
    config=botocore.config.Config(s3={"addressing_style": "path"}, request_checksum_calculation="when_required"),
)


def objects():
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        yield from page.get("Contents", [])


if what == "make":
    client.create_bucket(Bucket=bucket)
elif what == "empty":
    for found in list(objects()):
        client.delete_object(Bucket=bucket, Key=found["Key"])
elif what == "check":
    sizes = {found["Key"].rsplit("/", 1)[-1]: found["Size"] for found in objects()}
    for file in pathlib.Path(rest[0]).iterdir():
        if sizes.get(file.name) != file.stat().st_size:
            sys.exit(f"{file.name} has not arrived whole: {sizes.get(file.name)} of {file.stat().st_size} bytes")
else:
    sys.exit(__doc__)
