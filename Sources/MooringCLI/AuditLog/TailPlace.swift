/// Up to where a file was taken.
struct TailPlace: Hashable {
    var offset: Int64 = 0
    /// The digest of the last bytes before the offset; empty at the beginning. Where others stand there now, the file was
    /// written anew.
    var before = ""
    /// Counts the contents that the same file has had with the same first line.
    var generation: Int64 = 0
}
