/// The comments of one file, by the place of what they stand before: field numbers and indices through
/// `FileDescriptorProto` (descriptor.proto, `SourceCodeInfo`).
struct CommentIndex {
    private var texts: [[UInt64]: String] = [:]

    init(_ sourceInfo: RawFields) throws(MessageFault) {
        for bytes in sourceInfo.bytes(1) {
            let location = try RawFields(bytes)
            let leading = try location.text(3)
            let comment = leading.isEmpty ? try location.text(4) : leading
            if !comment.isEmpty { texts[try location.packed(1)] = comment }
        }
    }

    /// The comment at a place, its lines without spaces around them; empty where there is none.
    subscript(place: [UInt64]) -> String {
        guard let text = texts[place] else { return "" }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.drop { $0 == " " })
        }
        return String(lines.joined(separator: "\n").reversed().drop { $0 == "\n" }.reversed())
    }
}
