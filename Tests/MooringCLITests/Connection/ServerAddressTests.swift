import MooringCLI
import Testing

@Suite("Where a token may go")
struct ServerAddressTests {
    @Test(
        "Over TLS anywhere, in the clear to this machine only",
        arguments: [
            ("http://127.0.0.1:8080", true), ("http://localhost", true), ("http://[::1]:80", true),
            ("HTTP://LOCALHOST:8080/", true), ("https://mooring.example.com", true),
            ("https://mooring.example.com/registry/", true), ("http://mooring.example.com", false),
            ("http://192.0.2.1", false), ("http://127.0.0.1.example.com", false), ("http://127.1", false),
            ("http://[::ffff:127.0.0.1]", false), ("http://0.0.0.0", false),
        ])
    func token(_ text: String, _ isAllowed: Bool) throws {
        let address = try ServerAddress(text)
        if isAllowed {
            try address.checkMayCarryToken()
        } else {
            #expect {
                try address.checkMayCarryToken()
            } throws: { error in
                let failure = error as? Failure
                return failure?.code == "token-needs-encryption" && failure?.exitCode == 2
            }
        }
    }

    @Test(
        "What could be read in two ways is refused",
        arguments: [
            "mooring.example.com", "ftp://x", "http://", "http://user@127.0.0.1", "http://127.0.0.1@evil.example.com",
            "http://127.0.0.1:0", "http://127.0.0.1:65536", "http://127.0.0.1:80x", "http://127.0.0.1/a?b",
            "http://127.0.0.1/a#b", "http://127.0.0.1%2eevil", "http://[::1", "http://[evil.example.com]/%41",
            "http://127.0.0.1\\evil", "http://exämple",
        ])
    func refused(_ text: String) {
        #expect { try ServerAddress(text) } throws: { ($0 as? Failure)?.exitCode == 2 }
    }
}
