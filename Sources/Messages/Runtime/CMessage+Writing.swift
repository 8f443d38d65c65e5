internal import CProtobuf

/// How generated code fills the members of protoc-c's structs.
extension CMessage {
    /// A string ending in NUL. One that holds a NUL itself is refused: protobuf-c would cut it short unseen.
    static func text(
        _ text: String, _ field: StaticString, in arena: borrowing Arena
    ) throws(DecodeFault) -> UnsafeMutablePointer<CChar> {
        var text = text
        let count = text.utf8.count
        let room = try arena.allocate(UInt8.self, count: count + 1, for: typeName)
        let holdsNUL = text.withUTF8 { characters in
            _ = UnsafeMutableBufferPointer(start: room, count: count).update(fromContentsOf: characters)
            return characters.contains(0)
        }
        guard !holdsNUL else { throw DecodeFault(typeName: typeName, "\(field) holds a NUL character") }
        room[count] = 0
        return UnsafeMutableRawPointer(room).assumingMemoryBound(to: CChar.self)
    }

    static func texts(
        _ texts: [String], _ field: StaticString, in arena: borrowing Arena
    ) throws(DecodeFault) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        var elements: [UnsafeMutablePointer<CChar>?] = []
        for text in texts { elements.append(try Self.text(text, field, in: arena)) }
        return try list(elements, in: arena)
    }

    static func bytes(_ bytes: [UInt8], in arena: borrowing Arena) throws(DecodeFault) -> ProtobufCBinaryData {
        ProtobufCBinaryData(len: bytes.count, data: try list(bytes, in: arena))
    }

    static func byteStrings(
        _ strings: [[UInt8]], in arena: borrowing Arena
    ) throws(DecodeFault) -> UnsafeMutablePointer<ProtobufCBinaryData>? {
        var elements: [ProtobufCBinaryData] = []
        for string in strings { elements.append(try bytes(string, in: arena)) }
        return try list(elements, in: arena)
    }

    static func optionalForm<Message: CMessage>(
        of message: Message?, in arena: borrowing Arena
    ) throws(DecodeFault) -> UnsafeMutablePointer<Message.CForm>? {
        guard let message else { return nil }
        return try form(of: message, in: arena)
    }

    static func forms<Message: CMessage>(
        of messages: [Message], in arena: borrowing Arena
    ) throws(DecodeFault) -> UnsafeMutablePointer<UnsafeMutablePointer<Message.CForm>?>? {
        var elements: [UnsafeMutablePointer<Message.CForm>?] = []
        for message in messages { elements.append(try form(of: message, in: arena)) }
        return try list(elements, in: arena)
    }

    static func list<Element>(
        _ elements: [Element], in arena: borrowing Arena
    ) throws(DecodeFault) -> UnsafeMutablePointer<Element>? {
        guard !elements.isEmpty else { return nil }
        let room = try arena.allocate(Element.self, count: elements.count, for: typeName)
        _ = UnsafeMutableBufferPointer(start: room, count: elements.count).initialize(from: elements)
        return room
    }
}
