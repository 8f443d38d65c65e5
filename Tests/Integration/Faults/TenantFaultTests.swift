import Foundation
import Glibc
import Support
import Testing

/// What others do to databases: take their address, kill them, remove what they are made of.
@Suite(.serialized, .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct TenantFaultTests {
    @Test func anAddressThatIsTakenIsLeftToItsHolder() async throws {
        try await Site.with(.native) { site in
            try await site.running("address.reserved=stop") { daemon in
                let id = try await site.create("main")
                try await waitUntil("the daemon stands still", within: .seconds(60)) { try daemon.isStopped() }
                let host = try await site.sql("select host from databases where id = '\(id)'")[0][0]
                let holder = try Holder(host)
                defer { holder.close() }
                daemon.send(SIGCONT)
                try await site.wait(id, for: "ready")
                #expect(try await site.sql("select host from databases where id = '\(id)'") != [[host]])
                try await Invariants(site: site).check()
            }
        }
    }

    @Test func killedRemovedAndEmptied() async throws {
        try await Site.with(.native) { site in
            try await site.running { _ in
                var ids: [String] = []
                for name in ["killed", "settingless", "emptied"] { ids.append(try await site.readyDatabase(name)) }
                let before = try await site.sql("select id, sequence from databases where state = 'ready'").count
                #expect(before == 3)
                kill(try site.postmaster(of: ids[0]), SIGKILL)
                try FileManager.default.removeItem(atPath: "\(site.home)/run/db/\(ids[1])")
                kill(try site.postmaster(of: ids[1]), SIGKILL)
                let last = try site.postmaster(of: ids[2])
                try FileManager.default.removeItem(atPath: "\(site.home)/volumes/\(ids[2])/data")
                kill(last, SIGKILL)
                // The next look sees it; a daemon's start is one.
                try await site.wait(ids[2], for: "failed")
                let reason = try await site.sql("select reason from databases where id = '\(ids[2])'")
                #expect(reason == [["VolumeMissing"]])
                #expect(!FileManager.default.fileExists(atPath: "\(site.home)/volumes/\(ids[2])/data/PG_VERSION"))
                for id in ids[..<2] {
                    let dsn = try await site.reveal(id)
                    try await waitUntil("\(id) answers again", within: .seconds(120)) {
                        try await site.psqlOutcome(dsn, "select n from kept").output == "42\n"
                    }
                    try await site.wait(id, for: "ready")
                }
                try await Invariants(site: site, marked: Set(ids[..<2])).check()
            }
        }
    }
}

/// Somebody who listens at an address that the platform has chosen.
private struct Holder {
    private let descriptor: Int32

    init(_ host: String) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(5432).bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        let descriptor = descriptor
        let isListening = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 && listen(descriptor, 1) == 0
            }
        }
        try #require(isListening, "\(host) can't be taken")
    }

    func close() { Glibc.close(descriptor) }
}
