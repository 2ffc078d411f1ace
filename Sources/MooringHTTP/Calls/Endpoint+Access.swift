import MooringModel
import MooringService
import Projections

// Who may do what: principals and grants.

extension Endpoint {
    static let principals = [
        Endpoint(
            .post, "/v1/principals", "registerPrincipal", .access, "Makes a person or a service known.",
            body: [
                .required("kind", .word(["person", "service"])),
                .required(
                    "home", .scope,
                    LocalizedText(en: "Whose administrators look after it.", zhHans: "由谁的管理员负责。")),
                .optional(
                    "name", .name, LocalizedText(en: "Kept apart from the log, and erasable.", zhHans: "与日志分开保存，可删除。")),
                .optional("email", .string(3...254, pattern: "^[^@ ]+@[^@ ]+$", example: "ada@example.com")),
            ], answers: .row(.principal, status: 201)
        ) { exchange in
            let recorded = try await exchange.registry.registerPrincipal(
                exchange.call, kind: exchange.word("kind") ?? .person, home: try exchange.required("home"),
                name: exchange.string("name"), email: exchange.string("email"))
            let row = try await exchange.registry.outcome(recorded, .principal)
            return .row(row, status: 201, adding: ["name": exchange.body["name"], "email": exchange.body["email"]])
        },
        Endpoint(
            .get, "/v1/principals", "listPrincipals", .access, "Lists the principals of a scope.",
            query: [
                QueryParameter(
                    "home", .scope,
                    LocalizedText(
                        en: "Those that belong here; the installation's if missing.", zhHans: "属于此范围者；缺省为整个安装。"))
            ] + QueryParameter.page + [.asOf], answers: .page(of: .principal)
        ) { exchange in
            let found = try await exchange.registry.principals(
                exchange.call, home: exchange.query["home"].flatMap { Scope($0) } ?? .installation,
                asOf: try await exchange.asOf(), page: exchange.page)
            let items = found.map { principal -> JSONValue in
                var object = principal.row.json
                object["name"] = principal.name.map(JSONValue.string)
                object["email"] = principal.email.map(JSONValue.string)
                return .object(object)
            }
            return .page(items, next: found.count == exchange.page.limit ? found.last?.row.key : nil, exchange)
        },
        Endpoint(
            .post, "/v1/principals/{principal}/disablement", "disablePrincipal", .access,
            "Disables a principal: its tokens end at once, and its grants are revoked.", conditional: true,
            answers: .row(.principal)
        ) { exchange in
            let recorded = try await exchange.registry.disablePrincipal(exchange.call, exchange["principal"])
            return .row(try await exchange.registry.outcome(recorded, .principal, key: exchange["principal"]))
        },
        Endpoint(
            .put, "/v1/principals/{principal}/profile", "saveProfile", .access,
            "Replaces what is known of a principal as a person; without a name it is erased.",
            body: [
                .optional("name", .name),
                .optional("email", .string(3...254, pattern: "^[^@ ]+@[^@ ]+$", example: "ada@example.com")),
            ], answers: .row(.principal)
        ) { exchange in
            try await exchange.registry.saveProfile(
                exchange.call, exchange["principal"], name: exchange.string("name"),
                email: exchange.string("email"))
            let row = try await exchange.registry.show(
                exchange.call, .principal, exchange["principal"], action: .grantAccess)
            guard exchange.string("name") != nil else { return .row(row) }
            return .row(row, adding: ["name": exchange.body["name"], "email": exchange.body["email"]])
        },
        Endpoint(
            .get, "/v1/me", "showMe", .access, "Who the token says the caller is, and what he may do where.",
            answers: .json(.named(.me))
        ) { exchange in .json(exchange.call.caller.json) },
    ]

    static let grants = [
        Endpoint(
            .post, "/v1/grants", "grantRole", .access, "Grants a role to a principal in a scope.",
            body: [
                .required("principal", .identifier(PrincipalID.self)), .required("role", .role),
                .required("scope", .scope),
            ], answers: .row(.grant, status: 201)
        ) { exchange in
            let principal = exchange.string("principal") ?? ""
            let role: Role = exchange.word("role") ?? .dataViewer
            let scope: Scope = try exchange.required("scope")
            let recorded = try await exchange.registry.grant(exchange.call, role: role, to: principal, in: scope)
            return .row(
                try await exchange.registry.grantRow(recorded, role: role, principal: principal, scope: scope),
                status: 201)
        },
        Endpoint(
            .get, "/v1/grants", "listGrants", .access,
            "Lists the grants of a scope or of a principal; the caller's own if neither is given.",
            query: [
                QueryParameter("scope", .scope, LocalizedText(en: "That hold in this scope.", zhHans: "此范围内。")),
                QueryParameter("principal", .text, LocalizedText(en: "Of this principal.", zhHans: "此主体。")),
            ] + QueryParameter.page + [.asOf], answers: .page(of: .grant)
        ) { exchange in
            let rows = try await exchange.registry.grants(
                exchange.call, scope: exchange.query["scope"].flatMap { Scope($0) },
                principal: exchange.query["principal"], asOf: try await exchange.asOf(), page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .delete, "/v1/grants/{grant}", "revokeGrant", .access, "Revokes a grant.", answers: .row(.grant)
        ) { exchange in
            let recorded = try await exchange.registry.revoke(exchange.call, grant: exchange["grant"])
            return .row(try await exchange.registry.outcome(recorded, .grant, key: exchange["grant"]))
        },
    ]
}

extension Caller {
    fileprivate var json: JSONValue {
        [
            "kind": .string(actor.kind.rawValue), "principal": .string(actor.id),
            "roles": .array(
                grants.map { ["role": .string($0.role.rawValue), "scope": .string($0.scope.description)] }),
            "token": .object([
                "expiresAt": token.map { .string($0.expiresAt.description) },
                "id": token.map { .string($0.id.description) }, "role": (token?.role).map { .string($0.rawValue) },
                "scope": token.map { .string($0.scope.description) },
            ]),
        ]
    }
}
