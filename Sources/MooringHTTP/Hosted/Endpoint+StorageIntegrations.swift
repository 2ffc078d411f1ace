import MooringModel
import MooringService
import Projections

// The storage integrations of the hosted service's API, on the same use cases as those of /v1.

extension Endpoint {
    static let storageIntegrations = [
        hosted(
            .post, "/v2/storageIntegrations/authorizationMaterials", "prepareStorageIntegration",
            "What to set up at the provider for a bucket; repeated, it gives the same external ID.",
            body: StorageIntegration.bucket,
            answers: ["readonly", "readwrite", "iamPolicy", "trustPolicy", "zillizAccount", "externalId"].map {
                .required($0, .string())
            }
        ) { exchange in
            Envelope.reply(try await exchange.preparedStorageIntegration())
        },
        hosted(
            .post, "/v2/storageIntegrations/validate", "checkStorageIntegration",
            "Tries a bucket with a role; what fails is no error but the answer.",
            body: StorageIntegration.bucket + [StorageIntegration.credential],
            answers: [.required("success", .boolean), .required("message", .string())]
        ) { exchange in
            let (_, complaint) = try await exchange.checkedStorageIntegration(for: .editIntegrations)
            return Envelope.reply(["message": .string(complaint ?? ""), "success": .bool(complaint == nil)])
        },
        hosted(
            .post, "/v2/storageIntegrations", "createStorageIntegration",
            "Tries a bucket with a role and, if all is well, adds the integration.",
            body: StorageIntegration.bucket + [
                StorageIntegration.credential, .required("name", .name), .optional("description", .description),
            ], answers: StorageIntegration.reference
        ) { exchange in
            Envelope.reply(try await exchange.createdStorageIntegration())
        },
        hosted(
            .get, "/v2/storageIntegrations", "listStorageIntegrations", "Lists a project's integrations by pages.",
            query: StorageIntegration.query,
            answers: [
                .required("storageIntegrations", .array(of: .object(StorageIntegration.summary))),
                .required("count", .count), .required("currentPage", .count), .required("pageSize", .count),
            ]
        ) { exchange in
            Envelope.reply(try await exchange.listedStorageIntegrations())
        },
        hosted(
            .get, "/v2/storageIntegrations/{integration}", "showStorageIntegration", "Shows an integration.",
            answers: StorageIntegration.summary + [
                .required("description", .string()), .required("createTime", .time),
                .required(
                    "externalCred",
                    .object([.required("roleArn", .string()), .required("externalId", .string())])),
            ]
        ) { exchange in
            let row = try await exchange.storageIntegration()
            return Envelope.reply(row.storageIntegrationDetail(message: try await exchange.complaint(of: row)))
        },
        hosted(
            .delete, "/v2/storageIntegrations/{integration}", "deleteStorageIntegration",
            "Deletes an integration that no open job uses.", answers: StorageIntegration.reference
        ) { exchange in
            let row = try await exchange.storageIntegration()
            _ = try await exchange.registry.deleteIntegration(exchange.call, row.key, force: false)
            return Envelope.reply(row.storageIntegrationReference)
        },
    ]
}
