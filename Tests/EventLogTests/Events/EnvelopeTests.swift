import DomainSamples
import EventLog
import MooringModel
import Testing

@Suite struct EnvelopeTests {
    @Test(arguments: EventSamples.all, [true, false])
    func `an event reads back from its canonical bytes`(event: Event, isFull: Bool) throws {
        let recorded = RecordedEvent.sample(event, isFull: isFull)
        let bytes = recorded.canonicalBytes()
        let again = try RecordedEvent(canonical: bytes)
        #expect(again == recorded)
        #expect(again.canonicalBytes() == bytes)
    }

    @Test(arguments: EventSamples.all, [true, false])
    func `the bytes put together by hand are those of the JSON`(event: Event, isFull: Bool) {
        let recorded = RecordedEvent.sample(event, isFull: isFull)
        #expect(recorded.canonicalBytes() == recorded.json.canonicalBytes)
        #expect(recorded.canonicalBytes(data: event.event.data.canonicalBytes) == recorded.canonicalBytes())
    }

    @Test func `a whole history reads back from its bytes`() throws {
        var world = RandomWorld(seed: 3)
        for _ in 0..<1_000 { world.step() }
        for event in world.log { #expect(try RecordedEvent(canonical: event.canonicalBytes()) == event) }
    }

    /// The bytes are the truth for ever: if this fails, every log that exists becomes unreadable or unprovable.
    @Test func `the bytes of an event stay what they are`() {
        let recorded = RecordedEvent.sample(.cluster(.planChanged(plan: .dedicated)))
        #expect(
            String(decoding: recorded.canonicalBytes(), as: UTF8.self) == """
                {"actor":{"address":"2001:db8::1","id":"prin-0000000000000000000000002H","kind":"person",\
                "via":"token-00000000000000000000001001"},"at":"2026-04-24T03:06:52.000000Z",\
                "causation":"00000000-0000-0000-0000-000000000007","correlation":"request-1",\
                "data":{"plan":"dedicated"},"id":"01970c5a-3e80-7000-8000-00000000000c",\
                "organization":"org-0000000000000000000000000H","position":12,\
                "project":"proj-00000000000000000000000011",\
                "projectPrevious":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",\
                "projectSequence":9,"reason":"moved to the new bucket „acme“","region":"local","schema":1,\
                "stream":"cluster/in01","type":"cluster.planChanged","version":3}
                """)
    }

    @Test func `an envelope without one of the members that it must have is malformed`() throws {
        let whole = try #require(RecordedEvent.sample(.cluster(.removed), isFull: false).json.objectValue)
        for name in whole.names {
            var object = whole
            object[name] = nil
            let fields = try JSONFields(.object(object))
            let error = #expect(throws: RecordedEventError.self) { try RecordedEvent(fields) }
            #expect(error?.description.contains("\"\(name)\"") == true)
        }
    }

    @Test func `an event of another version of the program is an error that says so`() throws {
        var object = try #require(RecordedEvent.sample(.cluster(.removed)).json.objectValue)
        object["type"] = "cluster.painted"
        let fields = try JSONFields(.object(object))
        #expect(throws: RecordedEventError.undecodable(.unknownType("cluster.painted"))) { try RecordedEvent(fields) }
    }

    @Test(arguments: ["", "{", "[]", "null", "{}", "{\"position\":1}"])
    func `other bytes are no event`(text: String) {
        #expect(throws: RecordedEventError.self) { try RecordedEvent(canonical: Array(text.utf8)) }
    }

    @Test func `an event's identifier reads back, and only in its one form`() {
        let id = EventID(bits: 0x0197_0C5A_3E80_7000_8000_0000_0000_00AB)
        #expect(id.description == "01970c5a-3e80-7000-8000-0000000000ab")
        #expect(EventID(id.description) == id)
        #expect(EventID(bits: 0).description == "00000000-0000-0000-0000-000000000000")
        for text in ["", id.description.uppercased(), id.description + "0", "01970c5a3e80-7000-8000-0000000000ab-"] {
            #expect(EventID(text) == nil)
        }
    }

    @Test func `an expectation allows what it says`() {
        #expect(Expectation.empty.allows(.empty) && !Expectation.empty.allows(Version(1)))
        #expect(
            Expectation.version(Version(2)).allows(Version(2)) && !Expectation.version(Version(2)).allows(Version(3)))
        #expect(Expectation.any.allows(.empty) && Expectation.any.allows(Version(9)))
    }
}
