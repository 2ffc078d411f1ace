extension PolicyDocument {
    /// A data source of Terraform's AWS provider that holds this policy.
    func terraform(_ name: String) -> String {
        let blocks = statements.map { statement in
            var lines = ["    sid       = \(Terraform.quoted(statement.sid))", "    effect    = \"Allow\""]
            lines.append("    actions   = \(Terraform.list(statement.actions))")
            if !statement.resources.isEmpty { lines.append("    resources = \(Terraform.list(statement.resources))") }
            if let principal = statement.principal {
                lines += [
                    "", "    principals {", "      type        = \"AWS\"",
                    "      identifiers = \(Terraform.list([principal]))", "    }",
                ]
            }
            if let condition = statement.condition {
                lines += [
                    "", "    condition {", "      test     = \(Terraform.quoted(condition.test))",
                    "      variable = \(Terraform.quoted(condition.variable))",
                    "      values   = \(Terraform.list(condition.values))", "    }",
                ]
            }
            return "  statement {\n" + lines.joined(separator: "\n") + "\n  }\n"
        }
        return "data \"aws_iam_policy_document\" \"\(name)\" {\n" + blocks.joined(separator: "\n") + "}\n"
    }
}

/// Texts in the language of Terraform ("Strings and templates" of its documentation).
enum Terraform {
    static func list(_ strings: [String]) -> String { "[" + strings.map(quoted).joined(separator: ", ") + "]" }

    /// A string in quotes, in which nothing begins a template.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "{" where previous == "$" || previous == "%":
                // `${` is written `$${`.
                quoted.unicodeScalars.removeLast()
                quoted += String(repeating: previous.map { String($0) } ?? "", count: 2) + "{"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return quoted + "\""
    }
}
