import Foundation
import Testing

/// docs/connectors.md shows the connector that is compiled and tested here, and no other.
@Suite struct DocumentTests {
    private let tests = URL(filePath: #filePath).deletingLastPathComponent()

    private func block(after heading: String) throws -> String {
        let text = try String(contentsOf: tests.appending(path: "../../docs/connectors.md"), encoding: .utf8)
        let section = try #require(text.split(separator: heading, maxSplits: 1).dropFirst().first)
        let code = try #require(section.split(separator: "```swift\n", maxSplits: 1).dropFirst().first)
        return String(try #require(code.split(separator: "```\n", maxSplits: 1).first))
    }

    @Test(arguments: [
        ("## The example", "BucketConnector.swift"), ("## Its destination", "BucketDestination.swift"),
        ("## Its tests", "ContractTests.swift"),
    ])
    func `the document shows a file as it is`(_ heading: String, _ file: String) throws {
        #expect(try block(after: heading) == String(contentsOf: tests.appending(path: file), encoding: .utf8))
    }

    @Test func `every file that the document links to is there`() throws {
        let docs = tests.appending(path: "../../docs")
        let text = try String(contentsOf: docs.appending(path: "connectors.md"), encoding: .utf8)
        let links = text.matches(of: /\]\((\.\.?\/?[^)#]*)\)/).map { String($0.1) }
        #expect(links.count > 5)
        for link in links {
            #expect(FileManager.default.fileExists(atPath: docs.appending(path: link).path()), "\(link)")
        }
    }
}
