import Model

/// Where the chains of an installation's audit log end: kept outside of PostgreSQL, it shows later whether something was
/// cut off.
public struct AuditHeads: Equatable, Sendable {
    /// The end of one chain.
    public struct Head: Equatable, Sendable {
        /// How many links it has.
        public var seq: Int64
        /// The last one's hash, in hexadecimal digits.
        public var hash: String

        /// An end by its parts.
        public init(seq: Int64, hash: String) {
            self.seq = seq
            self.hash = hash
        }
    }

    /// The installation's id.
    public var installation: String
    /// Identity of the history then: there is another one since an old copy was put back.
    public var epoch: String
    /// Which key the chains are made with; see `ChainKey.id`.
    public var key: String
    /// By the number of the organisation; 0 = the installation's own.
    public var heads: [Int64: Head]

    private static let title = "paas-audit-head 1"

    /// Heads by their parts.
    public init(installation: String, epoch: String, key: String, heads: [Int64: Head]) {
        self.installation = installation
        self.epoch = epoch
        self.key = key
        self.heads = heads
    }

    /// A line for each fact: `head <number> <links> <hash>`.
    public var text: String {
        let facts = [Self.title, "installation \(installation)", "epoch \(epoch)", "key \(key)"]
        let ends = heads.sorted { $0.key < $1.key }.map { "head \($0.key) \($0.value.seq) \($0.value.hash)" }
        return (facts + ends).map { $0 + "\n" }.joined()
    }

    /// Reads what `text` wrote; `nil` for anything else.
    public init?(text: String) {
        let lines = text.split(separator: "\n")
        guard lines.first.map(String.init) == Self.title else { return nil }
        var facts: [Substring: String] = [:]
        heads = [:]
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            switch (words.count, words.first) {
            case (2, let word?): facts[word] = String(words[1])
            case (4, "head"):
                guard let scope = Int64(words[1]), let seq = Int64(words[2]) else { return nil }
                heads[scope] = Head(seq: seq, hash: String(words[3]))
            default: return nil
            }
        }
        guard let installation = facts["installation"], let epoch = facts["epoch"], let key = facts["key"] else {
            return nil
        }
        (self.installation, self.epoch, self.key) = (installation, epoch, key)
    }
}
