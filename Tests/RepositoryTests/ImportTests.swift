import Foundation
import Testing

/// Imports run downward only, and each C library has one importer.
@Suite struct ImportTests {
    /// What each target may import of the project and of packages.
    static let allowed: [String: Set<String>] = [
        "Model": [],
        "Wire": [],
        "Lifecycle": ["Model"],
        "EventLoop": ["CEventLoop"],
        "Messages": ["Model", "CMessages", "CDecode", "CProtobuf"],
        "Postgres": ["CPostgres", "EventLoop"],
        "LogLines": ["Logging"],
        "FaultPoints": [],
        "Sealing": ["Model", "Crypto"],
        "Store": ["Model", "Postgres", "Sealing", "FaultPoints", "Logging"],
        "DockerAPI": ["AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOPosix", "Logging"],
        "Engines": ["Model", "DockerAPI", "FaultPoints", "Subprocess", "SystemPackage", "Logging"],
        "Probe": ["Model", "Postgres", "Subprocess", "Logging"],
        "Provisioner": ["Model", "Lifecycle", "Store", "Engines", "Probe", "Sealing", "FaultPoints", "Logging"],
        "Control": ["Model", "Store", "Sealing", "FaultPoints", "Crypto", "Logging"],
        "Doctor": ["Model", "Lifecycle", "Store", "Engines", "Sealing", "Logging"],
        "Backup": ["Model", "Sealing", "Crypto", "CryptoExtras"],
        "Meters": [],
        "Service": ["Model", "Messages", "Control", "Meters"],
        "RPCTransport": ["Model", "Wire", "Messages", "EventLoop", "CSocket"],
        "RPCServer": ["Model", "Wire", "Messages", "EventLoop", "RPCTransport", "Logging"],
        "RPCClient": ["Model", "Wire", "Messages", "EventLoop", "RPCTransport"],
        "PaasClient": ["Model", "RPCClient", "Messages", "EventLoop"],
        "Gateway": [
            "Model", "Messages", "Meters", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOHTTP1",
            "AsyncAlgorithms",
            "ServiceLifecycle", "Logging",
        ],
        "Reflection": [],
        "Commands": [
            "Model", "Wire", "PaasClient", "RPCClient", "RPCTransport", "Messages", "EventLoop", "Reflection",
            "ArgumentParser", "Subprocess", "SystemPackage", "UnixSignals",
        ],
        "MessageGenerator": ["CProtobuf", "CDescriptor"],
        "paas-probe": ["Probe"],
        "paas": ["Commands"],
    ]

    /// Executables that put the parts together may import everything.
    static let assemblers: Set<String> = ["paasd", "paas-gateway"]

    /// Modules of the toolchain and of the C library.
    static let platform: Set<String> = ["Glibc", "Synchronization", "FoundationEssentials"]

    /// Targets that know neither I/O nor the C library.
    static let pure: Set<String> = ["Model", "Wire", "Lifecycle"]

    @Test func importsRunDownward() throws {
        let sources = try Repository.sources()
        #expect(sources.count > 100, "the check must see the sources")
        for file in sources where !Self.assemblers.contains(file.target) {
            let allowed = try #require(Self.allowed[file.target], "\(file.path) belongs to no known target")
            for line in file.lines {
                guard let module = Self.importedModule(line) else { continue }
                let isFine =
                    allowed.contains(module) || (Self.platform.contains(module) && !Self.pure.contains(file.target))
                #expect(isFine, "\(file.path) imports \(module)")
            }
        }
    }

    @Test func thePureTargetsHaveNoAsync() throws {
        for file in try Repository.sources() where Self.pure.contains(file.target) {
            for line in file.lines where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                #expect(!line.contains(" async") && !line.contains("await "), "\(file.path): \(line)")
            }
        }
    }

    @Test(arguments: [
        ("import Model", "Model"), ("@testable import Wire", "Wire"), ("public import Messages", "Messages"),
        ("    import Glibc", "Glibc"), ("import struct Model.Name", "Model"),
        ("@preconcurrency import NIOCore", "NIOCore"),
        ("let important = 1", nil), ("// import Model", nil),
    ])
    func readsImports(line: String, module: String?) { #expect(Self.importedModule(line[...]) == module) }

    static func importedModule(_ line: Substring) -> String? {
        var words = line.split(separator: " ")
        while let word = words.first,
            word.hasPrefix("@") || ["public", "internal", "package", "private"].contains(word)
        {
            words.removeFirst()
        }
        guard words.first == "import", var name = words.dropFirst().first else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
        if kinds.contains(name), words.count > 2 { name = words[2] }
        return String(name.prefix { $0 != "." })
    }
}
