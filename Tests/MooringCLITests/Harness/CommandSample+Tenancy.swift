extension CommandSample {
    static let tenancy = [
        CommandSample(
            "organization create", "Acme", "--reason", "A new customer", "--idempotency-key", "acme-1",
            calls: "POST /v1/organizations"),
        CommandSample("organization list", "--limit", "250", calls: "GET /v1/organizations"),
        CommandSample(
            "organization show", Names.organization, calls: "GET /v1/organizations/\(Names.organization)"),
        CommandSample(
            "project create", "Search", "--organization", Names.organization, calls: "POST /v1/projects"),
        CommandSample("project list", "--organization", Names.organization, calls: "GET /v1/projects"),
        CommandSample("project show", Names.project, "--as-of", "12", calls: "GET \(path)"),
        CommandSample("project rename", Names.project, "Find", "--if-version", "2", calls: "PATCH \(path)"),
        CommandSample("project remove", Names.project, "--yes", calls: "DELETE \(path)"),
        CommandSample("project regions", Names.project, calls: "GET \(path)/regions"),
        CommandSample(
            "project bind-root", Names.project, "/srv/backups", "--cluster", "in01-demo",
            calls: "POST \(path)/backup-roots"),
        CommandSample(
            "project unbind-root", Names.project, "/srv/backups", calls: "POST \(path)/backup-roots/removal"),
        CommandSample(
            "cluster register", "--project", Names.project, "--region", "local", "--plan", "dedicated", "--id",
            "in01-demo", calls: "POST \(path)/clusters"),
        CommandSample("cluster list", "--project", Names.project, calls: "GET \(path)/clusters"),
        CommandSample("cluster show", "in01-demo", calls: "GET /v1/clusters/in01-demo"),
        CommandSample("cluster plan", "in01-demo", "enterprise", calls: "PATCH /v1/clusters/in01-demo"),
        CommandSample("cluster remove", "in01-demo", "--yes", calls: "DELETE /v1/clusters/in01-demo"),
    ]

    private static let path = "/v1/projects/\(Names.project)"
}
