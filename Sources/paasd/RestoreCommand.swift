import ArgumentParser
import Backup
import Glibc
import Model
import Postgres
import Sealing
import Store

/// `paasd restore`: puts a backup of the control plane back.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts a backup of the control plane and its key back, while no daemon runs.",
        discussion: """
            The whole file is read and checked before anything is changed. At its next start the daemon begins a new \
            history, proves every password and leaves alone what is newer than the backup.
            """)

    @OptionGroup var options: RestoreOptions

    func validate() throws {
        guard options.verify || options.home != nil else {
            throw ValidationError("--home names the home to restore into; --verify only reads the file")
        }
    }

    func run() async throws { try await reportingFaults { try await restore() } }

    private func restore() async throws {
        let phrase = try options.passphrase.read()
        let backup = try StoredBackup(options.file)
        let (contents, length) = try backup.verify(passphrase: phrase)
        let manifest = contents.manifest
        if options.verify {
            print("\(options.file): whole; \(manifest.summary); a dump of \(length) bytes")
            return
        }
        guard manifest.schema <= Store.newestSchema else {
            throw Fault(
                .failedPrecondition, reason: "BackupTooNew",
                "the backup has schema \(manifest.schema); this program knows schemas up to \(Store.newestSchema)",
                nextSteps: ["Restore it with the release that has made it, or a newer one."])
        }
        let place = try options.place()
        try makeFolder(place.home, mode: 0o711)
        let home = try Home(place.home)
        try makeFolder(home.runFolder, mode: 0o711)
        let lock = try HomeLock(home.lock)
        let key = try RestoredKey(path: options.key ?? home.key, key: contents.key, replaces: options.replace)
        let kept: String?
        do {
            kept = try await ControlPlaneAccess.with(place, postgres: options.postgres) { access in
                try await load(backup, phrase, manifest, into: access)
            }
        } catch {
            key.abandon()
            throw error
        }
        try key.put()
        for former in manifest.formerKeys { try FormerKey(former).put(beside: KeyFiles(path: options.key ?? home.key)) }
        try home.take(manifest)
        _ = consume lock
        print("Restored \(manifest.summary).")
        if let kept { print("What was there before is kept as the schema \(kept) of the same database.") }
        print("Start the daemon: it proves every password, and `paas doctor` lists what is newer than the backup.")
    }

    /// - Returns: the schema that holds what was there before; `nil` if nothing was.
    private func load(
        _ backup: StoredBackup, _ phrase: Secret, _ manifest: BackupManifest, into access: ControlPlaneAccess
    ) async throws -> String? {
        let target = try await RestoreTarget(access.pool)
        try target.check(for: manifest, replaces: options.replace)
        let programs = try BackupPrograms.find(
            atLeast: max(manifest.postgres, target.serverMajor),
            in: BackupPrograms.roots(home: access.home.path, postgres: options.postgres))
        let service = try ServiceFile(access.connectionString, in: access.home.runFolder)
        let servicePath = service.path
        try await BackupDump(programs: programs, serviceFile: servicePath)
            .load(backup, passphrase: phrase, before: target.before, after: RestoreTarget.after)
        _ = consume service
        return target.keptSchema
    }
}
