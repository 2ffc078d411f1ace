"""The keys that the front can check signatures with: long-term ones, and those of sessions that it saw being made."""
import datetime
import threading
from dataclasses import dataclass

from .refusal import Refusal


@dataclass(frozen=True)
class Session:
    secret: str
    token: str
    expires: datetime.datetime


class Identities:
    def __init__(self, keys):
        self.keys = keys
        self.sessions = {}
        self.lock = threading.Lock()

    def learn(self, access_key, session):
        with self.lock:
            self.sessions[access_key] = session

    def secret(self, access_key, token, to_s3, at):
        """The secret of an access key, or the refusal that AWS answers with."""
        if access_key in self.keys:
            return self.keys[access_key]
        with self.lock:
            session = self.sessions.get(access_key)
        if session is None or token is None:
            raise Refusal(
                403, "InvalidAccessKeyId" if to_s3 else "InvalidClientTokenId",
                "The AWS Access Key Id you provided does not exist in our records.", AWSAccessKeyId=access_key)
        if token != session.token:
            raise Refusal(
                400 if to_s3 else 403, "InvalidToken" if to_s3 else "InvalidClientTokenId",
                "The provided token is malformed or otherwise invalid.")
        if session.expires < at:
            raise Refusal(400, "ExpiredToken", "The provided token has expired.")
        return session.secret
