import MooringModel

// The values of the domain, as requests and answers write them.

extension Shape {
    static let name = string(1...64, example: "Nightly backups")
    static let description = Shape(["type": "string", "maxLength": 256])
    static let region = string(pattern: "^(local|(aws|ali|gcp|az|tc)-[a-z0-9-]{2,48})$", example: "aws-us-west-2")
    static let scope = string(
        pattern: "^(installation|(org|proj)-[0-9A-Za-z]{26}|cluster/[A-Za-z0-9][A-Za-z0-9._-]{0,63})$",
        example: "installation")
    static let givenIdentifier = string(pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", example: "in01-demo")
    static let absolutePath = string(1...4_096, pattern: "^/", example: "/srv/backups")
    static let backupPlace = string(1...4_096, pattern: "^(/|s3://)", example: "/srv/backups")
    static let plan = word(Plan.allCases.map(\.rawValue))
    static let access = word(IntegrationAccess.allCases.map(\.rawValue))
    static let role = word(Role.allCases.map(\.rawValue))
    static let verdict = word(Verdict.allCases.map(\.rawValue))
    static let position = integer(0...JSONValue.largestInteger)
    static let count = integer(0...JSONValue.largestInteger)

    static func identifier<Subject: IdentifierSubject>(_ type: Identifier<Subject>.Type) -> Shape {
        string(pattern: "^\(Subject.prefix)-[0-9A-Za-z]{26}$")
    }
}
