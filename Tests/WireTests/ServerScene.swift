@testable import Wire

/// A server's state machine in a state of the tables of docs/protocol.md, and what it makes of one frame.
struct ServerScene {
    enum State: String, CaseIterable {
        // Methods with one request
        case neverOpened, receiving, receivingNothing, whole, running, ending, over
        // Methods with a stream of requests
        case open, openInside, halfClosed, endingStream, overStream
    }

    /// A frame, or something that the driver tells.
    enum Event: String, CaseIterable {
        case open, fragment, message, last, lastEmpty, cancel, credit, creditOfNothing, creditTooLarge, deadline
        case handlerEnds
    }

    static let window = Credit(messages: 2, bytes: 1_048_576 + 64)

    var machine: ServerStateMachine

    init(limits: Limits = Limits(messageBytes: 1_048_576), requestByteLimit: Int = 8 << 20) throws {
        machine = ServerStateMachine(limits: limits, requestByteLimit: requestByteLimit)
        _ = try machine.helloReceived(Hello(agent: "test"))
    }

    init(_ state: State) throws {
        try self.init()
        switch state {
        case .neverOpened: break
        case .receiving: _ = try open(1, flags: .more, byteCount: 5)
        case .receivingNothing: _ = try open(1, flags: [], terms: CallTerms(isWithoutMessage: true))
        case .whole: _ = try open(1, flags: [], byteCount: 5)
        case .running: _ = try open(1)
        case .ending:
            _ = try open(1)
            _ = try machine.cancelReceived(1)
        case .over:
            _ = try open(1)
            _ = machine.handlerEnded(1)
        default: try beginStream(state)
        }
    }

    private mutating func beginStream(_ state: State) throws {
        _ = try open(1, flags: [], terms: CallTerms(shape: .bidirectional, isWithoutMessage: true))
        _ = machine.requestsWanted(1, Self.window)
        switch state {
        case .openInside: _ = try message(1, flags: .more, byteCount: 5)
        case .halfClosed: _ = try message(1, flags: .endStream)
        case .endingStream: _ = try machine.cancelReceived(1)
        case .overStream: _ = machine.handlerEnded(1)
        default: break
        }
    }

    // MARK: Frames

    mutating func open(
        _ stream: StreamID, flags: FrameFlags = .endStream, byteCount: Int = 0, terms: CallTerms = CallTerms()
    ) throws(ConnectionError) -> String {
        let payload = [UInt8](repeating: 0, count: byteCount)
        return Self.text(
            try machine.openReceived(stream, flags: flags, message: payload.span.bytes, offer: .accept(terms)))
    }

    mutating func message(
        _ stream: StreamID, flags: FrameFlags = [], byteCount: Int = 0
    ) throws(ConnectionError) -> String {
        let payload = [UInt8](repeating: 0, count: byteCount)
        return Self.text(try machine.messageReceived(stream, flags: flags, message: payload.span.bytes))
    }

    /// What follows from an event on stream 1, in a few words.
    mutating func outcome(of event: Event) -> String {
        do throws(ConnectionError) {
            switch event {
            case .open: return try open(1)
            case .fragment: return try message(1, flags: .more, byteCount: 3)
            case .message: return try message(1, byteCount: 3)
            case .last: return try message(1, flags: .endStream, byteCount: 3)
            case .lastEmpty: return try message(1, flags: .endStream)
            case .cancel: return Self.text(try machine.cancelReceived(1))
            case .credit: return Self.text(try machine.creditReceived(1, Credit(messages: 1, bytes: 1)))
            case .creditOfNothing: return Self.text(try machine.creditReceived(1, .zero))
            case .creditTooLarge:
                return Self.text(try machine.creditReceived(1, Credit(messages: Credit.largest + 1, bytes: 0)))
            case .deadline: return Self.text(machine.deadlinePassed(1))
            case .handlerEnds: return Self.text(machine.handlerEnded(1))
            }
        } catch {
            return "CE \(error.code)"
        }
    }

    // MARK: Words

    static func text(_ action: RequestAction) -> String {
        switch action {
        case .wait: "wait"
        case .start(let request): "start \(request.count)"
        case .startStream(let part): "start \(text(part))"
        case .deliver(let part): text(part)
        case .stop(let action): text(action)
        }
    }

    static func text(_ part: RequestPart) -> String {
        "request \(part.request.map { "\($0.count)" } ?? "none")\(part.isLast ? " last" : "")"
    }

    static func text(_ action: StopAction) -> String {
        switch action {
        case .ignore: "late"
        case .end(let error): "SE \(error.reason)\(error.notProcessed ? "" : " processed")"
        case .cancel: "ending"
        }
    }

    static func text(_ action: CreditAction) -> String {
        switch action {
        case .ignore: "late"
        case .connection: "connection"
        case .resume: "added"
        case .stop(let action): text(action)
        }
    }

    static func text(_ action: EndAction) -> String {
        switch action {
        case .asHandled: "END"
        case .with(let error): "END \(error.reason)"
        case .ignore: "none"
        }
    }
}
