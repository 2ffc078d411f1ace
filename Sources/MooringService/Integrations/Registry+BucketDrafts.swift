package import MooringModel
package import Projections

// Drafts that are known by their bucket, because they have no name yet.
//
// Whoever sets an integration up step by step, without keeping anything in between, says in each step which bucket he
// means. The external ID that he was given first has to hold in all of them.

extension Registry {
    /// The draft without a name for a bucket: the one that is there, or a new one.
    ///
    /// However often it is asked for, and by how many at once, it is the same draft with the same external ID, until it is
    /// named, deleted or expires.
    ///
    /// - Parameter new: with the bucket, and without a name.
    package func bucketDraft(_ call: Call, project: String, _ new: NewIntegration) async throws(Refusal) -> ViewRow {
        let bucket = new.bucket ?? ""
        if let row = try await bucketDraft(
            call, project: project, region: new.region, bucket: bucket, for: .createIntegrations)
        {
            return row
        }
        do throws(Refusal) {
            return try await outcome(try await draftIntegration(call, project: project, new), .integration)
        } catch  where error == .bucketDrafted {
            // Somebody asked for it at the same moment and came first.
            guard let row = try await openDraft(of: bucket, in: new.region, project: project) else { throw error }
            return row
        }
    }

    /// The draft without a name that is there for a bucket; nil if there is none.
    ///
    /// - Parameter action: what the caller is going to do with it.
    package func bucketDraft(
        _ call: Call, project: String, region: Region, bucket: String, for action: Action
    ) async throws(Refusal) -> ViewRow? {
        let (place, _) = try await place(of: project)
        try await authorize(call, action, at: place, target: "project/\(project)")
        return try await openDraft(of: bucket, in: region, project: project)
    }

    private func openDraft(of bucket: String, in region: Region, project: String) async throws(Refusal) -> ViewRow? {
        try await rows(
            ViewQuery(
                .integration, scope: project, region: region.description, statuses: [IntegrationStatus.draft.rawValue],
                matching: ["bucket": bucket], limit: 1)
        ).first
    }

    /// Names a draft and adds it: both, or nothing.
    package func addIntegration(
        _ call: Call, _ id: String, name: String, description: String
    ) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .createIntegrations) {
            change, integration, stream, belonging throws(Refusal) in
            try change.decide(.describe(name: name, description: description), on: &integration, stream, belonging)
            try change.decide(.add, on: &integration, stream, belonging)
        }
    }
}

extension Refusal {
    static let bucketDrafted = Refusal(
        "bucket-drafted", .conflict,
        detail: LocalizedText(
            en: "The project has a draft without a name for this bucket already.", zhHans: "该项目已有此存储桶的未命名草稿。"),
        remedy: LocalizedText(en: "Go on with that one, or name it first.", zhHans: "请继续使用该草稿，或先为其命名。"))
}
