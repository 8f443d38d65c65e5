/// Lets one task at a time make the network: engines check its name and its subnet one after the other, so that two at
/// once end up with two networks of one name.
actor NetworkTurn {
    private var isTaken = false

    func take() async throws {
        while isTaken { try await Task.sleep(for: .milliseconds(10)) }
        isTaken = true
    }

    func give() { isTaken = false }
}
