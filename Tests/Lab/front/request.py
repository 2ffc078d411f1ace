"""A request as it came, read whole."""
import datetime
import urllib.parse
from dataclasses import dataclass, field
from functools import cached_property


@dataclass
class Request:
    method: str
    target: str
    # As they came, in order, for passing on.
    headers: list
    body: bytes
    # When its head had come.
    arrived: datetime.datetime | None = None
    # Lower-case names, repeated ones joined, spaces collapsed: as they are signed.
    values: dict = field(init=False)

    def __post_init__(self):
        self.path, _, self.query = self.target.partition("?")
        self.values = {}
        for name, value in self.headers:
            name, value = name.lower(), " ".join(value.split())
            self.values[name] = f"{self.values[name]},{value}" if name in self.values else value

    @property
    def to_s3(self):
        """STS and IAM take forms at the root; S3 has no such call."""
        return not (self.path == "/" and self.method == "POST" and not self.query)

    @cached_property
    def form(self):
        """The parameters of an STS or IAM call, each with its last value."""
        if self.to_s3:
            return {}
        return dict(urllib.parse.parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @property
    def action(self):
        return self.form.get("Action")

    @property
    def parameters(self):
        return urllib.parse.parse_qsl(self.query, keep_blank_values=True)

    @property
    def uploads_part(self):
        return self.method == "PUT" and "partNumber=" in self.query

    @property
    def completes_upload(self):
        return self.method == "POST" and "uploadId=" in self.query
