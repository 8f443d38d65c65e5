import DockerAPI
import Model

extension DockerEngine {
    /// Asks a server that runs how it is, as the platform's own role, or as the administrator where that one is not there
    /// yet or finds no connection. What takes longer than a few seconds is no answer.
    public func report(_ spec: InstanceSpec) async throws -> ServerReport {
        let container = try await requireUp(spec.id)
        let end = ContinuousClock.now + min(.seconds(10), configuration.serverDeadline)
        let question = ProbeRole.question + ";\n"
        async let freeBytes = freeBytes(in: container, spec, until: end)
        var lines: [String]?
        var words = "it answered something else"
        if ProbeRole.isKnown(to: spec.version),
            case .done(let answer) = try await run(question, as: ProbeRole.name, in: container, until: end)
        {
            lines = answer
        } else {
            let script = (ProbeRole.isKnown(to: spec.version) ? SetupScript.probe : "") + question
            let outcome = try await run(script, as: SetupScript.administrator, in: container, until: end)
            switch outcome {
            case .done(let answer): lines = answer
            case .refused(let what), .failed(let what): words = what
            case .notReady: words = "it is starting or stopping"
            case .wrongPassword: words = "it asked for a password"
            }
        }
        guard let fields = lines?.last?.split(separator: "|", omittingEmptySubsequences: false), fields.count == 3
        else {
            // A server without room lets nobody in that it has nothing prepared for: then the room alone is known.
            if let free = await freeBytes { return ServerReport(freeBytes: free) }
            throw EngineFault(
                .administrationFailed, "The server of \(spec.id) does not say how it is: \(words)", isTransient: true)
        }
        let isIdentifier = (1...20).contains(fields[0].utf8.count) && fields[0].allSatisfy(\.isNumber)
        return ServerReport(
            systemIdentifier: isIdentifier ? String(fields[0]) : nil,
            verifier: fields[1].isEmpty ? nil : String(fields[1]), mayLogIn: fields[2] == "t",
            freeBytes: await freeBytes)
    }

    /// As the container sees it, for the engine may be on another machine.
    private func freeBytes(
        in container: DockerContainer, _ spec: InstanceSpec, until end: ContinuousClock.Instant
    ) async -> Int64? {
        guard let directory = try? DataDirectory(of: container, in: DockerNames.volume(spec.id)),
            let result = try? await client.exec(
                container.id, command: ["df", "-P", "-k", directory.path], user: "postgres", limit: 16 << 10,
                within: max(.seconds(1), end - .now)), result.exitCode == 0
        else { return nil }
        return Self.freeBytes(String(decoding: result.output, as: UTF8.self))
    }

    /// What `df -P -k` says: the fourth field of the last line, in KiB (https://pubs.opengroup.org/onlinepubs/9799919799/).
    static func freeBytes(_ table: String) -> Int64? {
        let fields = table.split(separator: "\n").last?.split(separator: " ") ?? []
        guard fields.count >= 6, let kibibytes = Int64(fields[3]), (0...(Int64.max >> 10)).contains(kibibytes) else {
            return nil
        }
        return kibibytes << 10
    }

    /// Where the engine is on this machine and this process may look into its volumes: room on the volume that holds the
    /// database's cluster. A volume that is not mounted now, or another engine's of that name, shows no such cluster.
    func freeBytes(of volume: DockerVolume, _ spec: InstanceSpec) -> Int64? {
        guard let recorded = spec.systemIdentifier, volume.mountpoint.hasPrefix("/") else { return nil }
        let place = DataDirectory.placeInVolume(spec.version)
        guard
            let head = try? FileSystem.read(
                "\(volume.mountpoint)\(place)/global/pg_control", limit: ControlFile.length),
            let control = ControlFile(head), String(control.systemIdentifier) == recorded
        else { return nil }
        return FileSystem.freeBytes(at: volume.mountpoint)
    }
}
