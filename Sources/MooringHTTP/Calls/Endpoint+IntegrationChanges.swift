import MooringModel
import MooringService
import Projections

// Changes of an integration that is there.

extension Endpoint {
    static let integrationChanges = [
        Endpoint(
            .patch, "/v1/integrations/{integration}", "editIntegration", .integrations,
            "Changes name, description or configuration; a changed configuration of an added integration is proposed.",
            body: [
                .optional("name", .name), .optional("description", .description),
                .optional("configuration", .openObject),
            ], conditional: true, answers: .row(.integration)
        ) { exchange in
            guard !exchange.body.isEmpty else { throw Refusal.editEmpty }
            let edit = Registry.Edit(
                name: exchange.string("name"), description: exchange.string("description"),
                configuration: exchange.body["configuration"])
            return try await exchange.answer(
                to: exchange.registry.editIntegration(exchange.call, exchange["integration"], edit))
        },
        Endpoint(
            .delete, "/v1/integrations/{integration}", "deleteIntegration", .integrations,
            "Deletes an integration; it stays readable as deleted, and its history stays.",
            query: [
                QueryParameter(
                    "force", .flag,
                    LocalizedText(en: "Cancel the jobs that still use it first.", zhHans: "先取消仍在使用它的任务。"))
            ], conditional: true, answers: .row(.integration)
        ) { exchange in
            try await exchange.answer(
                to: exchange.registry.deleteIntegration(
                    exchange.call, exchange["integration"], force: exchange.query["force"] == "true"))
        },
        Endpoint(
            .post, "/v1/integrations/{integration}/activation", "addIntegration", .integrations,
            "Adds a draft whose latest validation passed for exactly its present configuration.", conditional: true,
            answers: .row(.integration)
        ) { exchange in
            try await exchange.answer(
                to: exchange.registry.addIntegration(exchange.call, exchange["integration"]))
        },
        Endpoint(
            .post, "/v1/integrations/{integration}/suspension", "suspendIntegration", .integrations,
            "Suspends an integration: nothing is exported through it.", conditional: true,
            answers: .row(.integration)
        ) { exchange in
            try await exchange.answer(
                to: exchange.registry.suspendIntegration(exchange.call, exchange["integration"]))
        },
        Endpoint(
            .post, "/v1/integrations/{integration}/resumption", "resumeIntegration", .integrations,
            "Resumes a suspended integration whose latest validation passed.", conditional: true,
            answers: .row(.integration)
        ) { exchange in
            try await exchange.answer(
                to: exchange.registry.resumeIntegration(exchange.call, exchange["integration"]))
        },
        Endpoint(
            .delete, "/v1/integrations/{integration}/proposal", "withdrawProposal", .integrations,
            "Withdraws a proposed configuration; the present one stays.", conditional: true,
            answers: .row(.integration)
        ) { exchange in
            try await exchange.answer(
                to: exchange.registry.withdrawProposal(exchange.call, exchange["integration"]))
        },
        Endpoint(
            .post, "/v1/integrations/{integration}/external-id-rotation", "startExternalIDRotation", .integrations,
            "Mints a second external ID; it takes effect when a validation with it has passed.", conditional: true,
            answers: .row(.integration)
        ) { exchange in
            try await exchange.answer(
                to: exchange.registry.startExternalIDRotation(exchange.call, exchange["integration"]))
        },
        Endpoint(
            .delete, "/v1/integrations/{integration}/external-id-rotation", "cancelExternalIDRotation",
            .integrations, "Cancels a rotation that was started.", conditional: true, answers: .row(.integration)
        ) { exchange in
            try await exchange.answer(
                to: exchange.registry.cancelExternalIDRotation(exchange.call, exchange["integration"]))
        },
    ]
}

extension Exchange {
    /// How the integration stands after a change.
    ///
    /// Takes the change and not a closure that makes it: with closures in its place, the optimizer of Swift 6.3 crashed
    /// when it had put both into the endpoint's.
    fileprivate func answer(to change: Recorded) async throws -> Reply {
        .row(try await registry.outcome(change, .integration, key: self["integration"]))
    }
}

extension Refusal {
    fileprivate static let editEmpty = Refusal(
        "edit-empty", .invalid, pointer: "",
        detail: LocalizedText(en: "There is nothing to change.", zhHans: "没有要更改的内容。"),
        remedy: LocalizedText(
            en: "Give name, description or configuration.", zhHans: "请提供 name、description 或 configuration。"))
}
