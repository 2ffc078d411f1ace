/// UUIDv7s that are the same in every run: a millisecond between two, and mixed bits where others have random ones.
struct Minted {
    private var count: UInt64 = 0

    mutating func next() -> UInt128 {
        count += 1
        let milliseconds = UInt128(1_777_000_000_000 + count)
        let mixed = UInt128((count &* 0x9E37_79B9_7F4A_7C15) >> 2)
        return milliseconds << 80 | 7 << 76 | 0b10 << 62 | mixed
    }
}
