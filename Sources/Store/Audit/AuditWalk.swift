import Model
import Sealing

/// A walk along one chain, line by line in their order: a value that reads nothing itself.
struct AuditWalk {
    typealias Finding = AuditVerification.Finding

    let key: ChainKey
    /// The organisation's number; 0 = the installation's own.
    let scope: Int64
    /// For people; empty = the installation's own.
    let org: String
    private(set) var findings: [Finding] = []
    private(set) var lines = 0
    private(set) var unsealed = 0
    private var seq: Int64 = 0
    private var hash: [UInt8] = []
    /// The hash of a kept end's place, once the walk has come by.
    private var met: [UInt8]?
    private let kept: AuditHeads.Head?

    /// How long a line may wait for its seal: a daemon that was killed seals it at its next start.
    static let patience = Duration.seconds(60)

    init(key: ChainKey, scope: Int64, org: String, kept: AuditHeads.Head? = nil) {
        (self.key, self.scope, self.org, self.kept) = (key, scope, org, kept)
    }

    /// The next sealed line, by its place.
    mutating func take(_ record: AuditRecord) {
        guard let place = record.seq, let link = record.hash else { return }
        lines += 1
        if place <= seq {
            add(.inserted, place, record.id, "another line has the same place")
            return
        }
        if place > seq + 1 {
            // What it was sealed after is gone, so its own link can't be judged.
            let count = place - seq - 1
            add(.removed, seq + 1, 0, "\(count) \(count == 1 ? "line is" : "lines are") missing here")
        } else if record.link(by: key, scope: scope, seq: place, after: hash) != link {
            add(.changed, place, record.id, "the line, or its place, is not what was sealed")
        }
        (seq, hash) = (place, link)
        if seq == kept?.seq { met = hash }
    }

    /// A line that is not sealed.
    mutating func takeUnsealed(_ record: AuditRecord, isCopy: Bool, now: Timestamp) {
        lines += 1
        unsealed += 1
        if isCopy || !record.isGenuine(by: key) {
            add(.inserted, 0, record.id, "no program with the key has written the line")
        } else if now.since(record.at) > Self.patience {
            add(.unsealed, 0, record.id, "the line has waited for its seal longer than \(Self.patience)")
        }
    }

    /// All lines were taken.
    ///
    /// - Parameter head: the chain's head as the control plane has it.
    mutating func finish(head: AuditHeads.Head?) {
        if let head, head.seq > seq {
            add(.truncated, seq + 1, 0, "the chain ends here; its head is at \(head.seq)")
        } else if (head?.seq ?? 0) != seq || (head?.hash ?? "") != hash.hexadecimal {
            add(.changed, seq, 0, "the chain's head is not its last line")
        }
        guard let kept else { return }
        if kept.seq > seq {
            add(.truncated, seq + 1, 0, "the chain ends here; outside of the control plane \(kept.seq) lines are known")
        } else if met?.hexadecimal != kept.hash {
            add(.rewritten, kept.seq, 0, "outside of the control plane another line is known at this place")
        }
    }

    private mutating func add(_ reason: Finding.Reason, _ seq: Int64, _ line: Int64, _ message: String) {
        guard findings.count < AuditVerification.longestList else { return }
        findings.append(Finding(reason: reason, org: org, seq: seq, line: line, message: message))
    }
}
