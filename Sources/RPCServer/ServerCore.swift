import EventLoop
import Glibc
import Logging
import Messages
import Model
import RPCTransport
import Wire

/// The server's state: its listener and its connections. Belongs to the loop's thread, apart from what is constant.
final class ServerCore: @unchecked Sendable {
    private enum State { case idle, serving, draining, ended }

    let loop: EventLoop
    let configuration: RPCServer.Configuration
    let logger: Logger
    /// Identifies this run of the server.
    let instanceID: String
    private let socketPath: String
    private let services: [any RPCService]

    // Only the loop's thread touches what follows.
    private(set) var methods: [String: RPCMethod] = [:]
    private(set) lazy var buffer = ReadBuffer()
    private var state = State.idle
    private var listener: Listener?
    private var connections: [ObjectIdentifier: ServerConnection] = [:]
    private let accepted = Mailbox<ServerConnection>()
    private var callCount: UInt64 = 0

    init(
        socketPath: String, services: [any RPCService], loop: EventLoop, configuration: RPCServer.Configuration,
        logger: Logger
    ) {
        self.socketPath = socketPath
        self.services = services
        self.loop = loop
        self.configuration = configuration
        self.logger = logger
        var generator = SystemRandomNumberGenerator()
        instanceID = String(generator.next(), radix: 36)
    }

    /// Runs a closure on the loop: at once for a caller that is there.
    func onLoop(_ body: @escaping @Sendable (ServerCore) -> Void) {
        if loop.isOnLoop { body(self) } else { loop.execute { body(self) } }
    }

    /// A request id for a call whose caller gives none.
    func nextRequestID() -> String {
        callCount += 1
        return "\(instanceID)-\(callCount)"
    }

    func run(_ onListening: @Sendable () -> Void) async throws {
        loop.checkIsolated()
        if state == .draining { return }
        guard state == .idle else {
            throw Fault(.failedPrecondition, reason: "AlreadyRun", "A server runs once.", domain: Fault.rpc)
        }
        methods = try Self.table(of: services)
        let listener = try Listener(path: socketPath, loop: loop, logger: logger) { [unowned self] in accept($0) }
        self.listener = listener
        state = .serving
        onListening()
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                while let batch = await accepted.next() {
                    for connection in batch {
                        group.addImmediateTask(executorPreference: loop) { await self.serve(connection) }
                    }
                }
            }
        } onCancel: {
            onLoop { $0.abort() }
        }
        state = .ended
        listener.removeSocket()
    }

    private static func table(of services: [any RPCService]) throws(Fault) -> [String: RPCMethod] {
        var methods: [String: RPCMethod] = [:]
        for method in services.flatMap(\.methods) {
            guard methods.updateValue(method, forKey: method.path) == nil else {
                throw Fault(
                    .internal, reason: "DuplicateMethod", "Two services have \(method.path).", domain: Fault.rpc)
            }
        }
        return methods
    }

    // MARK: Connections

    private func accept(_ descriptor: Int32) {
        let peer: CallContext.Peer
        do throws(SystemFault) { peer = try UnixSocket.peer(of: descriptor) } catch {
            logger.error("connection refused", metadata: ["fault": "\(error)"])
            close(descriptor)
            return
        }
        let connection = ServerConnection(descriptor, peer: peer, core: self)
        guard state == .serving, connections.count < configuration.maximumConnections else {
            let limit = configuration.maximumConnections
            logger.warning(
                "connection refused", metadata: ["limit": "\(limit)", "pid": "\(peer.processID)"])
            connection.refuse(
                ConnectionError(.tooManyConnections, "the server takes no more than \(limit) connections"))
            return
        }
        connections[ObjectIdentifier(connection)] = connection
        accepted.put(connection)
    }

    private func serve(_ connection: ServerConnection) async {
        await connection.serve()
        connections[ObjectIdentifier(connection)] = nil
        if state == .draining, connections.isEmpty { accepted.close() }
    }

    // MARK: The end

    func shutdown() {
        guard state == .serving || state == .idle else { return }
        let wasServing = state == .serving
        state = .draining
        guard wasServing else { return }
        listener?.stop()
        for connection in connections.values { connection.drain(within: configuration.drainTime) }
        if connections.isEmpty { accepted.close() }
        loop.schedule(after: configuration.drainTime) { [weak self] in self?.abort() }
    }

    private func abort() {
        guard state == .serving || state == .draining else { return }
        state = .draining
        listener?.stop()
        for connection in connections.values { connection.abort() }
        if connections.isEmpty { accepted.close() }
    }
}
