import Model
import Reflection

/// A method's requests out of JSON, and its responses into JSON.
struct MethodCodec: Sendable {
    let method: MethodType
    private let request: MessageType
    private let response: MessageType
    private let encoder: MessageEncoder
    private let decoder: MessageDecoder

    /// - Throws: `CommandFailure` where the descriptors lack a type.
    init(method: MethodType, schema: Schema) throws(CommandFailure) {
        guard let request = schema.message(method.request), let response = schema.message(method.response) else {
            throw CommandFailure(.error, "Error: The server's descriptors lack the types of \(method.path).".visible)
        }
        self.method = method
        self.request = request
        self.response = response
        encoder = MessageEncoder(schema: schema)
        decoder = MessageDecoder(schema: schema)
    }

    /// - Parameter place: where the text comes from, for failures: "The request".
    /// - Throws: `CommandFailure` that names the member which does not fit.
    func request(_ text: some Sequence<UInt8>, from place: String) throws(CommandFailure) -> [UInt8] {
        do {
            let json = try Reflection.JSON(parsing: text)
            return try encoder.bytes(of: json, as: request)
        } catch let fault as JSONFault {
            throw CommandFailure(.usage, "Error: \(place) is no JSON: \(fault)".visible)
        } catch {
            throw CommandFailure(.usage, "Error: \(place) is no \(request.name): \(error)".visible)
        }
    }

    /// - Throws: `Fault` for bytes that are no such message.
    func response(_ bytes: [UInt8]) throws(Fault) -> Reflection.JSON {
        do { return try decoder.json(of: bytes, as: response) } catch {
            throw Fault(
                .internal, reason: "MalformedResponse", "\(response.name): \(error)", domain: Fault.rpc)
        }
    }
}
