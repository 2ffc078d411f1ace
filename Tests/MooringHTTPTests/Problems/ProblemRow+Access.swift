import MooringModel
import NIOHTTP1

extension ProblemRow {
    /// Who asks, and may not.
    static let access = [
        ProblemRow(
            "no token", 401, "token-missing", en: ["carries no token", "Authorization: Bearer"],
            zh: ["未携带令牌", "Authorization: Bearer"]
        ) { story, language in
            try await story.server.send(.GET, "/v1/projects", language)
        },
        ProblemRow(
            "another scheme", 401, "token-missing", en: ["carries no token"], zh: ["未携带令牌"]
        ) { story, language in
            try await story.server.send(.GET, "/v1/projects", [("Authorization", "Basic bW9vcmluZw==")] + language)
        },
        ProblemRow(
            "an unknown token", 401, "token-unknown", en: ["not one of this installation", "right server"],
            zh: ["不属于此安装", "服务器是否正确"]
        ) { story, language in
            try await story.server.call(.GET, "/v1/projects", nil, token: "mooring_0000", language)
        },
        ProblemRow(
            "an expired token", 401, "token-expired",
            en: ["expired at 2026-05-02T12:00:00.000000Z", "mooring token issue"],
            zh: ["2026-05-02T12:00:00.000000Z 过期", "mooring token issue"]
        ) { story, language in
            let token = try await story.token(as: .dataViewer, in: story.project)
            story.server.clock.advance(days: 1)
            return try await story.server.call(.GET, "/v1/projects", nil, token: token, language)
        },
        ProblemRow(
            "a revoked token", 401, "token-revoked", en: ["was revoked", "Ask an administrator"],
            zh: ["已被撤销", "向管理员申请"]
        ) { story, language in
            let token = try await story.token(as: .dataViewer, in: story.project)
            let own = try await story.server.call(.GET, "/v1/me", nil, token: token)
            let id = try own.json["token"]?["id"]?.stringValue ?? ""
            _ = try await story.server.call(.DELETE, "/v1/tokens/\(id)")
            return try await story.server.call(.GET, "/v1/projects", nil, token: token, language)
        },
        ProblemRow(
            "a missing role", 403, "forbidden", en: ["does not allow edit-integrations", "project-admin"],
            zh: ["不允许 edit-integrations", "project-admin"]
        ) { story, language in
            let token = try await story.token(as: .dataViewer, in: story.project)
            return try await story.server.call(
                .PATCH, "/v1/integrations/\(story.integration)", ["name": "Mine"], token: token, language)
        },
        ProblemRow(
            "what is invisible", 404, "integration-not-found", en: ["or none that you may see", "token's scope"],
            zh: ["或者您无权查看", "令牌范围"]
        ) { story, language in
            let token = try await story.token(as: .projectAdmin, in: try await story.otherProject())
            return try await story.server.call(
                .GET, "/v1/integrations/\(story.integration)", nil, token: token, language)
        },
    ]
}
