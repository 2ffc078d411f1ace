import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What is listed and read back.
    static let reading: [Guarantee] = [
        Guarantee("a list has every object below its directory, each once and with its size, and no other") { story in
            #expect(try await story.listed("listed").isEmpty)
            let sizes = ["listed/a": 0, "listed/b c/ü+&": 17, "listed/b/deep/er": 70_003]
            for (key, size) in sizes { try await story.export(Bytes.made(size), to: key) }
            try await story.export(story.small, to: "listed-not/a")
            try await story.export(story.small, to: "not/listed/a")
            let saved = SavedValues()
            await story.failExport(to: "listed/begun", at: 1, save: saved)
            #expect(try await story.listed("listed") == sizes)
            #expect(try await story.listed("listed/b") == ["listed/b/deep/er": 70_003])
            #expect(try await story.listed("").count == sizes.count + 2)
            try await story.abandon(saved, at: "listed/begun")
        },
        Guarantee("an object is read in pieces, byte for byte, and nothing behind its end") { story in
            for bytes in [[], story.small, story.large] {
                let key = "read/\(bytes.count)"
                try await story.export(bytes, to: key)
                let connector = try story.connector()
                var read: [UInt8] = []
                while read.count < bytes.count {
                    let piece = try await connector.read(
                        key, at: Int64(read.count), upTo: ExportObject.largestRead - 5)
                    guard !piece.isEmpty, piece.count <= ExportObject.largestRead - 5 else { break }
                    read += piece
                }
                let isEqual = read == bytes
                #expect(isEqual, "\(bytes.count)")
                #expect(try await connector.read(key, at: Int64(bytes.count), upTo: 10).isEmpty)
            }
        },
        Guarantee("what is not there is not read, and says so") { story in
            let error = await #expect(throws: ConnectorError.self) {
                try await story.connector().read(story.key, at: 0, upTo: 10)
            }
            #expect(error?.code == ConnectorError.notFound)
            #expect(error?.isRetryable == false)
        },
    ]
}

extension Story {
    /// The sizes of the objects that a list has, by key; a key that comes twice is an issue.
    fileprivate func listed(_ directory: String) async throws -> [String: Int] {
        let connector = try connector()
        var sizes: [String: Int] = [:]
        var cursor: String?
        repeat {
            let page = try await connector.list(directory, continuing: cursor)
            for listed in page.objects {
                #expect(sizes.updateValue(Int(listed.object.size), forKey: listed.key) == nil, "\(listed.key)")
            }
            cursor = page.next
        } while cursor != nil
        return sizes
    }
}
