internal import ArgumentParser

/// Whose account Mooring assumes roles from in a partition: `aws=306787409409,principal=ARN,profile=NAME`.
struct AWSOperatorSetting: Sendable, Equatable {
    var partition: String
    var account: String
    /// What trust policies name; nil for the account.
    var principal: String?
    /// The profile of the shared files that holds the keys; nil for the environment and the machine's own role.
    var profile: String?

    init(_ text: String) throws {
        let fields = try SettingFields(text, "amazonS3.operators", known: ["principal", "profile"])
        partition = fields.name
        account = fields.value
        principal = fields["principal"]
        profile = fields["profile"]
        guard account.utf8.count == 12, account.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw ValidationError(
                "amazonS3.operators: \"\(account)\" is no AWS account; give 12 digits, as in aws=306787409409.")
        }
    }
}

/// Where the services of a region answer, if not at AWS's own addresses: `us-east-1=URL,sts=URL,iam=URL`.
struct AWSEndpointSetting: Sendable, Equatable {
    var region: String
    var s3: String
    /// nil for the same as ``s3``.
    var sts: String?
    var iam: String?

    init(_ text: String) throws {
        let fields = try SettingFields(text, "amazonS3.endpoints", known: ["sts", "iam"])
        region = fields.name
        s3 = fields.value
        sts = fields["sts"]
        iam = fields["iam"]
    }
}

/// `name=value,field=value,…`
private struct SettingFields {
    var name: String
    var value: String
    private var others: [String: String] = [:]

    subscript(field: String) -> String? { others[field] }

    /// - Parameter key: what the setting is called, for messages.
    init(_ text: String, _ key: String, known: [String]) throws {
        let fields = try text.split(separator: ",").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw ValidationError("\(key): \"\(field)\" in \"\(text)\" is not name=value.")
            }
            return (parts[0], parts[1])
        }
        guard let first = fields.first else { throw ValidationError("\(key): it is empty; give name=value.") }
        (name, value) = first
        for (field, content) in fields.dropFirst() {
            guard known.contains(field) else {
                let list = known.joined(separator: ", ")
                throw ValidationError("\(key): there is no \"\(field)\" in \"\(text)\"; there may be \(list).")
            }
            others[field] = content
        }
    }
}
