package import MooringModel

/// Why an export cannot begin: what it needs is not given.
package enum ExportRefusal: Error, Sendable {
    case refused(Refusal)
    case backup(BackupError)

    package var failure: ExportFailure {
        switch self {
        case .refused(let refusal):
            ExportFailure(
                code: refusal.code, detail: "\(refusal.detail.english) \(refusal.remedy.english)",
                isRetryable: refusal.kind == .unavailable)
        case .backup(let error):
            ExportFailure(
                code: error.code.rawValue, object: error.path, detail: error.message,
                isRetryable: error.code == .unreadable)
        }
    }
}
