import Testing

/// Whatever runs in the daemon belongs to somebody who waits for it: no task is let go.
@Suite struct UnstructuredTaskTests {
    /// Targets that `paasd` links.
    static let daemon: Set<String> = [
        "Model", "Wire", "Lifecycle", "EventLoop", "Messages", "Postgres", "Sealing", "Store", "DockerAPI", "Engines",
        "Probe",
        "LogLines", "Provisioner", "Control", "Service", "RPCTransport", "RPCServer", "paasd", "paas-probe",
    ]

    @Test func theDaemonHasNone() throws {
        for file in try Repository.sources() where Self.daemon.contains(file.target) {
            for (number, line) in file.lines.enumerated() {
                #expect(!Self.startsUnstructuredTask(line), "\(file.path):\(number + 1): \(line)")
            }
        }
    }

    @Test(arguments: [
        ("Task { await x() }", true), ("let t = Task<Void, Never> { }", true), ("Task.detached { }", true),
        ("Task(priority: .low) { }", true), ("Task.immediate { }", true), ("group.addTask { }", false),
        ("// Task { }", false), ("try Task.checkCancellation()", false), ("SubTask { }", false),
    ])
    func recognisesThem(line: String, isOne: Bool) { #expect(Self.startsUnstructuredTask(line[...]) == isOne) }

    static func startsUnstructuredTask(_ line: Substring) -> Bool {
        let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
        return code.contains(#/(^|[^A-Za-z0-9_.])Task(\s*\{|\s*\(|<[^>]*>\s*[\{\(]|\.(detached|immediate)\b)/#)
    }
}
