import CPostgres
import EventLoop

/// A connection in pipeline mode, driven by an event loop. Belongs to the loop's thread.
///
/// Each segment of statements is closed by a sync of its own, so that a failing one leaves its neighbours alone. The
/// completions of all segments are called, each exactly once, also when the connection is lost.
final class Connection {
    typealias Completion = (Result<[ResultSet], PostgresFault>) -> Void

    enum Event: Sendable {
        case opened
        case notified(channel: String, payload: String)
        /// Once, at the end; after it nothing more comes.
        case closed(PostgresFault)
    }

    private enum Phase {
        case new
        case opening(Opening)
        /// Until the session's settings are made nobody hears of it.
        case settling(Timer)
        case open
        case closed
    }

    let loop: EventLoop
    private let settings: SessionSettings
    let onEvent: (Event) -> Void
    private let noticeSink: NoticeSink
    private var phase = Phase.new
    private var handle: OpaquePointer?
    private var registration: Registration?
    var pipeline = Pipeline<Completion, ResultSet>()
    var cache = StatementCache(capacity: 256)
    var runsScript = false

    init(
        loop: EventLoop, settings: SessionSettings, onNotice: (@Sendable (String) -> Void)?,
        onEvent: @escaping (Event) -> Void
    ) {
        self.loop = loop
        self.settings = settings
        self.onEvent = onEvent
        noticeSink = NoticeSink(onNotice)
    }

    deinit {
        if case .opening(let opening) = phase { opening.cancel() }
        registration?.cancel()
        if let handle { PQfinish(handle) }
        let fault = PostgresFault(.connection, "the connection was given up")
        for segment in pipeline.drained() { segment.payload(.failure(fault)) }
    }

    /// How many segments are under way.
    var inFlight: Int { pipeline.count }

    /// Whether no transaction is open, as far as the results that have arrived tell.
    var isOutsideTransaction: Bool { handle.map { PQtransactionStatus($0) == PQTRANS_IDLE } ?? false }

    // MARK: Opening

    /// Begins to connect; `opened` or `closed` follows, never before this call returns.
    func open(_ connectionString: String) {
        let opening = Opening(loop: loop) { [weak self] result in
            switch result {
            case .success(let handle): self?.settle(handle)
            case .failure(let fault): self?.close(fault)
            }
        }
        phase = .opening(opening)
        opening.begin(connectionString, settings: settings, noticeSink: noticeSink)
    }

    private func settle(_ handle: OpaquePointer) {
        self.handle = handle
        do {
            registration = try loop.register(PQsocket(handle), for: .readable) { [weak self] in self?.ready($0) }
        } catch {
            return close(PostgresFault(.connection, "\(error)"))
        }
        let timer = loop.schedule(after: settings.connectTimeout) { [weak self] in self?.close(.noAnswer) }
        phase = .settling(timer)
        submit([settings.statement], isCached: false) { [weak self] result in
            timer.cancel()
            switch result {
            case .success:
                self?.phase = .open
                self?.onEvent(.opened)
            case .failure(var fault):
                fault.kind = .connection
                self?.close(fault)
            }
        }
    }

    /// The handle of a connection that is up.
    var live: OpaquePointer? {
        switch phase {
        case .settling, .open: handle
        case .new, .opening, .closed: nil
        }
    }

    private func ready(_ readiness: Readiness) {
        if readiness != .writable { receive() }
        flush()
    }

    // MARK: Sending

    /// Sends statements as one segment: the first that fails ends it, and what follows in it doesn't run.
    func submit(_ statements: [Statement], isCached: Bool = true, completion: @escaping Completion) {
        guard let handle = live, !runsScript else {
            completion(.failure(PostgresFault(.connection, "the connection isn't open")))
            return
        }
        let bound: [BoundParameters]
        do throws(PostgresFault) {
            bound = try bind(statements)
        } catch {
            completion(.failure(error))
            return
        }
        var commands: [Pipeline<Completion, ResultSet>.Command] = []
        var isSent = true
        for (statement, parameters) in zip(statements, bound) where isSent {
            isSent = send(statement, parameters, isCached: isCached, to: handle, &commands)
        }
        isSent = isSent && PQpipelineSync(handle) == 1
        pipeline.sent(.init(commands, payload: completion))
        guard isSent else { return close(PostgresFault(.connection, lastMessage(of: handle))) }
        flush()
    }

    private func bind(_ statements: [Statement]) throws(PostgresFault) -> [BoundParameters] {
        var bound: [BoundParameters] = []
        for statement in statements {
            guard !statement.sql.utf8.contains(0) else {
                throw PostgresFault(.usage, "the statement contains a NUL byte")
            }
            bound.append(try BoundParameters(statement.parameters))
        }
        return bound
    }

    private func send(
        _ statement: Statement, _ bound: BoundParameters, isCached: Bool, to handle: OpaquePointer,
        _ commands: inout [Pipeline<Completion, ResultSet>.Command]
    ) -> Bool {
        bound.withPointers { count, types, values, lengths, formats in
            switch isCached ? cache.plan(for: statement.sql) : .oneTime {
            case .use(let name):
                commands.append(.query(prepared: statement.sql))
                return PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0) == 1
            case .prepare(let name, let evicted):
                if let evicted {
                    commands.append(.housekeeping)
                    guard PQsendQueryParams(handle, "deallocate \(evicted)", 0, nil, nil, nil, nil, 0) == 1 else {
                        return false
                    }
                }
                commands += [.prepare(sql: statement.sql), .query(prepared: nil)]
                return PQsendPrepare(handle, name, statement.sql, count, types) == 1
                    && PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0) == 1
            case .oneTime:
                commands.append(.query(prepared: nil))
                return PQsendQueryParams(handle, statement.sql, count, types, values, lengths, formats, 0) == 1
            }
        }
    }

    /// Sends several statements at once, outside of the pipeline, which has to be empty.
    func submitScript(_ sql: String, completion: @escaping Completion) {
        guard let handle = live, !runsScript, !sql.utf8.contains(0) else {
            completion(.failure(PostgresFault(.usage, "the connection can't run a script now")))
            return
        }
        guard pipeline.isEmpty, PQexitPipelineMode(handle) == 1 else {
            completion(.failure(PostgresFault(.usage, "a script needs a connection that does nothing else")))
            return
        }
        runsScript = true
        pipeline.sent(.init([], payload: completion))
        guard PQsendQuery(handle, sql) == 1 else {
            return close(PostgresFault(.connection, lastMessage(of: handle)))
        }
        flush()
    }

    private func flush() {
        guard let handle = live, let registration else { return }
        do throws(PostgresFault) {
            switch PQflush(handle) {
            case 0: try update(registration, to: .readable)
            case 1: try update(registration, to: [.readable, .writable])
            default: throw PostgresFault(.connection, lastMessage(of: handle))
            }
        } catch {
            close(error)
        }
    }

    private func update(_ registration: Registration, to interest: Readiness) throws(PostgresFault) {
        do {
            try registration.update(to: interest)
        } catch {
            throw PostgresFault(.connection, "\(error)")
        }
    }

    // MARK: Closing

    /// Ends the connection; what is in flight fails with this fault.
    func close(_ fault: PostgresFault) {
        switch phase {
        case .closed: return
        case .opening(let opening): opening.cancel()
        case .new, .settling, .open: break
        }
        phase = .closed
        registration?.cancel()
        registration = nil
        if let handle { PQfinish(handle) }
        handle = nil
        // The owner hears of it first, so that nobody is sent here while the completions run.
        onEvent(.closed(fault))
        for segment in pipeline.drained() { segment.payload(.failure(segment.fault ?? fault)) }
    }
}
