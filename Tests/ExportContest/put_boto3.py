"""boto3, through one transfer manager for all files: faster than `upload_file`, which makes one for each."""
import boto3
import boto3.s3.transfer
import botocore.config

from putting import AT_ONCE, PART, Place, measure

place = Place()
client = boto3.client(
    "s3",
    endpoint_url=place.endpoint,
    region_name=place.region,
    config=botocore.config.Config(
        max_pool_connections=AT_ONCE,
        s3={"addressing_style": "path"},
        # Their checksums in trailers are not taken by every server.
        request_checksum_calculation="when_required",
    ),
)
config = boto3.s3.transfer.TransferConfig(
    multipart_threshold=PART, multipart_chunksize=PART, max_concurrency=AT_ONCE
)


def put():
    with boto3.s3.transfer.create_transfer_manager(client, config) as manager:
        uploads = [manager.upload(str(file), place.bucket, place.key(file)) for file in place.files]
        for upload in uploads:
            upload.result()


measure(put)
