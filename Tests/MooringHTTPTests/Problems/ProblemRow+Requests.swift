import MooringModel
import NIOHTTP1

extension ProblemRow {
    /// What is wrong with the request line and the headers.
    static let requests = [
        ProblemRow(
            "an unknown path", 404, "path-unknown", en: ["no call at \"/v1/project\"", "/openapi.json"],
            zh: ["路径“/v1/project”不存在", "/openapi.json"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/project", nil, language)
        },
        ProblemRow(
            "another method", 405, "method-not-allowed", en: ["PUT is not a method", "GET, HEAD, POST"],
            zh: ["不支持 PUT", "GET, HEAD, POST"]
        ) { story, language in
            try await story.server.call(.PUT, "/v1/projects", ["name": "x"], language)
        },
        ProblemRow(
            "an unknown parameter", 400, "query-unknown", en: ["no parameter \"regoin\"", "region"],
            zh: ["没有参数“regoin”", "region"]
        ) { story, language in
            try await story.server.call(
                .GET, "/v1/projects/\(story.project)/integrations?regoin=local", nil, language)
        },
        ProblemRow(
            "a repeated parameter", 400, "query-repeated", en: ["\"limit\" is given more than once", "once"],
            zh: ["“limit”重复出现", "一次"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects?limit=1&limit=2", nil, language)
        },
        ProblemRow(
            "a parameter out of range", 400, "query-invalid", en: ["\"limit\" is \"101\"", "from 1 to 100"],
            zh: ["“limit”的值为“101”", "1 到 100"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects?limit=101", nil, language)
        },
        ProblemRow(
            "a parameter that is no text", 400, "query-invalid", en: ["Percent-encode it as UTF-8"], zh: ["百分号编码"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects?after=%FF", nil, language)
        },
        ProblemRow(
            "an asOf that is none", 400, "query-invalid", en: ["\"asOf\" is \"yesterday\"", "2026-05-01T12:00:00Z"],
            zh: ["“asOf”的值为“yesterday”", "2026-05-01T12:00:00Z"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects?asOf=yesterday", nil, language)
        },
        ProblemRow(
            "an asOf beyond the head", 422, "as-of-beyond-head", en: ["asOf=999 is beyond", "a position from 0 to"],
            zh: ["asOf=999 超出", "0 到"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects?asOf=999", nil, language)
        },
        ProblemRow(
            "an If-Match that is no entity tag", 400, "header-invalid", en: ["If-Match", "such as \"7\""],
            zh: ["If-Match", "如带双引号的 \"7\""]
        ) { story, language in
            try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["name": "x"], [("If-Match", "7")] + language)
        },
        ProblemRow(
            "an If-Match where there are no versions", 400, "header-invalid", en: ["If-Match", "leave it out"],
            zh: ["If-Match", "去掉"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/organizations", ["name": "x"], [("If-Match", "\"1\"")] + language)
        },
        ProblemRow(
            "an idempotency key with a space", 400, "header-invalid", en: ["Idempotency-Key", "1 to 128"],
            zh: ["Idempotency-Key", "1 到 128"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/organizations", ["name": "x"], [("Idempotency-Key", "a b")] + language)
        },
        ProblemRow(
            "an idempotency key where nothing is posted", 400, "header-invalid", en: ["Idempotency-Key", "POST only"],
            zh: ["Idempotency-Key", "仅用于 POST"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects", nil, [("Idempotency-Key", "a")] + language)
        },
        ProblemRow(
            "a reason that is no text", 400, "header-invalid", en: ["X-Reason", "percent-encode"],
            zh: ["X-Reason", "百分号编码"]
        ) { story, language in
            try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["name": "x"], [("X-Reason", "%zz")] + language)
        },
    ]
}
