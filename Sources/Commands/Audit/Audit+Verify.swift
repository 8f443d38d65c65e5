import ArgumentParser
import Messages

extension Audit {
    /// `paas audit verify`
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Look whether lines of the audit log were changed, moved, added, taken out or cut off.",
            discussion: "With --installation all chains and the installation's own. Exit code 1: something was done.")

        @OptionGroup var options: AuditOptions

        /// A walk along a long chain takes its time.
        private static let patience = Duration.seconds(600)

        func run() async throws {
            let found = try await options.with { client, org in
                try await client.audit.verifyAudit(.init(org: org), options: CallOptions(timeout: Self.patience))
            }
            for finding in found.findings { print(finding.line) }
            let chains = found.chains == 1 ? "1 chain" : "\(found.chains) chains"
            let compared =
                found.isCompared
                ? "compared with the ends that are kept outside of the control plane"
                : "not compared with any end outside of the control plane"
            Terminal.say("\(found.lines) lines in \(chains), \(found.unsealed) of them not sealed yet; \(compared).")
            if !found.findings.isEmpty { throw CommandFailure(.error, "The audit log is not as it was written.") }
        }
    }
}

extension AuditV1.AuditFinding {
    fileprivate var line: String {
        let place = [seq == 0 ? "" : " place \(seq)", lineID.isEmpty ? "" : " line \(lineID)"].joined()
        return "\(reason) \(org.isEmpty ? "installation" : org)\(place): \(message)".visible
    }
}
