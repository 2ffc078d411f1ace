import MooringModel
import StoreTesting
import Stores
import SystemPackage
import Testing

@testable import StoreSQLite

/// What is on the disk when the process comes back.
@Suite struct SegmentTests {
    @Test func `what was taken is there after a restart, with labels, marks and numbers`() async throws {
        try await DirectoryStory.with { told in
            let label = try await told.whileOpen { _, story async throws in
                try await story.take("1", "2", from: "file", at: 0)
                let label = story.label("a.log", resume: ["upload": "u-1"])
                _ = try await story.store.spool.close(oldestOf: story.log, as: label)
                try await story.take("3", from: "file", at: 24)
                return label
            }
            try await told.whileOpen { _, story async throws in
                let contents = try await story.store.spool.contents(of: story.log)
                #expect(contents.entries == 3 && contents.oldest?.label == label)
                #expect(
                    try await story.take("3", from: "file", at: 24)
                        == .taken(entries: 0, repeated: 1, isBatchFull: true))
                #expect(try await story.send() == ["1", "2"])
                #expect(try await story.send() == ["3"])
            }
            try await told.whileOpen { _, story async throws in
                #expect(try await story.store.spool.contents(of: story.log).lastLabel == story.label("x.log"))
                #expect(
                    try await story.take("2", "3", from: "file", at: 12)
                        == .taken(entries: 0, repeated: 2, isBatchFull: false))
                try await story.take("4", from: "file", at: 36)
                #expect(try await story.store.spool.contents(of: story.log).oldest?.number == 3)
            }
        }
    }

    @Test(arguments: [1, 4, 12, 15, 16, 17, 30, 45, 60] as [Int64])
    func `a record that was torn at any byte is cut off, and what was acknowledged before it is there`(
        length: Int64
    ) async throws {
        try await DirectoryStory.with { told in
            let whole = try await told.whileOpen { _, story async throws in
                try await story.take("1", from: "file", at: 0)
                let length = try SegmentFile.open(told.segment(1)).length
                try await story.take("2", "3", from: "file", at: 12)
                return length
            }
            let file = try SegmentFile.open(told.segment(1))
            guard whole + length < file.length else { return }
            try file.truncate(to: whole + length)
            try await told.whileOpen { _, story async throws in
                #expect(
                    try await story.take("2", "3", from: "file", at: 12)
                        == .taken(entries: 2, repeated: 0, isBatchFull: false))
                #expect(try await story.send() == ["1", "2", "3"])
            }
        }
    }

    @Test func `a record whose bytes never came is torn, too`() async throws {
        try await DirectoryStory.with { told in
            let whole = try await told.whileOpen { _, story async throws in
                try await story.take("1")
                let length = try SegmentFile.open(told.segment(1)).length
                try await story.take("2")
                return length
            }
            let file = try SegmentFile.open(told.segment(1))
            let length = file.length
            try file.truncate(to: whole)
            try file.append([UInt8](repeating: 0, count: Int(length - whole) + 100))
            try await told.whileOpen { _, story async throws in
                #expect(try await story.send() == ["1"])
            }
        }
    }

    @Test func `damage within what was acknowledged is told and nothing is guessed`() async throws {
        try await DirectoryStory.with { told in
            try await told.whileOpen { _, story async throws in
                try await story.take("1")
                try await story.take("2")
            }
            var bytes = try #require(try Disk.read(told.segment(1)))
            bytes[30] ^= 1
            try Disk.replace(told.segment(1), with: bytes)
            try await told.whileOpen { _, story async throws in
                let error = await #expect(throws: StoreError.self) {
                    try await story.store.spool.contents(of: story.log)
                }
                #expect(error?.code == .corrupt)
                #expect(error?.message.contains("1.segment") == true)
                let other = ForwardedLog(.audit, of: try #require(ClusterID("in02")))
                try await story.take("x", of: other)
                #expect(try await story.send(of: other) == ["x"])
            }
        }
    }

    @Test func `a segment that has arrived and came back with the power is not sent again`() async throws {
        try await DirectoryStory.with { told in
            let bytes = try await told.whileOpen { _, story async throws in
                try await story.take("1")
                let bytes = try #require(try Disk.read(told.segment(1)))
                #expect(try await story.send() == ["1"])
                return bytes
            }
            try Disk.replace(told.segment(1), with: bytes)
            try await told.whileOpen { _, story async throws in
                #expect(try await story.send() == nil)
                try await story.take("2")
                #expect(try await story.send() == ["2"])
            }
        }
    }

    @Test func `the disk's reserve is left to the log`() async throws {
        try await DirectoryStory.with { told in
            try await told.whileOpen { _, story async throws in
                var limits = SpoolLimits()
                limits.reservedBytes = .max
                #expect(try await story.take("1", within: limits) == .full(.disk))
                #expect(try await story.send() == nil)
            }
        }
    }

    @Test func `what the total counts after a restart is what is on the disk`() async throws {
        try await DirectoryStory.with { told in
            try await told.whileOpen { _, story async throws in try await story.take((0..<50).map(String.init)) }
            try await told.whileOpen { _, story async throws in
                var limits = SpoolLimits()
                limits.bytesOfAll = 700
                let other = ForwardedLog(.audit, of: try #require(ClusterID("in02")))
                let ten = (0..<10).map(String.init)
                #expect(try await story.take(ten, of: other, within: limits) == .full(.spool))
                _ = try await story.send()
                #expect(
                    try await story.take(ten, of: other, within: limits)
                        == .taken(entries: 10, repeated: 0, isBatchFull: false))
            }
        }
    }

    @Test func `the checksum is the one of RFC 9260`() {
        var checksum = CRC32C()
        checksum.update("123456789".utf8)
        #expect(checksum.value == 0xE306_9283)
    }
}

extension DirectoryStory {
    /// The file of a batch of the story's cluster.
    fileprivate func segment(_ number: Int) -> FilePath {
        directory.auditLog.appending("in01-a1b2c3").appending("\(number).segment")
    }
}
