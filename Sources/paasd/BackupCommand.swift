import ArgumentParser
import Backup
import Glibc
import Model
import Sealing
import Store

/// `paasd backup`: the control plane and its key in one encrypted file.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes the control plane and its key into one encrypted file.",
        discussion: """
            The daemon may run meanwhile: the file holds one moment. Whoever has the file and the passphrase has every \
            password of every database; who has only one of them has nothing.
            """)

    @OptionGroup var options: HomeOptions
    @OptionGroup var passphrase: PassphraseOption

    @Option(help: ArgumentHelp("File of the key. Default: key in the home.", valueName: "path"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Folder with <major>/bin for majors of PostgreSQL that the system lacks. Default: postgres in the home.",
            valueName: "dir"))
    var postgres: String?

    @Argument(help: "The file; there must be none of this name.")
    var file: String

    func run() async throws { try await reportingFaults { try await write() } }

    private func write() async throws {
        let phrase = try passphrase.read()
        try await ControlPlaneAccess.with(options, postgres: postgres) { access in
            let files = access.home.keyFiles(key)
            let output = try NewBackupFile(file)
            do {
                let manifest = try await fill(output.append, from: access, files, phrase)
                try output.finish()
                print("\(file): \(manifest.summary)")
            } catch {
                output.abandon()
                throw error
            }
        }
    }

    private func fill(
        _ append: @escaping @Sendable ([UInt8]) throws -> Void, from access: ControlPlaneAccess,
        _ files: KeyFiles, _ phrase: Secret
    ) async throws -> BackupManifest {
        let service = try ServiceFile(access.connectionString, in: access.home.runFolder)
        let servicePath = service.path
        let manifest = try await Store(pool: access.pool).withSnapshot { snapshot in
            let (key, others) = try Self.keys(of: snapshot, in: files)
            let programs = try BackupPrograms.find(
                atLeast: snapshot.serverMajor,
                in: BackupPrograms.roots(home: access.home.path, postgres: postgres))
            let manifest = BackupManifest(
                madeAt: snapshot.takenAt, installation: snapshot.mark.installation, epoch: snapshot.mark.epoch,
                revision: snapshot.mark.revision, schema: snapshot.schema, postgres: snapshot.serverMajor,
                files: access.home.records(),
                formerKeys: others.map { FormerKey($0).text })
            var writer = try ArchiveWriter(passphrase: phrase, output: append)
            try writer.write(BackupContents(manifest: manifest, key: key.bytes).bytes)
            try await BackupDump(programs: programs, serviceFile: servicePath)
                .dump(snapshot: snapshot.name) { try writer.write($0) }
            try writer.finish()
            return manifest
        }
        _ = consume service
        return manifest
    }

    /// A backup that can't be opened is none: the key in use, and those beside it while one takes another's place.
    private static func keys(of snapshot: ControlPlaneSnapshot, in files: KeyFiles) throws(Fault) -> (
        Keyring, [Keyring]
    ) {
        let keyrings = try files.keyrings()
        guard let first = keyrings.first else { throw Self.wrongKey }
        guard let canary = snapshot.canary else { return (first, []) }
        var others: [Keyring] = []
        for id in snapshot.otherKeys {
            guard let other = keyrings.first(where: { $0.id == id }) else { throw Self.wrongKey }
            others.append(other)
        }
        guard let key = keyrings.first(where: { $0.opens(canary: canary) }) else { throw Self.wrongKey }
        return (key, others)
    }

    private static let wrongKey = Fault(
        .failedPrecondition, reason: "WrongKey",
        "the key file is not the one that this control plane's secrets are sealed with",
        nextSteps: ["Name the right one with --key."])
}
