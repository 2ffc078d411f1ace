/// The key of a batch of entries at its destination, relative to the integration's place:
/// `<directory>/<cluster>/audit/<YYYY-MM-DD>/<HH:MM:SS>-<8 random>.log`, in UTC; `registry` in place of `audit` for what
/// the registry has recorded.
///
/// Keys of one cluster sort in the order of their entries: the moment never goes back, and within one second the random
/// part only grows.
package struct AuditBatchName: Sendable, Hashable {
    package var at: Timestamp
    /// Eight digits and letters, in the order of their ASCII codes.
    package var suffix: String

    package init(at: Timestamp, suffix: String) {
        self.at = at
        self.suffix = suffix
    }

    /// The name that follows another.
    ///
    /// - Parameters:
    ///   - last: the one before it, if there was one.
    ///   - random: 64 random bits.
    package static func following(_ last: AuditBatchName?, at now: Timestamp, random: UInt64) -> AuditBatchName {
        let at = max(now, last?.at ?? now)
        guard let last, last.second == AuditBatchName(at: at, suffix: "").second,
            let number = Base62.decode(last.suffix)
        else {
            // In the lower half, so that there is room above for all that may follow within the second.
            return AuditBatchName(at: at, suffix: Base62.encode(random % (Base62.limit / 2)))
        }
        let next = number + 1 + random % (1 << 24)
        guard next < Base62.limit else {
            return AuditBatchName(at: at.adding(seconds: 1), suffix: Base62.encode(random % (Base62.limit / 2)))
        }
        return AuditBatchName(at: at, suffix: Base62.encode(next))
    }

    package func key(for target: ForwardingTarget, of kind: ForwardedLog.Kind) -> String {
        let text = at.description
        let date = text.prefix(10)
        let time = text.dropFirst(11).prefix(8)
        let directory = target.directory.isEmpty ? "" : target.directory + "/"
        return "\(directory)\(target.cluster)/\(kind.rawValue)/\(date)/\(time)-\(suffix).log"
    }

    private var second: Int64 { at.microseconds / 1_000_000 }
}

/// Numbers as eight digits and letters that sort as the numbers do.
private enum Base62 {
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    static let limit: UInt64 = 218_340_105_584_896

    static func encode(_ number: UInt64) -> String {
        var rest = number
        var digits: [UInt8] = []
        for _ in 0..<8 {
            digits.append(alphabet[Int(rest % 62)])
            rest /= 62
        }
        return String(decoding: digits.reversed(), as: UTF8.self)
    }

    static func decode(_ text: String) -> UInt64? {
        guard text.utf8.count == 8 else { return nil }
        var number: UInt64 = 0
        for byte in text.utf8 {
            guard let digit = alphabet.firstIndex(of: byte) else { return nil }
            number = number * 62 + UInt64(digit)
        }
        return number
    }
}
