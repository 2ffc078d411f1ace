import Foundation
import Testing

@testable import AmazonS3

@Suite("Templates, read by parsers that others wrote", .timeLimit(.minutes(5)))
struct TemplateTests {
    @Test(
        "Terraform and CloudFormation take them, whatever the prefix holds",
        arguments: ["", "team-a/backups", "it's \"a\" \\ %{if} #{x}/备份 🚢"])
    func templates(_ prefix: String) async throws {
        let materials = try #require(
            try RoleMaterials.sample(
                prefix: prefix, key: "arn:aws:kms:us-west-2:222222222222:key/1234",
                role: "arn:aws:iam::222222222222:role/team/export", next: "mooring-new"))
        let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let module = directory.appending(path: "main.tf")
        let template = directory.appending(path: "template.json")
        try Data(materials.terraform.utf8).write(to: module)
        try Data(materials.cloudFormation.utf8).write(to: template)

        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let process = Process()
        process.executableURL = package.appending(path: "scripts/check-templates")
        process.arguments = [module.path(percentEncoded: false), template.path(percentEncoded: false)]
        let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        #expect(status == 0)
    }
}
