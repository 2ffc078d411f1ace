extension Endpoint {
    /// The statuses of the problems that the endpoint may answer with.
    var problems: [Int] {
        guard needsToken else { return [500, 503] }
        if manner == .envelope { return Envelope.statuses.filter { $0 != 404 || !pathParameters.isEmpty } }
        var statuses: Set = [400, 401, 403, 404, 429, 500, 503]
        if method != .get { statuses.formUnion([409, 413, 422, 507]) }
        if body != nil || takesLines { statuses.insert(415) }
        if isConditional { statuses.insert(412) }
        // A position may have the right form and lie beyond the log's head.
        if query.contains(where: { $0.name == QueryParameter.asOf.name }) { statuses.insert(422) }
        // A draft without a configuration has no materials yet.
        if path.contains("/authorization") { statuses.insert(409) }
        // What is at a destination may be no manifest, and the directory no directory.
        if method == .get, path.hasSuffix("/verification") { statuses.formUnion([409, 422]) }
        return statuses.sorted()
    }
}
