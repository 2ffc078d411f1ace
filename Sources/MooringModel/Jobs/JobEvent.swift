package enum JobEvent: StreamEvent {
    case requested(ExportOrder)
    case started
    case succeeded(objects: Int64, bytes: Int64, manifestKey: String, manifestSHA256: String)
    case failed(ExportFailure)
    /// A person wants the running job to end.
    case cancellationRequested
    case canceled

    package var type: String {
        switch self {
        case .requested: "export.requested"
        case .started: "export.started"
        case .succeeded: "export.succeeded"
        case .failed: "export.failed"
        case .cancellationRequested: "export.cancellationRequested"
        case .canceled: "export.canceled"
        }
    }

    package var data: JSONValue {
        switch self {
        case .requested(let order): order.json
        case .succeeded(let objects, let bytes, let manifestKey, let manifestSHA256):
            [
                "bytes": .integer(bytes), "manifestKey": .string(manifestKey),
                "manifestSha256": .string(manifestSHA256), "objects": .integer(objects),
            ]
        case .failed(let failure): failure.json
        case .started, .cancellationRequested, .canceled: [:]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "export.requested": .requested(try ExportOrder(data))
            case "export.started": .started
            case "export.succeeded":
                .succeeded(
                    objects: try data.integer("objects"), bytes: try data.integer("bytes"),
                    manifestKey: try data.string("manifestKey"), manifestSHA256: try data.string("manifestSha256"))
            case "export.failed": .failed(try ExportFailure(data))
            case "export.cancellationRequested": .cancellationRequested
            case "export.canceled": .canceled
            default: nil
            }
        }
    }
}
