import MooringModel
import MooringService

/// Whoever does everything in the sample.
enum SamplePerson {
    static let id = PrincipalID(bits: 0x0196_8B3C_0000_7000_8000_0000_0000_0001)

    static let actor = Actor(
        kind: .person, id: id.description,
        via: TokenID(bits: 0x0196_8B3C_0000_7000_8000_0000_0000_0002).description, address: "192.0.2.7")

    /// As an operator, without a token: looking one up is the HTTP interface's work.
    static let caller: Caller = {
        var caller = Caller.system("bench", via: "bench")
        caller.actor = actor
        caller.principal = id
        return caller
    }()
}
