import EventLoop

/// The pool's state with its connections, on the event loop.
actor PoolCore {
    typealias StatementCompletion = Completion<[ResultSet]>

    private enum Waiter {
        case statement(Statement, StatementCompletion)
        case session(Completion<PoolSession>)
    }

    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let connectionString: String
    private let configuration: PostgresPool.Configuration
    private var state: PoolState
    private var connections: [Int: Connection] = [:]
    /// Tells the connections of one slot apart, so that a session can't use its successor.
    private var serials: [Int: UInt64] = [:]
    private var waiters: [UInt64: (waiter: Waiter, timer: Timer)] = [:]
    private var nextWaiter: UInt64 = 0
    private var nextSerial: UInt64 = 0
    private var wakeup: Timer?

    init(connectionString: String, loop: EventLoop, configuration: PostgresPool.Configuration) {
        self.connectionString = connectionString
        self.loop = loop
        self.configuration = configuration
        state = PoolState(size: configuration.size, depth: configuration.depth)
    }

    // Wherever the last reference goes, the connections belong to the loop's thread.
    isolated deinit { connections = [:] }

    // MARK: Requests

    func execute(_ statement: Statement) async throws -> [ResultSet] {
        try await waitServed { completion in enqueue(.statement(statement, completion), .statement) }
    }

    func session() async throws -> PoolSession {
        try await waitServed { completion in enqueue(.session(completion), .session) }
    }

    private func waitServed<Value: Sendable>(
        _ start: (Completion<Value>) -> UInt64
    ) async throws -> Value {
        var id: UInt64 = 0
        do {
            return try await Completion<Value>.wait { id = start($0) }
        } catch {
            withdraw(id)
            throw error
        }
    }

    private func enqueue(_ waiter: Waiter, _ want: PoolState.Want) -> UInt64 {
        nextWaiter += 1
        let id = nextWaiter
        let timer = loop.schedule(after: configuration.acquireTimeout) { [weak self] in
            self?.assumeIsolated { $0.expire(id) }
        }
        waiters[id] = (waiter, timer)
        perform(state.requested(want, by: id, now: loop.turnNow))
        return id
    }

    private func expire(_ id: UInt64) {
        fail(id, PostgresFault(.connection, "no connection became free in time"))
        perform(state.withdrawn(id, now: loop.turnNow))
    }

    private func withdraw(_ id: UInt64) {
        guard let entry = waiters.removeValue(forKey: id) else { return }
        entry.timer.cancel()
        perform(state.withdrawn(id, now: loop.turnNow))
    }

    // MARK: Sessions

    /// Sends a segment on a session's connection.
    func send(_ statements: [Statement], in session: PoolSession, completion: @escaping Connection.Completion) {
        guard let connection = connection(of: session) else {
            return completion(.failure(PostgresFault(.connection, "the transaction's connection is gone")))
        }
        connection.submit(statements, completion: completion)
    }

    func sendScript(_ sql: String, in session: PoolSession, completion: @escaping Connection.Completion) {
        guard let connection = connection(of: session) else {
            return completion(.failure(PostgresFault(.connection, "the transaction's connection is gone")))
        }
        connection.submitScript(sql, completion: completion)
    }

    /// Gives a session's connection back; one that is left in a transaction, or that is to be forgotten, is closed.
    func release(_ session: PoolSession, forgetting: Bool = false) {
        guard let connection = connection(of: session) else { return }
        if forgetting || connection.inFlight > 0 || !connection.isOutsideTransaction {
            connection.close(PostgresFault(.connection, "the session is over"))
        } else {
            perform(state.released(session.slot, now: loop.turnNow))
        }
    }

    private func connection(of session: PoolSession) -> Connection? {
        serials[session.slot] == session.serial ? connections[session.slot] : nil
    }

    // MARK: Actions

    private func perform(_ actions: [PoolState.Action]) {
        for action in actions {
            switch action {
            case .connect(let slot): connect(slot)
            case .assign(let id, let slot): assign(id, to: slot)
            case .fail(let id, let fault): fail(id, fault)
            case .wake(let time): wake(at: time)
            }
        }
    }

    private func connect(_ slot: Int) {
        let connection = Connection(
            loop: loop, settings: configuration.session, onNotice: configuration.onNotice
        ) { [weak self] event in
            self?.assumeIsolated { $0.handle(event, of: slot) }
        }
        nextSerial += 1
        serials[slot] = nextSerial
        connections[slot] = connection
        connection.open(connectionString)
    }

    private func handle(_ event: Connection.Event, of slot: Int) {
        switch event {
        case .opened: perform(state.connected(slot, now: loop.turnNow))
        case .closed(let fault):
            connections[slot] = nil
            perform(state.disconnected(slot, fault, now: loop.turnNow))
        case .notified: break
        }
    }

    private func assign(_ id: UInt64, to slot: Int) {
        guard let (waiter, timer) = waiters.removeValue(forKey: id) else { return }
        timer.cancel()
        guard let connection = connections[slot], let serial = serials[slot] else {
            return fail(waiter, PostgresFault(.connection, "the connection was lost"))
        }
        switch waiter {
        case .session(let completion):
            let session = PoolSession(slot: slot, serial: serial)
            // Cancelled in the meantime: nobody will give it back.
            if !completion.end(.success(session)) { release(session) }
        case .statement(let statement, let completion):
            connection.submit([statement]) { [weak self] result in
                completion.end(result.mapError { $0 })
                self?.assumeIsolated { $0.finishedStatement(on: slot, serial: serial) }
            }
        }
    }

    private func finishedStatement(on slot: Int, serial: UInt64) {
        guard serials[slot] == serial, connections[slot] != nil else { return }
        perform(state.finishedStatement(slot, now: loop.turnNow))
    }

    private func fail(_ id: UInt64, _ fault: PostgresFault) {
        guard let (waiter, timer) = waiters.removeValue(forKey: id) else { return }
        timer.cancel()
        fail(waiter, fault)
    }

    private func fail(_ waiter: Waiter, _ fault: PostgresFault) {
        switch waiter {
        case .session(let completion): completion.end(.failure(fault))
        case .statement(_, let completion): completion.end(.failure(fault))
        }
    }

    private func wake(at time: UInt64) {
        wakeup?.cancel()
        let now = loop.turnNow
        wakeup = loop.schedule(after: .nanoseconds(Int64(clamping: time > now ? time - now : 0))) { [weak self] in
            self?.assumeIsolated { $0.perform($0.state.timePassed(now: EventLoop.now())) }
        }
    }

    /// Closes every connection; what is in flight or comes later fails.
    func close() {
        let fault = PostgresFault(.connection, "the pool is closed")
        perform(state.closed(fault))
        wakeup?.cancel()
        for connection in Array(connections.values) { connection.close(fault) }
    }
}
