internal import CProtobuf

/// How generated code reads the members of protoc-c's structs.
extension CMessage {
    /// A string; protobuf-c checks no UTF-8, so this does.
    static func text(_ characters: UnsafePointer<CChar>?, _ field: StaticString) throws(DecodeFault) -> String {
        guard let characters else { return "" }
        guard let text = String(validatingCString: characters) else {
            throw DecodeFault(typeName: typeName, "\(field) is not valid UTF-8")
        }
        return text
    }

    static func texts(
        _ count: Int, _ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ field: StaticString
    ) throws(DecodeFault) -> [String] {
        try Self.list(count, list).map { element throws(DecodeFault) in try text(element, field) }
    }

    static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
        Array(UnsafeBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len))
    }

    static func message<Message: CMessage>(
        _ form: UnsafeMutablePointer<Message.CForm>?
    ) throws(DecodeFault) -> Message? {
        guard let form else { return nil }
        return try Message(reading: form)
    }

    static func messages<Message: CMessage>(
        _ count: Int, _ list: UnsafeMutablePointer<UnsafeMutablePointer<Message.CForm>?>?
    ) throws(DecodeFault) -> [Message] {
        var messages: [Message] = []
        messages.reserveCapacity(count)
        for form in Self.list(count, list) {
            guard let form else { continue }
            messages.append(try Message(reading: form))
        }
        return messages
    }

    static func list<Element>(
        _ count: Int, _ elements: UnsafeMutablePointer<Element>?
    ) -> [Element] {
        Array(UnsafeBufferPointer(start: elements, count: elements == nil ? 0 : count))
    }
}
