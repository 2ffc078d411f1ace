/// A small generator of random numbers whose sequence follows from its seed, so that a failing case can be run again
/// (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
package struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension SplitMix64 {
    package mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// True once in `count` times.
    package mutating func once(in count: Int) -> Bool { number(below: count) == 0 }

    package mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
        let index = number(below: others.count + 1)
        return index == 0 ? first : others[index - 1]
    }

    /// nil if there is none.
    package mutating func element<Element>(of elements: some Collection<Element>) -> Element? {
        elements.randomElement(using: &self)
    }
}
