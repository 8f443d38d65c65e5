extension Migration {
    /// The chain of keyed hashes over an organisation's audit rows.
    static let chain = Migration(number: 7, name: "chain", statements: [])
}
