package import Stores
package import SystemPackage

extension DataDirectory {
    /// The key that secrets are encrypted with: 32 random bytes in a file of their own, never in the database, so that a
    /// copy of the database alone opens nothing.
    ///
    /// - Parameter mint: makes 32 random bytes, for a directory that has none yet.
    package func secretKey(mint: () -> [UInt8]) throws(StoreError) -> [UInt8] {
        let file = path.appending("secret-key")
        if let bytes = try Disk.read(file) {
            guard bytes.count == 32 else {
                throw StoreError(
                    .corrupt, "the secret key \(file) has \(bytes.count) bytes, not 32. Put a copy of it back")
            }
            return bytes
        }
        let bytes = mint()
        try Disk.replace(file, with: bytes)
        return bytes
    }

    /// Where the operator's first token is written.
    package var operatorToken: FilePath { path.appending("operator-token") }

    /// Writes the operator's token to a file that only this user reads.
    package func writeOperatorToken(_ text: String) throws(StoreError) {
        try Disk.replace(operatorToken, with: Array("\(text)\n".utf8))
    }
}
