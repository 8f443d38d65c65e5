import CDescriptor

/// The comments of one file, by the place of what they stand before.
///
/// A place is a path of field numbers and indices through `FileDescriptorProto` (descriptor.proto, SourceCodeInfo).
struct Comments {
    /// Field numbers within the descriptors, as places are made of them.
    enum Part {
        static let syntax: Int32 = 12
        static let message: Int32 = 4
        static let enumeration: Int32 = 5
        static let service: Int32 = 6
        static let field: Int32 = 2
        static let oneof: Int32 = 8
        static let nestedMessage: Int32 = 3
        static let nestedEnumeration: Int32 = 4
        static let value: Int32 = 2
        static let method: Int32 = 2
    }

    private var texts: [[Int32]: String] = [:]

    init(_ source: UnsafePointer<Google__Protobuf__SourceCodeInfo>?) {
        guard let source else { return }
        for location in elements(source.pointee.n_location, source.pointee.location) {
            let place = (0..<location.pointee.n_path).map { location.pointee.path[$0] }
            let leading = text(location.pointee.leading_comments)
            let comment = leading.isEmpty ? text(location.pointee.trailing_comments) : leading
            if !comment.isEmpty { texts[place] = comment }
        }
    }

    /// The comment at a place; empty where there is none.
    subscript(place: [Int32]) -> String { texts[place] ?? "" }
}
