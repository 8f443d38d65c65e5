// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody builds it who doesn't measure.
let package = Package(
    name: "paas-benchmarks",
    dependencies: [
        .package(name: "paas-managed-databases", path: "../.."),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    ],
    targets: [
        .executableTarget(
            name: "bench-provision",
            dependencies: [
                .product(name: "Engines", package: "paas-managed-databases"),
                .product(name: "PaasClient", package: "paas-managed-databases"),
                .product(name: "Postgres", package: "paas-managed-databases"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "bench-scale",
            dependencies: [
                .product(name: "PaasClient", package: "paas-managed-databases"),
                .product(name: "Postgres", package: "paas-managed-databases"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "bench-rpc-server",
            dependencies: [
                .product(name: "RPC", package: "paas-managed-databases"),
                .product(name: "ConformanceService", package: "paas-managed-databases"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "bench-get-database",
            dependencies: [
                .product(name: "RPC", package: "paas-managed-databases"),
                .product(name: "Daemon", package: "paas-managed-databases"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "bench-watch-server",
            dependencies: [
                .product(name: "RPC", package: "paas-managed-databases"),
                .product(name: "Daemon", package: "paas-managed-databases"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "bench-watch",
            dependencies: [.product(name: "RPC", package: "paas-managed-databases")],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "bench-rpc-client",
            dependencies: [.product(name: "RPC", package: "paas-managed-databases")],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
    ]
)
