import Messages
import Reflection
import Wire

/// Puts frames into words: direction, stream, type, flags, metadata, and the message once it is whole.
///
/// Of secrets nothing is shown: neither fields that are marked so nor the token; what can't be decoded is told by its
/// length.
struct FrameTranscript {
    /// A call whose messages are being followed.
    private struct Call {
        var method: MethodType?
        var sent: [UInt8] = []
        var received: [UInt8] = []
    }

    /// Longest value of bytes that is shown.
    private static let shownBytes = 64

    /// The program's own descriptors: those of the frames, and of the services that every server has.
    private let own: Schema
    private var served: Schema
    private var calls: [StreamID: Call] = [:]

    /// - Throws: `MessageFault` when the program's own descriptors can't be read.
    init() throws(MessageFault) {
        own = try Schema(decoding: DescriptorSet.bytes)
        served = own
    }

    /// Takes the descriptors of the server in place of the program's own.
    mutating func learn(_ schema: Schema) { served = schema }

    /// The line for a frame.
    mutating func line(isSent: Bool, _ header: FrameHeader, metadata: [UInt8], message: [UInt8]) -> String {
        var parts = [isSent ? "→" : "←", "\(header.stream)", header.type.word] + header.flags.words
        if header.type == .open { calls[header.stream] = Call(method: method(ofOpen: metadata)) }
        if let type = header.type.metadata { parts.append(text(of: metadata, type)) }
        if header.type == .ping {
            parts.append(message.map { String(Int($0) + 0x100, radix: 16).suffix(2) }.joined(separator: " "))
        }
        if let text = text(ofMessage: message, header, isSent) { parts.append(text) }
        if header.type == .end { calls[header.stream] = nil }
        return parts.joined(separator: " ").visible
    }

    /// One entry of metadata; values that are no text as their length.
    static func text(of entry: CallMetadata) -> String {
        let value = entry.key == CallMetadata.token ? "<redacted>" : String(validating: entry.value, as: UTF8.self)
        return "\(entry.key)=\(value ?? "<\(entry.value.count) bytes>")".visible
    }

    private func method(ofOpen metadata: [UInt8]) -> MethodType? {
        guard let open = try? RPCV1.Open(decoding: metadata) else { return nil }
        return (served.services + own.services).flatMap(\.methods).first { $0.path == open.method }
    }

    private func text(of metadata: [UInt8], _ type: String) -> String {
        guard let type = own.message(type),
            let json = try? MessageDecoder(schema: own, shownBytes: Self.shownBytes).json(of: metadata, as: type)
        else { return "<\(metadata.count) bytes that are no metadata>" }
        return Self.readable(json).line
    }

    /// The message, or what is known of it; `nil` where there is none.
    private mutating func text(ofMessage message: [UInt8], _ header: FrameHeader, _ isSent: Bool) -> String? {
        guard [.open, .message, .end].contains(header.type) else { return nil }
        var call = calls[header.stream] ?? Call()
        let buffer: WritableKeyPath<Call, [UInt8]> = isSent ? \.sent : \.received
        let isPart = header.flags.contains(.more)
        call[keyPath: buffer] += message
        let whole = call[keyPath: buffer]
        if !isPart { call[keyPath: buffer] = [] }
        if header.type != .end { calls[header.stream] = call }
        if isPart { return "<\(message.count) bytes, more follow>" }
        if whole.isEmpty, header.type != .message || header.flags.contains(.endStream) { return nil }
        let name = isSent ? call.method?.request : call.method?.response
        guard let name, let schema = [served, own].first(where: { $0.message(name) != nil }),
            let type = schema.message(name)
        else { return "<\(whole.count) bytes>" }
        do {
            return try MessageDecoder(schema: schema, shownBytes: Self.shownBytes).json(of: whole, as: type).line
        } catch {
            return "<\(whole.count) bytes that are no \(name): \(error)>"
        }
    }
}
