import Model

extension InstanceSpec {
    /// A volume of another version, or another cluster than the recorded one, is nobody's to start.
    ///
    /// - Parameter systemIdentifier: The cluster on the volume; `nil` if it is not known yet.
    func verifyVolume(version found: EngineVersion, systemIdentifier: String?) throws(EngineFault) {
        guard found == version else {
            throw EngineFault(
                .volumeMismatch, "The volume of \(id) holds version \(found), not \(version).", isTransient: false)
        }
        guard let systemIdentifier, let recorded = self.systemIdentifier, recorded != systemIdentifier else { return }
        throw EngineFault(
            .volumeMismatch, "The volume of \(id) holds cluster \(systemIdentifier), but \(recorded) is recorded.",
            isTransient: false)
    }
}
