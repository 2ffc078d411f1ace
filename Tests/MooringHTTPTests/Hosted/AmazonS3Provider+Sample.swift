import AsyncHTTPClient
import Glibc
import MooringModel
import S3Lab

@testable import AmazonS3

extension AmazonS3Provider {
    /// Amazon S3 at an address of this machine, by the time of day, with Mooring in the account 306787409409.
    ///
    /// - Parameter keys: Mooring's own; nil for none, so that nothing is ever asked.
    static func sample(
        at endpoint: String = "http://127.0.0.1:9", keys: LabKeys? = nil
    ) throws -> AmazonS3Provider {
        var environment = ["AWS_EC2_METADATA_DISABLED": "true"]
        environment["AWS_ACCESS_KEY_ID"] = keys?.accessKeyID
        environment["AWS_SECRET_ACCESS_KEY"] = keys?.secretAccessKey
        return try AmazonS3Provider(
            AmazonS3Settings(
                operators: ["aws": AmazonS3Settings.Operator(account: "306787409409")],
                endpoints: ["us-east-1": AmazonS3Settings.Endpoints(s3: endpoint)], patience: .zero),
            S3Surroundings(
                http: .shared, now: { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) }, clock: ContinuousClock(),
                process: ProcessSurroundings(environment: environment, readFile: { _ in nil })))
    }
}
