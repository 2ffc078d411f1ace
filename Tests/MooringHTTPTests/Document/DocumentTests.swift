import MooringModel
import NIOHTTP1
import Testing

@testable import MooringHTTP

@Suite("/openapi.json and the routes are one")
struct DocumentTests {
    @Test("Every operation of the document reaches its call")
    func reachable() async throws {
        try await withServer { server in
            for operation in try await Self.operations(on: server) {
                let answer = try await server.call(operation.method, operation.path)
                let code = answer.status < 400 ? nil : try? answer.json["code"]?.stringValue
                #expect(code != "internal-error", "\(operation): \(answer.text)")
                #expect(code != "path-unknown" && code != "method-not-allowed", "\(operation)")
                if operation.path.hasPrefix("/v2/") { #expect(answer.status == 200, "\(operation)") }
            }
        }
    }

    @Test("Every route is in the document, under its method and name")
    func documented() async throws {
        try await withServer { server in
            let names = Set(try await Self.operations(on: server).map(\.name))
            let table = try EndpointTable.complete()
            #expect(names == Set(table.endpoints.map(\.id)))
            #expect(names.count == table.endpoints.count, "No name is given twice.")
        }
    }

    @Test("A path parameter that is not in the path, or the other way round, cannot be")
    func parameters() async throws {
        for endpoint in try EndpointTable.complete().endpoints {
            #expect(Set(endpoint.pathParameters).count == endpoint.pathParameters.count)
            #expect(Set(endpoint.query.map(\.name)).count == endpoint.query.count)
            #expect(!endpoint.path.hasSuffix("/"))
        }
    }

    @Test("Whoever shows no token learns nothing but whether the server lives", arguments: ["/healthz", "/readyz"])
    func open(_ path: String) async throws {
        try await withServer { server in
            #expect(try await server.send(.GET, path).status == 200)
            for operation in try await Self.operations(on: server)
            where !["/healthz", "/readyz"].contains(operation.path) {
                let answer = try await server.send(operation.method, operation.path)
                if operation.path.hasPrefix("/v2/") {
                    #expect(try answer.json["code"] == 1800 && answer.json["data"] == nil, "\(operation)")
                } else {
                    #expect(answer.status == 401, "\(operation)")
                }
            }
        }
    }

    @Test("HEAD answers as GET does, without the body")
    func head() async throws {
        try await withStory { story in
            let path = "/v1/integrations/\(story.integration)"
            let whole = try await story.server.call(.GET, path)
            let head = try await story.server.call(.HEAD, path)
            #expect(head.status == 200)
            #expect(head.text.isEmpty)
            #expect(head.headers.first(name: "ETag") == whole.headers.first(name: "ETag"))
            #expect(head.headers.first(name: "Content-Length") == "\(whole.text.utf8.count)")
            #expect(try await story.server.call(.HEAD, "/v1/nothing").status == 404)
            #expect(try await story.server.call(.GET, path).status == 200, "The connection is still in step.")
        }
    }

    private struct Operation: CustomStringConvertible {
        var method: HTTPMethod
        var path: String
        var name: String
        var description: String { "\(method.rawValue) \(path)" }
    }

    private static func operations(on server: RunningServer) async throws -> [Operation] {
        let document = try await server.call(.GET, "/openapi.json").json
        var operations: [Operation] = []
        for path in try #require(document["paths"]?.objectValue).members {
            for method in path.value.objectValue?.members ?? [] {
                // A parameter's place takes any word.
                let filled = path.name.split(separator: "/").map { $0.hasPrefix("{") ? "x" : $0 }.joined(separator: "/")
                operations.append(
                    Operation(
                        method: HTTPMethod(rawValue: method.name.uppercased()), path: "/" + filled,
                        name: method.value["operationId"]?.stringValue ?? ""))
            }
        }
        try #require(operations.count > 50)
        return operations
    }
}
