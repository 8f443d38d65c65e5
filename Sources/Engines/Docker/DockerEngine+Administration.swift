import DockerAPI
import Model

extension DockerEngine {
    /// Makes an ordinary role of `app` and gives it a password and the database; waits for a server that is starting.
    ///
    /// The image makes `app` a superuser whose password stands in the container's environment: it becomes the
    /// administrator, who has none. Repeated after a crash at any point, this completes its own work.
    ///
    /// - Parameter verifier: The password's SCRAM verifier, of the form that PostgreSQL stores.
    public func prepareApp(_ spec: InstanceSpec, verifier: String) async throws {
        try require(verifier)
        let script = SetupScript.handOver(spec.id, verifier: verifier)
        // Where `app` is an ordinary role, or not there yet, the first is refused.
        let (container, lines) = try await administer(
            spec, [("app", SetupScript.rename + script), (SetupScript.administrator, script)])
        if let identifier = lines.last { clusters.learn(identifier, container: container) }
    }

    /// Gives `app` another password.
    ///
    /// - Parameters:
    ///   - verifier: The password's SCRAM verifier.
    ///   - endsSessions: Whether what `app` has open is ended; else it goes on.
    public func changePassword(_ spec: InstanceSpec, verifier: String, endsSessions: Bool) async throws {
        try require(verifier)
        let script = SetupScript.changePassword(verifier, endsSessions: endsSessions)
        _ = try await administer(spec, [(SetupScript.administrator, script)])
    }

    /// Runs the script of the first user that the server lets in: over the loopback interface, which the image trusts
    /// and the server of the initialisation doesn't listen on.
    ///
    /// - Returns: the container's id, and what the script printed.
    func administer(
        _ spec: InstanceSpec, _ attempts: [(user: String, script: String)], database: String = "postgres",
        options: String = SetupScript.sessionOptions
    ) async throws -> (container: String, lines: [String]) {
        let end = ContinuousClock.now + configuration.serverDeadline
        while true {
            let container = try await requireUp(spec.id)
            var words = ""
            var isReady = true
            for (user, script) in attempts where isReady {
                let outcome = try await run(
                    script, as: user, in: container, database: database, options: options, until: end)
                switch outcome {
                case .done(let lines): return (container.id, lines)
                case .notReady: isReady = false
                case .wrongPassword: words = "it asked for a password"
                case .refused(let what): words = what
                case .failed(let what):
                    throw EngineFault(
                        .administrationFailed, "The server of \(spec.id) refused: \(what)", isTransient: true)
                }
            }
            guard !isReady else {
                throw EngineFault(
                    .administrationFailed, "The server of \(spec.id) lets its administrator not in: \(words)",
                    isTransient: true)
            }
            try requireTime(end, spec.id)
            try await Task.sleep(for: Self.pause, tolerance: .zero)
        }
    }

    /// Each look is a process in the container, which needs the processor for its own start.
    private static let pause = Duration.milliseconds(50)

    func run(
        _ script: String, as user: String, in container: DockerContainer, database: String = "postgres",
        options: String = SetupScript.sessionOptions, until end: ContinuousClock.Instant
    ) async throws -> Psql.Outcome {
        let psql = Psql(host: "127.0.0.1", port: 5432, user: user, database: database, options: options)
        do {
            return Psql.outcome(
                try await client.exec(
                    container.id, command: psql.command, environment: psql.environment, user: "postgres",
                    input: Array(script.utf8), limit: 64 << 10,
                    within: max(.seconds(1), min(configuration.requestDeadline, end - .now))))
        } catch let fault as DockerFault where fault.kind == .conflict || fault.kind == .notFound {
            // It has ended in this moment: the next look says how.
            return .notReady
        } catch let fault as DockerFault {
            try Task.checkCancellation()
            throw EngineFault(fault)
        }
    }

    func requireUp(_ id: DatabaseID) async throws -> DockerContainer {
        guard let container = try await ownContainer(id) else {
            throw EngineFault(
                .startFailed, "There is no container \(DockerNames.container(id)).", isTransient: true)
        }
        guard container.isUp else { throw await endFault(container, id) }
        return container
    }

    private func requireTime(_ end: ContinuousClock.Instant, _ id: DatabaseID) throws(EngineFault) {
        guard ContinuousClock.now < end else {
            throw EngineFault(
                .deadlineExceeded, "The server of \(id) accepts no logins after \(configuration.serverDeadline).",
                isTransient: true)
        }
    }

    private func require(_ verifier: String) throws(EngineFault) {
        guard SetupScript.isVerifier(verifier) else {
            throw EngineFault(.administrationFailed, "What was given is no SCRAM verifier.", isTransient: false)
        }
    }
}
