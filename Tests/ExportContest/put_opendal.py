"""Apache OpenDAL. It never takes the payload's SHA-256."""
import asyncio

import opendal

from putting import AT_ONCE, PART, Place, is_large, measure

place = Place()
settings = {
    "bucket": place.bucket,
    "endpoint": place.endpoint,
    "region": place.region,
    "access_key_id": place.access_key_id,
    "secret_access_key": place.secret_access_key,
    "disable_config_load": "true",
    "disable_ec2_metadata": "true",
}
blocking = opendal.Operator("s3", **settings)


def put_large(file):
    with open(file, "rb", buffering=0) as source:
        with blocking.open(place.key(file), "wb", chunk=PART, concurrent=AT_ONCE) as target:
            while part := source.read(PART):
                target.write(part)


async def put_small(files):
    operator = opendal.AsyncOperator("s3", **settings)
    rest = iter(files)

    async def put_some():
        for file in rest:
            await operator.write(place.key(file), file.read_bytes())

    await asyncio.gather(*(put_some() for _ in range(AT_ONCE)))


def put():
    small = []
    for file in place.files:
        if is_large(file):
            put_large(file)
        else:
            small.append(file)
    if small:
        asyncio.run(put_small(small))


measure(put)
