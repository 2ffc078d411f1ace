internal import MooringModel

/// What a role, or keys, need to be allowed in a bucket, and no more. Never a delete.
struct BucketPolicies: Sendable, Hashable {
    /// `aws`; a store that is not AWS takes that, too.
    let partition: String
    var bucket: String
    let prefix: ObjectPrefix
    let key: KeyARN?
    let access: IntegrationAccess
    /// Whether uploads that failed may be cleared away. Without it everything works, but their parts stay until a lifecycle
    /// rule removes them.
    let clearsUploads: Bool

    var bucketARN: String { "arn:\(partition):s3:::\(bucket)" }
    /// All objects that the integration may touch.
    var objectsARN: String { "\(bucketARN)/\(prefix.directory)*" }

    var accessPolicy: PolicyDocument {
        var statements: [PolicyDocument.Statement] = []
        func allow(
            _ actions: [String], on resources: [String], if condition: PolicyDocument.Condition? = nil
        ) {
            statements.append(
                PolicyDocument.Statement(
                    sid: "Statement\(statements.count + 1)", actions: actions, resources: resources,
                    condition: condition))
        }
        let objectActions = access == .readwrite ? ["s3:GetObject", "s3:PutObject"] : ["s3:GetObject"]
        if prefix.segments.isEmpty {
            allow(objectActions + ["s3:ListBucket", "s3:GetBucketLocation"], on: [bucketARN, objectsARN])
        } else {
            allow(["s3:GetBucketLocation"], on: [bucketARN])
            allow(
                ["s3:ListBucket"], on: [bucketARN],
                if: PolicyDocument.Condition(
                    test: "StringLike", variable: "s3:prefix", values: [prefix.text, prefix.directory + "*"]))
            allow(objectActions, on: [objectsARN])
        }
        if let key {
            // Whoever only reads needs no new data keys.
            let actions = access == .readwrite ? ["kms:GenerateDataKey", "kms:Decrypt"] : ["kms:Decrypt"]
            allow(actions, on: [key.description])
        }
        if access == .readwrite, clearsUploads {
            allow(
                ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:ListBucketMultipartUploads"],
                on: [bucketARN, objectsARN])
        }
        return PolicyDocument(statements: statements)
    }

    /// Removes the parts of uploads that were neither completed nor aborted, after a week.
    var lifecycleRules: OrderedJSON {
        .object([
            .init(
                "Rules",
                .array([
                    .object([
                        .init("ID", .string("mooring-failed-uploads")), .init("Status", .string("Enabled")),
                        .init("Filter", .object([.init("Prefix", .string(prefix.directory))])),
                        .init("AbortIncompleteMultipartUpload", .object([.init("DaysAfterInitiation", .integer(7))])),
                    ])
                ]))
        ])
    }
}
