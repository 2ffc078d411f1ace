/// What would be right instead of an argument's value; the argument parser says which value and which argument.
package struct ArgumentFault: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
