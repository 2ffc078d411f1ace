internal import NIOCore
internal import Synchronization

/// The buffers that all exports of the process read into and send from.
///
/// They are used again and again: memory that comes and goes has to be mapped and cleared by the system each time.
final class PieceBuffers: Sendable {
    /// The process's own.
    static let shared = PieceBuffers()

    /// The one that was given back longest ago comes first.
    private let idle = Mutex<[ByteBuffer]>([])

    /// So many were given back last and may still be held, by a source that hashes beside reading. A buffer that somebody
    /// holds cannot be written into, and would be replaced by a new one.
    private static let resting = 2
    /// More than that are not held for nothing.
    private static let mostIdle = 4

    /// A buffer, whatever it holds.
    func lend() -> ByteBuffer { idle.withLock { $0.count <= Self.resting ? ByteBuffer() : $0.removeFirst() } }

    func giveBack(_ buffer: consuming ByteBuffer) {
        let buffer = buffer
        idle.withLock { idle in
            if idle.count < Self.mostIdle { idle.append(buffer) }
        }
    }
}
