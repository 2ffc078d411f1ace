import ConnectorKit
import Testing

@Suite struct SecretTests {
    @Test func `a secret shows its bytes to whoever asks for them, and to nothing that prints`() {
        let secret = Secret(Array("hunter2".utf8))
        #expect(secret.withBytes { String(decoding: $0, as: UTF8.self) } == "hunter2")

        struct Holder { var secret: Secret }
        var dumped = ""
        dump(Holder(secret: secret), to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\(Holder(secret: secret))", dumped] {
            #expect(!text.contains("hunter2") && !text.contains("104"))
            #expect(text.contains("[secret]"))
        }
    }
}
