import Backup
import Glibc
import Model
import Subprocess
import SystemPackage

/// Runs PostgreSQL's programs on a control plane; what they read and write passes through this process.
struct BackupDump: Sendable {
    let programs: BackupPrograms
    /// A connection service file with the section `paas`.
    let serviceFile: String

    private static let errorLimit = 64 << 10

    /// Dumps one moment of the control plane, without what earlier restorations have put aside.
    ///
    /// - Parameters:
    ///   - snapshot: PostgreSQL's name of the moment.
    ///   - take: gets the dump's bytes in order.
    func dump(snapshot: String, take: ([UInt8]) throws -> Void) async throws {
        let arguments = [
            "--format=custom", "--no-owner", "--no-privileges", "--schema=public", "--snapshot=\(snapshot)",
            "--lock-wait-timeout=60000", "--dbname=service=paas",
        ]
        let outcome = try await Subprocess.run(
            .path(FilePath(programs.dump)), arguments: Arguments(arguments), environment: environment, input: .none,
            output: .sequence, error: .string(limit: Self.errorLimit)
        ) { execution in
            for try await buffer in execution.standardOutput { try take(buffer.withUnsafeBytes { Array($0) }) }
        }
        try Self.check(outcome.terminationStatus, of: "pg_dump", outcome.standardError)
    }

    /// Loads a dump in one transaction, between statements of ours; it is committed only when all of the backup was
    /// read and found whole.
    func load(_ backup: StoredBackup, passphrase: Secret, before: String, after: String) async throws {
        let arguments = ["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--dbname=service=paas"]
        let outcome = try await Subprocess.run(
            .path(FilePath(programs.shell)), arguments: Arguments(arguments + ["--set=ON_ERROR_STOP=1"]),
            environment: environment, input: .inputWriter, output: .discarded, error: .string(limit: Self.errorLimit)
        ) { execution -> Result<Void, any Error> in
            let writer = execution.standardInputWriter
            do {
                _ = try await writer.write(Array("begin;\n\(before)\n".utf8))
                try await convert(backup, passphrase) { _ = try await writer.write($0) }
                _ = try await writer.write(Array("\(after)\ncommit;\n".utf8))
                try await writer.finish()
                return .success(())
            } catch {
                // Its input ends without a commit: what it has done so far is undone.
                try? await writer.finish()
                return .failure(error)
            }
        }
        // What psql says explains why nobody reads on.
        try Self.check(outcome.terminationStatus, of: "psql", outcome.standardError)
        try outcome.closureResult.get()
    }

    /// Makes the dump a script.
    private func convert(
        _ backup: StoredBackup, _ passphrase: Secret, take: ([UInt8]) async throws -> Void
    ) async throws {
        let arguments = ["--format=custom", "--no-owner", "--no-privileges", "--file=-"]
        let outcome = try await Subprocess.run(
            .path(FilePath(programs.restore)), arguments: Arguments(arguments), environment: environment,
            input: .inputWriter, output: .sequence, error: .string(limit: Self.errorLimit)
        ) { execution in
            try await withThrowingTaskGroup(of: Void.self) { group in
                let writer = execution.standardInputWriter
                group.addTask {
                    do {
                        var reader = try backup.reader(passphrase: passphrase)
                        _ = try await writer.write(BackupContents.read(from: &reader).dump)
                        while let more = try reader.next() { _ = try await writer.write(more) }
                        try await writer.finish()
                    } catch {
                        try? await writer.finish()
                        throw error
                    }
                }
                for try await buffer in execution.standardOutput {
                    try await take(buffer.withUnsafeBytes { Array($0) })
                }
                try await group.waitForAll()
            }
        }
        try Self.check(outcome.terminationStatus, of: "pg_restore", outcome.standardError)
    }

    private var environment: Environment {
        .custom(["PGSERVICEFILE": serviceFile, "LC_ALL": "C", "PATH": "/usr/bin:/bin"])
    }

    private static func check(_ status: TerminationStatus, of program: String, _ said: String) throws(Fault) {
        guard !status.isSuccess else { return }
        let lines = said.split(separator: "\n").suffix(5).joined(separator: "\n")
        throw Fault(.internal, reason: "ProgramFailed", "\(program) failed (\(status)); nothing was changed: \(lines)")
    }
}
