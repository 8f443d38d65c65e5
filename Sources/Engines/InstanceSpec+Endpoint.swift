import Model

extension InstanceSpec {
    /// The recorded address. Throws `AddressMissing` if there is none.
    func requireEndpoint() throws(EngineFault) -> Endpoint {
        guard let endpoint else {
            throw EngineFault(.addressMissing, "No address is recorded for \(id) yet.", isTransient: false)
        }
        return endpoint
    }
}
