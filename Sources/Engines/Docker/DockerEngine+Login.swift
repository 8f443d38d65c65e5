import DockerAPI
import FaultPoints
import Model

extension DockerEngine {
    /// Logs in as an app does, from a container on the same network; waits for a server that is starting.
    ///
    /// - Returns: the system identifier that the server says it has, where the app's role may read it.
    public func logIn(_ spec: InstanceSpec, password: Secret) async throws -> String? {
        let endpoint = try spec.requireEndpoint()
        let end = ContinuousClock.now + configuration.serverDeadline
        let psql = Psql(
            host: endpoint.host, port: endpoint.port, user: "app", database: "app", asksForPassword: true,
            options: "-c search_path=pg_catalog -c statement_timeout=10s")
        let input = try password.reveal { text throws(EngineFault) in
            guard !text.contains(where: \.isNewline) else {
                throw EngineFault(.loginRejected, "A password of several lines can't be used.", isTransient: false)
            }
            return Array("\(text)\n\(Self.proof)".utf8)
        }
        while true {
            switch try await tryLogin(spec, psql, input, until: end) {
            case .done(let lines):
                guard lines.first == "1" else {
                    throw EngineFault(
                        .loginRejected, "The server let the app in and answered nothing.", isTransient: true)
                }
                return lines.dropFirst().first { (1...20).contains($0.utf8.count) && $0.allSatisfy(\.isNumber) }
            case .wrongPassword:
                throw EngineFault(
                    .authenticationFailed, "The server doesn't accept the role with this password.", isTransient: false)
            // A tenant's server: its words are not passed on.
            case .refused, .failed:
                throw EngineFault(.loginRejected, "The server refused the login.", isTransient: true)
            case .notReady: break
            }
            guard ContinuousClock.now < end else {
                throw EngineFault(
                    .connectionRefused, "Nobody accepts logins at \(endpoint.host):\(endpoint.port).", isTransient: true
                )
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// The second may be forbidden; the first is proof enough.
    private static let proof = """
        select 1;
        select system_identifier from pg_control_system();

        """

    private func tryLogin(
        _ spec: InstanceSpec, _ psql: Psql, _ input: [UInt8], until end: ContinuousClock.Instant
    ) async throws -> Psql.Outcome {
        let helper = try await requireLoginContainer(spec)
        do {
            return Psql.outcome(
                try await client.exec(
                    helper, command: psql.command, environment: psql.environment, input: input, limit: 16 << 10,
                    within: max(.seconds(1), min(.seconds(15), end - .now))))
        } catch let fault as DockerFault where fault.kind == .deadlineExceeded {
            // A server can keep a client busy for as long as it likes: what is left of it ends with its container.
            try await remove(helper)
            throw EngineFault(.deadlineExceeded, "The server didn't answer in time.", isTransient: true)
        } catch let fault as DockerFault where fault.kind == .conflict || fault.kind == .notFound {
            return .notReady
        } catch let fault as DockerFault {
            try Task.checkCancellation()
            throw EngineFault(fault)
        }
    }

    /// The container that logins are tried from: made when it is missing, and anew when it can't be started.
    private func requireLoginContainer(_ spec: InstanceSpec) async throws -> String {
        let name = DockerNames.login(installation: configuration.installation)
        return try await translated {
            var last = DockerFault(.conflict, "The container \(name) goes as soon as it is made.")
            for _ in 0..<100 {
                if let found = try await client.container(name) {
                    guard labels.isOwn(found.configuration.labels),
                        found.configuration.labels[DockerLabels.role] == HelperShape.loginRole
                    else { throw EngineFault.foreignContainer(name) }
                    if found.isUp, found.networks[network]?.address != nil { return found.id }
                    do {
                        try await client.startContainer(found.id)
                        return found.id
                    } catch let fault as DockerFault where fault.kind != .unreachable {
                        last = fault
                        try await remove(found.id)
                    }
                }
                let (image, details) = try await image(for: spec)
                let shape = HelperShape(configuration: configuration).login(image: image, volumes: details.volumes)
                do {
                    try await client.createContainer(name, shape)
                    FaultPoint.reached("docker.login.made")
                } catch let fault as DockerFault where fault.kind == .conflict {
                    // Another login makes it: the engine knows its name a moment before it shows it.
                    last = fault
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            throw last
        }
    }
}
