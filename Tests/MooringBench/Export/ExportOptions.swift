import ArgumentParser
import Foundation

/// Where from, and where to.
struct ExportOptions: ParsableArguments {
    @OptionGroup var place: PlaceOptions

    @Option(help: "What the store calls its region.")
    var region = "us-east-1"

    @Option(help: ArgumentHelp("The directory of the backup.", valueName: "dir"))
    var backup: String

    @Option(help: ArgumentHelp("Where the data directory is made, and removed again.", valueName: "dir"))
    var data: String

    @Flag(
        name: .customLong("trusted"),
        help: "Do not validate: for a server that cannot prove anything. It counts as one that refuses to overwrite.")
    var isTrusted = false

    @Flag(
        name: .customLong("signed"),
        help: "Have a trusted server count as one that compares no parts with a checksum, so that they are signed.")
    var isSigned = false

    var accessKeyID: String { ProcessInfo.processInfo.environment["AWS_ACCESS_KEY_ID"] ?? "" }
    var secretAccessKey: String { ProcessInfo.processInfo.environment["AWS_SECRET_ACCESS_KEY"] ?? "" }

    func validate() throws {
        for path in [backup, data] where !path.hasPrefix("/") {
            throw ValidationError("\(path) is a relative path; give an absolute one.")
        }
    }
}
