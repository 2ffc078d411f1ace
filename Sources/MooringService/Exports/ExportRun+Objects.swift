import ConnectorKit
import EventLog
import MooringModel
import Stores

extension ExportRun {
    func sendAll(_ book: ExportBook) async throws(ExportEnd) -> ExportOutcome {
        let tree = try await opened()
        let files = try await listed(tree)
        try await checkDestination(book)
        let rest = try unfinished(files, book)
        let present = rest.isEmpty ? [] : try await listed()
        try await send(rest, of: tree, book, present)
        try await checkUnchanged(files, tree)
        return try await sendManifest(files, book)
    }

    private func opened() async throws(ExportEnd) -> any BackupContents {
        do throws(ExportRefusal) { return try await open() } catch { throw .failed(error.failure) }
    }

    private func files(of tree: any BackupContents) async throws(ExportEnd) -> [SourceFile] {
        do throws(BackupError) {
            return try await tree.files()
        } catch {
            throw .failed(ExportRefusal.backup(error).failure)
        }
    }

    private func listed(_ tree: any BackupContents) async throws(ExportEnd) -> [SourceFile] {
        let files = try await files(of: tree)
        guard files.contains(where: { $0.path == BackupTree.completionMark }) else {
            throw .failed(ExportRefusal.refused(.backupIncomplete(order.backup.description)).failure)
        }
        let keys = ExportKey(order)
        _ = try keys.key(of: ExportManifest.name)
        for file in files {
            guard file.path != ExportManifest.name else {
                throw .failed(
                    ExportFailure(
                        code: "source-name-reserved", object: file.path,
                        detail: "\"\(file.path)\" is the name of the manifest that an export writes. This directory is "
                            + "the destination of an export; export the backup that it was made from.",
                        isRetryable: false))
            }
            _ = try keys.key(of: file.path)
        }
        return files
    }

    /// A manifest of this job's own, from a run that did not come to record it, does not count.
    private func checkDestination(_ book: ExportBook) async throws(ExportEnd) {
        guard book[ExportManifest.name] == nil else { return }
        let key = try ExportKey(order).key(of: ExportManifest.name)
        let found = try await retries.run(ExportManifest.name) { () async throws(ConnectorError) in
            try await connector.find(key)
        }
        if found != nil { throw .failed(Self.destinationComplete(key)) }
    }

    /// The paths that something is at already, by their bytes: what an earlier job left, or this one before it could note
    /// it. They are looked at before anything is sent again. nil if nobody may list them: then all are.
    private func listed() async throws(ExportEnd) -> Set<[UInt8]>? {
        let keys = ExportKey(order)
        var present: Set<[UInt8]> = []
        var cursor: String?
        repeat {
            let from = cursor
            do throws(ExportEnd) {
                let page = try await retries.run(nil) { () async throws(ConnectorError) in
                    try await connector.list(keys.directory, continuing: from)
                }
                for listed in page.objects {
                    if let path = keys.path(of: listed.key) { present.insert(Array(path.utf8)) }
                }
                cursor = page.next
            } catch {
                if case .failed(let failure) = error, !failure.isRetryable { return nil }
                throw error
            }
        } while cursor != nil
        return present
    }

    static func destinationComplete(_ key: String) -> ExportFailure {
        ExportFailure(
            code: "destination-complete", object: ExportManifest.name,
            detail: "\"\(key)\" is there: another export of this backup into this directory is complete. "
                + "Export into another directory.", isRetryable: false)
    }

    private func unfinished(_ files: [SourceFile], _ book: ExportBook) throws(ExportEnd) -> [SourceFile] {
        var expected: [String: ExportedObject] = [:]
        for object in book.finished where object.path != ExportManifest.name { expected[object.path] = object }
        var rest: [SourceFile] = []
        var bytesDone: Int64 = 0
        for file in files {
            guard let object = expected.removeValue(forKey: file.path) else {
                rest.append(file)
                continue
            }
            guard object.size == file.size, object.modified == file.modified else { throw .changed(file.path) }
            bytesDone += file.size
        }
        if let gone = expected.keys.min() { throw .changed(gone) }
        meter.begin(
            objects: Int64(files.count), bytes: files.reduce(0) { $0 + $1.size },
            objectsDone: Int64(files.count - rest.count), bytesDone: bytesDone)
        return rest
    }

    /// Something that has come to its end while files are sent.
    private enum Step: Sendable {
        case sent(ExportedObject)
        case noted(Int)
        case due
        case ended(ExportEnd)
    }

    /// The most objects that are sent and not noted. A process that dies looks at so many again, and finds them there.
    private static let mostUnnoted = 128
    /// So many are noted at once without waiting for more.
    private static let enoughToNote = 64
    /// How long what is sent waits for more to be noted with it.
    private static let noteDelay = Duration.milliseconds(100)

    /// Sends files, ``ExportSettings/concurrency`` at once. The first that fails ends the others.
    ///
    /// What is sent is noted beside that, all that has come together in one write: a disk that syncs a thousand times a
    /// second would otherwise be what small files wait for. Whoever waits is the next file, when too many are not noted.
    private func send(
        _ files: [SourceFile], of tree: any BackupContents, _ book: ExportBook, _ present: Set<[UInt8]>?
    ) async throws(ExportEnd) {
        let end = await withTaskGroup(of: Step.self) { group in
            var rest = files.makeIterator()
            var unnoted: [ExportedObject] = []
            var (sending, noting) = (0, 0)
            var (isDue, isWaiting) = (false, false)
            var first: ExportEnd?
            while true {
                while first == nil, sending < max(1, settings.concurrency),
                    unnoted.count + noting < Self.mostUnnoted, let file = rest.next()
                {
                    sending += 1
                    group.addTask {
                        await step { () async throws(ExportEnd) in .sent(try await send(file, of: tree, book, present))
                        }
                    }
                }
                if noting == 0, !unnoted.isEmpty {
                    if isDue || sending == 0 || unnoted.count >= Self.enoughToNote {
                        let objects = unnoted
                        (unnoted, noting, isDue) = ([], objects.count, false)
                        group.addTask {
                            await step { () async throws(ExportEnd) in .noted(try await note(objects, book)) }
                        }
                    } else if !isWaiting {
                        isWaiting = true
                        group.addTask {
                            try? await retries.clock.sleep(for: Self.noteDelay)
                            return .due
                        }
                    }
                }
                // Nobody waits for what the delay was for.
                if sending + noting + unnoted.count == 0 { group.cancelAll() }
                switch await group.next() {
                case .sent(let object):
                    sending -= 1
                    unnoted.append(object)
                case .noted(let count):
                    noting = 0
                    for _ in 0..<count { meter.finishObject() }
                case .due: (isDue, isWaiting) = (!unnoted.isEmpty, false)
                case .ended(let end):
                    if first == nil {
                        first = end
                        group.cancelAll()
                    }
                case nil: return first
                }
            }
        }
        if let end { throw end }
    }

    private func step(_ work: () async throws(ExportEnd) -> Step) async -> Step {
        do throws(ExportEnd) { return try await work() } catch { return .ended(error) }
    }

    private func note(_ objects: [ExportedObject], _ book: ExportBook) async throws(ExportEnd) -> Int {
        try await retries.run(nil) { () async throws(ConnectorError) in try await book.note(objects) }
        return objects.count
    }

    /// - Returns: what is to be noted of it.
    private func send(
        _ file: SourceFile, of tree: any BackupContents, _ book: ExportBook, _ present: Set<[UInt8]>?
    ) async throws(ExportEnd) -> ExportedObject {
        guard await slots.take(for: order.id) else { throw .stopped }
        defer { slots.give(of: order.id) }
        let key = try ExportKey(order).key(of: file.path)
        let meter = meter
        let source = tree.source(of: file) { meter.advance($0) }
        let fresh = ExportedObject(path: file.path, size: file.size, modified: file.modified)
        let paced: any ObjectSource = if let pace { PacedSource(source, size: file.size, pace) } else { source }
        var mayBeThere = present?.contains(Array(file.path.utf8)) ?? true
        return try await retries.run(file.path) { () async throws(ConnectorError) in
            try await clearChanged(fresh, key, book)
            var object = ExportObject(key: key, size: file.size, source: paced)
            object.mayBeThere = mayBeThere
            // The answer to a first attempt may be lost, and the object there.
            mayBeThere = true
            let receipt = try await connector.export(object, resume: book[file.path]?.resume) {
                resume async throws(ConnectorError) in
                var object = fresh
                object.resume = resume
                try await book.note(object)
            }
            let sha256 = Hexadecimal.text(try await source.sha256())
            try await source.confirm()
            try Self.check(receipt, size: file.size, sha256: sha256, key: key)
            var finished = fresh
            finished.sha256 = sha256
            finished.receipt = Self.json(of: receipt)
            return finished
        }
    }

    /// What an earlier run sent of a file that was another file then is not continued.
    private func clearChanged(_ fresh: ExportedObject, _ key: String, _ book: ExportBook) async throws(ConnectorError) {
        guard let noted = book[fresh.path], let resume = noted.resume,
            noted.size != fresh.size || noted.modified != fresh.modified
        else { return }
        try await connector.abandon(key, resume: resume)
        try await book.note(fresh)
    }

    /// A destination that holds something else than what was read is not believed, whatever it calls itself.
    static func check(
        _ receipt: ExportReceipt, size: Int64, sha256: String, key: String
    ) throws(ConnectorError) {
        guard receipt.size == size, receipt.checksums["sha256"].map({ $0 == sha256 }) ?? true else {
            throw ConnectorError(
                "destination-differs",
                "\"\(key)\" at the destination is not what was sent. Look for who else writes there.")
        }
    }

    static func json(of receipt: ExportReceipt) -> JSONValue {
        var object = JSONObject()
        for (algorithm, checksum) in receipt.checksums { object[algorithm] = .string(checksum) }
        return .object(object)
    }

    private func checkUnchanged(_ files: [SourceFile], _ tree: any BackupContents) async throws(ExportEnd) {
        let now = try await self.files(of: tree)
        guard now != files else { return }
        let before = Set(files)
        let changed = Set(now).symmetricDifference(before).map(\.path).min()
        throw .changed(changed ?? "")
    }
}

extension ExportEnd {
    static func changed(_ path: String) -> ExportEnd { .failed(ExportRefusal.backup(.changed(path)).failure) }
}
