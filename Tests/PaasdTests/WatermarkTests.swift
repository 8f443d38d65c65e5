import EventLoop
import Foundation
import Glibc
import Logging
import Model
import Postgres
import Store
import Support
import Testing

@testable import paasd

@Suite struct WatermarkTests {
    private static let mark = HistoryMark(
        installation: "0123", epoch: "abcd", revision: 42, at: Timestamp(microseconds: 1_700_000_000_000_001), audit: 7)

    @Test func isReadBackAsWritten() throws {
        for at in [nil, Timestamp(microseconds: -5), Self.mark.at] {
            var mark = Self.mark
            mark.at = at
            let watermark = Watermark(mark: mark, starts: 3)
            #expect(Watermark(text: watermark.text) == watermark)
        }
    }

    @Test(arguments: [
        "", "paas-watermark 2\n", "paas-watermark 1\n", "paas-watermark 1\ninstallation a\nepoch b\nrevision x\n",
        "hello",
    ])
    func otherTextsAreNone(text: String) { #expect(Watermark(text: text) == nil) }

    @Test func theFileIsReplacedAsAWhole() throws {
        try withFolder { folder in
            let file = WatermarkFile(path: "\(folder)/watermark")
            #expect(try file.read() == nil)
            for starts in 1...3 {
                let watermark = Watermark(mark: Self.mark, starts: starts)
                try file.write(watermark)
                #expect(try file.read() == watermark)
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["watermark"])
            try "paas-watermark 1\nrevi".write(toFile: file.path, atomically: true, encoding: .utf8)
            let fault = #expect(throws: Fault.self) { _ = try file.read() }
            #expect(fault?.reason == "WatermarkUnreadable")
        }
    }

    /// The mark follows the history, and a copy that is put back under the daemon is noticed.
    @Test func theKeeperNoticesACopyWhileItRuns() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "watermark-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pool = PostgresPool(
            connectionString: try await ScratchPostgres.shared.database(), loop: TestLoop.shared, size: 1)
        let store = Store(pool: pool)
        try await store.migrate()
        let file = WatermarkFile(path: "\(folder)/watermark")
        let keeper = WatermarkKeeper(store: store, file: file, logger: Logger(label: "test"))
        #expect(try await keeper.begin().hasBegun == false)
        #expect(try await keeper.begin().hasBegun == false)
        #expect(try file.read()?.starts == 2)
        let restored = Recorder<Int>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await keeper.run { restored.append(1) } }
            try await pool.execute("update history set revision = 100")
            try await until { try file.read()?.mark.revision == 100 }
            try await pool.execute("update history set revision = 60")
            try await until { restored.all.count == 1 }
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result { #expect(error is CancellationError) }
            }
        }
        let kept = try #require(try file.read()).mark
        #expect(kept.revision > 100)
        #expect(try await store.historyMark() == kept)
        try await pool.execute("update history set revision = 500")
        await keeper.end()
        #expect(try file.read()?.mark.revision == 500, "the last look")
        await pool.close()
    }

    private func until(_ condition: () throws -> Bool) async throws {
        try #require(try await eventually(within: .seconds(60)) { try condition() })
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "watermark-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
