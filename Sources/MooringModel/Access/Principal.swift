/// A person or a service that may act, known to the log by an opaque identifier only.
package struct Principal: Entity {
    package var id: PrincipalID?
    package var kind = Actor.Kind.person
    package var home = Scope.installation
    package var isDisabled = false
    /// Issued and not revoked; some may have expired.
    package var tokens: [TokenID: Token] = [:]

    package init() {}

    /// The longest life of a token.
    package static let maximumTokenDays: Int64 = 365
    /// The longest life of a token that a person gets from somebody else, to issue one of his own with.
    package static let firstTokenDays: Int64 = 1

    package enum Command: Sendable {
        case register(PrincipalID, kind: Actor.Kind, home: Scope)
        /// Ends its tokens too, each by an event of its own.
        case disable
        /// - byAnother: whether somebody else asks for it. A person gets such a token only while he has none that works:
        ///   so nobody acts in his name beside him and unnoticed.
        case issueToken(Token, now: Timestamp, byAnother: Bool = false)
        case revokeToken(TokenID)
        case noteRefusal(Action, target: String, count: Int64)
    }

    package func decide(_ command: Command) throws(Refusal) -> [PrincipalEvent] {
        if case .register(let newID, let kind, let home) = command {
            guard id == nil else { throw .identifierTaken("principal", newID.description) }
            // The system acts under its parts' names and holds no token.
            guard kind != .system else { throw .principalKindInvalid }
            return [.registered(id: newID, kind: kind, home: home)]
        }
        guard let id else { throw .notFound("principal", "") }
        switch command {
        case .register: return []
        case .disable:
            guard !isDisabled else { return [] }
            return tokens.keys.sorted().map { .tokenRevoked(id: $0) } + [.disabled]
        case .issueToken(let token, let now, let byAnother):
            guard !isDisabled else { throw .principalDisabled(id) }
            guard tokens[token.id] == nil else { throw .identifierTaken("token", token.id.description) }
            guard token.expiresAt > now, token.expiresAt <= now.adding(seconds: Self.maximumTokenDays * 86_400) else {
                throw .tokenLifetimeInvalid
            }
            if byAnother, kind == .person {
                guard !tokens.values.contains(where: { $0.expiresAt > now }) else { throw .tokenOfPerson(id) }
                guard token.expiresAt <= now.adding(seconds: Self.firstTokenDays * 86_400) else {
                    throw .firstTokenTooLong
                }
            }
            return [.tokenIssued(token)]
        case .revokeToken(let token):
            guard tokens[token] != nil else { throw .notFound("token", token.description) }
            return [.tokenRevoked(id: token)]
        case .noteRefusal(let action, let target, let count):
            return [.accessRefused(action: action, target: target, count: count)]
        }
    }

    package mutating func evolve(_ event: PrincipalEvent) {
        switch event {
        case .registered(let id, let kind, let home):
            self.id = id
            self.kind = kind
            self.home = home
        case .disabled: isDisabled = true
        case .tokenIssued(let token): tokens[token.id] = token
        case .tokenRevoked(let id): tokens[id] = nil
        case .accessRefused: break
        }
    }
}
