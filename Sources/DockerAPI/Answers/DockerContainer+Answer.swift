extension DockerContainer: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        let host = try fields.object("HostConfig")
        let policy = try host?.object("RestartPolicy")?.value("Name", or: "") ?? ""
        self.init(
            id: try fields.required("Id"), name: String(try fields.value("Name", or: "").drop { $0 == "/" }),
            imageID: try fields.value("Image", or: ""), createdAt: try fields.value("Created", or: ""),
            restartCount: try fields.value("RestartCount", or: 0), state: try fields.required("State"),
            configuration: try fields.required("Config"), mounts: try fields.value("Mounts", or: []),
            networks: try fields.object("NetworkSettings")?.value("Networks", or: [:]) ?? [:],
            restartPolicy: policy.isEmpty ? .no : DockerRestartPolicy(rawValue: policy),
            limits: try host.map(DockerLimits.init(host:)) ?? DockerLimits(),
            log: try host?.object("LogConfig").map(DockerLog.init(fields:)) ?? DockerLog(),
            publishedPorts: try host?.names(in: "PortBindings") ?? [])
    }
}

extension DockerContainer.Configuration: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        self.init(
            image: try fields.value("Image", or: ""), environment: DockerEnvironment(try fields.value("Env", or: [])),
            labels: try fields.value("Labels", or: [:]), user: try fields.value("User", or: ""))
    }
}

extension DockerContainer.Endpoint: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        self.init(
            networkID: try fields.value("NetworkID", or: ""), address: try fields.text("IPAddress"),
            requestedAddress: try fields.object("IPAMConfig")?.text("IPv4Address"))
    }
}

extension DockerContainerState: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        self.init(
            status: try fields.required("Status"), isRunning: try fields.value("Running", or: false),
            isRestarting: try fields.value("Restarting", or: false), isPaused: try fields.value("Paused", or: false),
            wasOutOfMemory: try fields.value("OOMKilled", or: false), processID: try fields.value("Pid", or: 0),
            exitCode: try fields.value("ExitCode", or: 0), error: try fields.value("Error", or: ""),
            startedAt: try fields.value("StartedAt", or: ""), finishedAt: try fields.value("FinishedAt", or: ""))
    }
}

extension DockerMount: Decodable {
    /// Reads the engine's description.
    public init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        self.init(
            type: try fields.value("Type", or: ""), name: try fields.value("Name", or: ""),
            source: try fields.value("Source", or: ""), destination: try fields.required("Destination"),
            isReadOnly: try !fields.value("RW", or: true))
    }
}

extension DockerLimits {
    /// Reads the engine's `HostConfig`.
    fileprivate init(host: AnswerFields) throws {
        // Some engines give capabilities back with the kernel's prefix, whatever they were given.
        let capability = { (name: String) in name.hasPrefix("CAP_") ? String(name.dropFirst(4)) : name }
        self.init(
            memory: try host.value("Memory", or: 0), memorySwap: try host.value("MemorySwap", or: 0),
            nanoCPUs: try host.value("NanoCpus", or: 0), processes: try host.value("PidsLimit", or: 0),
            sharedMemory: try host.value("ShmSize", or: 0),
            addedCapabilities: try host.value("CapAdd", or: []).map(capability),
            droppedCapabilities: try host.value("CapDrop", or: []).map(capability),
            securityOptions: try host.value("SecurityOpt", or: []),
            isReadOnly: try host.value("ReadonlyRootfs", or: false),
            isPrivileged: try host.value("Privileged", or: false))
    }
}

extension DockerLog {
    /// Reads the engine's `LogConfig`.
    fileprivate init(fields: AnswerFields) throws {
        self.init(driver: try fields.value("Type", or: ""), options: try fields.value("Config", or: [:]))
    }
}
