import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// Every list as it was, by position and by time.
@Suite struct AsOfTests {
    /// A list of things: how one more is made, and how the list is read.
    struct Listing: Sendable, CustomTestStringConvertible {
        let name: String
        let add: @Sendable (Harbor, Int) async throws -> Void
        let keys: @Sendable (Harbor, Call, Position?, Registry.Page) async throws -> [String]

        var testDescription: String { name }
    }

    static let listings = [
        Listing(name: "organizations") { harbor, number in
            _ = try await harbor.registry.createOrganization(try await harbor.operatorCall, name: "More \(number)")
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.organizations(call, asOf: asOf, page: page).map(\.key)
        },
        Listing(name: "projects") { harbor, number in
            _ = try await harbor.registry.createProject(
                try await harbor.operatorCall, organization: harbor.acme, name: "More \(number)")
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.projects(call, organization: harbor.acme, asOf: asOf, page: page).map(\.key)
        },
        Listing(name: "clusters") { harbor, number in
            _ = try await harbor.cluster("in0\(number)")
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.clusters(call, project: harbor.search, asOf: asOf, page: page).map(\.key)
        },
        Listing(name: "integrations") { harbor, number in
            _ = try await harbor.draft("Draft \(number)")
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.integrations(call, project: harbor.search, asOf: asOf, page: page).map(\.key)
        },
        Listing(name: "backups") { harbor, number in
            if number == 1 { _ = try await harbor.cluster() }
            _ = try await harbor.backup("backup-\(number)")
        } keys: { harbor, call, asOf, page in
            guard try await harbor.hasCluster else { return [] }
            return try await harbor.registry.backups(call, cluster: "in01", asOf: asOf, page: page).map(\.key)
        },
        Listing(name: "jobs") { harbor, number in
            if number == 1 {
                _ = try await harbor.cluster()
                _ = try await harbor.backup()
            }
            let integration = try await harbor.active("integration \(number)", path: "path\(number)")
            _ = try await harbor.export(through: integration)
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.jobs(call, project: harbor.search, status: nil, asOf: asOf, page: page).map(\.key)
        },
        Listing(name: "principals") { harbor, _ in
            _ = try await harbor.newcomer(home: harbor.search)
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.principals(call, home: try Harbor.scope(harbor.search), asOf: asOf, page: page)
                .map(\.row.key)
        },
        Listing(name: "grants") { harbor, _ in
            _ = try await harbor.registry.grant(
                try await harbor.operatorCall, role: .auditor, to: try await harbor.newcomer(),
                in: try Harbor.scope(harbor.search))
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.grants(call, scope: try Harbor.scope(harbor.search), asOf: asOf, page: page)
                .map(\.key)
        },
        Listing(name: "tokens") { harbor, _ in
            _ = try await harbor.token(of: harbor.harborMaster.id)
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.tokens(call, principal: nil, asOf: asOf, page: page).map(\.key)
        },
        Listing(name: "secrets") { harbor, number in
            _ = try await harbor.registry.storeSecret(
                try await harbor.operatorCall, project: harbor.search, name: "secret \(number)", value: [1])
        } keys: { harbor, call, asOf, page in
            try await harbor.registry.secrets(call, project: harbor.search, asOf: asOf, page: page).map(\.key)
        },
    ]

    @Test(arguments: listings)
    func `a list reads as it was, by position and by time, and in pages`(_ listing: Listing) async throws {
        try await withHarbor { harbor in
            var moments: [(position: Position, time: Timestamp, keys: [String])] = []
            for number in 0...3 {
                if number > 0 { try await listing.add(harbor, number) }
                let keys = try await listing.keys(harbor, try await harbor.operatorCall, nil, .init())
                moments.append((try await harbor.registry.head().position, harbor.clock.now, keys))
                harbor.clock.pass(seconds: 5)
            }
            #expect(moments.map(\.keys.count) == (0...3).map { $0 + (moments.first?.keys.count ?? 0) })
            let call = try await harbor.operatorCall
            for moment in moments where !(listing.name == "backups" && moment.keys.isEmpty) {
                for text in [moment.position.description, moment.time.description] {
                    let position = try await harbor.registry.position(asOf: text)
                    #expect(position == moment.position)
                    #expect(try await listing.keys(harbor, call, position, .init()) == moment.keys)
                }
            }
            var (paged, after): ([String], String?) = ([], nil)
            while true {
                let page = try await listing.keys(harbor, call, nil, .init(limit: 2, after: after))
                paged += page
                guard page.count == 2 else { break }
                after = page.last
            }
            #expect(paged == moments.last?.keys)
        }
    }

    @Test func `one thing reads as it was, and is not there before it was made`() async throws {
        try await withHarbor { harbor in
            let before = try await harbor.registry.head().position
            let id = try await harbor.active()
            let active = try await harbor.registry.head().position
            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.integration(id, asOf: active).status == "active")
            #expect(try await harbor.status(id) == "suspended")
            let early = try await refusal { try await harbor.integration(id, asOf: before) }
            #expect(early?.code == "integration-not-found")
        }
    }

    @Test func `what is neither a position nor a time is refused, and so is what has not come yet`() async throws {
        try await withHarbor { harbor in
            let head = try await harbor.registry.head().position
            #expect(try await harbor.registry.position(asOf: nil) == nil)
            #expect(try await harbor.registry.position(asOf: "0") == .start)
            let code = { (text: String) in
                try await refusal { try await harbor.registry.position(asOf: text) }?.code
            }
            #expect(try await code(head.next.description) == "as-of-beyond-head")
            for text in ["", "-1", "yesterday", "2026-05-01", "9223372036854775808"] {
                #expect(try await code(text) == "as-of-invalid", "\(text)")
            }
        }
    }
}

extension Harbor {
    fileprivate var hasCluster: Bool {
        get async throws { try await !registry.clusters(try await operatorCall, project: search).isEmpty }
    }
}
