/// A service and its methods.
struct ProtoService: Equatable {
    /// One method.
    struct Method: Equatable {
        var name: String
        var comment: String
        var request: TypeName
        var response: TypeName
        var isClientStreaming: Bool
        var isServerStreaming: Bool
    }

    var name: TypeName
    var comment: String
    var methods: [Method]
}
