internal import MooringModel

extension SchemaNode {
    /// Everything that is wrong with a value at `pointer`. A value of a wrong type is that one violation: what its
    /// other keywords would say follows from it.
    func violations(in value: JSONValue, at pointer: String, named name: String?) -> [Violation] {
        guard accepts(typeOf: value) else { return [.wrongType(of: value, self, at: pointer, named: name)] }
        if let constant, value != constant {
            return [.notOneOf([constant], value, self, at: pointer, named: name)]
        }
        if let choices, !choices.contains(value) {
            return [.notOneOf(choices, value, self, at: pointer, named: name)]
        }
        switch value {
        case .object(let object): return violations(in: object, at: pointer)
        case .array(let elements): return violations(in: elements, at: pointer, named: name)
        case .string(let string): return violations(in: string, at: pointer, named: name)
        case .integer, .number:
            guard let number = value.doubleValue, !range.contains(number) else { return [] }
            return [.outOfRange(value, self, at: pointer, named: name)]
        case .bool, .null: return []
        }
    }

    private func accepts(typeOf value: JSONValue) -> Bool {
        switch (type, value) {
        case (.string, .string), (.integer, .integer), (.number, .integer), (.number, .number), (.boolean, .bool),
            (.array, .array), (.object, .object):
            true
        default: false
        }
    }

    private func violations(in object: JSONObject, at pointer: String) -> [Violation] {
        var violations: [Violation] = []
        for property in properties {
            let place = pointer.appendingPointer(property.name)
            if let value = object[property.name] {
                violations += property.schema.violations(in: value, at: place, named: property.name)
            } else if required.contains(property.name) {
                violations.append(.missing(property, at: place))
            }
        }
        if !allowsOthers {
            let known = properties.map(\.name)
            for name in object.names where !known.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
                violations.append(.unknown(name, known: known, at: pointer.appendingPointer(name)))
            }
        }
        return violations
    }

    private func violations(in elements: [JSONValue], at pointer: String, named name: String?) -> [Violation] {
        var violations: [Violation] = []
        if !itemCounts.contains(Int64(elements.count)) {
            violations.append(.wrongCount(elements.count, self, at: pointer, named: name))
        }
        if hasUniqueItems {
            var firsts: [JSONValue: Int] = [:]
            for (index, element) in elements.enumerated() {
                if let first = firsts[element] {
                    violations.append(.repeated(index, first, at: pointer.appendingPointer("\(index)")))
                } else {
                    firsts[element] = index
                }
            }
        }
        if let items = items.first {
            for (index, element) in elements.enumerated() {
                violations += items.violations(
                    in: element, at: pointer.appendingPointer("\(index)"), named: "\(name ?? "")[\(index)]")
            }
        }
        return violations
    }

    private func violations(in string: String, at pointer: String, named name: String?) -> [Violation] {
        var violations: [Violation] = []
        let length = string.unicodeScalars.count
        if !lengths.contains(Int64(length)) {
            violations.append(.wrongLength(length, self, at: pointer, named: name))
        }
        if let pattern, let regex = try? Self.regex(pattern), !string.contains(regex) {
            violations.append(.unlike(pattern, string, self, at: pointer, named: name))
        }
        return violations
    }

    /// Made anew for each use: a `Regex` cannot be sent between tasks.
    static func regex(_ pattern: String) throws -> Regex<AnyRegexOutput> {
        try Regex(pattern).matchingSemantics(.unicodeScalar).asciiOnlyDigits().asciiOnlyWordCharacters()
    }
}
