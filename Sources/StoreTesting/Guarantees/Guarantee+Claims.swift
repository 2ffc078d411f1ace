import EventLog
import MooringModel
import Stores
import Testing

extension Guarantee {
    /// What two streams cannot both hold.
    static let claims: [Guarantee] = [
        Guarantee("an integration's name is taken in any case and any normal form") { story in
            let holder = try await story.appendDrafted(name: "Café Backups")
            for name in ["Café Backups", "CAFÉ BACKUPS", "cafe\u{301} backups"] {
                try await story.expectRefused(
                    story.drafted(story.newID(), name: name), for: story.nameClaim("café backups"), heldBy: holder)
            }
        },
        Guarantee("a name is free in another project, and integrations without names are many") { story in
            _ = try await story.appendDrafted(name: "backups")
            _ = try await story.appendDrafted(name: "backups", of: story.otherProject)
            _ = try await story.appendDrafts(3)
        },
        Guarantee("a name is given back when its integration is deleted or renamed, and kept when it is not") { story in
            let first = try await story.appendDrafted(name: "backups")
            try await story.append(story.described(first, name: "BACKUPS", "in capitals"))
            try await story.expectRefused(
                story.drafted(story.newID(), name: "backups"), for: story.nameClaim("backups"), heldBy: first)
            try await story.append(story.described(first, name: "logs", "renamed"))
            let second = try await story.appendDrafted(name: "backups")
            try await story.append(story.deleted(second))
            _ = try await story.appendDrafted(name: "backups")
            try await story.expectRefused(
                story.drafted(story.newID(), name: "Logs"), for: story.nameClaim("logs"), heldBy: first)
        },
        Guarantee("what an append gives back another stream can take in the same append") { story in
            let first = try await story.appendDrafted(name: "backups")
            let second = story.newID(IntegrationID.self)
            try await story.append(story.deleted(first), story.drafted(second, name: "backups"))
            try await story.expectRefused(
                story.drafted(story.newID(), name: "backups"), for: story.nameClaim("backups"), heldBy: second)
        },
        Guarantee("two streams of one append cannot take the same") { story in
            let first = story.newID(IntegrationID.self)
            try await story.expectRefused(
                story.drafted(first, name: "backups"), story.drafted(story.newID(), name: "Backups"),
                for: story.nameClaim("backups"), heldBy: first)
            _ = try await story.appendDrafted(name: "backups")
        },
        Guarantee("an external ID is never issued again, not even when its integration is deleted") { story in
            let id = story.newID(IntegrationID.self)
            try await story.append(story.drafted(id, name: nil, externalID: "ext-1"))
            try await story.append(story.event(.externalIDRotationStarted(externalID: "ext-2"), of: id))
            try await story.append(story.event(.externalIDRotated(externalID: "ext-2", retired: "ext-1"), of: id))
            try await story.append(story.deleted(id))
            for externalID in ["ext-1", "ext-2"] {
                try await story.expectRefused(
                    story.drafted(story.newID(), name: nil, externalID: externalID),
                    for: Claim(.externalID, scope: "", key: externalID), heldBy: id)
            }
        },
        Guarantee("a place in a bucket is refused to others above, at and below it") { story in
            let ids = try await story.appendDrafts(2)
            try await story.append(story.added(ids[0], at: "a/b"))
            for prefix in ["", "a", "a/b", "a/b/c", "a/b/c/d"] {
                try await story.expectRefused(
                    story.added(ids[1], at: prefix), for: story.placeClaim(prefix), heldBy: ids[0])
            }
        },
        Guarantee("places beside each other, in other buckets and of readers are free") { story in
            let ids = try await story.appendDrafts(6)
            try await story.append(story.added(ids[0], at: "a/b"))
            try await story.append(story.added(ids[1], at: "a/bc"))
            try await story.append(story.added(ids[2], at: "a/B"))
            try await story.append(story.added(ids[3], at: "b"))
            try await story.append(story.added(ids[4], at: "a/b", bucket: "acme-backups-2"))
            try await story.append(story.added(ids[5], at: "a/b", access: .readonly))
        },
        Guarantee("a place with wildcards in its name is itself and nothing else") { story in
            let ids = try await story.appendDrafts(4)
            try await story.append(story.added(ids[0], at: "a_%"))
            try await story.append(story.added(ids[1], at: "abc"))
            try await story.append(story.added(ids[2], at: "a*/x"))
            try await story.append(story.added(ids[3], at: "a[b]"))
        },
        Guarantee("a place is given back when its integration is deleted") { story in
            let ids = try await story.appendDrafts(2)
            try await story.append(story.added(ids[0], at: "a"))
            try await story.append(story.deleted(ids[0]))
            try await story.append(story.added(ids[1], at: "a/b"))
        },
        Guarantee("a project's name is taken in its organization until the project is renamed or removed") { story in
            try await story.appendTenancy()
            let claim = Claim(.projectName, scope: story.organization.description, key: "search")
            try await story.expectRefused(
                story.projectRenamed(story.otherProject, to: "SEARCH"), for: claim, heldBy: .project(story.project))
            try await story.append(story.projectRenamed(to: "Find"))
            try await story.append(story.projectRenamed(story.otherProject, to: "Search"))
            try await story.append(
                story.event(ProjectEvent.removed, in: .project(story.otherProject), of: story.otherProject))
            try await story.append(story.projectCreated(story.newID(), name: "search"))
        },
        Guarantee("a refused append gives back nothing and takes nothing") { story in
            let holder = try await story.appendDrafted(name: "backups")
            let other = try await story.appendDrafted(name: "logs")
            try await story.expectRefused(
                story.described(other, name: "metrics", ""), story.deleted(other),
                story.drafted(story.newID(), name: "backups"), for: story.nameClaim("backups"), heldBy: holder)
            try await story.expectRefused(
                story.drafted(story.newID(), name: "logs"), for: story.nameClaim("logs"), heldBy: other)
            _ = try await story.appendDrafted(name: "metrics")
        },
    ]
}

extension Story {
    fileprivate func placeClaim(_ prefix: String) -> Claim {
        Claim(
            .storageLocation, scope: "aws/acme-backups", key: prefix.split(separator: "/").reduce("/") { $0 + $1 + "/" }
        )
    }

    fileprivate func expectRefused(
        _ events: NewEvent..., for claim: Claim, heldBy holder: IntegrationID,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await expectRefused(events, for: claim, heldBy: .integration(holder), sourceLocation: sourceLocation)
    }

    fileprivate func expectRefused(
        _ events: NewEvent..., for claim: Claim, heldBy holder: StreamName,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await expectRefused(events, for: claim, heldBy: holder, sourceLocation: sourceLocation)
    }

    private func expectRefused(
        _ events: [NewEvent], for claim: Claim, heldBy holder: StreamName, sourceLocation: SourceLocation
    ) async throws {
        try await expectUnchanged(sourceLocation) {
            await #expect(throws: AppendError.claim(claim, holder: holder), sourceLocation: sourceLocation) {
                try await store.events.append(appending(events))
            }
        }
    }
}
