import MooringModel
import Stores
import Testing

@Suite struct SpoolMarksTests {
    private func key(_ source: String, _ range: Range<Int64>) -> AuditEntries.Key {
        AuditEntries.Key(source: source, place: .range(range))
    }

    private func isKnown(_ source: String, to marks: SpoolMarks) -> Bool { !marks.isBehind(key(source, 0..<8)) }

    @Test func `what is written is read again`() throws {
        var marks = SpoolMarks()
        marks.note(key("one", 0..<8))
        marks.note(AuditEntries.Key(source: "two", place: .whole(digest: "a1")))
        marks.note(key("one", 8..<20))
        let read = try #require(SpoolMarks(marks.json))
        #expect(read.json == marks.json)
        #expect(marks.json == [["two", "a1"], ["one", 20]])
        #expect(SpoolMarks([["one", true]]) == nil)
    }

    @Test func `the sources that sent last are remembered`() {
        var marks = SpoolMarks()
        for number in 0..<(2 * SpoolMarks.capacity) {
            marks.note(key("old", 0..<8))
            marks.note(key("source-\(number)", 0..<8))
        }
        #expect(isKnown("old", to: marks))
        #expect(isKnown("source-\(2 * SpoolMarks.capacity - 1)", to: marks))
        #expect(isKnown("source-\(SpoolMarks.capacity + 1)", to: marks))
        #expect(!isKnown("source-0", to: marks))
    }

    @Test func `a source never goes back`() {
        var marks = SpoolMarks()
        marks.note(key("file", 0..<20))
        marks.note("file", .through(8))
        #expect(marks.json == [["file", 20]])
    }
}
