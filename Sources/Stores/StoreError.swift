/// Why a store could not do what it was asked.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    package var code: Code
    /// What happened and what to do about it, for the operator.
    package var message: String

    package enum Code: String, Sendable, Hashable {
        /// The disk or a quota is full; works again when there is space.
        case full
        /// Reading or writing failed; the store accepts no changes until it has found its head again.
        case unavailable
        /// What is stored contradicts itself.
        case corrupt
        /// The store was closed.
        case closed
    }

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
