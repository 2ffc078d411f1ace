import AmazonS3
import MooringModel
import NIOHTTP1
import Testing

/// Acme's project Search with Amazon S3, which nobody can ask.
func withHostedStory<Result: Sendable>(_ body: (Story) async throws -> Result) async throws -> Result {
    try await withServer(connectors: [try AmazonS3Provider.sample()]) { server in
        try await body(try await Story.begun(on: server))
    }
}

extension Story {
    /// Asks what the hosted service's API is asked, about a bucket of the project.
    func ask(
        _ path: String, bucket: String = "acme", region: String = "aws-us-east-1", token: String? = nil,
        _ more: [String: JSONValue] = [:]
    ) async throws -> Answer {
        var body = JSONObject()
        body["bucketName"] = .string(bucket)
        body["projectId"] = .string(project)
        body["regionId"] = .string(region)
        for (name, value) in more { body[name] = value }
        return try await server.call(.POST, "/v2/storageIntegrations" + path, .object(body), token: token)
    }

    func materials(of bucket: String = "acme", token: String? = nil) async throws -> JSONValue {
        let answer = try await ask("/authorizationMaterials", bucket: bucket, token: token)
        return try #require(try answer.json["data"], "\(answer.text)")
    }

    static let role: JSONValue = ["roleArn": "arn:aws:iam::222222222222:role/mooring-export"]
}

extension Answer {
    var code: Int64? { get throws { try json["code"]?.integerValue } }
    var message: String { get throws { try #require(try json["message"]?.stringValue, "\(text)") } }
    var data: JSONValue { get throws { try #require(try json["data"], "\(text)") } }
}
