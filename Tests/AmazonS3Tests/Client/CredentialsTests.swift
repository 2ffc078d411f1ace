import ConnectorKit
import Testing

@testable import AmazonS3

@Suite struct CredentialsTests {
    @Test("the secret key does not show when credentials are printed")
    func secretIsHidden() {
        let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: Secret(Array("hush".utf8)))
        #expect(!"\(credentials)".contains("hush"))
    }
}
