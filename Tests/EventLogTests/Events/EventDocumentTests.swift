import DomainSamples
import EventLog
import MooringModel
import Testing

/// docs/events.md says what the code says: each type, each field, its JSON type and whether it may be absent.
@Suite struct EventDocumentTests {
    private static let documented = Result { try EventDocument(reading: "docs/events.md") }

    @Test func `the document lists every event once, and nothing that no event is`() throws {
        let sections = try Self.documented.get().events
        #expect(Set(sections.map(\.type)).count == sections.count)
        #expect(Set(sections.map(\.type)) == Set(EventSamples.all.map(\.event.type)))
    }

    @Test func `each event stands under its kind of stream, with its schema`() throws {
        for section in try Self.documented.get().events {
            let event = try #require(EventSamples.all.first { $0.event.type == section.type })
            #expect(section.stream == event.stream.kind.rawValue, "\(section.type)")
            #expect(section.schema == event.event.schema, "\(section.type)")
        }
    }

    @Test func `each event has the fields that its samples have, of their types`() throws {
        for section in try Self.documented.get().events {
            let samples = EventSamples.all.filter { $0.event.type == section.type }
            #expect(section.fields == DocumentedFields(of: samples.map(\.event.data)).types, "\(section.type)")
        }
    }

    @Test func `the envelope has the fields that recorded events have`() throws {
        let samples = [true, false].map { RecordedEvent.sample(.cluster(.removed), isFull: $0).json }
        #expect(try Self.documented.get().envelope == DocumentedFields(of: samples).types)
    }

    @Test func `every field has a meaning`() throws {
        for (name, meaning) in try Self.documented.get().meanings { #expect(!meaning.isEmpty, "\(name)") }
    }
}
