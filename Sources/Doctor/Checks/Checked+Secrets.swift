extension Checked {
    /// I: no stored password and no token stands in arguments, environments, configurations or logs.
    static func secrets(_ evidence: Evidence) -> Checked {
        guard let leaks = evidence.leaks else { return Checked() }
        guard case .read(let reading) = leaks else {
            guard case .notRead(let cause) = leaks else { return Checked() }
            return unchecked(.secrets, "SecretsUnread", cause)
        }
        var checked = Checked(examined: reading.places)
        for leak in reading.leaks {
            checked.add(
                .violation, .secrets, "SecretLeaked", leak.place, "the secret of \(leak.owner) stands there",
                nextStep: "Rotate it, and remove what it was written to.")
        }
        for place in reading.closed { checked.add(.unchecked, .secrets, "PlaceUnread", "", place) }
        return checked
    }
}
