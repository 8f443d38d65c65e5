import EventLoop
import Foundation
import Logging
import Model
import Postgres
import Sealing
import Store
import Support
import Testing

@testable import paasd

/// Where the audit log's chains end, written down outside of the control plane.
@Suite struct AuditHeadTests {
    @Test func placesAreNamedExactly() {
        #expect(AuditExport(argument: "syslog") == .syslog)
        #expect(AuditExport(argument: "file:/a/b") == .file("/a/b"))
        #expect(AuditExport(argument: "command:/bin/x") == .command("/bin/x"))
        for wrong in ["", "file", "file:", "file:relative", "command:x", "http:/x"] {
            #expect(AuditExport(argument: wrong) == nil, "\(wrong)")
        }
    }

    @Test func theEndsFollowTheChainsAndNeverGoBack() async throws {
        let folder = try TemporaryDirectory.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pool = PostgresPool(
            connectionString: try await ScratchPostgres.shared.database(), loop: TestLoop.shared, size: 2)
        let store = Store(pool: pool)
        try await store.migrate()
        try await store.openAuditChain(Keyring(key: [UInt8](repeating: 7, count: Keyring.keyLength)))
        let (path, seen) = (folder + "/head", folder + "/seen")
        let program = folder + "/take"
        try "#!/bin/sh\ncat > \(seen)\n".write(toFile: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
        let keeper = AuditKeeper(
            store: store, exports: [.file(path), .command(program), .syslog], logger: Logger(label: "test"))
        var exporter = AuditExporter(keeper: keeper)
        await exporter.export()
        let first = try #require(try AuditHeadFile(path: path).read())
        #expect(first.heads[0]?.seq == 1 && keeper.kept == first)
        #expect(try String(contentsOfFile: seen, encoding: .utf8) == first.text)

        let entry = AuditEntry(org: nil, actor: "anonymous", action: "rpc", outcome: .denied)
        for _ in 0..<3 { try await store.appendAudit(entry) }
        _ = try await store.sealAudit()
        await exporter.export()
        let second = try #require(keeper.kept)
        #expect(second.heads[0]?.seq == 4)

        let cut = """
            set session_replication_role = replica; delete from audit where seq > 2;
            update audit_heads set seq = 2, hash = (select hash from audit where seq = 2)
            """
        try await pool.transaction { try await $0.executeScript(cut) }
        await exporter.export()
        #expect(keeper.kept == second, "the evidence stays")
        var restarted = AuditExporter(keeper: keeper)
        await restarted.export()
        #expect(keeper.kept == second, "also when the daemon starts anew")
        await pool.close()
    }

    /// Ends that were kept under a key that the operator has given up are put aside.
    @Test func aRecoveryBeginsAFileAnew() async throws {
        let folder = try TemporaryDirectory.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pool = PostgresPool(
            connectionString: try await ScratchPostgres.shared.database(), loop: TestLoop.shared, size: 2)
        let first = Store(pool: pool)
        try await first.migrate()
        try await first.openAuditChain(Keyring(key: [UInt8](repeating: 7, count: Keyring.keyLength)))
        let file = AuditHeadFile(path: folder + "/head")
        func export(_ store: Store) async {
            _ = try? await store.sealAudit()
            var exporter = AuditExporter(
                keeper: AuditKeeper(store: store, exports: [.file(file.path)], logger: Logger(label: "test")))
            await exporter.export()
        }
        await export(first)
        let kept = try #require(try file.read())
        let second = Store(pool: pool)
        try await second.openAuditChain(Vault(sealedBecause: "the key file is missing"))
        await export(second)
        #expect(try file.read() == kept)
        try await second.declareLost(
            allBut: [], keyring: Keyring(key: [UInt8](repeating: 8, count: Keyring.keyLength)),
            audit: AuditEntry(org: nil, actor: "local:uid=0", action: "keys.recover", outcome: .allowed))
        await export(second)
        #expect(try file.read()?.key == second.chain.key?.id)
        #expect(try AuditHeadFile(path: file.path + "." + kept.key).read() == kept)
        await pool.close()
    }

    @Test func whatSomebodyHasWrittenIsNotOverwritten() async throws {
        let folder = try TemporaryDirectory.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/head"
        try "nonsense\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: Fault.self) { try AuditHeadFile(path: path).read() }
    }
}
