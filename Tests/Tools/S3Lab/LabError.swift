/// Why something could not be arranged or looked at in the lab, and how to mend it.
package enum LabError: Error, Equatable, CustomStringConvertible {
    case noLab(path: String)
    case notUp(LabServer, path: String)
    case unreachable(LabServer, endpoint: String, reason: String)
    case refused(call: String, status: Int, answer: String)

    package var description: String {
        switch self {
        case .noLab(let path):
            "No lab is up: there is no \(path). Start what this test needs: Tests/Lab/up front moto rclone openstack"
        case .notUp(let server, let path):
            "The lab's \(server) is not up (\(path)). Start it: Tests/Lab/up \(server)"
        case .unreachable(let server, let endpoint, let reason):
            "The lab's \(server) does not answer at \(endpoint) (\(reason)). "
                + "Start it again: Tests/Lab/down \(server); Tests/Lab/up \(server)"
        case .refused(let call, let status, let answer):
            "The lab refused \(call) with \(status): \(answer)"
        }
    }
}
