import ConnectorKit
import MooringModel

extension Registry {
    func provider(_ kind: String) throws(Refusal) -> any ConnectorProvider {
        guard let provider = catalog[kind] else {
            throw .connectorUnknown(kind, known: catalog.descriptors.map(\.kind))
        }
        return provider
    }

    /// The configuration with its defaults filled in, and where it points.
    ///
    /// - Throws: ``Refusal`` with every place at which it does not fit the connector's schema.
    func checked(
        _ configuration: JSONValue, for region: Region, _ provider: any ConnectorProvider
    ) throws(Refusal) -> (JSONValue, StorageLocation) {
        let schema = provider.descriptor.configurationSchema
        let filled = schema.withDefaults(configuration)
        let violations = schema.violations(in: filled)
        guard violations.isEmpty else { throw .configurationInvalid(violations) }
        do {
            return (filled, try provider.location(of: filled, region: region))
        } catch {
            throw .configurationInvalid(error.violations)
        }
    }

    /// The connector of an integration with a configuration.
    ///
    /// - Parameters:
    ///   - previous: the latest report of exactly this configuration, with the external ID that will be used.
    ///   - mayBePropagating: whether the provider may not know everywhere yet what was done there.
    func connector(
        of integration: Integration, configuration: JSONValue?, previous: ValidationReport? = nil,
        mayBePropagating: Bool = false
    ) throws(Refusal) -> any Connector {
        guard let draft = integration.draft else { throw .notFound("integration", "") }
        guard let configuration else { throw .notConfigured(draft) }
        let identity = IntegrationIdentity(
            id: draft.id, project: draft.project, name: draft.name, region: draft.region, access: draft.access,
            externalID: draft.externalID, nextExternalID: integration.nextExternalID,
            retiredExternalID: integration.retiredExternalID)
        let context = ConnectorContext(
            integration: identity, secrets: ProjectSecrets(registry: self, project: draft.project),
            previousResults: previous?.checks ?? [], mayBePropagating: mayBePropagating)
        do {
            return try provider(draft.connector).connector(for: configuration, context: context)
        } catch let error as ConfigurationError {
            throw .configurationInvalid(error.violations)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw .notConfigured(draft)
        }
    }
}

extension Refusal {
    static func regionNotSetUp(_ obstacle: Violation) -> Refusal {
        Refusal(
            "region-not-set-up", .invalid, pointer: "/region", detail: obstacle.detail, remedy: obstacle.remedy)
    }

    fileprivate static func connectorUnknown(_ kind: String, known: [String]) -> Refusal {
        let list = known.joined(separator: ", ")
        return Refusal(
            "connector-unknown", .invalid, pointer: "/connector",
            detail: LocalizedText(en: "There is no connector \"\(kind)\".", zhHans: "不存在连接器“\(kind)”。"),
            remedy: LocalizedText(en: "Choose one of: \(list).", zhHans: "请选择其一：\(list)。"))
    }

    fileprivate static func configurationInvalid(_ violations: [Violation]) -> Refusal {
        var refusal = Refusal(
            "configuration-invalid", .invalid, pointer: "/configuration" + (violations.first?.pointer ?? ""),
            detail: LocalizedText(
                en: "The configuration does not fit the connector: "
                    + violations.map(\.detail.english).joined(separator: " "),
                zhHans: "配置不符合连接器要求：" + violations.map(\.detail.simplifiedChinese).joined()),
            remedy: LocalizedText(
                en: violations.map(\.remedy.english).joined(separator: " "),
                zhHans: violations.map(\.remedy.simplifiedChinese).joined()))
        refusal.parts = violations.map {
            Refusal.Part(pointer: "/configuration" + $0.pointer, detail: $0.detail, remedy: $0.remedy)
        }
        return refusal
    }

    fileprivate static func notConfigured(_ draft: IntegrationDraft) -> Refusal {
        Refusal(
            "not-configured", .conflict,
            detail: LocalizedText(
                en: "The integration \"\(draft.label)\" has no configuration yet.", zhHans: "集成“\(draft.label)”尚未配置。"),
            remedy: LocalizedText(
                en: "Configure it first: `mooring integration configure \(draft.id)`.",
                zhHans: "请先配置：`mooring integration configure \(draft.id)`。"))
    }
}
