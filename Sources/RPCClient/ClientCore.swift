import EventLoop
import Glibc
import Messages
import Model
import RPCTransport
import Wire

/// The client's state: the connection for new calls, those that are ending, and the calls that wait for one. Belongs to
/// the loop's thread, apart from what is constant.
final class ClientCore: @unchecked Sendable {
    /// How long and how often to try again while the server's backlog is full.
    private static let backlogPause = Duration.milliseconds(5)
    private static let backlogTries = 200

    let loop: EventLoop
    let agent: String
    let configuration: RPCClient.Configuration
    private let socketPath: String

    // Only the loop's thread touches what follows.
    private(set) lazy var buffer = ReadBuffer()
    private lazy var deadlines = makeDeadlines()
    private var isClosed = false
    private var waiting = CallQueue()
    private var current: ClientConnection?
    private var connections: [ObjectIdentifier: ClientConnection] = [:]
    private var failedTries = 0
    private var isPausing = false

    init(socketPath: String, loop: EventLoop, agent: String, configuration: RPCClient.Configuration) {
        self.socketPath = socketPath
        self.loop = loop
        self.agent = agent
        self.configuration = configuration
    }

    /// What a stream grants at its start: room for the largest message, and some more so that not every message is
    /// answered by a CREDIT.
    var streamCredit: Credit {
        Credit(messages: max(1, configuration.streamMessages), bytes: configuration.limits.messageBytes + 262_144)
    }

    /// Runs a closure on the loop: at once for a caller that is there.
    func onLoop(_ body: @escaping @Sendable (ClientCore) -> Void) {
        if loop.isOnLoop { body(self) } else { loop.execute { body(self) } }
    }

    private func makeDeadlines() -> DeadlineWatch {
        let watch = DeadlineWatch(on: loop)
        watch.start { [unowned self] in endDue(at: $0) }
        return watch
    }

    // MARK: Calls

    /// The next response of a call, which is started first if this is its first; from any executor.
    func next(of call: ClientCall, isFirst: Bool) async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                onLoop { core in
                    if isFirst { core.start(call) }
                    call.next(continuation)
                }
            }
        } onCancel: {
            onLoop { $0.giveUp(call, CancellationError(), code: .cancelled) }
        }
    }

    /// Sends one more request of a call, as soon as it may go; from any executor.
    func send(_ request: [UInt8], of call: ClientCall) async throws {
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                onLoop { _ in call.offer(request, continuation) }
            }
        } onCancel: {
            onLoop { $0.giveUp(call, CancellationError(), code: .cancelled) }
        }
    }

    func start(_ call: ClientCall) {
        guard !call.hasEnded else { return }
        guard !isClosed else {
            call.finish(.failure(Self.fault("Closed", "The client is closed.", notProcessed: true)))
            return
        }
        if case .failure(let fault) = call.metadata {
            call.finish(.failure(fault))
            return
        }
        if let deadline = call.deadline {
            guard deadline > EventLoop.now() else {
                call.finish(.failure(Fault(StreamError.deadlineExceeded)))
                return
            }
            deadlines.note(deadline)
        }
        // Nobody waits: no detour through the queue.
        if waiting.first == nil, let current, case .open = current.open(call) { return }
        waiting.append(call)
        openWaiting()
    }

    /// Calls that a server has certainly not begun wait again, each once.
    func refused(_ calls: [ClientCall], _ fault: Fault, mayRetry: Bool) {
        var again: [ClientCall] = []
        for call in calls {
            call.place = nil
            if mayRetry, call.canBeMadeAgain, !isClosed {
                call.wasRefused = true
                again.append(call)
            } else {
                call.finish(.failure(fault))
            }
        }
        waiting.putBack(again)
        openWaiting()
    }

    /// The caller gives up.
    func giveUp(_ call: ClientCall, _ error: any Error, code: FaultCode) {
        call.discardResponses()
        guard !call.hasEnded else { return }
        if let place = call.place {
            place.connection.giveUp(place.stream, code)
        } else {
            waiting.remove(call)
        }
        call.finish(.failure(error))
    }

    private func endDue(at now: UInt64) -> UInt64? {
        var next: UInt64?
        for call in waiting.all + connections.values.flatMap(\.calls) {
            guard let deadline = call.deadline else { continue }
            if deadline <= now {
                giveUp(call, Fault(StreamError.deadlineExceeded), code: .deadlineExceeded)
            } else {
                next = min(next ?? .max, deadline)
            }
        }
        return next
    }

    // MARK: Connections

    /// Opens the calls that wait, as far as the server's limits and the socket allow.
    func openWaiting() {
        while let call = waiting.first {
            guard let connection = current ?? connect() else { return }
            let admission = connection.open(call)
            switch admission {
            case .open: waiting.removeFirst()
            case .wait: return
            case .elsewhere:
                leave(connection)
                connection.leave()
            case .tooLarge(let error):
                waiting.removeFirst()
                call.finish(.failure(Fault(error)))
            }
        }
    }

    private func connect() -> ClientConnection? {
        guard !isPausing else { return nil }
        do throws(SystemFault) {
            let connection = ClientConnection(try UnixSocket.connect(to: socketPath), core: self)
            try connection.start()
            failedTries = 0
            connections[ObjectIdentifier(connection)] = connection
            current = connection
            return connection
        } catch {
            failedTries += 1
            if error.number == EAGAIN, failedTries <= Self.backlogTries {
                pause()
            } else {
                failedTries = 0
                failWaiting(Self.fault("Unreachable", "No server at \(socketPath): \(error)", notProcessed: true))
            }
            return nil
        }
    }

    private func pause() {
        isPausing = true
        loop.schedule(after: Self.backlogPause) { [weak self] in
            self?.isPausing = false
            self?.openWaiting()
        }
    }

    private func failWaiting(_ fault: Fault) {
        for call in waiting.takeAll() { call.finish(.failure(fault)) }
    }

    /// New calls go over another connection.
    func leave(_ connection: ClientConnection) {
        if current === connection { current = nil }
    }

    func closed(_ connection: ClientConnection) {
        leave(connection)
        connections[ObjectIdentifier(connection)] = nil
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        deadlines.stop()
        let fault = Self.fault("Closed", "The client was closed.", notProcessed: false)
        failWaiting(fault)
        for connection in Array(connections.values) { connection.close(fault) }
    }

    static func fault(_ reason: String, _ message: String, notProcessed: Bool) -> Fault {
        Fault(.unavailable, reason: reason, message, domain: Fault.rpc, notProcessed: notProcessed)
    }
}
