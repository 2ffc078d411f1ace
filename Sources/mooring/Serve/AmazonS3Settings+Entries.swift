internal import AmazonS3
internal import ArgumentParser

extension AmazonS3Settings {
    /// What `amazonS3.operators` and `amazonS3.endpoints` say.
    ///
    /// - Parameters:
    ///   - operators: `aws=306787409409,principal=ARN,profile=NAME` for each partition.
    ///   - endpoints: `us-east-1=URL,sts=URL,iam=URL` for each region.
    ///   - patience: how long a validation waits for fresh changes to take effect at the provider.
    /// - Throws: `ValidationError` with the setting's name and what it should be.
    init(operators: [String], endpoints: [String], patience: Duration) throws {
        self.init(operators: [:], patience: patience)
        let key = "amazonS3.operators"
        for entry in try SettingEntry.entries(operators, of: key, fields: ["principal", "profile"]) {
            self.operators[entry.name] = Operator(
                account: entry.value, principal: entry["principal"], profile: entry["profile"])
        }
        for entry in try SettingEntry.entries(endpoints, of: "amazonS3.endpoints", fields: ["sts", "iam"]) {
            self.endpoints[entry.name] = Endpoints(s3: entry.value, sts: entry["sts"], iam: entry["iam"])
        }
    }
}
