import DockerAPI
import FaultPoints
import Model

extension DockerEngine {
    /// Makes the container where there is none, or none of the right shape, and starts it once its volume has been
    /// looked into.
    public func start(_ spec: InstanceSpec) async throws {
        async let ground = requireNetwork()
        async let volume = ownVolume(spec.id)
        let found = try await ownContainer(spec.id)
        let network = try await ground
        let address = plan(network) == nil ? nil : try spec.requireEndpoint().host
        let shape = ContainerShape(spec, address: address, configuration)
        guard try await volume != nil else { throw EngineFault.volumeMissing(spec.id) }
        if spec.everReady, let found, !found.isUp, !found.isGoing { try await verify(spec, found) }
        let usable = try await cleared(shape, on: network, found)
        if let usable, usable.isUp { return }
        if let usable { return try await run(usable, shape) }
        let made = try await make(shape)
        _ = try DataDirectory(of: made, in: DockerNames.volume(spec.id))
        if spec.everReady { try await verify(spec, made) }
        try await run(made, shape)
    }

    /// A volume that the container doesn't have at the right place is looked at through the next one.
    private func verify(_ spec: InstanceSpec, _ container: DockerContainer) async throws {
        guard (try? DataDirectory(of: container, in: DockerNames.volume(spec.id))) != nil else { return }
        _ = try verify(spec, try await contents(of: container, spec.id))
    }

    /// The image's own way to stop: PostgreSQL's fast shutdown; then by force.
    public func stop(_ id: DatabaseID) async throws {
        guard let container = try await ownContainer(id) else { return }
        try await stop(container)
    }

    /// Stops the container and removes it; the volume stays.
    public func removeInstance(_ id: DatabaseID) async throws {
        guard let container = try await ownContainer(id) else { return }
        try await stop(container)
        FaultPoint.reached("docker.instance.stopped")
        try await remove(container.id)
        FaultPoint.reached("docker.instance.removed")
    }

    /// Also counts as a wish: the engine doesn't start it again by itself.
    private func stop(_ container: DockerContainer) async throws {
        try await translated {
            do {
                try await client.stopContainer(container.id, timeout: configuration.stopDeadline)
            } catch let fault as DockerFault where fault.kind == .notFound {
                return
            }
        }
    }

    /// The container, if it can be started as it is. One that can't is removed, and with it the volume if a first start
    /// was cut off on it.
    private func cleared(
        _ shape: ContainerShape, on network: DockerNetwork, _ found: DockerContainer?
    ) async throws -> DockerContainer? {
        guard let found else { return nil }
        let networkID = found.networks[network.name]?.networkID ?? ""
        let isUsable =
            shape.fits(found) && (networkID.isEmpty || networkID == network.id) && !found.state.isPaused
            && !found.isGoing
        if !shape.spec.everReady, found.hasEnded || (found.wasStarted && !isUsable),
            try await !isPrepared(found, shape.spec.id)
        {
            try await makeAnew(shape.spec, found, hasVolume: true)
            return nil
        }
        if isUsable { return found }
        try await stop(found)
        try await remove(found.id)
        return nil
    }

    private func make(_ shape: ContainerShape) async throws -> DockerContainer {
        let image = try await image(for: shape.spec).name
        var random = SystemRandomNumberGenerator()
        let specification = shape.container(image: image, bootstrapPassword: BootstrapPassword.make(using: &random))
        return try await translated {
            let name = DockerNames.container(shape.spec.id)
            do {
                try await client.createContainer(name, specification)
                try FaultPoint.passed("docker.container.made")
            } catch let fault as DockerFault where fault.kind == .conflict {
                // Somebody was faster, and is not us: one operation is under way for a database.
                guard try await ownContainer(shape.spec.id) != nil else { throw fault }
            }
            guard let made = try await ownContainer(shape.spec.id) else {
                throw EngineFault(.engineRefused, "The container went as soon as it was made.", isTransient: true)
            }
            return made
        }
    }

    private func run(_ container: DockerContainer, _ shape: ContainerShape) async throws {
        let id = shape.spec.id
        if container.state.isRestarting { try await stop(container) }
        do {
            try await client.startContainer(container.id)
        } catch let fault as DockerFault {
            try Task.checkCancellation()
            throw await startFault(fault, shape)
        }
        try FaultPoint.passed("docker.container.started")
        let end = ContinuousClock.now + configuration.startDeadline
        // One that has failed before may need a moment to fail again.
        let hasFailed = container.state.isRestarting || (container.hasEnded && container.state.exitCode != 0)
        let settled = ContinuousClock.now + (hasFailed ? .milliseconds(500) : .zero)
        while true {
            guard let now = try await ownContainer(id) else {
                throw EngineFault(.startFailed, "The container was removed as it started.", isTransient: true)
            }
            if !now.state.isRunning || now.state.isRestarting { throw await endFault(now, id) }
            if now.networks[network]?.address != nil, ContinuousClock.now >= settled { return }
            guard ContinuousClock.now < end else {
                throw EngineFault(
                    .deadlineExceeded, "The container has no address after \(configuration.startDeadline).",
                    isTransient: true)
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func startFault(_ fault: DockerFault, _ shape: ContainerShape) async -> EngineFault {
        if let address = shape.address, fault.message.contains("Address already in use") {
            return .addressTaken(address, by: "somebody else on the network \(network) has it")
        }
        switch fault.kind {
        case .unreachable, .deadlineExceeded: return EngineFault(fault)
        default: break
        }
        return EngineFault(
            .startFailed, "The container can't be started: \(fault.message)", isTransient: true,
            logTail: await logTail(shape.spec.id, lines: 20))
    }

    /// Says how an instance ended that should run.
    func endFault(_ container: DockerContainer, _ id: DatabaseID) async -> EngineFault {
        let cause =
            container.state.wasOutOfMemory ? "had no memory left" : "ended with status \(container.state.exitCode)"
        return EngineFault(
            .startFailed, "The container \(cause).", isTransient: true, logTail: await logTail(id, lines: 20))
    }
}
