/// Why some bytes are no manifest.
package struct ManifestError: Error, Sendable, Equatable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
