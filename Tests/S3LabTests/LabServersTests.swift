import Testing

@testable import S3Lab

@Suite("The lab's servers", .timeLimit(.minutes(2)))
struct LabServersTests {
    @Test(
        "An owner's object is read back from every store",
        arguments: [LabServer.front, .ceph, .moto, .rclone, .openstack])
    func stores(_ server: LabServer) async throws {
        let store = try Lab.open().store(server)
        try await store.withBucket { bucket in
            let keys = ["a b/c+d%~.bin", "数据/备份 & 🚢"]
            for key in keys { try await store.put(Array(key.utf8), at: key, in: bucket) }
            #expect(try await store.keys(in: bucket) == keys)
            for key in keys { #expect(try await store.object(key, in: bucket) == Array(key.utf8)) }
            #expect(try await store.digest(of: keys[0], in: bucket).bytes == keys[0].utf8.count)
            #expect(try await store.openUploads(in: bucket) == [])
        }
    }

    @Test("A bucket of the other region is told to be there")
    func regions() async throws {
        let front = try Lab.open().front
        try await front.otherStore.withBucket { bucket in
            let answer = try await front.store.answer("HEAD", "/\(bucket)")
            #expect(answer.status == 301)
            #expect(answer.header("x-amz-bucket-region") == front.otherStore.region)
        }
    }

    @Test("A role lets in who has the external ID, to what its policy grants, and nobody else")
    func roles() async throws {
        let front = try Lab.open().front
        try await front.store.withBucket { bucket in
            let name = LabStore.freshName("role")
            let role = try await front.createRole(
                name, trustPolicy: trustPolicy(front.service.number, "the-right-one"),
                accessPolicy: accessPolicy("s3:PutObject", bucket))
            #expect(role == "arn:aws:iam::\(front.owner.number):role/\(name)")

            let session = front.store.with(try await front.assume(role, externalID: "the-right-one"))
            try await session.put([1], at: "key", in: bucket)
            #expect(try await session.answer("GET", "/\(bucket)/key").status == 403)

            for (externalID, account) in [
                ("another", front.service), (nil, front.service), ("the-right-one", front.stranger),
            ] {
                let error = await #expect(throws: LabError.self) {
                    try await front.assume(role, externalID: externalID, as: account)
                }
                #expect(error?.description.contains("AccessDenied") == true)
            }

            try await front.setTrustPolicy(of: name, to: trustPolicy(front.service.number, "another"))
            _ = try await front.assume(role, externalID: "another")
            try await front.setAccessPolicy(of: name, to: accessPolicy("s3:GetObject", bucket))
            #expect(try await session.object("key", in: bucket) == [1])
            try await front.removeRole(name)
        }
    }

    @Test("A busy S3 says so")
    func busy() async throws {
        let front = try Lab.open().front
        #expect(try await front.busy.answer("GET", "/").status == 503)
    }

    private func trustPolicy(_ account: String, _ externalID: String) -> String {
        """
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::\(account):root"},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"sts:ExternalId": "\(externalID)"}}
          }]
        }
        """
    }

    private func accessPolicy(_ action: String, _ bucket: String) -> String {
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "\(action)", "Resource": ["arn:aws:s3:::\(bucket)/*"]}
        ]}
        """
    }
}
