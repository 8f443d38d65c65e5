// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every Swift target: Swift 6 mode, and no warning survives.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["Support"], path: "Tests/\(name)", swiftSettings: strict)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "paas-managed-databases",
    products: [
        .library(name: "Postgres", targets: ["Postgres"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "CEventLoop"),

        // Plain values
        library("Model"),

        // Wrappers
        library("EventLoop", ["CEventLoop"]),
        library("Postgres", ["CPostgres", "EventLoop"]),

        // Tests
        .target(name: "CSupport", path: "Tests/CSupport"),
        .target(
            name: "Support", dependencies: ["CSupport", "EventLoop", "Postgres"], path: "Tests/Support",
            swiftSettings: strict),
        tests("ModelTests", ["Model"]),
        tests("EventLoopTests", ["EventLoop"]),
        tests("PostgresTests", ["Postgres", "EventLoop"]),
    ]
)
