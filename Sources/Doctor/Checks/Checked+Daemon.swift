extension Checked {
    /// H: the daemon answers in time, and uses no more memory and descriptors than it may.
    static func daemon(_ evidence: Evidence, _ bounds: Bounds) -> Checked {
        guard case .read(let daemon) = evidence.daemon else {
            guard case .notRead(let cause) = evidence.daemon else { return Checked() }
            return unchecked(.daemon, "DaemonDown", cause)
        }
        var checked = Checked(examined: 1)
        let subject = daemon.processID.map { "process \($0)" } ?? "paasd"
        switch daemon.answer {
        case .serving: break
        case .notServing:
            checked.add(.violation, .daemon, "NotServing", subject, "the daemon says that it doesn't serve")
        case .none(let cause):
            checked.add(
                .violation, .daemon, "NoAnswer", subject,
                "the daemon has not said within \(bounds.answer.words) how it is: \(cause)")
        }
        if let resident = daemon.residentBytes, resident > bounds.residentBytes {
            checked.add(
                .violation, .daemon, "TooMuchMemory", subject,
                "it uses \(resident >> 20) MiB of memory, more than \(bounds.residentBytes >> 20) MiB")
        }
        if let open = daemon.openDescriptors, let most = daemon.mostDescriptors,
            Double(open) > Double(most) * bounds.descriptorShare
        {
            checked.add(
                .violation, .daemon, "TooManyDescriptors", subject,
                "it has \(open) descriptors open, of \(most) that it may have")
        }
        return checked
    }
}
