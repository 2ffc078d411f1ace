internal import ConnectorKit

/// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and perhaps `AWS_SESSION_TOKEN`.
struct EnvironmentCredentials: CredentialProvider {
    let surroundings: ProcessSurroundings
    let place = "the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY)"

    func credentials() throws(ConnectorError) -> Credentials? {
        switch (surroundings["AWS_ACCESS_KEY_ID"], surroundings["AWS_SECRET_ACCESS_KEY"]) {
        case (nil, nil): return nil
        case (let key?, let secret?):
            return Credentials(
                accessKeyID: key, secretAccessKey: Secret(Array(secret.utf8)),
                sessionToken: surroundings["AWS_SESSION_TOKEN"])
        case (nil, _): throw .credentialsUnusable(place, "AWS_ACCESS_KEY_ID is missing. Set both.")
        case (_, nil): throw .credentialsUnusable(place, "AWS_SECRET_ACCESS_KEY is missing. Set both.")
        }
    }
}
