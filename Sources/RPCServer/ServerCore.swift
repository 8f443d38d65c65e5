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
    let health: HealthRegistry
    /// Identifies this run of the server.
    let instanceID: String
    /// Time for a unary call whose caller sets none, in nanoseconds.
    let unaryTimeout: UInt64
    private let socketPath: String
    private let services: [any RPCService]

    // Only the loop's thread touches what follows.
    private(set) var methods = MethodTable()
    private(set) lazy var buffer = ReadBuffer()
    var requestIDs = RequestIDs()
    private let lanes: CallLanes
    let woken: WokenCalls
    private var state = State.idle
    private var listener: Listener?
    private var connections: [ObjectIdentifier: ServerConnection] = [:]
    private var connectionsOfUsers: [UInt32: Int] = [:]

    init(
        socketPath: String, services: [any RPCService], loop: EventLoop, configuration: RPCServer.Configuration,
        logger: Logger
    ) {
        self.socketPath = socketPath
        let own = Set(services.flatMap(\.methods).map { ServedMethod.service(of: $0.path) })
        let all = own.union(RPCServer.servicesOfEveryServer)
        health = HealthRegistry(services: all)
        self.services = services + [HealthHandler(health), ReflectionHandler(services: all)]
        self.loop = loop
        lanes = CallLanes(loop: loop)
        woken = WokenCalls(loop: loop)
        self.configuration = configuration
        self.logger = logger
        unaryTimeout = configuration.unaryTimeout.wholeNanoseconds
        var generator = SystemRandomNumberGenerator()
        instanceID = String(generator.next(), radix: 36)
    }

    /// Calls whose handlers are to begin.
    var ready: ReadyCalls { lanes.ready }

    /// Runs a closure on the loop: at once for a caller that is there.
    func onLoop(_ body: @escaping @Sendable (ServerCore) -> Void) {
        if loop.isOnLoop { body(self) } else { loop.execute { body(self) } }
    }

    func run(_ onListening: @Sendable () -> Void) async throws {
        loop.checkIsolated()
        if state == .draining { return }
        guard state == .idle else {
            throw Fault(.failedPrecondition, reason: "AlreadyRun", "A server runs once.", domain: Fault.rpc)
        }
        methods = try MethodTable(services, within: configuration.interceptors)
        let listener = try Listener(
            path: socketPath, adopting: configuration.listeningDescriptor, loop: loop, logger: logger
        ) { [unowned self] in accept($0) }
        self.listener = listener
        state = .serving
        onListening()
        await withTaskCancellationHandler {
            await lanes.run()
        } onCancel: {
            onLoop { $0.abort() }
        }
        state = .ended
        listener.removeSocket()
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
        if let refusal = refusal(of: peer) {
            logger.warning(
                "connection refused",
                metadata: ["reason": "\(refusal.text)", "pid": "\(peer.processID)", "uid": "\(peer.userID)"])
            return connection.refuse(refusal)
        }
        guard connection.serve() else { return }
        connections[ObjectIdentifier(connection)] = connection
        connectionsOfUsers[peer.userID, default: 0] += 1
    }

    private func refusal(of peer: CallContext.Peer) -> GoAway? {
        guard state == .serving else { return GoAway(lastStream: 0, text: "the server is about to end") }
        let all = configuration.maximumConnections
        let ofUser = configuration.connectionsOfUser?(peer.userID) ?? configuration.maximumConnectionsPerUser
        guard connections.count < all else {
            return GoAway(
                lastStream: 0,
                error: ConnectionError(.tooManyConnections, "the server takes no more than \(all) connections"))
        }
        guard connectionsOfUsers[peer.userID, default: 0] < ofUser else {
            return GoAway(
                lastStream: 0,
                error: ConnectionError(.tooManyConnections, "one user may have no more than \(ofUser) connections"))
        }
        return nil
    }

    /// A connection is closed and its last handler has ended.
    func ended(_ connection: ServerConnection) {
        guard connections.removeValue(forKey: ObjectIdentifier(connection)) != nil else { return }
        let user = connection.peer.userID
        let left = connectionsOfUsers[user, default: 1] - 1
        connectionsOfUsers[user] = left > 0 ? left : nil
        endIfDone()
    }

    // MARK: The end

    private func endIfDone() {
        if state == .draining, connections.isEmpty { lanes.close() }
    }

    func shutdown() {
        guard state == .serving || state == .idle else { return }
        let wasServing = state == .serving
        state = .draining
        health.drain()
        guard wasServing else { return }
        listener?.stop()
        let end = EventLoop.now().addingReportingOverflow(configuration.drainTime.wholeNanoseconds)
        for connection in Array(connections.values) {
            connection.drain(until: end.overflow ? .max : end.partialValue)
        }
        endIfDone()
        loop.schedule(after: configuration.drainTime) { [weak self] in self?.abort() }
    }

    private func abort() {
        guard state == .serving || state == .draining else { return }
        state = .draining
        health.drain()
        listener?.stop()
        for connection in Array(connections.values) { connection.abort() }
        endIfDone()
    }
}
