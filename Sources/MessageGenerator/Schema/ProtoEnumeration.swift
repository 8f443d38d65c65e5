/// An enumeration type.
struct ProtoEnumeration: Equatable {
    /// One named value.
    struct Value: Equatable {
        /// As the `.proto` file writes it: `STATE_READY`.
        var name: String
        var number: Int32
        var comment: String
    }

    var name: TypeName
    var comment: String
    var values: [Value]
}
