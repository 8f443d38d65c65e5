import FaultPoints
import Model

extension Cluster {
    /// How to run a cluster.
    struct Launch: Sendable {
        var programs: Programs
        var settings: ServerSettings
        /// Return only when logins are accepted, and not as soon as the sockets are taken.
        var waitsForReady = false
        var deadline: Duration
    }

    /// Starts the server, unless it runs with the wanted address. Returns when it has taken its sockets.
    ///
    /// The server is no child of this process and outlives it. It can't be started twice: PostgreSQL refuses a second
    /// server on a data directory, and what `postmaster.pid` says is checked against the process it names.
    func start(_ launch: Launch) async throws {
        guard let account, case .present = try volume() else {
            throw EngineFault(.volumeMissing, "\(paths.data) holds no cluster.", isTransient: false)
        }
        if let running = try server() {
            try resume(running, of: account)
            let wanted = launch.settings.endpoint?.host
            if running.isStopping || (running.isListening && running.address != wanted) {
                try await stop(deadline: launch.deadline)
            } else {
                return try await waitForSockets(launch)
            }
        }
        try await endStrays()
        try prepare(launch, account: account)
        FaultPoint.reached("native.settings.written")
        try await spawn(launch, account: account)
        try FaultPoint.passed("native.server.spawned")
        try await waitForSockets(launch)
    }

    private func prepare(_ launch: Launch, account: Account) throws(EngineFault) {
        try FileSystem.makeDirectory(paths.sockets, mode: 0o700, owner: account.userID, group: account.groupID)
        let files = [
            (
                paths.configuration,
                launch.settings.configuration(
                    for: launch.programs.version, hba: paths.hostBasedAuthentication, ident: paths.identityMap)
            ),
            (paths.hostBasedAuthentication, launch.settings.hostBasedAuthentication()),
            (paths.identityMap, launch.settings.identityMap()),
        ]
        // The account may read them, and change nothing.
        for (path, text) in files { try FileSystem.write(text, to: path, mode: 0o640, group: account.groupID) }
        try log.trim()
    }

    /// Brings the rules of access into line with the settings, for a server that runs.
    func rewriteAccess(_ settings: ServerSettings) throws(EngineFault) {
        let (path, text) = (paths.hostBasedAuthentication, settings.hostBasedAuthentication())
        guard let account, let found = try FileSystem.read(path, limit: 64 << 10), found != Array(text.utf8) else {
            return
        }
        try FileSystem.write(text, to: path, mode: 0o640, group: account.groupID)
    }

    /// `setsid --fork` gives the server a session of its own, so that no terminal's signal reaches it, and to init as
    /// its parent.
    private func spawn(_ launch: Launch, account: Account) async throws {
        let server = [
            launch.programs.postgres, "-D", paths.data, "-c", "config_file=\(paths.configuration)",
        ]
        let outcome = try await Command(
            ["/usr/bin/setsid", "--fork"] + account.arguments(toRun: server),
            environment: ["TZ": "UTC", "LC_ALL": "C.UTF-8"]
        ).run(deadline: launch.deadline, log: log)
        guard outcome == .exited(0) else {
            throw EngineFault(
                .startFailed, "\(launch.programs.postgres) could not be started: \(outcome).", isTransient: true,
                logTail: logTail())
        }
    }

    private func waitForSockets(_ launch: Launch) async throws {
        let end = ContinuousClock.now + launch.deadline
        while true {
            let runs = try log.hasWriters()
            if let server = try server(), launch.waitsForReady ? server.isReady : server.isListening { return }
            guard runs else { throw try startFault(launch) }
            guard ContinuousClock.now < end else {
                throw EngineFault(
                    .deadlineExceeded, "The server did not start within \(launch.deadline).", isTransient: true,
                    logTail: logTail())
            }
            try await Task.sleep(for: Self.pollInterval, tolerance: .zero)
        }
    }

    private func startFault(_ launch: Launch) throws(EngineFault) -> EngineFault {
        if let endpoint = launch.settings.endpoint, try !AddressProbe.isFree(endpoint) {
            return .addressTaken(endpoint)
        }
        return EngineFault(.startFailed, "The server ended at once.", isTransient: true, logTail: logTail())
    }
}
