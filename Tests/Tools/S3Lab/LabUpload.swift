/// An upload in parts that is still open.
package struct LabUpload: Sendable, Equatable {
    package let key: String
    package let id: String
}
