import Foundation
import Glibc
import Model
import Support
import Testing

/// Watchers that stand still, lines that are bad, a history that is gone: nobody loses anything without being told, and
/// nobody else notices.
@Suite(.serialized, .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct WatchFaultTests {
    @Test func aWatcherThatStandsStillDelaysNobodyAndLosesNothing() async throws {
        try await Site.with(.native) { site in
            try await site.running { daemon in
                let path = "\(site.home)/slow.sock"
                let proxy = try FaultProxy(at: .unix(path), to: .unix(site.socket))
                defer { proxy.close() }
                let (slow, quick) = (WatchRecorder(), WatchRecorder())
                try await site.during {
                    try await waitUntil("both watch", within: .seconds(60)) {
                        let (first, second) = await (slow.isSynced, quick.isSynced)
                        return first && second
                    }
                    proxy.set(.toClient, .hold)
                    try await site.wholeLife("main")
                    try await waitUntil("the quick one has it all", within: .seconds(60)) {
                        try await hasAll(quick, site)
                    }
                    let stood = await slow.revision
                    #expect(try await !hasAll(slow, site), "it stood still at \(stood)")
                    proxy.set(.toClient, .pass)
                    try await waitUntil("the slow one has it all", within: .seconds(60)) {
                        try await hasAll(slow, site)
                    }
                } trouble: {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        group.addTask { try await slow.follow(site, through: path) }
                        group.addTask { try await quick.follow(site) }
                        try await group.waitForAll()
                    }
                }
                for recorder in [slow, quick] { try await recorder.compare(with: site) }
                #expect(await quick.resets.isEmpty)
                #expect(!daemon.hasEnded)
            }
        }
    }

    @Test func whoResumesAfterACompactionIsTold() async throws {
        try await Site.with(.native) { site in
            try await site.running { _ in
                let id = try await site.create("main")
                try await site.wait(id, for: "ready")
            }
            let epoch = try await site.sql("select epoch from history")[0][0]
            // What compaction does, at once.
            _ = try await site.sql(
                """
                with gone as (delete from transitions where revision < (select max(revision) from transitions)
                    returning revision)
                update history set compacted_revision = (select max(revision) from gone)
                """)
            try await site.running { _ in
                let recorder = WatchRecorder()
                try await site.during {
                    try await waitUntil("there is a snapshot", within: .seconds(60)) { await recorder.isSynced }
                } trouble: {
                    try await recorder.follow(site, from: Position(epoch: epoch, revision: 1))
                }
                #expect(await recorder.resets.count == 1)
                try await recorder.compare(with: site)
            }
        }
    }

    @Test(arguments: [FaultProxy.Flow.corrupt, .swallow, .trickle(10_000)])
    func aBadLineToOurOwnSocketHarmsNobodyElse(flow: FaultProxy.Flow) async throws {
        try await Site.with(.native) { site in
            try await site.running { daemon in
                let path = "\(site.home)/bad.sock"
                let proxy = try FaultProxy(at: .unix(path), to: .unix(site.socket))
                defer { proxy.close() }
                proxy.set(.toServer, flow)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 {
                        group.addTask {
                            await #expect(throws: (any Error).self) {
                                try await site.call("viewer", timeout: .seconds(3), through: path) {
                                    _ = try await $0.access.getCaller(.init())
                                }
                            }
                        }
                    }
                    try await site.wholeLife("main")
                    try await group.waitForAll()
                }
                proxy.cut()
                try await waitUntil("the connections are given back", within: .seconds(60)) {
                    try daemon.descriptors() < 60
                }
                try await Invariants(site: site).check()
            }
        }
    }

    @Test func descriptorsRunOut() async throws {
        try await Site.with(.native) { site in
            try await site.running(limits: ["--nofile=96:96"]) { daemon in
                let id = try await site.readyDatabase("main")
                var open: [Int32] = []
                while open.count < 300, let next = try? SocketAddress.unix(site.socket).connect() { open.append(next) }
                #expect(open.count > 60)
                try await waitUntil("none is left", within: .seconds(60)) { try daemon.descriptors() > 90 }
                #expect(!daemon.hasEnded)
                for descriptor in open { close(descriptor) }
                _ = try await site.insist("show") { try await site.show(id) }
                try await site.wholeLife("next")
                try await Invariants(site: site, marked: [id]).check()
            }
        }
    }

    private func hasAll(_ recorder: WatchRecorder, _ site: Site) async throws -> Bool {
        "\(await recorder.revision)" == (try await site.sql("select max(revision) from transitions")[0][0])
    }
}
