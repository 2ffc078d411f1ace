import HummingbirdCore
import ConnectorKit
import HTTPTypes
import MooringModel
import Testing

@testable import AmazonS3

@Suite struct CredentialSourcesTests {
    private func surroundings(
        _ environment: [String: String] = [:], files: [String: String] = [:]
    ) -> ProcessSurroundings {
        ProcessSurroundings(environment: environment, readFile: { files[$0] })
    }

    // MARK: Environment

    @Test("the environment gives a key pair, with its session token")
    func environment() throws {
        let source = EnvironmentCredentials(
            surroundings: surroundings([
                "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "hush", "AWS_SESSION_TOKEN": "token",
            ]))
        let credentials = try #require(try source.credentials())
        #expect(credentials.accessKeyID == "AKID")
        #expect(credentials.sessionToken == "token")
        #expect(credentials.secretAccessKey.withBytes { $0 } == Array("hush".utf8))
    }

    @Test("half a key pair in the environment is refused and not passed over")
    func halfAPair() {
        let source = EnvironmentCredentials(surroundings: surroundings(["AWS_ACCESS_KEY_ID": "AKID"]))
        #expect(throws: ConnectorError.self) { try source.credentials() }
    }

    // MARK: Files

    private let home = ["HOME": "/home/ada"]

    @Test("the shared credentials file gives the default profile, and its comments do not count")
    func sharedCredentials() throws {
        let text = """
            # keys
            [default]
            aws_access_key_id = AKID
            aws_secret_access_key=hush#not-a-comment ; a comment
            """
        let source = ProfileCredentials(
            surroundings: surroundings(home, files: ["/home/ada/.aws/credentials": text]), profile: nil)
        let credentials = try #require(try source.credentials())
        #expect(credentials.accessKeyID == "AKID")
        #expect(credentials.secretAccessKey.withBytes { String(decoding: $0, as: UTF8.self) } == "hush#not-a-comment")
    }

    @Test("a profile of the config file is found by its name, and the credentials file counts first")
    func namedProfile() throws {
        let files = [
            "/etc/aws-config":
                "[profile china]\naws_access_key_id = OLD\naws_secret_access_key = old\nregion = cn-north-1",
            "/etc/aws-credentials": "[china]\naws_access_key_id = NEW\naws_secret_access_key = new",
        ]
        let environment = ["AWS_CONFIG_FILE": "/etc/aws-config", "AWS_SHARED_CREDENTIALS_FILE": "/etc/aws-credentials"]
        let source = ProfileCredentials(surroundings: surroundings(environment, files: files), profile: "china")
        #expect(try source.credentials()?.accessKeyID == "NEW")
    }

    @Test("a profile that was named and is not there is an error that names it")
    func missingProfile() {
        let source = ProfileCredentials(surroundings: surroundings(home), profile: "china")
        let error = #expect(throws: ConnectorError.self) { try source.credentials() }
        #expect(error?.detail.contains("\"china\"") == true)
    }

    @Test("without files and without a named profile the next place is asked")
    func noFiles() throws {
        #expect(try ProfileCredentials(surroundings: surroundings(home), profile: nil).credentials() == nil)
    }

    // MARK: Container

    @Test("the container's endpoint is asked with its token, which is read anew from its file")
    func container() async throws {
        try await MetadataServer.running { request in
            guard request.headers[.authorization] == "Bearer rotated", request.uri.path == "/v1/credentials" else {
                return (401, "")
            }
            return (200, MetadataServer.keys())
        } _: { address, http in
            let source = ContainerCredentials(
                surroundings: surroundings(
                    [
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "\(address)/v1/credentials",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token",
                    ], files: ["/token": "Bearer rotated\n"]), client: MetadataClient(http: http))
            let credentials = try await source.credentials()
            #expect(credentials?.accessKeyID == "ASIAEXAMPLE")
            #expect(credentials?.sessionToken == "token")
            #expect(credentials?.expiresAt == Timestamp("2099-01-01T00:00:00Z"))
        }
    }

    @Test("a container's address that is not on this machine is refused over a plain connection")
    func containerElsewhere() async throws {
        try await MetadataServer.running { _ in
            nil
        } _: { _, http in
            for address in ["http://example.com/c", "http://127.evil.example/c", "ftp://127.0.0.1/c"] {
                let source = ContainerCredentials(
                    surroundings: surroundings(["AWS_CONTAINER_CREDENTIALS_FULL_URI": address]),
                    client: MetadataClient(http: http))
                await #expect(throws: ConnectorError.self, "\(address)") { try await source.credentials() }
            }
        }
    }

    // MARK: Instance

    @Test("the instance metadata service is asked as its second version wants it: a token, the role, its keys")
    func instance() async throws {
        try await MetadataServer.running { request in
            let token = HTTPField.Name("X-aws-ec2-metadata-token").flatMap { request.headers[$0] }
            switch (request.method, request.uri.path) {
            case (.put, "/latest/api/token"):
                let life = HTTPField.Name("X-aws-ec2-metadata-token-ttl-seconds").flatMap { request.headers[$0] }
                return life == nil ? (400, "") : (200, "secret-token")
            case (.get, _) where token != "secret-token": return (401, "")
            case (.get, "/latest/meta-data/iam/security-credentials/"): return (200, "mooring-server")
            case (.get, "/latest/meta-data/iam/security-credentials/mooring-server"):
                return (200, MetadataServer.keys())
            default: return nil
            }
        } _: { address, http in
            let source = InstanceCredentials(
                surroundings: surroundings(["AWS_EC2_METADATA_SERVICE_ENDPOINT": address + "/"]),
                client: MetadataClient(http: http))
            let credentials = try await source.credentials()
            #expect(credentials?.accessKeyID == "ASIAEXAMPLE")
        }
    }

    @Test("an instance without a role, and one that is told to keep silent, give nothing")
    func noInstanceRole() async throws {
        try await MetadataServer.running { request in
            request.method == .put ? (200, "secret-token") : nil
        } _: { address, http in
            let silent = ["AWS_EC2_METADATA_SERVICE_ENDPOINT": address, "AWS_EC2_METADATA_DISABLED": "true"]
            for environment in [["AWS_EC2_METADATA_SERVICE_ENDPOINT": address], silent] {
                let source = InstanceCredentials(
                    surroundings: surroundings(environment), client: MetadataClient(http: http))
                let credentials = try await source.credentials()
                #expect(credentials == nil)
            }
        }
    }

    // MARK: Web identity

    @Test("a web identity token is changed for a role's keys, unsigned")
    func webIdentity() async throws {
        try await MetadataServer.running { request in
            guard request.headers[.authorization] == nil, let query = request.uri.query,
                query.contains("Action=AssumeRoleWithWebIdentity"), query.contains("WebIdentityToken=ey.J%2B0"),
                query.contains("RoleArn=arn%3Aaws%3Aiam%3A%3A306787409409%3Arole%2Fmooring")
            else { return (400, "<Error><Code>InvalidIdentityToken</Code><Message>no</Message></Error>") }
            return (
                200,
                """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                <AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAWEB</AccessKeyId>
                <SecretAccessKey>hush</SecretAccessKey><SessionToken>token</SessionToken>
                <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
                </AssumeRoleWithWebIdentityResponse>
                """
            )
        } _: { address, http in
            let source = WebIdentityCredentials(
                surroundings: surroundings(
                    [
                        "AWS_WEB_IDENTITY_TOKEN_FILE": "/token",
                        "AWS_ROLE_ARN": "arn:aws:iam::306787409409:role/mooring",
                    ], files: ["/token": "ey.J+0\n"]), client: MetadataClient(http: http),
                endpoint: try #require(AWSEndpoint(address)))
            let credentials = try await source.credentials()
            #expect(credentials?.accessKeyID == "ASIAWEB")
        }
    }

    // MARK: The order

    @Test("places are asked in order, the first one that is set up counts, and a broken one is not passed over")
    func order() async throws {
        let environment = EnvironmentCredentials(
            surroundings: surroundings(["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "hush"]))
        let file = ProfileCredentials(
            surroundings: surroundings(
                home,
                files: [
                    "/home/ada/.aws/credentials": "[default]\naws_access_key_id=FILE\naws_secret_access_key=hush"
                ]), profile: nil)
        #expect(try await CredentialChain(providers: [environment, file]).credentials().accessKeyID == "ENV")
        #expect(try await CredentialChain(providers: [file, environment]).credentials().accessKeyID == "FILE")
        let broken = ProfileCredentials(surroundings: surroundings(home), profile: "gone")
        await #expect(throws: ConnectorError.self) {
            try await CredentialChain(providers: [broken, environment]).credentials()
        }
    }

    @Test("when no place has any, the error names all that were asked")
    func none() async throws {
        let chain = CredentialChain(providers: [EnvironmentCredentials(surroundings: surroundings())])
        let error = await #expect(throws: ConnectorError.self) { try await chain.credentials() }
        #expect(error?.detail.contains("AWS_ACCESS_KEY_ID") == true)
    }
}
