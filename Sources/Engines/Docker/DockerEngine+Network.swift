import DockerAPI
import FaultPoints
import Model

extension DockerEngine {
    /// From the half of the network that the engine gives no address of to others.
    public func addresses(for id: DatabaseID, count: Int) async throws -> AddressOffer {
        guard let plan = plan(try await requireNetwork()) else { return .assigned }
        return .fixed(plan.candidates(for: id, count: count))
    }

    /// Compares with the addresses that all other containers on the network have or asked for, also while they don't
    /// run: the engine itself sees only those that do.
    public func reserveNetwork(_ spec: InstanceSpec) async throws {
        let network = try await requireNetwork()
        guard let plan = plan(network) else { return }
        let address = try spec.requireEndpoint().host
        guard let number = Subnet.address(address), plan.subnet.contains(number) else {
            guard spec.everReady else { throw EngineFault.addressTaken(address, by: "it is not in \(plan.subnet)") }
            throw EngineFault.foreignNetwork(
                self.network, "has the subnet \(plan.subnet), and the database has the address \(address) in another")
        }
        if address == network.hostAddress { throw EngineFault.addressTaken(address, by: "the machine has it") }
        let containers = try await translated { try await client.containers(labels: [:]) }
        let holder = containers.first { container in
            let endpoint = container.networks[self.network]
            let isHolder = endpoint?.address == address || endpoint?.requestedAddress == address
            return isHolder && !labels.isOwn(container.labels, of: spec.id)
        }
        if let holder { throw EngineFault.addressTaken(address, by: "container \(holder.name) has it") }
    }

    /// The network, which is made if it is not there.
    func requireNetwork() async throws -> DockerNetwork {
        try await translated {
            for _ in 0..<3 {
                if let found = try await client.network(network) { return try usable(found) }
                try await makeNetworkInTurn()
            }
            throw EngineFault(
                .engineRefused, "The network \(network) goes as soon as it is made.", isTransient: true)
        }
    }

    /// Where databases get their addresses; `nil` where the engine chooses them.
    func plan(_ network: DockerNetwork) -> AddressPlan? { network.addressPlan(isOwn: labels.isOwn(network.labels)) }

    /// One that somebody else has made for databases of any kind is used as it is; another installation's is its own.
    private func usable(_ found: DockerNetwork) throws(EngineFault) -> DockerNetwork {
        if found.labels[DockerLabels.installation] != nil, !labels.isOwn(found.labels) {
            throw .foreignNetwork(network, "belongs to another installation")
        }
        if ["host", "none", "null"].contains(found.driver) {
            throw .foreignNetwork(network, "has the driver \(found.driver), which gives no addresses")
        }
        if found.scope == "swarm", !found.isAttachable {
            throw .foreignNetwork(network, "is one of a swarm that containers can't be attached to")
        }
        guard found.ipv4 != nil else { throw .foreignNetwork(network, "has no IPv4 subnet") }
        if labels.isOwn(found.labels), let range = found.ipv4 { subnet.learn(range.subnet) }
        return found
    }

    private func makeNetworkInTurn() async throws {
        try await networkTurn.take()
        let result: Result<Void, any Error>
        do {
            if try await client.network(network) == nil { try await makeNetwork() }
            result = .success(())
        } catch { result = .failure(error) }
        await networkTurn.give()
        try result.get()
    }

    private func makeNetwork() async throws {
        let taken = try await client.networks().flatMap { $0.ranges }.compactMap { Subnet($0.subnet) }
        let choice = SubnetChoice(
            installation: configuration.installation, recorded: subnet.value, taken: taken + (try HostRoutes.current()))
        var last: DockerFault?
        for subnet in choice.candidates(4) {
            do {
                let made = try await client.createNetwork(specification(subnet))
                FaultPoint.reached("docker.network.made")
                return try await settleDuplicate(made)
            } catch let fault as DockerFault {
                guard fault.kind != .unreachable, fault.kind != .deadlineExceeded else { throw fault }
                // Somebody was faster: here, or with a network in this subnet.
                if try await client.network(network) != nil { return }
                last = fault
            }
        }
        guard let last else {
            throw EngineFault(
                .engineRefused, "There is no private subnet that is free for the network \(network).",
                isTransient: true)
        }
        throw last
    }

    /// Another process may have made one of the same name in the same moment: which one stays follows from the ids.
    private func settleDuplicate(_ made: String) async throws {
        let all = try await client.networks().filter { $0.name == network }.map(\.id)
        if let first = all.min(), first != made { try await client.removeNetwork(made) }
    }

    private func specification(_ subnet: Subnet) -> DockerNetworkSpec {
        DockerNetworkSpec(
            name: network, isInternal: true,
            ranges: [DockerNetwork.Range(subnet: "\(subnet)", dynamic: "\(subnet.halves.lower)")], labels: labels.all)
    }
}
