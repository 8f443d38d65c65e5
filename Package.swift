// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every Swift target: Swift 6 mode, and no warning survives.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

/// Of targets that calls run through: an asynchronous function stays where its caller is, so that a call which began on
/// the event loop is not moved at every layer.
let nonsending = strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = strict
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], _ settings: [SwiftSetting] = strict) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["Support"], path: "Tests/\(name)", swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let asyncAlgorithms = Target.Dependency.product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
    name: "paas-managed-databases",
    products: [
        .library(name: "Engines", targets: ["Engines"]),
        .library(
            name: "RPC",
            targets: ["RPCServer", "RPCClient", "RPCTransport", "Messages", "Wire", "EventLoop", "CDecode"]),
        .library(name: "ConformanceService", targets: ["ConformanceService"]),
        .library(name: "Daemon", targets: ["Service", "Control", "Store", "Sealing", "Postgres", "Model"]),
        .library(name: "PaasClient", targets: ["PaasClient"]),
        .library(name: "Postgres", targets: ["Postgres"]),
        .executable(name: "paas", targets: ["paas"]),
        .executable(name: "paasd", targets: ["paasd"]),
        .executable(name: "paas-gateway", targets: ["paas-gateway"]),
        .executable(name: "paas-probe", targets: ["paas-probe"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CProtobuf", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        // The dashboard's files. In C, for a Swift target with resources would have to link all of Foundation.
        .target(name: "CDashboard", resources: [.copy("Dashboard")]),
        .target(name: "CDecode", dependencies: ["CProtobuf"]),
        .target(name: "CDescriptor", dependencies: ["CProtobuf"]),
        .target(name: "CEventLoop"),
        .target(name: "CMessages", dependencies: ["CProtobuf"]),
        .target(name: "CProcess"),
        .target(name: "CSocket"),

        // Plain values
        library("Model"),
        library("Wire"),
        library("Lifecycle", ["Model"]),

        // Wrappers
        library("EventLoop", ["CEventLoop"]),
        library("Messages", ["Model", "CMessages", "CDecode", "CProtobuf"], nonsending),
        library("Postgres", ["CPostgres", "EventLoop"]),
        library("FaultPoints"),
        library("Meters"),
        library("Sealing", ["Model", crypto]),
        library("LogLines", [logging]),
        library("DockerAPI", [asyncHTTPClient, nioCore, nioHTTP1, nioPosix, logging]),

        // State and engines
        library("Store", ["Model", "Postgres", "Sealing", "FaultPoints", logging]),
        library("Engines", ["Model", "DockerAPI", "FaultPoints", subprocess, systemPackage, logging]),
        library("Probe", ["Model", "Postgres", subprocess, logging]),

        // Work
        library(
            "Provisioner",
            ["Model", "Lifecycle", "Store", "Engines", "Probe", "Sealing", "FaultPoints", logging]),
        library("Control", ["Model", "Store", "Sealing", "FaultPoints", crypto, logging]),
        library("Doctor", ["Model", "Lifecycle", "Store", "Engines", "Sealing", logging]),
        library("Backup", ["Model", "Sealing", crypto, cryptoExtras]),

        // Edges
        library("Service", ["Model", "Messages", "Control", "Meters"], nonsending),
        library("RPCTransport", ["Model", "Wire", "Messages", "EventLoop", "CSocket"], nonsending),
        library("RPCServer", ["Model", "Wire", "Messages", "EventLoop", "RPCTransport", logging], nonsending),
        library("RPCClient", ["Model", "Wire", "Messages", "EventLoop", "RPCTransport"], nonsending),
        library("PaasClient", ["Model", "RPCClient", "Messages", "EventLoop"], nonsending),
        library(
            "Gateway",
            [
                "Model", "Messages", "Meters", hummingbird, hummingbirdCore, httpTypes, nioCore, nioHTTP1,
                asyncAlgorithms,
                serviceLifecycle, logging,
            ]),
        library("Reflection"),
        library(
            "Commands",
            [
                "Model", "Messages", "Wire", "PaasClient", "RPCClient", "RPCTransport", "EventLoop", "Reflection",
                argumentParser, subprocess, systemPackage, unixSignals,
            ]),

        // Programs
        program(
            "paasd",
            [
                "Model", "Service", "RPCServer", "Provisioner", "Control", "Store", "Engines", "Probe", "Sealing",
                "Doctor", "Backup", "FaultPoints", "EventLoop", "Postgres", "LogLines", "Wire", "Messages",
                "RPCTransport", "Meters", "CProcess", subprocess, argumentParser, serviceLifecycle, logging,
            ]),
        program(
            "paas-gateway",
            [
                "Gateway", "CDashboard", "CProcess", "LogLines", "RPCClient", "EventLoop", argumentParser,
                serviceLifecycle, logging,
            ]),
        program("paas-probe", ["Probe"]),
        program("paas", ["Commands"]),
        program("MessageGenerator", ["CProtobuf", "CDescriptor"]),

        // The other end of a comparison with Google's protobuf
        .executableTarget(
            name: "codec-peer", dependencies: ["Messages"], path: "Tests/Codec/Peer", swiftSettings: strict),

        // Conformance: a server and a client that scripts and other languages are run against
        .target(
            name: "ConformanceService", dependencies: ["Model", "Messages"], path: "Tests/Conformance/Service",
            swiftSettings: nonsending),
        .executableTarget(
            name: "conformance-server",
            dependencies: [
                "ConformanceService", "RPCServer", "RPCTransport", "Wire", "EventLoop", "LogLines", argumentParser,
                logging,
            ],
            path: "Tests/Conformance/Server", swiftSettings: strict),
        .executableTarget(
            name: "conformance-client",
            dependencies: ["Messages", "Model", "RPCClient", "Wire", "EventLoop", argumentParser],
            path: "Tests/Conformance/Client", swiftSettings: strict),

        // Fuzzing: what fuzzers run, as a test over the inputs that are committed
        .target(
            name: "CFuzzScan", dependencies: ["CDecode", "CProtobuf"], path: "Tests/Fuzz/Scan",
            exclude: ["everything.proto"]),
        .testTarget(
            name: "FuzzTests",
            dependencies: ["Wire", "Messages", "RPCTransport", "RPCServer", "CFuzzScan", "CProtobuf"],
            path: "Tests/Fuzz/FuzzTests", swiftSettings: strict),

        // Simulation: the provisioner, the store's model and the watch in simulated time
        .target(
            name: "Simulation",
            dependencies: [
                "Provisioner", "Lifecycle", "Store", "Engines", "Probe", "Sealing", "Model", "Postgres", logging,
            ],
            path: "Tests/Simulation/Simulation", swiftSettings: strict),
        .executableTarget(
            name: "simulate", dependencies: ["Simulation", argumentParser], path: "Tests/Simulation/Program",
            swiftSettings: strict),
        .testTarget(
            name: "SimulationTests", dependencies: ["Simulation", "simulate", "Support"],
            path: "Tests/Simulation/SimulationTests", swiftSettings: strict),

        // Tests
        .target(name: "CSupport", path: "Tests/CSupport"),
        .target(
            name: "Support", dependencies: ["CSupport", "EventLoop", "Postgres"], path: "Tests/Support",
            swiftSettings: strict),
        tests("ModelTests", ["Model"]),
        tests("WireTests", ["Wire"]),
        tests("LifecycleTests", ["Lifecycle", "Model"]),
        tests("EventLoopTests", ["EventLoop"]),
        tests("MessageGeneratorTests", ["MessageGenerator"]),
        tests("MessagesTests", ["Messages", "Model"]),
        tests("PostgresTests", ["Postgres", "EventLoop"]),
        tests("LogLinesTests", ["LogLines", logging]),
        tests("SealingTests", ["Sealing", "Model", crypto]),
        tests("StoreTests", ["Store", "Model", "Postgres", "Sealing", "EventLoop", logging]),
        tests("DockerAPITests", ["DockerAPI", logging]),
        tests("EnginesTests", ["Engines", "DockerAPI", "Model", "Postgres", "EventLoop", "Sealing", logging]),
        tests("ProbeTests", ["Probe", "Engines", "Sealing", "Model", "Postgres", "EventLoop", "paas-probe", logging]),
        tests(
            "ProvisionerTests",
            [
                "Provisioner", "Lifecycle", "Store", "Engines", "Probe", "Sealing", "Model", "Postgres", "EventLoop",
                "Simulation", "paas-probe", logging,
            ]
        ),
        tests("DoctorTests", ["Doctor", "Store", "Engines", "Sealing", "Model", "Postgres", "EventLoop", logging]),
        tests("BackupTests", ["Backup", "Sealing", "Model"]),
        tests("FaultPointsTests", ["FaultPoints"]),
        tests("MetersTests", ["Meters"]),
        tests(
            "ControlTests",
            ["Control", "Service", "Store", "Sealing", "Messages", "Model", "Postgres", "EventLoop", logging]),
        tests(
            "RPCTests",
            [
                "RPCServer", "RPCClient", "RPCTransport", "ConformanceService", "Wire", "Messages", "Model",
                "EventLoop", logging,
            ], nonsending),
        tests("ReflectionTests", ["Reflection", "Messages"]),
        tests("PaasClientTests", ["PaasClient", "Messages", "Model"]),
        tests(
            "GatewayTests",
            [
                "Gateway", "RPCServer", "RPCClient", "Messages", "Model", "EventLoop", httpTypes, serviceLifecycle,
                logging,
            ]),
        tests("CommandsTests", ["Commands", "Model", "Messages", "PaasClient", "EventLoop", "RPCServer", "paas"]),
        tests(
            "PaasdTests",
            ["paasd", "Model", "Store", "Backup", "Sealing", "Postgres", "EventLoop", logging]),
        tests("RepositoryTests", []),
        tests(
            "Integration",
            [
                "FaultPoints", "Wire", "Model", "Store", "Control", "Messages", "PaasClient", "RPCClient", "Reflection",
                "EventLoop", "paas", "paasd", "paas-gateway", "paas-probe", "MessageGenerator", subprocess,
                systemPackage,
            ]),
    ]
)
