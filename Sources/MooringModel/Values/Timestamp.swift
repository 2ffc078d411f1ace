/// A moment in UTC with microseconds, written `2026-05-01T12:30:00.000000Z` (RFC 3339).
public struct Timestamp: Sendable, Hashable, Comparable, LosslessStringConvertible {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

    /// This moment `seconds` later.
    public func adding(seconds: Int64) -> Timestamp { Timestamp(microseconds: microseconds + seconds * 1_000_000) }

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

    /// The moment that an RFC 3339 text writes: with any offset, with up to six digits of a second (more are cut off), in
    /// the years 0001 to 9999. Nil if it is none.
    public init?(_ text: String) {
        var digits = Array(text.utf8)[...]
        func number(_ count: Int) -> Int64? {
            guard digits.count >= count, digits.prefix(count).allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            defer { digits = digits.dropFirst(count) }
            return digits.prefix(count).reduce(0) { $0 * 10 + Int64($1 - 0x30) }
        }
        func take(_ allowed: StaticString) -> UInt8? {
            guard let first = digits.first, allowed.withUTF8Buffer({ $0.contains(first) }) else { return nil }
            digits = digits.dropFirst()
            return first
        }
        guard let year = number(4), year >= 1, take("-") != nil, let month = number(2), (1...12).contains(month),
            take("-") != nil, let day = number(2), (1...Self.days(inMonth: month, ofYear: year)).contains(day),
            take("Tt ") != nil, let hour = number(2), hour < 24, take(":") != nil, let minute = number(2), minute < 60,
            take(":") != nil, let second = number(2), second < 60
        else { return nil }

        var fraction: Int64 = 0
        if take(".") != nil {
            let count = digits.prefix { (0x30...0x39).contains($0) }.count
            guard count > 0 else { return nil }
            var scale: Int64 = 100_000
            for digit in digits.prefix(count) {
                fraction += Int64(digit - 0x30) * scale
                scale /= 10
            }
            digits = digits.dropFirst(count)
        }
        var offset: Int64 = 0
        guard let zone = take("Zz+-") else { return nil }
        if zone == UInt8(ascii: "+") || zone == UInt8(ascii: "-") {
            guard let hours = number(2), hours < 24, take(":") != nil, let minutes = number(2), minutes < 60 else {
                return nil
            }
            offset = (hours * 60 + minutes) * (zone == UInt8(ascii: "-") ? -60 : 60)
        }
        guard digits.isEmpty else { return nil }
        let seconds = Self.days(fromCivil: year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        microseconds = seconds * 1_000_000 + fraction
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
