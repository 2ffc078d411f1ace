import DomainSamples
import EventLog
import MooringModel
import Projections
import Testing

@Suite struct RegionCoverageTests {
    private func cluster(_ id: String, _ region: String, status: String = "active") -> ViewRow {
        ViewRow(
            view: .cluster, key: id, scope: Sample.project.description, region: region, status: status,
            version: Version(1), validFrom: Position(1), body: JSONObject())
    }

    private func integration(
        _ id: String, _ region: String, status: IntegrationStatus = .active, access: IntegrationAccess = .readwrite,
        name: String? = "Exports"
    ) -> ViewRow {
        var body = JSONObject()
        body["access"] = .string(access.rawValue)
        body["name"] = name.map(JSONValue.string)
        return ViewRow(
            view: .integration, key: id, scope: Sample.project.description, region: region, status: status.rawValue,
            version: Version(1), validFrom: Position(1), body: body)
    }

    private func isMissing(_ integrations: ViewRow...) -> Bool? {
        RegionCoverage.regions(clusters: [cluster("in01", "local")], integrations: integrations)
            .first { $0.region == "local" }?.missing
    }

    @Test func `a project without anything has no regions`() {
        #expect(RegionCoverage.regions(clusters: [], integrations: []) == [])
    }

    @Test func `a region with clusters and no integration shows as missing`() {
        #expect(
            RegionCoverage.regions(clusters: [cluster("in01", "local")], integrations: [])
                == [RegionCoverage(region: "local", clusters: ["in01"], integrations: [], missing: true)])
    }

    @Test func `regions, clusters and integrations come in order`() {
        let regions = RegionCoverage.regions(
            clusters: [cluster("in02", "local"), cluster("in03", "aws-us-west-2"), cluster("in01", "local")],
            integrations: [integration("integ-2", "local"), integration("integ-1", "local", status: .draft, name: nil)])
        #expect(
            regions == [
                RegionCoverage(region: "aws-us-west-2", clusters: ["in03"], integrations: [], missing: true),
                RegionCoverage(
                    region: "local", clusters: ["in01", "in02"],
                    integrations: [
                        .init(id: "integ-1", name: nil, status: "draft"),
                        .init(id: "integ-2", name: "Exports", status: "active"),
                    ], missing: false),
            ])
    }

    @Test func `only an active integration that may be written to covers a region`() {
        #expect(isMissing(integration("integ-1", "local")) == false)
        for status in IntegrationStatus.allCases where status != .active {
            #expect(isMissing(integration("integ-1", "local", status: status)) == true)
        }
        #expect(isMissing(integration("integ-1", "local", access: .readonly)) == true)
        #expect(isMissing(integration("integ-1", "aws-us-west-2"), integration("integ-2", "gcp-us-west1")) == true)
        #expect(isMissing(integration("integ-1", "local", status: .error), integration("integ-2", "local")) == false)
    }

    @Test func `removed clusters and deleted integrations count for nothing`() {
        #expect(
            RegionCoverage.regions(
                clusters: [cluster("in01", "local", status: "removed")],
                integrations: [integration("integ-1", "gcp-us-west1", status: .deleted)]) == [])
    }

    @Test func `a region with an integration and no cluster misses nothing`() {
        let regions = RegionCoverage.regions(
            clusters: [], integrations: [integration("integ-1", "local", status: .draft)])
        #expect(regions.map(\.missing) == [false])
    }

    @Test func `it reads the rows that the views keep`() throws {
        var views = KeptViews()
        views.take(.sample(ClusterEvent.samples[0], position: 1, version: 1))
        let rows = Array(views.present)
        #expect(RegionCoverage.regions(clusters: rows, integrations: []).map(\.region) == ["aws-us-west-2"])
        var integration = KeptViews()
        integration.take(.sample(.integration(.drafted(.sample())), position: 1, version: 1))
        let draft = try #require(
            RegionCoverage.regions(clusters: [], integrations: Array(integration.present)).first?.integrations.first)
        #expect(draft.name == "Acme exports" && draft.status == "draft")
    }
}
