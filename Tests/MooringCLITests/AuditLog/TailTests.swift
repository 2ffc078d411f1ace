import Foundation
import MooringCLI
import MooringModel
import Testing

@Suite("Files are followed, and every line is sent once")
struct TailTests {
    private func entries(_ numbers: Int...) -> [String] { numbers.map(TailGround.entry) }

    @Test("What is there is sent, and what comes later when it has its line end")
    func growing() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1), TailGround.entry(2))
        try await ground.tail(
            "audit.log",
            [
                { try $0.append("{\"n\":3}\n{\"n\"") },
                { #expect($0.taken.count == 3) },
                { try $0.append(":4}\n") },
                { _ in },
            ])
        #expect(ground.taken == entries(1, 2, 3, 4))
        #expect(ground.sources == 1)
    }

    @Test("A run that ends by itself says what it did, and the next one goes on")
    func once() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        let first = try await ground.tail()
        #expect(first.output.contains(#"{"repeated":0,"skipped":0,"taken":1}"#))
        try ground.append("{\"n\":2}\n")
        try await ground.tail()
        #expect(ground.taken == entries(1, 2))
        let requests = ground.requests
        try await ground.tail()
        #expect(ground.requests == requests)
    }

    @Test("A state that is lost costs nothing but sending again")
    func lostState() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        try await ground.tail()
        try ground.remove("state.json")
        try ground.append("{\"n\":2}\n")
        try await ground.tail()
        #expect(ground.taken == entries(1, 2))
    }

    @Test(
        "A renamed file is read to its end, whether the pattern finds it or not",
        arguments: ["audit.log*", "audit.log"])
    func renamed(_ pattern: String) async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        try await ground.tail(
            pattern,
            [
                { ground in
                    try ground.append("{\"n\":2}\n")
                    try ground.rename("audit.log", to: "audit.log.1")
                    try ground.write(TailGround.entry(3))
                },
                { try $0.append("{\"n\":4}\n") },
                { _ in },
            ])
        #expect(ground.taken.sorted() == entries(1, 2, 3, 4))
        #expect(ground.sources == 2)
    }

    @Test("What was written to a rotated file while nobody followed is sent, if the pattern finds it")
    func rotatedMeanwhile() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        try await ground.tail()
        try ground.append("{\"n\":2}\n")
        try ground.rename("audit.log", to: "audit.log.1")
        try ground.write(TailGround.entry(3))
        try await ground.tail()
        #expect(ground.taken.sorted() == entries(1, 2, 3))
    }

    @Test("A file that is cut off and written anew is another one, also if it is longer than before")
    func truncated() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        try await ground.tail(
            "audit.log",
            [
                { try $0.write(TailGround.entry(2)) },
                { _ in },
                { try $0.write(TailGround.entry(3), TailGround.entry(4), TailGround.entry(5)) },
                { _ in },
            ])
        #expect(ground.taken == entries(1, 2, 3, 4, 5))
        #expect(ground.sources == 3)
    }

    @Test("A renamed file that is written to after a look at nothing new is read on")
    func writtenAfterRenaming() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        try await ground.tail(
            "audit.log",
            [
                { ground in
                    try ground.append("{\"n\"")
                    try ground.rename("audit.log", to: "rotated")
                },
                { _ in },
                { try $0.append(":2}\n", to: "rotated") },
                { _ in },
                { try $0.append("{\"n\":3}\n", to: "rotated") },
                { _ in },
            ])
        #expect(ground.taken == entries(1, 2, 3))
    }

    @Test(
        "A file that is written anew with the same first line is another one, longer or shorter than before",
        arguments: [1, 3])
    func sameFirstLine(_ count: Int) async throws {
        let ground = try TailGround()
        let head = "{\"head\":true}"
        try ground.write(head, TailGround.entry(1), TailGround.entry(2))
        try await ground.tail()
        let lines = (0..<count).map { TailGround.entry(5 + $0) }
        try ([head] + lines).map { $0 + "\n" }.joined()
            .write(toFile: ground.path("audit.log"), atomically: false, encoding: .utf8)
        try await ground.tail()
        try ground.append("{\"n\":9}\n")
        try await ground.tail()
        #expect(ground.taken == [head] + entries(1, 2) + [head] + lines + entries(9))
        #expect(ground.sources == 2)
    }

    @Test("No request has more lines than the server takes")
    func manyLines() async throws {
        let ground = try TailGround()
        try ground.append(String(repeating: "{}\n", count: 100_001))
        try await ground.tail()
        #expect(ground.taken.count == 100_001)
        #expect(ground.requests == 2)
    }

    @Test("A line that the server would refuse is told and skipped, and the others are sent")
    func badLines() async throws {
        let ground = try TailGround()
        try ground.write(
            TailGround.entry(1), "hello", "{\"cluster_id\":\"in99\"}", "", "[1]", TailGround.entry(2))
        let console = try await ground.tail()
        #expect(ground.taken == entries(1, 2))
        #expect(console.errors.contains("the line at byte 8 is skipped: it is not JSON at byte 0"))
        #expect(console.errors.contains("the line at byte 14 is skipped: its cluster_id is another cluster's"))
        #expect(console.errors.contains("it is no JSON object"))
        #expect(console.output.contains("\"skipped\":3"))
        try ground.append("{\"n\":3}\n")
        try await ground.tail()
        #expect(ground.taken == entries(1, 2, 3))
    }

    @Test("A line longer than the server takes is skipped, however long it is")
    func longLine() async throws {
        let ground = try TailGround()
        try ground.write(
            TailGround.entry(1), "{\"x\":\"" + String(repeating: "x", count: 9 << 20) + "\"}", TailGround.entry(2))
        try await ground.tail()
        #expect(ground.taken == entries(1, 2))
    }

    @Test("While the server has no room or is away, it is tried again; nothing is lost or doubled")
    func patience() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        ground.refuse(
            with: .problem(507, "spool-full", "As many entries wait as may wait.", remedy: ""),
            .problem(503, "store-unavailable", "Not now.", remedy: ""),
            .problem(429, "too-many-requests", "Too many.", remedy: ""))
        let console = try await ground.tail("audit.log", [{ _ in }, { _ in }, { _ in }, { _ in }])
        #expect(ground.taken == entries(1))
        #expect(console.errors.contains("As many entries wait as may wait. Trying again in 1 s."))
        #expect(console.errors.contains("Too many. Trying again in 4 s."))
    }

    @Test("An answer that was lost doubles nothing")
    func lostAnswer() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        ground.loseAnswer()
        try await ground.tail()
        #expect(ground.taken == entries(1))
        #expect(ground.requests == 2)
    }

    @Test("A server that has lost what it knew gets the file from its beginning")
    func gap() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1), TailGround.entry(2))
        try await ground.tail()
        ground.forget()
        try ground.append("{\"n\":3}\n")
        try await ground.tail()
        #expect(ground.taken == entries(1, 2, 1, 2, 3))
    }

    @Test("What waiting does not mend ends it with the reason")
    func refused() async throws {
        let ground = try TailGround()
        try ground.write(TailGround.entry(1))
        ground.refuse(with: .problem(404, "cluster-not-found", "There is no cluster.", remedy: "Check it."))
        let failure = await #expect(throws: Failure.self) { try await ground.tail("audit.log", [{ _ in }]) }
        #expect(failure?.code == "cluster-not-found")
    }
}
