import ArgumentParser
import Configuration
import Testing

@testable import mooring

@Suite("The table of settings in docs/operations.md is what serve takes")
struct SettingsDocumentTests {
    private static let table = Result { try SettingsTable() }

    @Test("It has every flag once, and nothing that is none")
    func flags() throws {
        let documented = try Self.table.get().rows.map(\.flag)
        let taken = ServeCommand.helpMessage(columns: 400).matches(of: /\n  (--[a-z0-9-]+)/).map { String($0.1) }
        let others = ["--config", "--ready-file", "--version"]
        #expect(documented.sorted() == taken.filter { !others.contains($0) }.sorted())
    }

    @Test("Each setting has the names that it is read by", arguments: ServeSettingsTests.all)
    func names(_ setting: ServeSettingsTests.Setting) throws {
        let row = try row(of: setting)
        #expect(row.variable == setting.variable)
        #expect(row.key == setting.file.matches(of: /"([A-Za-z0-9]+)":/).map { String($0.1) }.joined(separator: "."))
    }

    @Test("What the table calls the default is what is there without the setting", arguments: ServeSettingsTests.all)
    func defaults(_ setting: ServeSettingsTests.Setting) async throws {
        guard let standard = try row(of: setting).standard else { return #expect(setting.standard.isEmpty) }
        let settings = try await ServeSettings(
            try ServeOptions.parse([]),
            environment: EnvironmentVariablesProvider(environmentVariables: [setting.variable: standard]))
        #expect(setting.read(settings) == setting.standard)
    }

    private func row(of setting: ServeSettingsTests.Setting) throws -> SettingsTable.Row {
        try #require(try Self.table.get().rows.first { $0.flag == setting.flag.first })
    }
}
