import ConnectorKit
import EventLog
import LocalDirectory
import Logging
import MooringModel
import MooringService
import Stores

/// A registry for one test: on a store in memory, on directories of its own, with Acme (projects `search` and `ads`)
/// and Globex (project `maps`) and an operator who has set them up.
struct Harbor: Sendable {
    let ground: Ground
    let clock: TickingClock
    let store: MemoryStore
    let spool: WatchedSpool
    let watch: Watch
    let registry: Registry
    let logger: Logger
    let harborMaster: Person

    let acme: String
    let globex: String
    let search: String
    let ads: String
    let maps: String

    init(_ ground: Ground, _ auditLog: AuditLogSettings = AuditLogSettings()) async throws {
        let (clock, watch) = (TickingClock(), Watch())
        let store = MemoryStore { clock.now }
        let spool = WatchedSpool(store)
        var ports = Ports(store)
        ports.spool = spool
        let directories = try LocalDirectoryProvider(
            roots: [ground.path("exports"), ground.path("data/within")],
            forbidding: ["data", "exports/data", "exports/search/data"].map(ground.path), lowSpace: 1)
        let logger = Logger(label: "harbor") { _ in SwiftLogNoOpLogHandler() }
        let registry = Registry(
            ports: ports,
            catalog: try ConnectorCatalog([directories, try WatchedDirectory(directories, watch)]),
            secretKey: [UInt8](repeating: 7, count: 32), protectedDirectories: [ground.path("data")],
            auditLog: auditLog, now: { clock.now }, logger: logger)
        (self.ground, self.clock, self.store, self.spool, self.watch) = (ground, clock, store, spool, watch)
        (self.registry, self.logger) = (registry, logger)

        let token = try await registry.issueOperatorToken(via: "start")
        let caller = try await registry.authenticate(token, address: nil)
        harborMaster = Person(id: caller.actor.id, token: token)
        let call = Call(caller: caller, correlation: "setting-up")
        acme = try await registry.createOrganization(call, name: "Acme").subject.identifier
        globex = try await registry.createOrganization(call, name: "Globex").subject.identifier
        search = try await registry.createProject(call, organization: acme, name: "Search").subject.identifier
        ads = try await registry.createProject(call, organization: acme, name: "Ads").subject.identifier
        maps = try await registry.createProject(call, organization: globex, name: "Maps").subject.identifier
    }
}

func withHarbor(
    auditLog: AuditLogSettings = AuditLogSettings(), _ body: (Harbor) async throws -> Void
) async throws {
    let ground = try Ground()
    defer { ground.remove() }
    try await body(try await Harbor(ground, auditLog))
}
