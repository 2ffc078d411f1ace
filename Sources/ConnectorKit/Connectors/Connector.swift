public import MooringModel

/// One integration's storage: how to authorize Mooring there, whether it works, and how objects get there.
///
/// A connector is a value. It keeps no cursor and no cache that a later call depends on, retries nothing across calls
/// and logs nothing: the service does all three once, for every connector. Calls may come from several tasks at once
/// and after a restart of the process; whatever must outlive a call goes through `save`.
///
/// What the provider refuses while it is being checked is a value in the report. An error means that the question
/// could not be answered, or the work not done.
public protocol Connector: StoredObjects {
    /// The documents that the project's administrator needs at the provider to let Mooring in. Pure, and never secret.
    func authorization() -> AuthorizationMaterials

    /// Runs the descriptor's checks through `run`, each exactly once and in the descriptor's order.
    ///
    /// It leaves nothing behind that was not there before, except what the texts of its report name.
    func validate(_ run: CheckRun) async

    /// Puts one object at its key, whole or not at all, and never over an object with other content.
    ///
    /// 1. An object that is already there with this size and content counts as sent (``ExportReceipt/wasThere``), so
    ///    that repeating an export leaves the destination as after the first time. With other content it is
    ///    ``ConnectorError/alreadyExists``, naming the key.
    /// 2. `resume` is the value that `save` last took for this object, nil at first. It continues or clears away what
    ///    an interrupted attempt left.
    /// 3. Before anything is left at the destination that would need clearing away, a value that finds it goes
    ///    through `save`; when `save` returns, it is durable.
    /// 4. What is sent is read as ``ObjectSource`` says: ascending, in small pieces, never held in memory whole. What an
    ///    interrupted attempt sent is read too, to see that it is still the same.
    /// 5. An error or a cancellation leaves no part of an object at the key. What else it leaves, `abandon` frees.
    ///
    /// - Throws: ``ConnectorError``, which says whether trying again is worthwhile.
    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt

    /// Frees what an export of `key` left that was not finished. The finished object, if there is one, stays.
    /// Repeating it is harmless, and so is a value whose leftovers are gone.
    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError)
}
