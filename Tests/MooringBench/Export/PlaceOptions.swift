import ArgumentParser

/// Where objects are put.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The address of the store.", valueName: "url"))
    var endpoint: String

    @Option(help: "The bucket, which has to be there.")
    var bucket: String

    @Option(help: "The part of the bucket that is written to.")
    var prefix: String
}
