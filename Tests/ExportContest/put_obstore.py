"""obstore: the `object_store` crate of Rust. The variant `unsigned` leaves the payload's SHA-256 out."""
import asyncio

import obstore
from obstore.store import S3Store

from putting import AT_ONCE, PART, Place, is_large, measure

place = Place()
payload = {"unsigned_payload": True} if place.variant == "unsigned" else {"checksum_algorithm": "SHA256"}
store = S3Store(
    place.bucket,
    endpoint=place.endpoint,
    region=place.region,
    access_key_id=place.access_key_id,
    secret_access_key=place.secret_access_key,
    virtual_hosted_style_request=False,
    client_options={"allow_http": True},
    **payload,
)


async def put_all():
    rest = iter(place.files)

    async def put_some():
        for file in rest:
            if is_large(file):
                await obstore.put_async(
                    store, place.key(file), file, use_multipart=True, chunk_size=PART, max_concurrency=AT_ONCE
                )
            else:
                await obstore.put_async(store, place.key(file), file.read_bytes(), use_multipart=False)

    await asyncio.gather(*(put_some() for _ in range(AT_ONCE)))


measure(lambda: asyncio.run(put_all()))
