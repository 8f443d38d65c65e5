import Model
import Store

/// What a home keeps of the control plane's history, outside of the control plane.
struct Watermark: Equatable, Sendable {
    /// Where the history stood last.
    var mark: HistoryMark
    /// How often a daemon has started in this home.
    var starts: Int

    private static let title = "paas-watermark 1"

    /// A line `word value` for each fact.
    var text: String {
        let facts = [
            Self.title, "installation \(mark.installation)", "epoch \(mark.epoch)", "revision \(mark.revision)",
            "audit \(mark.audit)", "starts \(starts)",
        ]
        let at = mark.at.map { ["at \($0.microseconds)"] } ?? []
        return (facts + at).map { $0 + "\n" }.joined()
    }

    init(mark: HistoryMark, starts: Int) {
        self.mark = mark
        self.starts = starts
    }

    /// Reads what `text` wrote; `nil` for anything else.
    init?(text: String) {
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.first == Self.title else { return nil }
        var facts: [String: String] = [:]
        for line in lines.dropFirst() {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            if words.count == 2 { facts[words[0]] = words[1] }
        }
        guard let installation = facts["installation"], let epoch = facts["epoch"],
            let revision = facts["revision"].flatMap({ Int64($0) }), let audit = facts["audit"].flatMap({ Int64($0) }),
            let starts = facts["starts"].flatMap({ Int($0) })
        else { return nil }
        let at = facts["at"].flatMap { Int64($0) }.map(Timestamp.init(microseconds:))
        mark = HistoryMark(installation: installation, epoch: epoch, revision: revision, at: at, audit: audit)
        self.starts = starts
    }
}
