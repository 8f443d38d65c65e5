@testable import Wire

/// A client's machine whose calls are names, and what it does as lines.
struct ClientMachine {
    final class Named {
        let name: String

        init(_ name: String) { self.name = name }
    }

    var machine: ClientStateMachine

    init(limits: Limits = .standard, credit: Credit = .connection) {
        machine = ClientStateMachine(limits: limits, credit: credit)
    }

    /// One that has the server's HELLO.
    static func open(limits: Limits = .standard, peer: Limits = .standard, credit: Credit = .connection) throws -> Self
    {
        var machine = ClientMachine(limits: limits, credit: credit)
        _ = try machine.machine.helloReceived(Hello(limits: peer, agent: "test"))
        return machine
    }

    static let stream = ResponseKind.stream(Credit(messages: 2, bytes: 5_000_000))

    @discardableResult
    mutating func start(
        _ name: String, _ kind: ResponseKind = .one, largestResponse: UInt32 = 0, sendsRequests: Bool = false
    ) -> StreamID {
        machine.callStarted(Named(name), kind, largestResponse: largestResponse, sendsRequests: sendsRequests)
    }

    mutating func message(
        _ stream: StreamID, _ flags: FrameFlags = [], byteCount: Int = 1
    ) throws(ConnectionError) -> String {
        let payload = [UInt8](repeating: 0, count: byteCount)
        switch try machine.messageReceived(stream, flags: flags, message: payload.span.bytes) {
        case .wait: return "wait"
        case .deliver(let call, let response): return "deliver \(name(call)) \(response.count)"
        case .fail(let call, let error): return "fail \(name(call)) \(error.reason)"
        }
    }

    mutating func end(
        _ stream: StreamID, isSuccess: Bool = true, byteCount: Int = 0
    ) throws(ConnectionError) -> String {
        let payload = [UInt8](repeating: 0, count: byteCount)
        switch try machine.endReceived(stream, isSuccess: isSuccess, message: payload.span.bytes) {
        case .ignore: return "ignore"
        case .succeed(let call, let response): return "succeed \(name(call)) \(response.count)"
        case .fail(let call): return "fail \(name(call))"
        case .violated(let call, let error): return "violated \(name(call)) \(error.reason)"
        }
    }

    mutating func cancel(_ stream: StreamID) throws(ConnectionError) -> String {
        line(try machine.cancelReceived(stream))
    }

    mutating func credit(_ stream: StreamID, _ messages: UInt32, _ bytes: UInt32) throws(ConnectionError) -> String {
        line(try machine.creditReceived(stream, Credit(messages: messages, bytes: bytes)))
    }

    mutating func goAway(_ last: StreamID, code: ConnectionError.Code = .none) throws(ConnectionError) -> String {
        let action = try machine.goAwayReceived(GoAway(lastStream: last, code: code))
        return (action.unprocessed.map(name) + (action.isLast ? ["last"] : [])).joined(separator: " ")
    }

    mutating func lost() -> [String] { machine.connectionLost().map(name) }

    private func line(_ action: RequestsAction) -> String {
        switch action {
        case .ignore: "ignore"
        case .resume(let call): "resume \(name(call))"
        case .fail(let call, let error): "fail \(name(call)) \(error.reason)"
        }
    }

    private func name(_ call: AnyObject) -> String { (call as? Named)?.name ?? "?" }
}

/// What a step does, or the name of the connection error that it is.
func outcome(_ step: () throws(ConnectionError) -> String) -> String {
    do throws(ConnectionError) { return try step() } catch { return "CE \(error.code)" }
}
