import MooringModel
import MooringService
import Projections
import Testing

/// Section 5 of the design: who may do what, and where.
@Suite(.timeLimit(.minutes(3))) struct AccessTableTests {
    /// Where a deed is done, seen from the scope that the role was granted in.
    enum Where: String, CaseIterable, Sendable { case own, otherProject, otherOrganization }

    @Test(arguments: Role.allCases, Where.allCases)
    func `a role allows its deeds where it holds, and elsewhere nothing is there`(
        role: Role, place: Where
    ) async throws {
        try await withHarbor { harbor in
            let berth = try await harbor.berth(at: place)
            let absent = try Berth.absent()
            let scope = harbor.scope(of: role, berth)
            if role == .ingest, place != .own { _ = try await harbor.cluster("in-away") }
            let person = try await harbor.person(role, in: scope, home: role == .ingest ? harbor.search : nil)
            for deed in Deed.allCases {
                let expected = Self.outcome(of: deed, role, place)
                if deed == .removeProject, expected == .done { try await harbor.clear(berth) }
                let refusal = try await refusal {
                    try await harbor.attempt(deed, try await harbor.call(person), at: berth)
                }
                switch expected {
                case .done: #expect(refusal == nil || deed.isBeyondMemory, "\(role) \(deed) \(place)")
                case .forbidden: #expect(refusal?.code == "forbidden", "\(role) \(deed) \(place)")
                case .notFound:
                    #expect(refusal?.kind == .notFound, "\(role) \(deed) \(place)")
                    let likeAbsent = try await MooringServiceTests.refusal {
                        try await harbor.attempt(deed, try await harbor.call(person), at: absent)
                    }
                    #expect(
                        refusal.map { $0.words(berth, as: absent) } == likeAbsent?.words(absent, as: absent),
                        "\(role) \(deed) \(place): what may not be seen is refused like what is not there")
                }
            }
        }
    }

    enum Outcome { case done, forbidden, notFound }

    /// What the design says.
    static func outcome(of deed: Deed, _ role: Role, _ place: Where) -> Outcome {
        if role == .operator { return .done }
        if deed.isOfInstallation { return .forbidden }
        if role == .ingest { return place == .own && deed == .takeEntries ? .done : .notFound }
        let holds =
            switch (role, place) {
            case (.organizationOwner, .own), (.organizationOwner, .otherProject): true
            // A role in a project is none in its organization.
            case (_, .own): !deed.isOfOrganization
            default: false
            }
        guard holds else { return .notFound }
        return deed.roles.contains(role) ? .done : .forbidden
    }
}

extension Harbor {
    fileprivate func scope(of role: Role, _ berth: Berth) -> String {
        switch role {
        case .operator: "installation"
        case .organizationOwner: acme
        // Its cluster is all that there is for it.
        case .ingest: berth.project == search ? "cluster/\(berth.cluster)" : "cluster/in-away"
        default: search
        }
    }

    fileprivate func berth(at place: AccessTableTests.Where) async throws -> Berth {
        switch place {
        case .own: try await berth(in: search, of: acme, named: "own")
        case .otherProject: try await berth(in: ads, of: acme, named: "other")
        case .otherOrganization: try await berth(in: maps, of: globex, named: "foreign")
        }
    }

    /// Takes out of a project what keeps it from being removed.
    fileprivate func clear(_ berth: Berth) async throws {
        let call = try await operatorCall
        for job in try await registry.jobs(call, project: berth.project, status: nil) {
            _ = try await refusal { try await registry.cancelJob(call, job.key) }
        }
        for row in try await registry.integrations(call, project: berth.project) {
            _ = try await registry.deleteIntegration(call, row.key, force: true)
        }
        for row in try await registry.clusters(call, project: berth.project) {
            _ = try await registry.removeCluster(call, row.key)
        }
    }
}

extension Refusal {
    /// Code and text, with the identifiers of one berth written as another's.
    fileprivate func words(_ berth: Berth, as other: Berth) -> String {
        berth.counterparts(in: other).reduce("\(code) \(detail.english) \(remedy.english) \(pointer ?? "")") {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
