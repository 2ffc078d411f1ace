/// The Ceph gateways behind the front that answers like AWS: S3, STS and IAM at every endpoint.
///
/// The front takes trust policies with `sts:ExternalId` as AWS does and stores them in the gateway's words
/// (`Tests/Lab/front/external_id.py`), so documents and commands are used here exactly as they were generated.
package struct LabFront: Sendable {
    /// The first region, with the owner's keys.
    package let store: LabStore
    /// The other region, with the owner's keys.
    package let otherStore: LabStore
    /// The first region's buckets and roles again; a session that is assumed here ends after `briefSession`.
    package let brief: LabStore
    package let briefSession: Duration
    /// The first region again; every S3 call is answered with SlowDown, STS answers as ever.
    package let busy: LabStore

    /// The customer, to whom buckets and roles belong.
    package let owner: LabAccount
    /// Who assumes the roles.
    package let service: LabAccount
    /// Another account, which nobody trusts.
    package let stranger: LabAccount
}
