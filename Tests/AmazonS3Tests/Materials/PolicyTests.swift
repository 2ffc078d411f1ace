import MooringModel
import Testing

@testable import AmazonS3

@Suite("Generated policies")
struct PolicyTests {
    @Test("Reading and writing a whole bucket")
    func readwrite() throws {
        let materials = try #require(try RoleMaterials.sample())
        #expect(
            materials.policies.accessPolicy.json.pretty == """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "Statement1",
                      "Effect": "Allow",
                      "Action": [
                        "s3:GetObject",
                        "s3:PutObject",
                        "s3:ListBucket",
                        "s3:GetBucketLocation"
                      ],
                      "Resource": [
                        "arn:aws:s3:::team-a-backups",
                        "arn:aws:s3:::team-a-backups/*"
                      ]
                    },
                    {
                      "Sid": "Statement2",
                      "Effect": "Allow",
                      "Action": [
                        "s3:AbortMultipartUpload",
                        "s3:ListMultipartUploadParts",
                        "s3:ListBucketMultipartUploads"
                      ],
                      "Resource": [
                        "arn:aws:s3:::team-a-backups",
                        "arn:aws:s3:::team-a-backups/*"
                      ]
                    }
                  ]
                }

                """)
    }

    @Test("Reading only, below a prefix, with a key, in China")
    func readonly() throws {
        let key = "arn:aws-cn:kms:cn-northwest-1:222222222222:key/1234"
        let materials = try #require(
            try RoleMaterials.sample(
                region: "aws-cn-northwest-1", prefix: "team-a/logs/", access: .readonly, key: key))
        #expect(
            try JSONValue(parsing: materials.policies.accessPolicy.json.compact) == [
                "Version": "2012-10-17",
                "Statement": [
                    [
                        "Sid": "Statement1", "Effect": "Allow", "Action": "s3:GetBucketLocation",
                        "Resource": "arn:aws-cn:s3:::team-a-backups",
                    ],
                    [
                        "Sid": "Statement2", "Effect": "Allow", "Action": "s3:ListBucket",
                        "Resource": "arn:aws-cn:s3:::team-a-backups",
                        "Condition": ["StringLike": ["s3:prefix": ["team-a/logs", "team-a/logs/*"]]],
                    ],
                    [
                        "Sid": "Statement3", "Effect": "Allow", "Action": "s3:GetObject",
                        "Resource": "arn:aws-cn:s3:::team-a-backups/team-a/logs/*",
                    ],
                    ["Sid": "Statement4", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": .string(key)],
                ],
            ])
    }

    @Test("Writing with a key needs new data keys, and what is optional can be left out")
    func key() throws {
        let key = "arn:aws:kms:us-west-2:222222222222:key/1234"
        let materials = try #require(try RoleMaterials.sample(key: key, clearsUploads: false))
        let statements = materials.policies.accessPolicy.statements
        #expect(statements.map(\.actions).dropFirst() == [["kms:GenerateDataKey", "kms:Decrypt"]])
        #expect(statements.last?.resources == [key])
    }

    @Test("The trust policy names the operator's account of the partition, and the external ID")
    func trust() throws {
        let materials = try #require(try RoleMaterials.sample(region: "aws-us-gov-west-1"))
        #expect(
            materials.trustPolicy.json.pretty == """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "Mooring",
                      "Effect": "Allow",
                      "Principal": {
                        "AWS": "arn:aws-us-gov:iam::306787409409:root"
                      },
                      "Action": "sts:AssumeRole",
                      "Condition": {
                        "StringEquals": {
                          "sts:ExternalId": "mooring-old"
                        }
                      }
                    }
                  ]
                }

                """)
    }

    @Test("During a rotation the trust policy allows both, and an exact principal is named as it is")
    func rotation() throws {
        let principal = "arn:aws:iam::306787409409:role/mooring"
        let materials = try #require(try RoleMaterials.sample(next: "mooring-new", principal: principal))
        let statement = try #require(materials.trustPolicy.statements.first)
        #expect(statement.principal == principal)
        #expect(statement.condition?.values == ["mooring-old", "mooring-new"])
    }

    @Test("The operator's own policy allows the one role, or before there is one, those of its name")
    func caller() throws {
        let role = "arn:aws:iam::222222222222:role/team/export"
        #expect(try RoleMaterials.sample(role: role)?.callerPolicy.statements.first?.resources == [role])
        let unknown = try #require(try RoleMaterials.sample())
        #expect(
            unknown.callerPolicy.statements.first?.resources == ["arn:aws:iam::*:role/\(unknown.roleName)"])
    }
}
