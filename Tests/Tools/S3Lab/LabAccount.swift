/// An AWS account of the lab, and the keys of its administrator.
package struct LabAccount: Sendable {
    package let number: String
    package let keys: LabKeys
}
