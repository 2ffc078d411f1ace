import MooringModel
import MooringService
import Projections

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What there has to be before entries come, made once.
struct Ground {
    let registry: Registry
    let token: String

    func begin() async throws {
        let call = Call(caller: try await registry.authenticate(token, address: nil), correlation: "ground")
        guard let cluster = ClusterID("in01"), let region = Region("local") else { return }
        if (try? await registry.forwarding(call, "in01")) != nil { return }
        let organization = try await registry.createOrganization(call, name: "Acme").subject.identifier
        let project = try await registry.createProject(call, organization: organization, name: "Search").subject
            .identifier
        _ = try await registry.registerCluster(call, project: project, id: cluster, region: region, plan: .dedicated)
        let integration = try await registry.draftIntegration(
            call, project: project,
            Registry.NewIntegration(
                name: "logs", description: "", connector: "local-directory", region: region, access: .readwrite,
                configuration: ["path": "logs"])
        ).subject.identifier
        _ = try await registry.validateIntegration(call, integration)
        _ = try await registry.addIntegration(call, integration)
        _ = try await registry.enableForwarding(call, cluster: "in01", integration: integration, directory: "")
    }

    static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// Writes a line, without a buffer that a kill would empty.
    static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(1, bytes, bytes.count)
    }
}
