import ConnectorKit
import Logging
import MooringModel
import Projections
import Stores

// How a batch gets to its destination:
//
// 1. The oldest batch is closed, and its key decided. Both are durable before anything is sent.
// 2. The connector puts the object at its key, unless something is there. If it is this batch, from an attempt whose
//    answer was lost, it has arrived.
// 3. Only then the batch leaves the spool.
//
// A crash between any two of these repeats what comes after; nothing comes twice, and nothing is left out.

extension Registry {
    /// Sends the next batch of a log.
    ///
    /// - Parameter isDue: whether one that could still grow is sent, too.
    /// - Returns: the batch as it was found; nil if there is nothing more to send.
    func sendBatch(of log: ForwardedLog, isDue: Bool) async throws(ForwardingEnd) -> AuditBatch? {
        if log.kind == .registry, isDue { try await takeOwnEvents(of: log.cluster) }
        let (status, target) = try await known(log.cluster)
        let contents = try await spooledToSend(of: log)
        guard let oldest = contents.oldest, oldest.isClosed || isDue || status == .draining else { return nil }
        let batch = try await close(oldest, contents.lastLabel, of: log, target)
        do throws(ConnectorError) {
            // An earlier attempt has had this key: it may have put the object there.
            try await send(batch, of: log, to: target, mayBeThere: batch.label == oldest.label)
        } catch {
            throw try await end(error, batch, of: log, target)
        }
        try await storing { () async throws(StoreError) in
            try await ports.spool.remove(through: batch.number, of: log)
        }
        if status == .abnormal { await note(.recover, of: log.cluster) }
        return oldest
    }

    /// As any entries, they are taken wholly before a switch or wholly after it.
    private func takeOwnEvents(of cluster: ClusterID) async throws(ForwardingEnd) {
        let full = try await forwardings.lock.delivering { () async throws(ForwardingEnd) -> SpoolLimit? in
            let (status, target) = try await known(cluster)
            guard status.isEnabled, target.includesRegistry else { return nil }
            return try await storing { () async throws(StoreError) in try await takeOwnEvents(for: target) }
        }
        guard let full else { return }
        logger.warning(
            "The registry's own events wait in the log: there is no room to forward them",
            metadata: ["cluster": "\(cluster)", "limit": "\(full)"])
    }

    /// Records that a disabled forwarding has nothing more to send, if that is so.
    func endDraining(of cluster: ClusterID) async throws(ForwardingEnd) {
        guard try await known(cluster).0 == .draining else { return }
        for kind in ForwardedLog.Kind.allCases {
            guard try await spooledToSend(of: ForwardedLog(kind, of: cluster)).entries == 0 else { return }
        }
        guard await note(.finishDraining, of: cluster) else {
            throw .failed(
                ExportFailure(
                    code: "log-unavailable", detail: "That everything has arrived could not be recorded.",
                    isRetryable: true))
        }
    }

    private func known(_ cluster: ClusterID) async throws(ForwardingEnd) -> (ForwardingStatus, ForwardingTarget) {
        let row: ViewRow?
        do throws(Refusal) {
            row = try await self.row(.forwarding, cluster.description)
        } catch {
            throw .failed(ExportRefusal.refused(error).failure)
        }
        guard let row, let status = ForwardingStatus(rawValue: row.status), status.isOn,
            let target = try? ForwardingTarget(JSONFields(.object(row.body)))
        else { throw .stopped }
        return (status, target)
    }

    private func spooledToSend(of log: ForwardedLog) async throws(ForwardingEnd) -> SpoolContents {
        try await storing { () async throws(StoreError) in try await ports.spool.contents(of: log) }
    }

    /// Closes a batch under the key that it has, if that is still where it should go, or under a new one.
    private func close(
        _ batch: AuditBatch, _ last: BatchLabel?, of log: ForwardedLog, _ target: ForwardingTarget
    ) async throws(ForwardingEnd) -> AuditBatch {
        var label: BatchLabel
        if let earlier = batch.label {
            let name = AuditBatchName(at: earlier.at, suffix: earlier.suffix)
            label = BatchLabel(name, log, target)
            if label.key == earlier.key, label.integration == earlier.integration { label = earlier }
        } else {
            label = BatchLabel(newBatchName(after: last), log, target)
        }
        guard label != batch.label else { return batch }
        return try await relabel(batch, label, of: log)
    }

    private func newBatchName(after last: BatchLabel?) -> AuditBatchName {
        .following(
            last.map { AuditBatchName(at: $0.at, suffix: $0.suffix) }, at: now(), random: randomness.next())
    }

    private func relabel(
        _ batch: AuditBatch, _ label: BatchLabel, of log: ForwardedLog
    ) async throws(ForwardingEnd) -> AuditBatch {
        if batch.label?.key != label.key || batch.label?.integration != label.integration {
            await abandonUpload(of: batch.label)
        }
        let closed = try await storing { () async throws(StoreError) in
            try await ports.spool.close(oldestOf: log, batch.number, as: label)
        }
        // Discarded in between.
        guard let closed else { throw .stopped }
        return closed
    }

    /// Frees what a batch may have left at a place where it does not go any more.
    func abandonUpload(of label: BatchLabel?) async {
        guard let label, let resume = label.resume else { return }
        do {
            let integration = try await integration(label.integration.description)
            let connector = try connector(
                of: integration, configuration: integration.configuration, previous: integration.lastReport)
            try await connector.abandon(label.key, resume: resume)
        } catch {
            logger.warning(
                "An upload of audit-log entries may be left open; the bucket's lifecycle rule clears it away",
                metadata: ["integration": "\(label.integration)", "key": "\(label.key)", "error": "\(error)"])
        }
    }

    private func send(
        _ batch: AuditBatch, of log: ForwardedLog, to target: ForwardingTarget, mayBeThere: Bool
    ) async throws(ConnectorError) {
        guard let label = batch.label else { return }
        let connector = try await connector(of: target)
        var object = ExportObject(
            key: label.key, size: batch.bytes,
            source: SpooledBatch(spool: ports.spool, log: log, number: batch.number))
        object.mayBeThere = mayBeThere
        let receipt = try await connector.export(object, resume: label.resume) {
            resume async throws(ConnectorError) in
            var label = label
            label.resume = resume
            do throws(StoreError) {
                guard try await ports.spool.close(oldestOf: log, batch.number, as: label) != nil else {
                    throw .noBatch(batch.number, of: log)
                }
            } catch {
                throw ConnectorError("spool-unavailable", error.message, isRetryable: error.code != .corrupt)
            }
        }
        guard receipt.size == batch.bytes else {
            throw ConnectorError(
                "destination-differs",
                "\"\(label.key)\" at the destination is not what was sent. Look for who else writes there.")
        }
    }

    private func connector(of target: ForwardingTarget) async throws(ConnectorError) -> any Connector {
        do throws(Refusal) {
            let integration = try await integration(target.integration.description)
            guard integration.status != .suspended else {
                throw Refusal.integrationSuspended(target.integration)
            }
            return try connector(
                of: integration, configuration: integration.configuration, previous: integration.lastReport)
        } catch {
            throw ConnectorError(error.code, "\(error.detail.english) \(error.remedy.english)")
        }
    }

    /// What an error means for the forwarding.
    private func end(
        _ error: ConnectorError, _ batch: AuditBatch, of log: ForwardedLog, _ target: ForwardingTarget
    ) async throws(ForwardingEnd) -> ForwardingEnd {
        if error.code == ConnectorError.canceled || Task.isCancelled { return .stopped }
        var isRetryable = error.isRetryable
        if error.code == ConnectorError.alreadyExists {
            // Something else has this key. Another one has nothing.
            let contents = try await spooledToSend(of: log)
            _ = try await relabel(batch, BatchLabel(newBatchName(after: contents.lastLabel), log, target), of: log)
            isRetryable = true
        }
        return .failed(
            ExportFailure(
                code: error.code, object: batch.label?.key, detail: error.detail, isRetryable: isRetryable,
                evidence: error.evidence))
    }

    private func storing<Value>(
        _ work: () async throws(StoreError) -> Value
    ) async throws(ForwardingEnd) -> Value {
        do throws(StoreError) {
            return try await work()
        } catch {
            throw .failed(
                ExportFailure(
                    code: "spool-unavailable", detail: error.message, isRetryable: error.code != .corrupt))
        }
    }

    /// Records how a forwarding stands, if that is new.
    ///
    /// - Returns: whether it is recorded.
    @discardableResult
    func note(_ command: Forwarding.Command, of cluster: ClusterID) async -> Bool {
        let stream = StreamName.forwarding(cluster)
        do throws(Refusal) {
            let (_, belonging) = try await place(of: try await existing(.forwarding, cluster.description))
            _ = try await change(systemCall("audit-log", via: "worker"), about: stream) { change throws(Refusal) in
                var forwarding = try await change.load(Forwarding.self, stream)
                try change.decide(command, on: &forwarding, stream, belonging)
            }
            return true
        } catch {
            logger.warning(
                "How a forwarding stands could not be recorded",
                metadata: ["cluster": "\(cluster)", "error": "\(error.detail.english)"])
            return false
        }
    }
}

extension BatchLabel {
    fileprivate init(_ name: AuditBatchName, _ log: ForwardedLog, _ target: ForwardingTarget) {
        self.init(
            integration: target.integration, key: name.key(for: target, of: log.kind), at: name.at, suffix: name.suffix)
    }
}

extension Refusal {
    fileprivate static func integrationSuspended(_ id: IntegrationID) -> Refusal {
        Refusal(
            "integration-suspended", .conflict,
            detail: LocalizedText(en: "The integration \"\(id)\" is suspended.", zhHans: "集成“\(id)”已暂停。"),
            remedy: LocalizedText(
                en: "Validate and resume it, or forward through another one.", zhHans: "请验证并恢复该集成，或改用其他集成转发。"))
    }
}
