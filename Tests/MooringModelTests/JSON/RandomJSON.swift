import MooringModel

/// Values of every kind, with the texts and numbers at the edges of what is allowed among them.
struct RandomJSON {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func value(depth: Int = 4) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 7), using: &generator) {
        case 0: .null
        case 1: .bool(Bool.random(using: &generator))
        case 2: .integer(integer())
        case 3, 4: number()
        case 5, 6: .string(string())
        case 7: .array((0..<count()).map { _ in value(depth: depth - 1) })
        default: .object(object(depth: depth))
        }
    }

    private mutating func object(depth: Int) -> JSONObject {
        var object = JSONObject()
        for _ in 0..<count() { object[string()] = value(depth: depth - 1) }
        return object
    }

    private mutating func count() -> Int { Int.random(in: 0..<12, using: &generator) }

    private mutating func integer() -> Int64 {
        let edges: [Int64] = [0, 1, -1, 9, 10, JSONValue.largestInteger, -JSONValue.largestInteger]
        return Bool.random(using: &generator)
            ? edges[Int.random(in: 0..<edges.count, using: &generator)]
            : Int64.random(in: -JSONValue.largestInteger...JSONValue.largestInteger, using: &generator)
    }

    /// A number of any bit pattern that JSON can write.
    private mutating func number() -> JSONValue {
        while true {
            if let value = JSONValue(Double(bitPattern: generator.next())) { return value }
        }
    }

    mutating func string() -> String {
        var string = ""
        for _ in 0..<Int.random(in: 0..<24, using: &generator) {
            string.unicodeScalars.append(scalar())
        }
        return string
    }

    private mutating func scalar() -> Unicode.Scalar {
        let range: ClosedRange<UInt32> =
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: 0...0x1F
            case 1: 0x80...0x7FF
            case 2: 0xE000...0xFFFF
            case 3: 0x1_0000...0x10_FFFF
            default: 0x20...0x7F
            }
        return Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? "?"
    }
}
