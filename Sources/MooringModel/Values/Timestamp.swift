/// A moment in UTC with microseconds, written `2026-05-01T12:30:00.000000Z` (RFC 3339), in the years 0001 to 9999.
public struct Timestamp: Sendable, Hashable, Comparable, LosslessStringConvertible {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microseconds: Int64

    /// The moment so many microseconds after 1970-01-01T00:00:00Z; the first or the last one there is if it lies beyond.
    public init(microseconds: Int64) {
        self.microseconds = min(max(microseconds, Self.first), Self.last)
    }

    private static let first: Int64 = -62_135_596_800_000_000
    private static let last: Int64 = 253_402_300_799_999_999

    public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    /// This moment `seconds` later; the first or the last one there is if that lies beyond.
    public func adding(seconds: Int64) -> Timestamp {
        let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, isTooFar) = microseconds.addingReportingOverflow(product)
        return Timestamp(microseconds: isTooLong || isTooFar ? (seconds < 0 ? .min : .max) : sum)
    }

    public var description: String {
        let (days, dayMicroseconds) = microseconds.flooredDivision(by: 86_400_000_000)
        let (year, month, day) = Self.civil(fromDays: days)
        let seconds = dayMicroseconds / 1_000_000
        return String(unsafeUninitializedCapacity: 27) { buffer in
            var index = 0
            func put(_ value: Int64, digits: Int, then separator: UInt8) {
                var rest = value
                for place in (0..<digits).reversed() {
                    buffer[index + place] = UInt8(0x30 + rest % 10)
                    rest /= 10
                }
                buffer[index + digits] = separator
                index += digits + 1
            }
            put(year, digits: 4, then: UInt8(ascii: "-"))
            put(month, digits: 2, then: UInt8(ascii: "-"))
            put(day, digits: 2, then: UInt8(ascii: "T"))
            put(seconds / 3600, digits: 2, then: UInt8(ascii: ":"))
            put(seconds / 60 % 60, digits: 2, then: UInt8(ascii: ":"))
            put(seconds % 60, digits: 2, then: UInt8(ascii: "."))
            put(dayMicroseconds % 1_000_000, digits: 6, then: UInt8(ascii: "Z"))
            return index
        }
    }

    /// The moment that an RFC 3339 text writes: with any offset, with any number of digits of a second (those after the
    /// sixth are cut off). Nil if it is none, or beyond the years 0001 to 9999, or in a leap second (`23:59:60`), which
    /// has no place in the count of microseconds.
    public init?(_ text: String) {
        var text = text
        guard let microseconds = text.withUTF8({ Self.microseconds(reading: $0) }),
            (Self.first...Self.last).contains(microseconds)
        else { return nil }
        self.microseconds = microseconds
    }

    private static func microseconds(reading text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var offset = 0
        func digit() -> Int64? {
            guard offset < text.count, case let digit = text[offset] &- 0x30, digit < 10 else { return nil }
            offset += 1
            return Int64(digit)
        }
        func number(_ count: Int) -> Int64? {
            var value: Int64 = 0
            for _ in 0..<count {
                guard let digit = digit() else { return nil }
                value = value * 10 + digit
            }
            return value
        }
        func take(_ first: UInt8, or second: UInt8? = nil, or third: UInt8? = nil) -> Bool {
            guard offset < text.count, case let byte = text[offset], byte == first || byte == second || byte == third
            else { return false }
            offset += 1
            return true
        }
        let (dash, colon) = (UInt8(ascii: "-"), UInt8(ascii: ":"))
        guard let year = number(4), year >= 1, take(dash), let month = number(2), (1...12).contains(month),
            take(dash), let day = number(2), (1...days(inMonth: month, ofYear: year)).contains(day),
            take(UInt8(ascii: "T"), or: UInt8(ascii: "t"), or: UInt8(ascii: " ")), let hour = number(2), hour < 24,
            take(colon),
            let minute = number(2), minute < 60, take(colon), let second = number(2), second < 60
        else { return nil }

        var fraction: Int64 = 0
        if take(UInt8(ascii: ".")) {
            guard let tenths = digit() else { return nil }
            fraction = tenths * 100_000
            var scale: Int64 = 10_000
            while let digit = digit() {
                fraction += digit * scale
                scale /= 10
            }
        }

        var zone: Int64 = 0
        if !take(UInt8(ascii: "Z"), or: UInt8(ascii: "z")) {
            let isWest = take(dash)
            guard isWest || take(UInt8(ascii: "+")), let hours = number(2), hours < 24, take(colon),
                let minutes = number(2), minutes < 60
            else { return nil }
            zone = (hours * 60 + minutes) * (isWest ? -60 : 60)
        }
        guard offset == text.count else { return nil }
        let seconds = days(fromCivil: year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - zone
        return seconds * 1_000_000 + fraction
    }

    // Days to civil date and back in the proleptic Gregorian calendar: eras of 400 years that begin on 1 March, so that
    // the leap day is the last of its year.

    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (days + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func days(fromCivil year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let (era, yearOfEra) = (month <= 2 ? year - 1 : year).flooredDivision(by: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func days(inMonth month: Int64, ofYear year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
