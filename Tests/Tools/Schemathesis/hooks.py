"""Leads schemathesis to things that are there, and keeps it from sawing off the branch that it sits on.

Random identifiers alone would meet nothing but 404. Each request that is otherwise as the document wants it gets, half
of the time, the identifiers of things that scripts/check-api has made; schemathesis judges the request anew afterwards.

What would end the run is led elsewhere, and still called:
- the token in use, its principal and its grant are never named: there are spare ones to revoke and to disable;
- the cluster, the integration and the backup that jobs go through are never removed: there are spare ones;
- paths on the server (backups of the data, roots of backups) are put below the temporary directory;
- waiting for events is cut to a second.
"""

import json
import os
import random

import schemathesis

FIXTURES = json.load(open(os.environ["MOORING_FIXTURES"]))
WORK = FIXTURES["work"]
chance = random.Random(20260501)
count = 0


def value(name, operation):
    """Something that is there under a name; to be ended, only if it is a spare one."""
    ends = operation in {
        "removeProject", "removeCluster", "deleteIntegration", "removeBackup", "revokeToken", "disablePrincipal",
        "revokeGrant", "destroySecret", "deleteStorageIntegration", "disableAuditLog",
    }
    return chance.choice(FIXTURES["spare" if ends else "kept"][name])


@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    """What is no text is no line of an audit log either, whatever JSON it may be."""
    return value.encode() if isinstance(value, str) else b"null"


def below_work(path):
    global count
    count += 1
    return f"{WORK}/{'elsewhere' if chance.random() < 0.5 else 'backups'}/{count}"


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.definition.raw.get("operationId")
    if chance.random() < 0.7 and case.path_parameters and all(
        isinstance(text, str) and text for text in case.path_parameters.values()
    ):
        for name in list(case.path_parameters):
            if name in FIXTURES["kept"]:
                case.path_parameters[name] = value(name, operation)
    query = case.query or {}
    if isinstance(query.get("wait"), int) and 1 < query["wait"] <= 30:
        query["wait"] = 1
    for name in ("project", "projectId", "organization", "principal", "scope", "home", "integrationId"):
        if isinstance(query.get(name), str) and chance.random() < 0.5:
            query[name] = value(name, operation)
    if not isinstance(case.body, dict):
        return
    path = case.body.get("path")
    if operation in {"backUp", "bindBackupRoot", "registerBackup"} and isinstance(path, str) and path.startswith("/"):
        case.body["path"] = FIXTURES["backup"] if operation == "registerBackup" else below_work(path)
    for name in ("organization", "principal", "integrationId", "scope", "home", "cluster", "projectId"):
        if isinstance(case.body.get(name), str) and chance.random() < 0.7:
            case.body[name] = value(name, operation)


@schemathesis.check
def refused_in_envelope(context, response, case):
    """What is not as the document wants it gets a code of its own; what is, an answer or a reason."""
    if response.status_code != 200 or case.operation.path == "/openapi.json":
        return
    envelope = response.json()
    # A header that nobody knows is nothing wrong, nor is the media type of no body.
    is_harmless = "x-schemathesis-unknown-property" in case.headers or (
        not response.request.body and "Content-Type" in case.headers
    )
    is_wrong = case.meta is not None and case.meta.generation.mode.is_negative and not is_harmless
    if is_wrong and envelope["code"] == 0:
        raise AssertionError("It took what the document does not allow.")
    if envelope["code"] != 0 and not envelope["message"]:
        raise AssertionError("It refused without a reason.")
