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

    package init(code: String, object: String? = nil, detail: String, isRetryable: Bool) {
        self.code = code
        self.object = object
        self.detail = detail
        self.isRetryable = isRetryable
    }

    package var json: JSONValue {
        .object([
            "code": .string(code), "detail": .string(detail), "object": object.map(JSONValue.string),
            "retryable": .bool(isRetryable),
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            code: try fields.string("code"), object: try fields.optionalString("object"),
            detail: try fields.string("detail"), isRetryable: try fields.bool("retryable"))
    }
}
