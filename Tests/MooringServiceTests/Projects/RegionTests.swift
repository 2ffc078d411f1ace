import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// Per region: what a project has, and what it lacks.
@Suite struct RegionTests {
    private func regions(_ harbor: Harbor, asOf: Position? = nil) async throws -> [RegionCoverage] {
        try await harbor.registry.regions(try await harbor.operatorCall, project: harbor.search, asOf: asOf)
    }

    @Test func `a region with clusters and no integration that works is missing one`() async throws {
        try await withHarbor { harbor in
            #expect(try await regions(harbor).isEmpty)
            _ = try await harbor.cluster("in01", region: "local")
            _ = try await harbor.cluster("in02", region: "aws-us-west-2")
            #expect(try await regions(harbor).map(\.region) == ["aws-us-west-2", "local"])
            #expect(try await regions(harbor).map(\.missing) == [true, true])

            let id = try await harbor.validated(region: "aws-us-west-2")
            #expect(try await regions(harbor).map(\.missing) == [true, true])
            _ = try await harbor.registry.addIntegration(try await harbor.operatorCall, id)
            #expect(try await regions(harbor).map(\.missing) == [false, true])
            _ = try await harbor.active("reader", path: "reader", access: .readonly)
            #expect(try await regions(harbor).map(\.missing) == [false, true])
            let then = try await harbor.registry.head().position

            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, id)
            #expect(try await regions(harbor).map(\.missing) == [true, true])
            _ = try await harbor.registry.removeCluster(try await harbor.operatorCall, "in02")
            #expect(try await regions(harbor).map(\.missing) == [false, true])
            #expect(try await regions(harbor).first?.clusters == [])

            let past = try await regions(harbor, asOf: then)
            #expect(past.map(\.missing) == [false, true])
            #expect(past.first?.clusters == ["in02"] && past.first?.integrations.map(\.status) == ["active"])
        }
    }

    @Test func `the clusters and integrations of other projects are not in it`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster("in01", in: harbor.ads)
            _ = try await harbor.active(in: harbor.ads)
            #expect(try await regions(harbor).isEmpty)
        }
    }
}
