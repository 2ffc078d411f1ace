extension CommandSample {
    static let integrations = [
        CommandSample(
            "integration draft", "--project", Names.project, "--name", "Nightly backups", "--description", "For audits",
            "--region", "local", "--connector", "local-directory", "--access", "readwrite", "path=search/backups",
            calls: "POST /v1/projects/\(Names.project)/integrations"),
        CommandSample(
            "integration authorize", Names.integration, "directory", "--as-of", "2026-05-01T12:00:00Z",
            calls: "GET \(path)/authorization/directory"),
        CommandSample("integration configure", Names.integration, "path=search/weekly", calls: "PATCH \(path)"),
        CommandSample(
            "integration validate", Names.integration, "--reason", "每周检查", calls: "POST \(path)/validation"),
        CommandSample("integration add", Names.integration, "--if-version", "3", calls: "POST \(path)/activation"),
        CommandSample(
            "integration list", "--project", Names.project, "--region", "aws-us-west-2", "--status", "active",
            "--connector", "amazon-s3", "--limit", "7", "--after", Names.integration, "--as-of", "7",
            calls: "GET /v1/projects/\(Names.project)/integrations"),
        CommandSample("integration show", Names.integration, calls: "GET \(path)"),
        CommandSample("integration history", Names.integration, calls: "GET \(path)/history"),
        CommandSample(
            "integration edit", Names.integration, "--name", "Weekly", "--description", "", calls: "PATCH \(path)"),
        CommandSample("integration withdraw", Names.integration, calls: "DELETE \(path)/proposal"),
        CommandSample("integration suspend", Names.integration, calls: "POST \(path)/suspension"),
        CommandSample("integration resume", Names.integration, calls: "POST \(path)/resumption"),
        CommandSample("integration delete", Names.integration, "--force", "--yes", calls: "DELETE \(path)"),
        CommandSample(
            "integration rotate-external-id", Names.integration, "--cancel",
            calls: "DELETE \(path)/external-id-rotation"),
    ]

    private static let path = "/v1/integrations/\(Names.integration)"
}
