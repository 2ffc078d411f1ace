/// Why an export failed.
package struct ExportFailure: Sendable, Hashable {
    /// A stable word, such as `source-changed` or `destination-complete`.
    package var code: String
    /// The object that it failed at, if it was one.
    package var object: String?
    /// What the file system or the provider said, in its own words.
    package var detail: String
    /// Whether the same job may succeed later without anything being mended.
    package var isRetryable: Bool
    /// What the provider answered, where it did.
    package var evidence: Evidence?
    /// The version of the integration whose configuration was used; nil if the job did not come so far.
    package var integrationVersion: Version?

    package init(
        code: String, object: String? = nil, detail: String, isRetryable: Bool, evidence: Evidence? = nil,
        integrationVersion: Version? = nil
    ) {
        self.code = code
        self.object = object
        self.detail = detail
        self.isRetryable = isRetryable
        self.evidence = evidence
        self.integrationVersion = integrationVersion
    }

    package var json: JSONValue {
        .object([
            "code": .string(code), "detail": .string(detail), "evidence": evidence?.json,
            "integrationVersion": integrationVersion.map { .integer($0.value) },
            "object": object.map(JSONValue.string), "retryable": .bool(isRetryable),
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            code: try fields.string("code"), object: try fields.optionalString("object"),
            detail: try fields.string("detail"), isRetryable: try fields.bool("retryable"),
            evidence: fields["evidence"] == nil ? nil : try Evidence(fields.object("evidence")),
            integrationVersion: try fields.optionalInteger("integrationVersion").map(Version.init(_:)))
    }
}
