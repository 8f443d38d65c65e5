import Engines
import FaultPoints
import Lifecycle
import Model
import Store

extension Work {
    /// Records the address that the engine has given; or proves the recorded one, in the place of which the database may
    /// get another one until it was Ready once.
    mutating func reserveNetwork() async throws {
        if case .running = observed.instance, observed.addressIsAssigned { return try await recordAddress() }
        if record.database.endpoint == nil { try await takeAddress() }
        while true {
            let (engine, spec) = (tools.engine, spec)
            do {
                return try await attempt(.network) { try await engine.reserveNetwork(spec) }
            } catch let fault as StepFault {
                guard fault.reason == .addressTaken, !spec.everReady, let taken = spec.endpoint?.host else {
                    throw fault
                }
                refusedAddresses.insert(taken)
                try await takeAddress()
            }
        }
    }

    /// The address that the engine has given the instance, where it is another one than the recorded one.
    var assignedAddress: String? {
        guard observed.addressIsAssigned, case .running(let address?) = observed.instance,
            address != record.database.endpoint?.host
        else { return nil }
        return address
    }

    private mutating func recordAddress() async throws {
        guard let address = assignedAddress else {
            throw StepFault(.noAddress, "the engine has given the instance no address yet", isTransient: true)
        }
        FaultPoint.reached("address.assigned")
        record.database.endpoint = try await tools.store.recordAddress(address, for: id, fence: lease.fence)
    }

    private mutating func takeAddress() async throws {
        let (engine, id) = (tools.engine, id)
        switch try await attempt(.network, { try await engine.addresses(for: id, count: 16) }) {
        case .assigned: observed.addressIsAssigned = true
        case .fixed(let offered):
            let candidates = offered.filter { !refusedAddresses.contains($0) }
            guard let endpoint = try await tools.store.reserveAddress(candidates, for: id, fence: lease.fence) else {
                throw StepFault(.noAddress, "none of the addresses that the engine offers is free", isTransient: true)
            }
            FaultPoint.reached("address.reserved")
            record.database.endpoint = endpoint
        }
    }
}
