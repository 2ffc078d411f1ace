import MooringModel
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.000001Z", 1), ("1969-12-31T23:59:59.999999Z", -1),
            ("2026-05-01T12:30:00Z", 1_777_638_600_000_000), ("2026-05-01t12:30:00z", 1_777_638_600_000_000),
            ("2026-05-01 12:30:00Z", 1_777_638_600_000_000), ("2026-05-01T14:30:00+02:00", 1_777_638_600_000_000),
            ("2026-05-01T07:00:00-05:30", 1_777_638_600_000_000), ("2026-05-01T12:30:00-00:00", 1_777_638_600_000_000),
            ("2026-05-01T12:30:00.5Z", 1_777_638_600_500_000),
            ("2026-05-01T12:30:00.1234567899999Z", 1_777_638_600_123_456),
            // RFC 3339, section 5.8.
            ("1985-04-12T23:20:50.52Z", 482_196_050_520_000), ("1996-12-19T16:39:57-08:00", 851_042_397_000_000),
            ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130_000),
            ("2000-02-29T00:00:00Z", 951_782_400_000_000), ("2024-02-29T23:59:59Z", 1_709_251_199_000_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000_000), ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
            ("0001-01-01T01:00:00+01:00", -62_135_596_800_000_000),
        ] as [(String, Int64)])
    func `an RFC 3339 text is read`(text: String, microseconds: Int64) throws {
        #expect(try #require(Timestamp(text)).microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2026-05-01", "2026-05-01T12:30:00", "2026-05-01T12:30Z", "2026-5-01T12:30:00Z", "2026-05-01T12:30:00.Z",
        "2026-05-01T12:30:00,5Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-05-00T00:00:00Z",
        "2026-05-32T00:00:00Z", "2026-04-31T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z", "2026-05-01T24:00:00Z", "2026-05-01T12:60:00Z", "2016-12-31T23:59:60Z",
        "2026-05-01T12:30:00+24:00", "2026-05-01T12:30:00+02:60", "2026-05-01T12:30:00+0200", "2026-05-01T12:30:00+02",
        "2026-05-01T12:30:00Z ", " 2026-05-01T12:30:00Z", "2026-05-01T12:30:00ZZ", "2026-05-01T12:30:00 Z",
        "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "-001-01-01T00:00:00Z", "+2026-05-01T12:30:00Z",
        "２026-05-01T12:30:00Z", "2026/05/01T12:30:00Z", "2026-05-01T12:30:00.12x4Z",
        // The moment itself lies in the year 0 or 10000.
        "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ])
    func `other texts are no moments`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"), (1, "1970-01-01T00:00:00.000001Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
            (-2_203_891_200_000_000, "1900-03-01T00:00:00.000000Z"),
            (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
        ] as [(Int64, String)])
    func `a moment is written with microseconds in UTC`(microseconds: Int64, text: String) {
        #expect(Timestamp(microseconds: microseconds).description == text)
    }

    @Test func `every moment reads back from its text, and texts are in the order of the moments`() throws {
        var generator = SeededGenerator(seed: 3339)
        let (first, last) = (Timestamp(microseconds: .min), Timestamp(microseconds: .max))
        var previous = first
        for _ in 0..<20_000 {
            let moment = Timestamp(
                microseconds: Int64.random(in: first.microseconds...last.microseconds, using: &generator))
            let text = moment.description
            #expect(text.utf8.count == 27)
            #expect(Timestamp(text) == moment)
            #expect((text < previous.description) == (moment < previous))
            previous = moment
        }
    }

    @Test func `each day follows the one before it`() throws {
        // Four centuries are the calendar's whole period.
        var day = try #require(Timestamp("1799-12-31T00:00:00Z"))
        for year in 1800..<2200 {
            for month in 1...12 {
                let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
                let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
                for date in [1, days] {
                    day = day.adding(seconds: 86_400 * Int64(date == 1 ? 1 : days - 1))
                    let text =
                        "\(year)-\(month < 10 ? "0" : "")\(month)-\(date < 10 ? "0" : "")\(date)T00:00:00.000000Z"
                    #expect(day.description == text)
                    #expect(Timestamp(text) == day)
                }
            }
        }
    }

    @Test func `there is no moment outside of the years 0001 to 9999`() throws {
        #expect(Timestamp(microseconds: .min).description == "0001-01-01T00:00:00.000000Z")
        #expect(Timestamp(microseconds: .max).description == "9999-12-31T23:59:59.999999Z")
        let moment = Timestamp(microseconds: 0)
        #expect(moment.adding(seconds: 86_400).description == "1970-01-02T00:00:00.000000Z")
        #expect(moment.adding(seconds: -1).description == "1969-12-31T23:59:59.000000Z")
        #expect(moment.adding(seconds: .max) == Timestamp(microseconds: .max))
        #expect(moment.adding(seconds: .min) == Timestamp(microseconds: .min))
    }
}
