import MooringModel
import NIOHTTP1

extension ProblemRow {
    /// What is wrong with what was sent.
    static let bodies = [
        ProblemRow(
            "malformed JSON", 400, "json-malformed", en: ["not JSON at byte", "RFC 8259"],
            zh: ["不是有效的 JSON", "UTF-8"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/organizations", nil, json + language, bytes: "{\"name\": }")
        },
        ProblemRow(
            "a name given twice", 400, "json-malformed", en: ["each name once"], zh: ["字段名不可重复"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/organizations", nil, json + language, bytes: "{\"name\":\"a\",\"name\":\"b\"}")
        },
        ProblemRow(
            "the wrong type", 422, "body-invalid", at: "/name", en: ["\"name\" is a number", "Give a string"],
            zh: ["“name”是数字", "请提供字符串"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/organizations", ["name": 7], language)
        },
        ProblemRow(
            "no object at all", 422, "body-invalid", at: "", en: ["an array", "Give an object"], zh: ["数组", "请提供对象"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/organizations", [1], language)
        },
        ProblemRow(
            "too long", 422, "body-invalid", at: "/name", en: ["has 65 characters", "1 to 64 characters"],
            zh: ["有 65 个字符", "1 到 64 个字符"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/organizations", ["name": .string(String(repeating: "x", count: 65))], language)
        },
        ProblemRow(
            "an unknown field", 422, "body-invalid", at: "/nmae",
            en: ["no field \"nmae\"", "Did you mean \"name\"?"], zh: ["没有字段“nmae”", "您是否想写“name”"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/organizations", ["name": "Acme", "nmae": "Acme"], language)
        },
        ProblemRow(
            "a missing field", 422, "body-invalid", at: "/name", en: ["\"name\" is missing", "Give a string"],
            zh: ["“name”缺失", "请提供字符串"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/organizations", [:], language)
        },
        ProblemRow(
            "no body", 400, "body-missing", en: ["has no body", "/openapi.json"], zh: ["没有请求体", "/openapi.json"]
        ) { story, language in
            try await story.server.call(.POST, "/v1/organizations", nil, language)
        },
        ProblemRow(
            "a body where none belongs", 400, "body-unexpected", en: ["takes no body", "Leave"], zh: ["不接受请求体", "去掉"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/integrations/\(story.integration)/suspension", ["now": true], language)
        },
        ProblemRow(
            "another content type", 415, "body-not-json", en: ["\"text/plain\"", "application/json"],
            zh: ["“text/plain”", "application/json"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/organizations", nil, [("Content-Type", "text/plain")] + language,
                bytes: "{\"name\":\"Acme 2\"}")
        },
        ProblemRow(
            "no content type", 415, "body-not-json", en: ["no Content-Type", "application/json"],
            zh: ["没有 Content-Type", "application/json"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/organizations", nil, language, bytes: "{\"name\":\"Acme 2\"}")
        },
        ProblemRow(
            "more than a mebibyte", 413, "body-too-large", en: ["more than 1048576 bytes", "smaller"],
            zh: ["超过 1048576 字节", "减小"]
        ) { story, language in
            try await story.server.call(
                .POST, "/v1/organizations", nil, json + language,
                bytes: "{\"name\":\"" + String(repeating: "x", count: 1 << 20) + "\"}")
        },
    ]

    private static let json = [("Content-Type", "application/json")]
}
