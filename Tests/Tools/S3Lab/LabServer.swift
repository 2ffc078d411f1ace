/// A server of the lab, by the name that `Tests/Lab/up` knows it by.
package enum LabServer: String, Sendable, CaseIterable {
    /// The Ceph gateways behind a front that answers like AWS.
    case front
    /// The first of the Ceph gateways alone.
    case ceph
    case moto
    case rclone
    /// OpenStack's object store with its S3 interface.
    case openstack
    /// Says yes to everything and stores nothing.
    case sink
}
