internal import CProtobuf

/// How generated code reads the members of protoc-c's structs.
extension CMessage {
    /// A string. The scan has seen that it is UTF-8 and ends where its NUL is.
    static func text(_ characters: UnsafePointer<CChar>?) -> String {
        guard let characters else { return "" }
        return String(cString: characters)
    }

    static func texts(_ count: Int, _ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> [String] {
        elements(count, list).map { text($0) }
    }

    static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
        Array(UnsafeBufferPointer(start: data.data, count: data.data == nil ? 0 : data.len))
    }

    static func message<Message: CMessage>(_ form: UnsafeMutablePointer<Message.CForm>?) -> Message? {
        form.map { Message(reading: $0) }
    }

    static func messages<Message: CMessage>(
        _ count: Int, _ list: UnsafeMutablePointer<UnsafeMutablePointer<Message.CForm>?>?
    ) -> [Message] {
        elements(count, list).map { $0.map { Message(reading: $0) } ?? Message() }
    }

    /// The number of an enumeration's value: C has it signed or not, as the compiler likes.
    static func number(_ value: some BinaryInteger) -> Int32 { Int32(truncatingIfNeeded: value) }

    /// No value is left out: each of our enumerations can be any number.
    static func enumerations<Form: RawRepresentable, Value: RawRepresentable<Int32>>(
        _ count: Int, _ list: UnsafeMutablePointer<Form>?
    ) -> [Value] where Form.RawValue: BinaryInteger {
        elements(count, list).compactMap { Value(rawValue: number($0.rawValue)) }
    }

    /// The elements of a repeated field, where protobuf-c has put them.
    static func elements<Element>(
        _ count: Int, _ list: UnsafeMutablePointer<Element>?
    ) -> UnsafeBufferPointer<Element> {
        UnsafeBufferPointer(start: list, count: list == nil ? 0 : count)
    }
}
