import DomainSamples
import MooringModel
import Testing

@Suite struct ExportManifestTests {
    private static let manifest = ExportManifest(
        order: .sample, integrationVersion: Version(7), position: Position(42),
        root: String(repeating: "a1", count: 32),
        checkpoint: "mooring.invalid/log\n42\n…\n",
        objects: [
            ManifestObject(
                path: "binlogs/1", size: 17, sha256: String(repeating: "01", count: 32), checksums: ["etag": "e"]),
            ManifestObject(path: "meta/full_meta.json", size: 0, sha256: String(repeating: "02", count: 32)),
        ])

    private func flaw(_ edit: (inout JSONObject) -> Void) -> String? {
        var object = Self.manifest.json.objectValue ?? JSONObject()
        edit(&object)
        do throws(ManifestError) {
            _ = try ExportManifest(parsing: JSONValue.object(object).canonicalBytes)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `a manifest is read as it was written`() throws {
        let bytes = Self.manifest.json.canonicalBytes
        let read = try ExportManifest(parsing: bytes)
        #expect(read.json.canonicalBytes == bytes)
        #expect(read.objects == Self.manifest.objects && read.order == Self.manifest.order)
        #expect(read.totalBytes == 17)
    }

    @Test func `what is no manifest in itself is refused, and says why`() {
        #expect(flaw { _ in } == nil)
        #expect(flaw { $0["format"] = "other.json" }?.contains("format") == true)
        #expect(flaw { $0["version"] = 2 }?.contains("version") == true)
        #expect(flaw { $0["job"] = nil }?.contains("job") == true)
        #expect(flaw { $0["totals"] = ["objects": 3, "bytes": 17] }?.contains("totals.objects") == true)
        #expect(flaw { $0["totals"] = ["objects": 2, "bytes": 18] }?.contains("totals.bytes") == true)
        let objects = Self.manifest.objects.map(\.json)
        #expect(flaw { $0["objects"] = .array(objects.reversed()) }?.contains("wrong place") == true)
        for path in ["../up", "/root", "a//b", "mooring-manifest.json", ""] {
            var object = Self.manifest.objects[0]
            object.path = path
            #expect(
                flaw { fields in
                    fields["objects"] = [object.json]
                    fields["totals"] = ["objects": 1, "bytes": 17]
                } != nil, "\(path)")
        }
        #expect(throws: ManifestError.self) { try ExportManifest(parsing: Array("no".utf8)) }
    }
}
