import ConnectorTesting
import Synchronization

/// Objects, and uploads that are open.
final class Bucket: Sendable {
    private struct State {
        var objects: [[UInt8]: [UInt8]] = [:]
        var uploads: [String: [UInt8]] = [:]
        var reserved = 0
    }

    private let state = Mutex(State())

    /// A name for an upload that has not begun.
    func reserve() -> String {
        state.withLock { state in
            state.reserved += 1
            return "upload-\(state.reserved)"
        }
    }

    func begin(_ upload: String) { state.withLock { $0.uploads[upload] = [] } }

    func append(_ bytes: [UInt8], to upload: String) {
        state.withLock { $0.uploads[upload]?.append(contentsOf: bytes) }
    }

    /// Gives an upload's bytes a key. False, and the upload is gone, if the key is taken or the upload was aborted.
    func complete(_ upload: String, as key: String) -> Bool {
        state.withLock { state in
            guard let bytes = state.uploads.removeValue(forKey: upload), state.objects[Array(key.utf8)] == nil else {
                return false
            }
            state.objects[Array(key.utf8)] = bytes
            return true
        }
    }

    func abort(_ upload: String) { state.withLock { $0.uploads[upload] = nil } }

    func remove(_ key: String) { state.withLock { $0.objects[Array(key.utf8)] = nil } }

    func object(_ key: String) -> [UInt8]? { state.withLock { $0.objects[Array(key.utf8)] } }

    func objects(below directory: String) -> [(key: String, size: Int)] {
        let prefix = directory.isEmpty ? [] : Array(directory.utf8) + [UInt8(ascii: "/")]
        return state.withLock { state in
            state.objects.filter { $0.key.starts(with: prefix) }
                .map { (String(decoding: $0.key, as: UTF8.self), $0.value.count) }
        }
    }
}

extension Bucket: Inspector {
    func contents() -> [StoredObject] {
        state.withLock { state in
            state.objects.map { StoredObject(String(decoding: $0.key, as: UTF8.self), $0.value) }
                + state.uploads.map { StoredObject($0.key, $0.value) }
        }
    }

    func put(_ bytes: [UInt8], at key: String) { state.withLock { $0.objects[Array(key.utf8)] = bytes } }
}
