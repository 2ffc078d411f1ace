import ConnectorKit
import MooringModel

/// The example's connector, with one flaw.
struct FlawedConnector: Connector {
    let base: any Connector
    let flaw: Flaw
    let bucket: Bucket

    func authorization() -> AuthorizationMaterials { base.authorization() }

    func validate(_ run: CheckRun) async {
        if flaw == .leavesItsProbe || flaw == .writesWhileReadonly { bucket.put([1], at: "probe") }
        if flaw == .passesOverACheck {
            await run.check("write") { .passed("writes") }
        } else {
            await base.validate(run)
        }
    }

    func export(
        _ object: ExportObject, resume: JSONValue?, save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        var object = object
        object.source = FlawedSource(base: object.source, size: object.size, flaw: flaw)
        if flaw == .losesTheLastByte { object.size = max(0, object.size - 1) }
        if flaw == .leavesBeforeItSaves { bucket.begin("unnamed") }
        do throws(ConnectorError) {
            var receipt = try await send(object, resume: flaw == .forgetsWhereItWas ? nil : resume, save: save)
            if flaw == .leavesBeforeItSaves { bucket.abort("unnamed") }
            if flaw == .sendsAgain { receipt.wasThere = false }
            if flaw == .losesTheLastByte { receipt.size += 1 }
            return receipt
        } catch {
            guard error.code == ConnectorError.alreadyExists else { throw error }
            if flaw == .namesNoKey { throw ConnectorError(error.code, "Something is there.") }
            guard flaw == .overwrites else { throw error }
            bucket.put(try await object.source.read(at: 0, upTo: Int(object.size)), at: object.key)
            return ExportReceipt(size: object.size, checksums: [:])
        }
    }

    private func send(
        _ object: ExportObject, resume: JSONValue?, save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        switch flaw {
        case .ignoresWhatSavingSays:
            return try await base.export(object, resume: resume) { value in try? await save(value) }
        case .ignoresCancellation:
            let (base, saved) = (base, "upload-\(object.key)")
            let ending = await Task.detached { () async -> Result<ExportReceipt, ConnectorError> in
                do throws(ConnectorError) {
                    return .success(try await base.export(object, resume: resume) { _ in })
                } catch {
                    return .failure(error)
                }
            }.value
            try await save(.string(saved))
            return try ending.get()
        default: return try await base.export(object, resume: resume, save: save)
        }
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        if flaw == .abandonsNothing { return }
        if flaw == .abandonsTheObject { bucket.remove(key) }
        try await base.abandon(key, resume: resume)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? {
        var found = try await base.find(key)
        if flaw == .findsWhatIsNotThere, found == nil { found = FoundObject(size: 0) }
        if flaw == .findsAnotherSize { found?.size += 1 }
        return found
    }

    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        var page = try await base.list(flaw == .listsTheNeighbors ? "" : directory, continuing: cursor)
        if flaw == .listsTwice { page.objects += page.objects }
        return page
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        if flaw == .readsNothingWhereNothingIs, try await base.find(key) == nil { return [] }
        return try await base.read(key, at: flaw == .readsFromTheStart ? 0 : offset, upTo: count)
    }
}
