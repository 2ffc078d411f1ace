extension RoleMaterials {
    /// A script for a POSIX shell that makes the role, or changes it to what is needed: it can be run again.
    var script: String {
        let path = rolePath == "/" ? "" : " --path \(rolePath.shellWord)"
        let name = roleName.shellWord
        let region = option
        return """
            #!/bin/sh
            # Makes the role that Mooring takes on for \(integration), or changes it to what is needed.
            # Run it with credentials of the account that owns the bucket.
            set -eu
            directory=$(mktemp -d)
            trap 'rm -rf "$directory"' EXIT

            cat >"$directory/trust-policy.json" <<'END-OF-POLICY'
            \(trustPolicy.json.pretty)END-OF-POLICY

            cat >"$directory/access-policy.json" <<'END-OF-POLICY'
            \(policies.accessPolicy.json.pretty)END-OF-POLICY

            if aws iam get-role --role-name \(name)\(region) >/dev/null 2>&1; then
                aws iam update-assume-role-policy --role-name \(name)\(region) \\
                    --policy-document "file://$directory/trust-policy.json"
            else
                aws iam create-role --role-name \(name)\(path)\(region) \\
                    --assume-role-policy-document "file://$directory/trust-policy.json" >/dev/null
            fi
            aws iam put-role-policy --role-name \(name) --policy-name \(policyName)\(region) \\
                --policy-document "file://$directory/access-policy.json"

            # What to configure as the role's ARN:
            aws iam get-role --role-name \(name)\(region) --query Role.Arn --output text

            """
    }

    /// Puts the trust policy in the role, on one line.
    var trustCommand: String {
        "aws iam update-assume-role-policy --role-name \(roleName.shellWord)\(option) "
            + "--policy-document \(trustPolicy.json.compact.shellWord)"
    }

    /// Puts the access policy in the role, on one line.
    var accessCommand: String {
        "aws iam put-role-policy --role-name \(roleName.shellWord) --policy-name \(policyName)\(option) "
            + "--policy-document \(policies.accessPolicy.json.compact.shellWord)"
    }

    /// Makes the bucket, on one line.
    var bucketCommand: String {
        // S3 refuses its first region as a constraint.
        let place =
            site.region == "us-east-1"
            ? "" : " --create-bucket-configuration LocationConstraint=\(site.region.shellWord)"
        let endpoint = site.isOverridden ? " --endpoint-url \(site.s3.description.shellWord)" : ""
        return "aws s3api create-bucket --bucket \(policies.bucket.shellWord) --region \(site.region.shellWord)"
            + place + endpoint
    }

    /// Sets the lifecycle rule, on one line. It takes the place of all rules that the bucket has.
    var lifecycleCommand: String {
        let endpoint = site.isOverridden ? " --endpoint-url \(site.s3.description.shellWord)" : ""
        return "aws s3api put-bucket-lifecycle-configuration --bucket \(policies.bucket.shellWord) "
            + "--region \(site.region.shellWord)\(endpoint) "
            + "--lifecycle-configuration \(policies.lifecycleRules.compact.shellWord)"
    }

    /// The region is what tells the tools the partition. The address is only there if it is not AWS's own.
    private var option: String {
        let endpoint = site.iam.map { " --endpoint-url \($0.description.shellWord)" } ?? ""
        return " --region \(site.region.shellWord)\(endpoint)"
    }
}
