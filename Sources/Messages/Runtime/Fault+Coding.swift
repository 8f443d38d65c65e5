import Model

/// What becomes of messages that can't be decoded or encoded: the fault says which side is wrong.
extension Fault {
    /// Decodes what a client has sent.
    static func requestDecoded<Request: RPCMessage>(from bytes: [UInt8]) throws(Fault) -> Request {
        do { return try Request(decoding: bytes) } catch {
            throw Fault(.invalidArgument, reason: "MalformedRequest", error.description, domain: Fault.rpc)
        }
    }

    /// Encodes what is to be sent to a server.
    static func requestEncoded(_ request: some RPCMessage) throws(Fault) -> [UInt8] {
        do { return try request.encoded() } catch {
            throw Fault(
                .invalidArgument, reason: "MalformedRequest", error.description, domain: Fault.rpc, notProcessed: true)
        }
    }

    /// Decodes what a server has answered.
    static func responseDecoded<Response: RPCMessage>(from bytes: [UInt8]) throws(Fault) -> Response {
        do { return try Response(decoding: bytes) } catch {
            throw Fault(.internal, reason: "MalformedResponse", error.description, domain: Fault.rpc)
        }
    }
}
