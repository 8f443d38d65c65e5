import Doctor

/// The daemon of a home, asked over its socket and looked at in `/proc`.
struct HomeDaemon: DaemonTrial {
    let socketPath: String
    /// Held by a daemon that lives.
    let lockPath: String

    func read(within limit: Duration) async -> Reading<DaemonReading> {
        switch HealthQuestion(socketPath: socketPath).ask(within: limit) {
        case .answered(let isServing, let processID):
            return .read(reading(isServing ? .serving : .notServing, processID))
        case .silent(let cause, let processID): return .read(reading(.none(cause), processID))
        case .nobody:
            guard let holder = FileLocks.holder(of: lockPath) else {
                return .notRead("no paasd runs in this home")
            }
            return .notRead("paasd (process \(holder)) doesn't serve yet: it starts, or waits for its control plane")
        }
    }

    private func reading(_ answer: DaemonReading.Answer, _ processID: Int32?) -> DaemonReading {
        guard let processID, processID > 0 else { return DaemonReading(answer: answer) }
        let status = ProcessFile("/proc/\(processID)/status"), limits = ProcessFile("/proc/\(processID)/limits")
        return DaemonReading(
            answer: answer, processID: processID,
            residentBytes: status.words(after: "VmRSS:").first.flatMap { Int64($0) }.map { $0 << 10 },
            openDescriptors: ProcessFile.entryCount("/proc/\(processID)/fd"),
            mostDescriptors: limits.words(after: "Max open files").first.flatMap { Int($0) })
    }
}
