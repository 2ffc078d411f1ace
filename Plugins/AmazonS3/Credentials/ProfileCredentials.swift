internal import ConnectorKit

/// A profile of the shared credentials file, or of the shared config file: `AWS_SHARED_CREDENTIALS_FILE` and
/// `AWS_CONFIG_FILE` say where they are, `AWS_PROFILE` which profile it is, unless the operator's settings name one.
struct ProfileCredentials: CredentialProvider {
    let surroundings: ProcessSurroundings
    /// What the operator's settings name.
    let named: String?

    init(surroundings: ProcessSurroundings, profile: String?) {
        self.surroundings = surroundings
        named = profile
    }

    private var profile: String { named ?? surroundings["AWS_PROFILE"] ?? "default" }

    private var files: [String] {
        [
            surroundings["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials",
            surroundings["AWS_CONFIG_FILE"] ?? "~/.aws/config",
        ].map(surroundings.expanded)
    }

    var place: String { "the profile \"\(profile)\" of \(files.joined(separator: " and "))" }

    func credentials() throws(ConnectorError) -> Credentials? {
        var settings: [String: String] = [:]
        var isThere = false
        for file in files {
            let text: String?
            do { text = try surroundings.readFile(file) } catch {
                throw .credentialsUnusable(place, "\(file) cannot be read (\(error)). Let the server's user read it.")
            }
            guard let text, let found = ProfileFile(text).profiles[profile] else { continue }
            isThere = true
            // What stands in the credentials file counts before the same in the config file.
            settings.merge(found) { first, _ in first }
        }
        guard isThere else {
            if named == nil, surroundings["AWS_PROFILE"] == nil { return nil }
            throw .credentialsUnusable(place, "there is no such profile. Write it, or name another one.")
        }
        guard let key = settings["aws_access_key_id"], let secret = settings["aws_secret_access_key"] else {
            if named == nil, surroundings["AWS_PROFILE"] == nil { return nil }
            throw .credentialsUnusable(
                place,
                "it has no aws_access_key_id with aws_secret_access_key. Profiles that take on roles, sign on or run "
                    + "a process are not supported; give keys, or use the instance's or container's own role.")
        }
        return Credentials(
            accessKeyID: key, secretAccessKey: Secret(Array(secret.utf8)),
            sessionToken: settings["aws_session_token"])
    }
}
