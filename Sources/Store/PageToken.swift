import Model

/// The last database of a page, as a text: `reporting.abcdefghijklmnop`.
struct PageToken: Equatable {
    let name: Name
    let id: DatabaseID

    init(after database: Database) {
        name = database.name
        id = database.id
    }

    init(_ text: String) throws(Fault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = Name(String(parts[0])), let id = DatabaseID(String(parts[1])) else {
            throw Fault(
                .invalidArgument, reason: "InvalidPageToken", "the page token is not one that a list gave",
                violations: [FieldViolation(field: "pageToken", "the nextPageToken of the page before, or nothing")])
        }
        self.name = name
        self.id = id
    }

    /// Neither part can hold a full stop.
    var text: String { "\(name).\(id)" }
}
