import ArgumentParser
import AsyncHTTPClient
import Crypto
import EventLog
import NIOCore
import NIOHTTP1
import SystemPackage

/// Small files with Mooring's HTTP client and nothing else: each is read, hashed and put, eight at once. Nothing is signed,
/// noted or compared, and there is no manifest: as long as an export has this client, it cannot take less.
struct BareExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bare-export",
        abstract: "Puts small files with the HTTP client alone, unsigned; prints what it took, as JSON.")

    @OptionGroup var place: PlaceOptions

    @Option(help: ArgumentHelp("The directory of the files.", valueName: "dir"))
    var files: String

    private static let atOnce = 8

    func run() async throws {
        let directory = FilePath(files)
        let place = "\(place.endpoint)/\(place.bucket)/\(place.prefix)"
        var names = try Folder.names(in: directory).makeIterator()
        var configuration = HTTPClient.Configuration()
        configuration.httpVersion = .http1Only
        try await HTTPClient.withHTTPClient(configuration: configuration) { http in
            let start = (clock: ContinuousClock.now, cpu: ProcessTime.seconds)
            var (objects, bytes) = (Int64(0), Int64(0))
            try await withThrowingTaskGroup(of: Int.self) { group in
                func putNext() {
                    guard let name = names.next() else { return }
                    group.addTask { try await Self.put(directory.appending(name), to: "\(place)/\(name)", http) }
                }
                for _ in 0..<Self.atOnce { putNext() }
                while let count = try await group.next() {
                    (objects, bytes) = (objects + 1, bytes + Int64(count))
                    putNext()
                }
            }
            let figures = ExportFigures(
                seconds: (ContinuousClock.now - start.clock) / .seconds(1),
                cpuSeconds: ProcessTime.seconds - start.cpu, objects: objects, bytes: bytes, peak: ProcessMemory.peak)
            Report.line(figures.line)
        }
    }

    /// - Returns: how many bytes the file has.
    private static func put(_ path: FilePath, to url: String, _ http: HTTPClient) async throws -> Int {
        let bytes = try read(path)
        let sha256 = bytes.withUnsafeReadableBytes { SHA256.hash(data: $0) }
        var request = try HTTPClient.Request(url: url, method: .PUT)
        request.headers.add(name: "x-amz-content-sha256", value: Hexadecimal.text(Array(sha256)))
        request.headers.add(name: "if-none-match", value: "*")
        request.body = .byteBuffer(bytes)
        let answer = try await http.execute(
            request: request, delegate: ResponseAccumulator(request: request), deadline: .now() + .seconds(20)
        ).get()
        guard answer.status == .ok else { throw BenchError("\(url) was answered with \(answer.status.code)") }
        return bytes.readableBytes
    }

    private static func read(_ path: FilePath) throws -> ByteBuffer {
        let file = try FileDescriptor.open(path, .readOnly)
        return try file.closeAfter {
            let size = Int(try file.seek(offset: 0, from: .end))
            var bytes = ByteBuffer()
            try bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { memory in
                try file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(rebasing: memory[..<size]))
            }
            return bytes
        }
    }
}
