import FaultPoints
import Model
import Subprocess

extension Cluster {
    /// How to make a cluster.
    struct Initialisation: Sendable {
        var programs: Programs
        /// The superuser, who gets no password.
        var administrator: String
        /// SQL for the fresh cluster, a statement a line.
        var script: String?
        var deadline: Duration
    }

    /// Makes the data directory, or returns at once if it is there.
    ///
    /// It is made beside its place and moved there when it is complete and on disk, so that a half-made one is never
    /// taken for a good one.
    @discardableResult
    func initialise(_ initialisation: Initialisation, account: Account) async throws -> Identity {
        if let found = try identity(of: paths.data) { return found }
        if let names = try FileSystem.list(paths.data), !names.isEmpty {
            throw EngineFault(
                .volumeDamaged, "\(paths.data) is no complete cluster, and not of our making: it is left as it is.",
                isTransient: false)
        }
        try await endProcesses(on: paths.draft, account: account)
        try await removeTree(paths.draft)
        try FileSystem.makeDirectory(paths.draft, mode: 0o700, owner: account.userID, group: account.groupID)
        try log.trim()

        FaultPoint.reached("native.draft.made")
        let environment = try initialisationEnvironment(account)
        let arguments = initialisation.programs.initdbArguments(
            dataDirectory: paths.draft, administrator: initialisation.administrator)
        try await complete(
            Command(
                account.arguments(toRun: [initialisation.programs.initdb] + arguments), environment: environment),
            deadline: initialisation.deadline)
        if let script = initialisation.script {
            try await complete(
                Command(
                    account.arguments(toRun: [
                        initialisation.programs.postgres, "--single", "-D", paths.draft, "-c", "exit_on_error=on",
                        "postgres",
                    ]), environment: environment, input: script),
                deadline: initialisation.deadline)
        }
        try FaultPoint.passed("native.draft.initialised")
        guard let made = try identity(of: paths.draft) else {
            throw EngineFault(
                .initialisationFailed, "initdb left no cluster.", isTransient: true, logTail: logTail())
        }
        try FileSystem.rename(paths.draft, to: paths.data, in: paths.volume)
        FaultPoint.reached("native.volume.named")
        try FileSystem.removeFile(paths.passwd)
        try FileSystem.removeFile(paths.group)
        return made
    }

    /// Removes a directory with everything in it; it may be missing.
    func removeTree(_ path: String, deadline: Duration = .seconds(600)) async throws {
        guard try FileSystem.status(path) != nil else { return }
        let outcome = try await Command(["/bin/rm", "-rf", "--one-file-system", "--", path])
            .run(deadline: deadline, log: log)
        guard outcome == .exited(0) else {
            throw EngineFault(
                .systemError, "\(path) could not be removed.", isTransient: true, logTail: logTail(5))
        }
    }

    private func complete(_ command: Command, deadline: Duration) async throws {
        let program = command.arguments.first { $0.hasSuffix("/initdb") || $0.hasSuffix("/postgres") } ?? ""
        switch try await command.run(deadline: deadline, log: log) {
        case .exited(0): return
        case .exited(let status):
            throw EngineFault(
                .initialisationFailed, "\(program) ended with status \(status).", isTransient: true,
                logTail: logTail())
        case .signalled(let signal):
            throw EngineFault(
                .initialisationFailed, "\(program) was ended by signal \(signal).", isTransient: true,
                logTail: logTail())
        case .deadlineExceeded:
            throw EngineFault(
                .deadlineExceeded, "\(program) did not end within \(deadline).", isTransient: true,
                logTail: logTail())
        }
    }

    /// initdb looks for its user in passwd, where an account of ours has no entry and must not get one: it is shown a
    /// passwd file of its own. The server never looks.
    func initialisationEnvironment(_ account: Account) throws(EngineFault) -> [Environment.Key: String] {
        // A given time zone spares initdb a search through all of them.
        var environment: [Environment.Key: String] = ["TZ": "UTC", "LC_ALL": "C.UTF-8"]
        guard account.isForeign else { return environment }
        let user = "paas:x:\(account.userID):\(account.groupID)::/nonexistent:/usr/sbin/nologin\n"
        try FileSystem.write(user, to: paths.passwd, mode: 0o640, group: account.groupID)
        try FileSystem.write("paas:x:\(account.groupID):\n", to: paths.group, mode: 0o640, group: account.groupID)
        environment["LD_PRELOAD"] = try NameWrapper.library()
        environment["NSS_WRAPPER_PASSWD"] = paths.passwd
        environment["NSS_WRAPPER_GROUP"] = paths.group
        return environment
    }
}
