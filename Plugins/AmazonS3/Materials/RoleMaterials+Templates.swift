extension RoleMaterials {
    /// A module's text for Terraform and its AWS provider.
    var terraform: String {
        let path = rolePath == "/" ? "" : "  path               = \(Terraform.quoted(rolePath))\n"
        return """
            # The role that Mooring takes on for \(integration).
            # Apply it with credentials of the account that owns the bucket.

            \(trustPolicy.terraform("mooring_trust"))
            \(policies.accessPolicy.terraform("mooring_access"))
            resource "aws_iam_role" "mooring" {
              name               = \(Terraform.quoted(roleName))
            \(path)  assume_role_policy = data.aws_iam_policy_document.mooring_trust.json
            }

            resource "aws_iam_role_policy" "mooring" {
              name   = \(Terraform.quoted(policyName))
              role   = aws_iam_role.mooring.name
              policy = data.aws_iam_policy_document.mooring_access.json
            }

            output "mooring_role_arn" {
              description = "What to configure as the role's ARN"
              value       = aws_iam_role.mooring.arn
            }

            """
    }

    /// A template for CloudFormation.
    var cloudFormation: String {
        var properties: [OrderedJSON.Member] = [.init("RoleName", .string(roleName))]
        if rolePath != "/" { properties.append(.init("Path", .string(rolePath))) }
        properties += [
            .init("AssumeRolePolicyDocument", trustPolicy.json),
            .init(
                "Policies",
                .array([
                    .object([
                        .init("PolicyName", .string(policyName)),
                        .init("PolicyDocument", policies.accessPolicy.json),
                    ])
                ])),
        ]
        return OrderedJSON.object([
            .init("AWSTemplateFormatVersion", .string("2010-09-09")),
            .init("Description", .string("The role that Mooring takes on for \(integration)")),
            .init(
                "Resources",
                .object([
                    .init(
                        "MooringRole",
                        .object([
                            .init("Type", .string("AWS::IAM::Role")), .init("Properties", .object(properties)),
                        ]))
                ])),
            .init(
                "Outputs",
                .object([
                    .init(
                        "RoleArn",
                        .object([
                            .init("Description", .string("What to configure as the role's ARN")),
                            .init(
                                "Value", .object([.init("Fn::GetAtt", .strings(["MooringRole", "Arn"]))])),
                        ]))
                ])),
        ]).pretty
    }
}
