extension DockerContainerSpec {
    /// The body of a request to make it.
    var request: RequestFields {
        var fields = RequestFields()
        fields.set("Image", image)
        fields.set("Entrypoint", ifPresent: entryPoint)
        fields.set("Cmd", ifPresent: command)
        fields.set("Env", ifFilled: environment.entries)
        fields.set("User", ifPresent: user)
        fields.set("Labels", ifFilled: labels)
        fields.set("HostConfig", hostRequest)
        if let network, let address {
            var addresses = RequestFields()
            addresses.set("IPv4Address", address)
            var endpoint = RequestFields()
            endpoint.set("IPAMConfig", addresses)
            var networking = RequestFields()
            networking.set("EndpointsConfig", [network: endpoint])
            fields.set("NetworkingConfig", networking)
        }
        return fields
    }

    private var hostRequest: RequestFields {
        var host = RequestFields()
        host.set("NetworkMode", ifPresent: network)
        host.set("Mounts", ifFilled: mounts.map(\.request))
        host.set("RestartPolicy", ["Name": restartPolicy.rawValue])
        if !log.driver.isEmpty || !log.options.isEmpty { host.set("LogConfig", log.request) }
        if hasInit { host.set("Init", true) }
        limits.add(to: &host)
        return host
    }
}

extension DockerMount {
    fileprivate var request: RequestFields {
        var fields = RequestFields()
        fields.set("Type", type)
        fields.set("Source", ifFilled: type == "volume" ? name : source)
        fields.set("Target", destination)
        if isReadOnly { fields.set("ReadOnly", true) }
        return fields
    }
}

extension DockerLog {
    fileprivate var request: RequestFields {
        var fields = RequestFields()
        fields.set("Type", driver)
        fields.set("Config", options)
        return fields
    }
}

extension DockerLimits {
    fileprivate func add(to host: inout RequestFields) {
        host.set("Memory", ifNotZero: memory)
        host.set("MemorySwap", ifNotZero: memorySwap)
        host.set("NanoCpus", ifNotZero: nanoCPUs)
        host.set("PidsLimit", ifNotZero: processes)
        host.set("ShmSize", ifNotZero: sharedMemory)
        host.set("CapAdd", ifFilled: addedCapabilities)
        host.set("CapDrop", ifFilled: droppedCapabilities)
        host.set("SecurityOpt", ifFilled: securityOptions)
        if isReadOnly { host.set("ReadonlyRootfs", true) }
        if isPrivileged { host.set("Privileged", true) }
    }
}
