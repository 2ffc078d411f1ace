import Testing

@testable import S3Lab

@Suite("The lab's file")
struct LabTests {
    private let text = """
        RCLONE_ENDPOINT=http://127.0.0.1:9301
        RCLONE_REGION=us-east-1
        RCLONE_ACCESS_KEY_ID=KEY
        RCLONE_SECRET_ACCESS_KEY=a=b
        """

    @Test("A server that is up is told with its endpoint and keys")
    func up() throws {
        let store = try Lab(path: "lab.env", text: text).store(.rclone)
        #expect(store.endpoint == "http://127.0.0.1:9301")
        #expect(store.keys == LabKeys(accessKeyID: "KEY", secretAccessKey: "a=b"))
    }

    @Test("A server that is not up is an error that says how to start it")
    func down() {
        let lab = Lab(path: "lab.env", text: text)
        #expect(throws: LabError.notUp(.moto, path: "lab.env")) { try lab.store(.moto) }
        #expect(throws: LabError.notUp(.front, path: "lab.env")) { try lab.front }
        #expect("\(LabError.notUp(.moto, path: "lab.env"))".hasSuffix("Start it: Tests/Lab/up moto"))
    }

    @Test("A server that went away is an error that says how to start it again")
    func gone() async throws {
        // Nobody listens at the discard port.
        let store = LabStore(
            server: .rclone, endpoint: "http://127.0.0.1:9", region: "us-east-1",
            keys: LabKeys(accessKeyID: "KEY", secretAccessKey: "SECRET"))
        let error = await #expect(throws: LabError.self) { try await store.createBucket("bucket") }
        #expect(error?.description.contains("Tests/Lab/up rclone") == true)
    }

    @Test("Texts of an answer are read without their escapes")
    func escapes() {
        let answer = LabAnswer(
            status: 200, headers: [], body: Array("<Key>a&amp;b &lt;&#233;&#x1F6A2;</Key><Key></Key>".utf8))
        #expect(answer.texts(of: "Key") == ["a&b <é🚢", ""])
    }
}
