import MooringModel

/// /openapi.json (OpenAPI 3.1), made from the endpoints.
struct OpenAPIDocument {
    private let endpoints: [Endpoint]

    init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }

    var json: JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Mooring", "version": "1",
                "summary": "A self-hosted registry of storage integrations.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "tags": .array(Endpoint.Subject.allCases.map { ["name": .string($0.rawValue)] }),
            "paths": paths, "components": components,
        ]
    }

    private var paths: JSONValue {
        var paths = JSONObject()
        for endpoint in endpoints {
            var path = paths[endpoint.path]?.objectValue ?? JSONObject()
            path[endpoint.method.rawValue.lowercased()] = operation(endpoint)
            paths[endpoint.path] = .object(path)
        }
        return .object(paths)
    }

    private func operation(_ endpoint: Endpoint) -> JSONValue {
        var responses = JSONObject()
        responses["\(endpoint.answer.status)"] = answer(endpoint.answer)
        let problem: JSONValue =
            endpoint.manner == .plain
            ? ["$ref": "#/components/responses/Problem"] : ["$ref": "#/components/responses/Refused"]
        for status in endpoint.problems { responses["\(status)"] = problem }
        return .object([
            "operationId": .string(endpoint.id), "summary": .string(endpoint.summary),
            "tags": [.string(endpoint.subject.rawValue)],
            "security": endpoint.needsToken ? [["token": []]] : [],
            "parameters": .array(parameters(endpoint)),
            "requestBody": endpoint.takesLines ? Self.lines : endpoint.body.map(requestBody),
            "responses": .object(responses),
        ])
    }

    private func parameters(_ endpoint: Endpoint) -> [JSONValue] {
        let path = endpoint.pathParameters.map { name -> JSONValue in
            ["in": "path", "name": .string(name), "required": true, "schema": ["type": "string", "minLength": 1]]
        }
        let query = endpoint.query.map { parameter -> JSONValue in
            [
                "in": "query", "name": .string(parameter.name), "description": .string(parameter.help.english),
                "x-description-zh-Hans": .string(parameter.help.simplifiedChinese),
                "required": .bool(parameter.isRequired),
                "schema": .object(parameter.shape.json),
            ]
        }
        guard endpoint.needsToken else { return path + query }
        var headers: [JSONValue] = [["$ref": "#/components/parameters/AcceptLanguage"]]
        if endpoint.method != .get { headers.append(["$ref": "#/components/parameters/Reason"]) }
        if endpoint.takesIdempotencyKey { headers.append(["$ref": "#/components/parameters/IdempotencyKey"]) }
        if endpoint.isConditional { headers.append(["$ref": "#/components/parameters/IfMatch"]) }
        return path + query + headers
    }

    private func requestBody(_ shape: Shape) -> JSONValue {
        ["required": true, "content": ["application/json": ["schema": .object(shape.json)]]]
    }

    private static let lines: JSONValue = [
        "required": true,
        "description": "JSON Lines: one JSON object on each line, in UTF-8. Content-Encoding may be gzip.",
        "content": [
            "application/x-ndjson": [
                "schema": ["type": "string"],
                "examples": ["entry": ["value": "{\"action\":\"Search\",\"status\":\"success\"}\n"]],
            ]
        ],
    ]

    private func answer(_ answer: Endpoint.Answer) -> JSONValue {
        var content = JSONObject()
        for (mediaType, shape) in answer.contents { content[mediaType] = ["schema": .object(shape.json)] }
        var headers: JSONObject = Self.headers
        if answer.hasEntityTag {
            headers["ETag"] = [
                "description": "The version, for If-Match.", "required": true, "schema": ["type": "string"],
            ]
        }
        return [
            "description": answer.status == 202 ? "Taken on." : "Done.", "content": .object(content),
            "headers": .object(headers),
        ]
    }

    private static let headers: JSONObject = {
        var headers = JSONObject()
        headers["X-Request-Id"] = [
            "description": "The correlation of the events that the request recorded.", "required": true,
            "schema": ["type": "string"],
        ]
        return headers
    }()

    private var components: JSONValue {
        var schemas = JSONObject()
        for name in Shape.Name.allCases { schemas[name.rawValue] = .object(Shape.resource(name).json) }
        return [
            "schemas": .object(schemas),
            "securitySchemes": [
                "token": [
                    "type": "http", "scheme": "bearer",
                    "description": "A token that begins with mooring_.",
                ]
            ],
            "responses": [
                "Problem": [
                    "description": "What is wrong, where, and what would be right (RFC 9457).",
                    "headers": .object(Self.headers),
                    "content": [
                        "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                    ],
                ],
                "Refused": [
                    "description": "What is wrong and what would be right, in the hosted service's envelope.",
                    "headers": .object(Self.headers),
                    "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Refused"]]],
                ],
            ],
            "parameters": .object(Self.parameters),
        ]
    }

    private static let parameters: JSONObject = {
        func header(_ name: JSONValue, _ description: JSONValue, _ schema: JSONValue) -> JSONValue {
            ["in": "header", "name": name, "description": description, "schema": schema]
        }
        var parameters = JSONObject()
        parameters["AcceptLanguage"] = header(
            "Accept-Language", "en or zh-Hans, for every text meant for people.",
            ["type": "string", "examples": ["zh-Hans"]])
        parameters["Reason"] = header(
            "X-Reason",
            "Why, recorded with the change: 1 to 512 characters; what is not ASCII as percent-encoded UTF-8.",
            ["type": "string", "pattern": "^([ -$&-~]|%[0-9A-Fa-f]{2})+$"])
        parameters["IdempotencyKey"] = header(
            "Idempotency-Key",
            "Repeating the request with the same key within 24 hours gives the first outcome again.",
            ["type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$"])
        parameters["IfMatch"] = header(
            "If-Match", "Change it only if it still has this version.",
            ["type": "string", "pattern": "^(\\*|\"[0-9]{1,15}\")$"])
        return parameters
    }()
}
