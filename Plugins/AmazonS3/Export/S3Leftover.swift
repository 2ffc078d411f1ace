internal import MooringModel

/// What an export that was interrupted may have left, as it is saved.
enum S3Leftover: Sendable {
    /// An upload that may have been created, whose identifier nobody learned.
    case beginning
    case upload(S3Upload)

    var json: JSONValue {
        switch self {
        case .beginning: ["begun": true]
        case .upload(let upload): upload.json
        }
    }

    /// nil if the value is none of ours.
    init?(_ json: JSONValue) {
        if json["begun"]?.boolValue == true {
            self = .beginning
        } else if let upload = S3Upload(json) {
            self = .upload(upload)
        } else {
            return nil
        }
    }
}
