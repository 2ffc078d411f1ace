/// A policy of IAM ("IAM JSON policy elements reference" of the IAM user guide).
struct PolicyDocument: Sendable, Hashable {
    var statements: [Statement]

    /// Something that is allowed; nothing here ever denies.
    struct Statement: Sendable, Hashable {
        var sid: String
        /// The ARN that is trusted; nil in a policy of a role.
        var principal: String?
        var actions: [String]
        /// Empty in a trust policy.
        var resources: [String] = []
        var condition: Condition?
    }

    struct Condition: Sendable, Hashable {
        /// Such as `StringEquals`.
        var test: String
        /// Such as `sts:ExternalId`.
        var variable: String
        /// Any of them.
        var values: [String]
    }

    static let version = "2012-10-17"

    var json: OrderedJSON {
        .object([
            .init("Version", .string(Self.version)), .init("Statement", .array(statements.map(Self.json))),
        ])
    }

    private static func json(_ statement: Statement) -> OrderedJSON {
        var members: [OrderedJSON.Member] = [.init("Sid", .string(statement.sid)), .init("Effect", .string("Allow"))]
        if let principal = statement.principal {
            members.append(.init("Principal", .object([.init("AWS", .string(principal))])))
        }
        members.append(.init("Action", oneOrMore(statement.actions)))
        if !statement.resources.isEmpty { members.append(.init("Resource", oneOrMore(statement.resources))) }
        if let condition = statement.condition {
            members.append(
                .init(
                    "Condition",
                    .object([
                        .init(condition.test, .object([.init(condition.variable, oneOrMore(condition.values))]))
                    ])))
        }
        return .object(members)
    }

    private static func oneOrMore(_ strings: [String]) -> OrderedJSON {
        strings.count == 1 ? .string(strings[0]) : .strings(strings)
    }
}
