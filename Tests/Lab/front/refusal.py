"""An answer of AWS that refuses, with its fields, and how S3 and STS write it."""
from xml.sax.saxutils import escape


class Refusal(Exception):
    def __init__(self, status, code, message, **fields):
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.fields = fields
        self.headers = {}

    def document(self, to_s3):
        error = "".join(
            f"<{name}>{escape(value)}</{name}>"
            for name, value in {"Code": self.code, "Message": self.message, **self.fields}.items())
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        if to_s3:
            return f"{head}<Error>{error}<RequestId>front</RequestId><HostId>front</HostId></Error>".encode()
        return (
            f'{head}<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>{error}'
            "</Error><RequestId>front</RequestId></ErrorResponse>").encode()
