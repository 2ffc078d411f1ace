// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "mooring",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "mooring", targets: ["mooring"]),
        // What the author of a connector builds on; everything else is internal to this package.
        .library(name: "ConnectorKit", targets: ["ConnectorKit", "MooringModel"]),
        .library(name: "ConnectorTesting", targets: ["ConnectorTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: ["JSON", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The domain and the log: pure.
        .target(name: "MooringModel"),
        .target(
            name: "EventLog",
            dependencies: ["MooringModel", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(name: "Projections", dependencies: ["EventLog", "MooringModel"]),

        // The ports and the databases behind them.
        .target(name: "Stores", dependencies: ["EventLog", "MooringModel", "Projections"]),
        .target(name: "StoreTesting", dependencies: ["EventLog", "MooringModel", "Projections", "Stores"]),
        .target(
            name: "StoreSQLite",
            dependencies: [
                "EventLog", "MooringModel", "Projections", "SQLiteMigrations", "Stores",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "SQLiteMigrations",
            path: "Migrations/sqlite",
            resources: [
                .embedInCode("v0001_event_log.sql"), .embedInCode("v0002_views.sql"),
                .embedInCode("v0003_operation.sql"),
            ]
        ),

        // The connectors.
        .target(
            name: "ConnectorKit", dependencies: ["MooringModel", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .target(
            name: "ConnectorTesting",
            dependencies: ["ConnectorKit", "MooringModel", .product(name: "Crypto", package: "swift-crypto")]
        ),
        .target(
            name: "LocalDirectory",
            dependencies: [
                "ConnectorKit", "MooringModel",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Plugins/LocalDirectory"
        ),
        .target(name: "CCRC32C", linkerSettings: [.linkedLibrary("isal")]),
        .target(
            name: "AmazonS3",
            dependencies: [
                "CCRC32C", "ConnectorKit", "MooringModel",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "XMLCoder", package: "XMLCoder"),
            ],
            path: "Plugins/AmazonS3"
        ),

        // The service, its HTTP interface and the program.
        .target(name: "CInflate", linkerSettings: [.linkedLibrary("z")]),
        .target(
            name: "MooringService",
            dependencies: [
                "ConnectorKit", "EventLog", "MooringModel", "Projections", "Stores",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .target(
            name: "MooringHTTP",
            dependencies: [
                "CInflate", "ConnectorKit", "EventLog", "MooringModel", "MooringService", "Projections", "Stores",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .target(
            name: "MooringCLI",
            dependencies: [
                "ConnectorKit", "MooringModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .executableTarget(
            name: "mooring",
            dependencies: [
                "AmazonS3", "ConnectorKit", "EventLog", "LocalDirectory", "MooringCLI", "MooringHTTP", "MooringModel",
                "MooringService", "Projections", "StoreSQLite", "Stores",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),

        // The tests, and what they share.
        .target(
            // Registers a file system with SQLite: the same library that GRDB uses.
            name: "FaultVFS", path: "Tests/Tools/FaultVFS", linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .executableTarget(
            // Is killed by tests in the middle of its work.
            name: "AppendStorm",
            dependencies: [
                "EventLog", "MooringModel", "StoreSQLite", "Stores",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Tools/AppendStorm"
        ),
        .target(name: "ChildProcesses", path: "Tests/Tools/ChildProcesses"),
        .executableTarget(
            // A whole server whose destination fails half of the time; killed by a test again and again.
            name: "AuditStorm",
            dependencies: [
                "ConnectorKit", "LocalDirectory", "MooringHTTP", "MooringModel", "MooringService", "Projections",
                "StoreSQLite", "Stores",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/Tools/AuditStorm"
        ),
        .testTarget(
            name: "AuditStormTests",
            dependencies: [
                "ChildProcesses", "MooringModel",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .target(name: "DomainSamples", dependencies: ["EventLog", "MooringModel"], path: "Tests/DomainSamples"),
        .testTarget(
            name: "MooringHTTPTests",
            dependencies: [
                "AmazonS3", "ConnectorKit", "EventLog", "LocalDirectory", "MooringHTTP", "MooringModel",
                "MooringService", "S3Lab", "Stores",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "MooringCLITests",
            dependencies: [
                "AmazonS3", "ConnectorKit", "MooringCLI", "MooringHTTP", "MooringModel", "MooringService", "Stores",
                "mooring",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .executableTarget(
            name: "MooringBench",
            dependencies: [
                "AmazonS3", "ConnectorKit", "EventLog", "MooringModel", "MooringService", "Projections", "StoreSQLite",
                "Stores",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/MooringBench"
        ),
        .testTarget(name: "MooringModelTests", dependencies: ["DomainSamples", "EventLog", "MooringModel"]),
        .testTarget(
            name: "EventLogTests",
            dependencies: [
                "DomainSamples", "EventLog", "MooringModel", .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .testTarget(
            name: "ProjectionsTests", dependencies: ["DomainSamples", "EventLog", "MooringModel", "Projections"]
        ),
        .testTarget(
            name: "StoresTests", dependencies: ["EventLog", "MooringModel", "Projections", "StoreTesting", "Stores"]
        ),
        .testTarget(
            name: "StoreSQLiteTests",
            dependencies: [
                "ChildProcesses", "EventLog", "FaultVFS", "MooringModel", "Projections", "StoreSQLite", "StoreTesting",
                "Stores",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .testTarget(name: "MooringBenchTests", dependencies: ["MooringBench", "MooringModel", "S3Lab", "Stores"]),
        .testTarget(
            name: "MooringServiceTests",
            dependencies: [
                "ConnectorKit", "EventLog", "LocalDirectory", "MooringModel", "MooringService", "Projections", "Stores",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(name: "ConnectorKitTests", dependencies: ["ConnectorKit", "ConnectorTesting", "MooringModel"]),
        .target(
            name: "S3Lab",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            path: "Tests/Tools/S3Lab"
        ),
        .testTarget(name: "S3LabTests", dependencies: ["S3Lab"]),
        .testTarget(
            name: "ConnectorExampleTests", dependencies: ["ConnectorKit", "ConnectorTesting", "MooringModel"]
        ),
        .testTarget(
            name: "AmazonS3Tests",
            dependencies: [
                "AmazonS3", "ConnectorKit", "ConnectorTesting", "EventLog", "MooringModel", "MooringService",
                "Projections", "S3Lab", "Stores",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Vectors"]
        ),
        .testTarget(
            name: "LocalDirectoryTests",
            dependencies: [
                "ConnectorKit", "ConnectorTesting", "LocalDirectory", "MooringModel",
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
    ]
)

for target in package.targets {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
            .enableUpcomingFeature("ExistentialAny"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
            .enableUpcomingFeature("InternalImportsByDefault"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
            .enableUpcomingFeature("MemberImportVisibility"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0470-isolated-conformances.md
            .enableUpcomingFeature("InferIsolatedConformances"),
            // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0443-warning-control-flags.md
            .treatAllWarnings(as: .error),
        ]
}
