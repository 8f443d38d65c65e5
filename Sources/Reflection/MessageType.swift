/// A type of message.
public struct MessageType: Equatable, Sendable {
    /// Full name: `paas.databases.v1.Database`.
    public let name: String
    /// Its fields as the proto file orders them.
    public let fields: [FieldType]
    /// Names of its oneofs, those of proto3's `optional` too.
    public let oneofs: [String]
    /// Whether it stands for an entry of a map: key (1) and value (2).
    public let isMapEntry: Bool
    /// The comment in the proto file; empty where there is none.
    public let comment: String

    private let indices: [UInt32: Int]

    init(name: String, fields: [FieldType], oneofs: [String], isMapEntry: Bool, comment: String) {
        self.name = name
        self.fields = fields
        self.oneofs = oneofs
        self.isMapEntry = isMapEntry
        self.comment = comment
        indices = Dictionary(fields.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Index of the field of a number; `nil` where there is none.
    func index(of number: UInt32) -> Int? { indices[number] }

    /// Index of the field that JSON names so, by either of its names; `nil` where there is none.
    func index(of name: String) -> Int? {
        fields.firstIndex { $0.jsonName == name } ?? fields.firstIndex { $0.name == name }
    }
}
