import Glibc
import Logging
import Model
import Store
import Subprocess
import SystemPackage

/// Writes down where the audit log's chains end, once they have grown; never over ends that the chains don't go on from.
struct AuditExporter {
    let keeper: AuditKeeper
    private var last: AuditHeads?
    private var complaint = ""

    init(keeper: AuditKeeper) { self.keeper = keeper }

    /// What a program may take.
    private static let patience = Duration.seconds(10)

    mutating func export() async {
        do {
            guard let heads = try await keeper.store.auditHeads(), heads != last else { return }
            for place in keeper.exports { try await write(heads, to: place) }
            last = heads
            complaint = ""
        } catch {
            // Once for each trouble, not every few seconds.
            guard "\(error)" != complaint, !(error is CancellationError) else { return }
            complaint = "\(error)"
            keeper.logger.critical(
                "the ends of the audit log's chains are not written down", metadata: ["error": "\(error)"])
        }
    }

    private func write(_ heads: AuditHeads, to place: AuditExport) async throws {
        switch place {
        case .file(let path): try await write(heads, to: AuditHeadFile(path: path))
        case .syslog:
            openlog("paasd", LOG_PID, Int32(LOG_AUTHPRIV))
            for (scope, head) in heads.heads where last?.heads[scope] != head {
                let place = "installation=\(heads.installation) scope=\(scope)"
                Self.log("audit head \(place) seq=\(head.seq) hash=\(head.hash)")
            }
        case .command(let program): try await Self.run(program, heads.text)
        }
    }

    private func write(_ heads: AuditHeads, to file: AuditHeadFile) async throws {
        if let kept = try file.read() {
            if kept.installation != heads.installation {
                try file.putAside(named: kept.installation)
            } else if kept.key != heads.key, let key = keeper.store.chain.key,
                try await keeper.store.isAuditRecovered(to: key)
            {
                try file.putAside(named: kept.key)
            } else {
                try await check(kept, against: heads, file.path)
            }
        }
        try file.write(heads)
    }

    private func check(_ kept: AuditHeads, against heads: AuditHeads, _ path: String) async throws {
        let lost = kept.key == heads.key ? try await keeper.store.auditChains(notHolding: kept) : [0]
        guard lost.isEmpty else {
            throw Fault(
                .dataLoss, reason: "AuditRewritten",
                "the audit log does not go on from the ends that \(path) holds: lines were cut off or written anew",
                nextSteps: [
                    "Run `paas audit verify --installation`, and keep the file: it is the evidence.",
                    "If an old copy of the control plane was put back on purpose, move the file away.",
                ])
        }
    }

    private static func log(_ line: String) {
        line.withCString { text in withVaList([text]) { vsyslog(Int32(LOG_NOTICE), "%s", $0) } }
    }

    private static func run(_ program: String, _ text: String) async throws {
        let outcome = try await withThrowingTaskGroup(of: TerminationStatus?.self) { group in
            group.addTask {
                try await Subprocess.run(
                    .path(FilePath(program)), input: .string(text), output: .discarded, error: .discarded
                ).terminationStatus
            }
            group.addTask {
                try await Task.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        guard let outcome, outcome.isSuccess else {
            throw Fault(
                .unavailable, reason: "AuditHeadNotWritable",
                "\(program) did not take the ends of the audit log's chains: "
                    + (outcome.map { "\($0)" } ?? "it took longer than \(patience)"))
        }
    }
}
