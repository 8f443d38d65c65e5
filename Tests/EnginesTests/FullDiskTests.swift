import Engines
import Testing

/// What a server's last words say of its disk.
@Suite struct FullDiskTests {
    private let start = "2026-01-01 00:00:00.000 UTC [1] LOG:  starting PostgreSQL 16.10 on x86_64"
    private let panic =
        "2026-01-01 00:00:01.000 UTC [7] PANIC:  could not write to file \"pg_wal/xlogtemp.7\": No space left on device"
    private let lockFile =
        "2026-01-01 00:00:02.000 UTC [1] FATAL:  could not write lock file \"postmaster.pid\": No space left on device"
    private let ready = "2026-01-01 00:00:03.000 UTC [1] LOG:  database system is ready to accept connections"

    @Test func wordsSinceTheLastStartCount() {
        #expect(EngineFault.isFullDiskTold(by: [start, ready, panic]))
        #expect(EngineFault.isFullDiskTold(by: [start, panic, lockFile]))
        #expect(EngineFault.isFullDiskTold(by: [lockFile]))
        #expect(EngineFault.isFullDiskTold(by: [start, "initdb: error: could not write: Disk quota exceeded"]))
        #expect(!EngineFault.isFullDiskTold(by: [start, panic, start, ready]))
        #expect(!EngineFault.isFullDiskTold(by: [start, ready]))
        #expect(!EngineFault.isFullDiskTold(by: []))
    }
}
