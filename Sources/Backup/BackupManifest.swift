import Model

/// What an archive says of the control plane in it.
public struct BackupManifest: Equatable, Sendable {
    /// When it was made, by the control plane's clock.
    public var madeAt: Timestamp
    /// The installation's id.
    public var installation: String
    /// Identity of the history.
    public var epoch: String
    /// The history's newest revision.
    public var revision: Int64
    /// Number of the newest migration.
    public var schema: Int64
    /// Major version of the PostgreSQL that it was read from.
    public var postgres: Int
    /// Small files of the home that belong to it, by their names: the engine's record, the host's name.
    public var files: [String: String]
    /// Keys beside the one in use that open something in it, as hexadecimal digits.
    public var formerKeys: [Secret]

    /// Puts a manifest together.
    public init(
        madeAt: Timestamp, installation: String, epoch: String, revision: Int64, schema: Int64, postgres: Int,
        files: [String: String] = [:], formerKeys: [Secret] = []
    ) {
        self.madeAt = madeAt
        self.installation = installation
        self.epoch = epoch
        self.revision = revision
        self.schema = schema
        self.postgres = postgres
        self.files = files
        self.formerKeys = formerKeys
    }

    /// A line `word value` for each fact; files with their bytes in hexadecimal digits.
    public var text: String {
        let facts = [
            "made-at \(madeAt.microseconds)", "installation \(installation)", "epoch \(epoch)",
            "revision \(revision)", "schema \(schema)", "postgres \(postgres)",
        ]
        let files = files.sorted { $0.key < $1.key }.map { "file \($0.key) \(Self.hex($0.value))" }
        let keys = formerKeys.map { $0.reveal { "former-key \($0)" } }
        return (facts + files + keys).map { $0 + "\n" }.joined()
    }

    /// Reads a manifest. Words that it does not know are of a newer release and left alone.
    ///
    /// - Throws: `Fault` (`BackupUnreadable`) when a fact is missing or malformed.
    public init(text: String) throws(Fault) {
        var facts: [String: String] = [:]
        var files: [String: String] = [:]
        var formerKeys: [Secret] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard words.count == 2 else { throw Self.unreadable("the line «\(line)» of its manifest has no value") }
            if words[0] == "former-key" { formerKeys.append(Secret(words[1])) }
            guard words[0] == "file" else {
                facts[words[0]] = words[1]
                continue
            }
            let parts = words[1].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            // A name that leads out of the home is no name that any release writes.
            guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("/"), !parts[0].hasPrefix("."),
                let content = Self.unhex(parts[1])
            else { throw Self.unreadable("its manifest names a file in an unknown way") }
            files[parts[0]] = content
        }
        func fact<Value>(_ word: String, _ read: (String) -> Value?) throws(Fault) -> Value {
            guard let value = facts[word].flatMap(read) else {
                throw Self.unreadable("its manifest has no readable «\(word)»")
            }
            return value
        }
        self.init(
            madeAt: Timestamp(microseconds: try fact("made-at") { Int64($0) }),
            installation: try fact("installation") { $0 }, epoch: try fact("epoch") { $0 },
            revision: try fact("revision") { Int64($0) }, schema: try fact("schema") { Int64($0) },
            postgres: try fact("postgres") { Int($0) }, files: files,
            formerKeys: formerKeys)
    }

    static func unreadable(_ why: String) -> Fault {
        Fault(.dataLoss, reason: "BackupUnreadable", "the backup can't be used: \(why)")
    }

    private static func hex(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func unhex(_ digits: String) -> String? {
        let digits = Array(digits)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(digits[index...index + 1]), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
