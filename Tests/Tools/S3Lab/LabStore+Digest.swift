internal import AsyncHTTPClient
internal import Crypto
internal import NIOCore
internal import NIOHTTP1

extension LabStore {
    /// Size and SHA-256 of an object, read without holding it: for large ones.
    package func digest(
        of key: String, in bucket: String
    ) async throws(LabError) -> (bytes: Int, sha256: String) {
        let response = try await send("GET", "/\(bucket)/\(key)", [], [], nil, "s3")
        guard response.status.code == 200 else {
            throw .refused(call: "GET /\(bucket)/\(key)", status: Int(response.status.code), answer: "")
        }
        var hash = SHA256()
        var bytes = 0
        do {
            for try await piece in response.body {
                hash.update(data: Array(buffer: piece))
                bytes += piece.readableBytes
            }
        } catch {
            throw .unreachable(server, endpoint: endpoint, reason: "\(error)")
        }
        return (bytes, LabSignature.hexadecimal(hash.finalize()))
    }
}
