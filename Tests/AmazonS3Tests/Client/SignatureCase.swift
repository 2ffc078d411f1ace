import FoundationEssentials
import MooringModel

@testable import AmazonS3

/// One case of the published test suite, its request taken apart.
///
/// The canonical path is taken from the canonical request and not made from the request: the suite is for services that
/// normalize paths, and S3 does not, nor does STS have any path but `/`.
struct SignatureCase {
    var name: String
    var method: String
    var canonicalPath: String
    var query: [(name: String, value: String)]
    var headers: [(name: String, value: String)]
    var payloadHash: String
    var canonicalRequest: String
    var stringToSign: String
    var authorization: String

    private struct File: Decodable {
        var name: String
        var req: String
        var creq: String
        var sts: String
        var authz: String
    }

    static func published(file: String = #filePath) throws -> [SignatureCase] {
        var folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
        folder += ["Vectors", "aws4-testsuite.json"]
        let data = try Data(contentsOf: URL(filePath: folder.joined(separator: "/")))
        return try JSONDecoder().decode([File].self, from: data).map(SignatureCase.init)
    }

    private init(_ file: File) {
        name = file.name
        let canonical = file.creq.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        canonicalPath = canonical[1]
        payloadHash = canonical[canonical.count - 1]
        canonicalRequest = file.creq
        stringToSign = file.sts
        authorization = file.authz
        // The suite signs the header that names the token in one case and adds it afterwards in another.
        let signed = Set(canonical[canonical.count - 2].split(separator: ";").map(String.init))

        let lines = file.req.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasSuffix("\r") ? String($0.dropLast()) : String($0)
        }
        let first = lines[0]
        method = String(first.prefix { $0 != " " })
        let target = first.dropFirst(method.count + 1).dropLast(" HTTP/1.1".count)
        let query = target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        self.query = query.split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            func decoded(_ text: String) -> String { String(percentDecoding: text) ?? text }
            return (decoded(parts[0]), parts.count == 2 ? decoded(parts[1]) : "")
        }
        headers = []
        for line in lines.dropFirst() {
            if line.isEmpty { break }
            if line.first == " " {
                // A value that goes on on the next line.
                headers[headers.count - 1].value += "\n" + line
            } else {
                let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                headers.append((String(parts[0]), String(parts[1])))
            }
        }
        headers = headers.filter { signed.contains($0.name.lowercased()) }
        // In one case the token comes with the credentials and not with the request.
        let token = "x-amz-security-token"
        if signed.contains(token), !headers.contains(where: { $0.name.lowercased() == token }),
            let line = canonical.first(where: { $0.hasPrefix(token + ":") })
        {
            headers.append((token, String(line.dropFirst(token.count + 1))))
        }
    }
}
