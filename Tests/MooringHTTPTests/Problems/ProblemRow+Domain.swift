import MooringModel
import NIOHTTP1

extension ProblemRow {
    private static let nowhere = "proj-00000000000000000000000000"

    /// What the registry refuses.
    static let domain = [
        ProblemRow(
            "an unknown project", 404, "project-not-found", en: ["no project \"\(nowhere)\"", "list command"],
            zh: ["不存在项目“\(nowhere)”", "列表命令"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects/\(nowhere)", nil, language)
        },
        ProblemRow(
            "a project's identifier that is none", 404, "project-not-found", en: ["no project \"search\""],
            zh: ["不存在项目“search”"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects/search/clusters", nil, language)
        },
        ProblemRow(
            "a name taken in another case", 409, "name-taken", at: "/name",
            en: ["taken by integ-", "upper and lower case"], zh: ["已被 integ-", "不区分大小写"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/projects/\(story.project)/integrations",
                ["name": "NIGHTLY Backups", "connector": "local-directory", "region": "local"], language)
        },
        ProblemRow(
            "a region that is none", 422, "body-invalid", at: "/region", en: ["\"mars\"", "aws-us-west-2"],
            zh: ["“region”是 \"mars\"", "aws-us-west-2"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/projects/\(story.project)/integrations",
                ["name": "Other", "connector": "local-directory", "region": "mars"], language)
        },
        ProblemRow(
            "a region of another cloud", 422, "region-of-other-cloud", at: "/region",
            en: ["aws-us-west-2", "does not work", "local"], zh: ["aws-us-west-2", "不支持该云", "local"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/projects/\(story.project)/integrations",
                ["name": "Other", "connector": "local-directory", "region": "aws-us-west-2"], language)
        },
        ProblemRow(
            "a configuration that does not fit", 422, "configuration-invalid", at: "/configuration/path",
            en: ["\"path\" is missing"], zh: ["“path”缺失"]
        ) { story, language in
            try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["configuration": [:]], language)
        },
        ProblemRow(
            "an edit of nothing", 422, "edit-empty", at: "", en: ["nothing to change", "name, description"],
            zh: ["没有要更改", "name、description"]
        ) { story, language in
            try await story.server.call(.PATCH, "/v1/integrations/\(story.integration)", [:], language)
        },
        ProblemRow(
            "a stale version", 412, "version-stale", en: ["no longer has the version 99", "Read it again"],
            zh: ["版本已不是 99", "重新读取"]
        ) { story, language in
            try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["name": "Weekly"],
                [("If-Match", "\"99\"")] + language)
        },
        ProblemRow(
            "a key of another request", 422, "idempotency-key-reused", en: ["another body", "new key"],
            zh: ["另一个请求体", "新的键"]
        ) { story, language in
            let key = [("Idempotency-Key", "one")]
            _ = try await story.server.call(.POST, "/v1/organizations", ["name": "First"], key)
            return try await story.server.call(.POST, "/v1/organizations", ["name": "Second"], key + language)
        },
        ProblemRow(
            "a document that is not there", 404, "document-not-found", en: ["no document \"poem\"", "There are:"],
            zh: ["不存在文档“poem”", "可用文档"]
        ) { story, language in
            _ = try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)",
                ["configuration": ["root": .string(story.server.root), "path": "search"]])
            return try await story.server.call(
                .GET, "/v1/integrations/\(story.integration)/authorization/poem", nil, language)
        },
        ProblemRow(
            "a token that would live too long", 422, "body-invalid", at: "/days", en: ["is 366", "1 to 365"],
            zh: ["是 366", "1 到 365"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/tokens", ["scope": "installation", "days": 366], language)
        },
        ProblemRow(
            "an organization that is not there", 404, "organization-not-found", en: ["no organization \"org-"],
            zh: ["不存在组织“org-"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/principals", ["kind": "service", "home": "org-00000000000000000000000000"], language)
        },
    ]
}
