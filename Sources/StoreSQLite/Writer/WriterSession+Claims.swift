import EventLog
import MooringModel
import Stores

extension WriterSession {
    /// Carries out what an event does to its stream's claims.
    ///
    /// - Returns: why it must not
    func carryOut(_ change: ClaimChange, by stream: StreamName) throws(SQLiteFailure) -> AppendError? {
        switch change {
        case .release(let kind):
            try statement("DELETE FROM claim WHERE stream = ? AND kind = ?").run(stream.description, kind.rawValue)
        case .acquire(let claim):
            if let holder = try otherHolder(of: claim, than: stream) { return .claim(claim, holder: holder) }
            try statement("INSERT INTO claim (kind, scope, key, stream) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .run(claim.kind.rawValue, claim.scope, claim.key, stream.description)
        }
        return nil
    }

    /// Another stream that holds the claim, or one that conflicts with it.
    private func otherHolder(of claim: Claim, than stream: StreamName) throws(SQLiteFailure) -> StreamName? {
        let holder = try statement("SELECT stream FROM claim WHERE kind = ? AND scope = ? AND key = ? AND stream <> ?")
        func find(_ key: String) throws(SQLiteFailure) -> StreamName? {
            try holder.first(claim.kind.rawValue, claim.scope, key, stream.description, read: Self.streamName)
        }
        guard claim.kind.isTree else { return try find(claim.key) }

        // Each segment ends in a slash: what is above is a prefix up to one, and what is below begins with the key.
        var end = claim.key.startIndex
        while let slash = claim.key[end...].firstIndex(of: "/") {
            end = claim.key.index(after: slash)
            if let found = try find(String(claim.key[..<end])) { return found }
        }
        return try statement(
            """
            SELECT stream FROM claim
            WHERE kind = ?1 AND scope = ?2 AND key >= ?3 AND key < ?4 AND stream <> ?5 ORDER BY key LIMIT 1
            """
        ).first(
            claim.kind.rawValue, claim.scope, claim.key, claim.key.dropLast() + "0", stream.description,
            read: Self.streamName)
    }

    private static func streamName(_ row: borrowing SQLiteRow) throws(SQLiteFailure) -> StreamName {
        guard let stream = StreamName(row.text(0)) else { throw .corrupt("a claim's holder is no stream") }
        return stream
    }
}
