"""The external ID at a gateway that does not know it: the one place where it is translated.

The gateway has no condition key sts:ExternalId, and a trust policy with it would refuse everybody. It does know
aws:Referer. So a trust policy is stored with that key in place of sts:ExternalId and nothing else changed, and
AssumeRole's ExternalId is passed on as the header Referer, which no client of STS sends. Right, wrong and missing are
then decided by the gateway's own policy evaluation.
"""
TRUST_POLICIES = {"CreateRole": "AssumeRolePolicyDocument", "UpdateAssumeRolePolicy": "PolicyDocument"}


def referer(request):
    """The header's value for a call of AssumeRole that gives an external ID."""
    if request.action != "AssumeRole":
        return None
    return request.form.get("ExternalId")


def stored(request):
    """The parameters of a call of IAM, with the trust policy, if it stores one, in the gateway's words."""
    parameter = TRUST_POLICIES.get(request.action)
    if parameter not in request.form:
        return request.form
    return {**request.form, parameter: request.form[parameter].replace("sts:ExternalId", "aws:Referer")}


def shown(document):
    """An answer of IAM, with the words of the policy that was stored."""
    return document.replace(b"aws:Referer", b"sts:ExternalId")
