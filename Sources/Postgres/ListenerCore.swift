import EventLoop

/// A listener's connection and what it has heard, on the event loop.
actor ListenerCore {
    nonisolated let loop: EventLoop
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    private let connectionString: String
    private let channels: [String]
    private let session: SessionSettings
    private var connection: Connection?
    private var retry: Timer?
    private var delay = ListenerCore.shortestDelay
    private var heard: [PostgresListener.Event] = []
    private var waiting: Completion<[PostgresListener.Event]>?

    private static let shortestDelay = Duration.milliseconds(50)
    private static let longestDelay = Duration.seconds(2)
    /// More than this isn't kept for a slow reader: it hears that it must look for itself.
    private static let capacity = 4096

    init(connectionString: String, loop: EventLoop, channels: [String], session: SessionSettings) {
        self.connectionString = connectionString
        self.loop = loop
        self.channels = channels
        self.session = session
    }

    // Wherever the last reference goes, the connection belongs to the loop's thread.
    isolated deinit { connection = nil }

    /// What was heard since the last call; waits until there is something.
    func next() async throws -> [PostgresListener.Event] {
        try Task.checkCancellation()
        if connection == nil, retry == nil { connect() }
        if heard.isEmpty {
            return try await Completion<[PostgresListener.Event]>.wait { waiting = $0 }
        }
        defer { heard = [] }
        return heard
    }

    func stop() {
        retry?.cancel()
        retry = nil
        let closing = connection
        connection = nil
        closing?.close(PostgresFault(.connection, "the listener was stopped"))
        heard = []
    }

    private func connect() {
        retry = nil
        let connection = Connection(loop: loop, settings: session, onNotice: nil) { [weak self] event in
            self?.assumeIsolated { $0.handle(event) }
        }
        self.connection = connection
        connection.open(connectionString)
    }

    private func handle(_ event: Connection.Event) {
        guard connection != nil else { return }
        switch event {
        case .opened: listen()
        case .notified(let channel, let payload): tell(.notification(channel: channel, payload: payload))
        case .closed(let fault):
            connection = nil
            tell(.disconnected(fault))
            retry = loop.schedule(after: delay) { [weak self] in self?.assumeIsolated { $0.connect() } }
            delay = min(delay * 2, Self.longestDelay)
        }
    }

    private func listen() {
        let statements = channels.map { Statement(unsafeSQL: "listen \(Self.quoted($0))") }
        connection?.submit(statements, isCached: false) { [weak self] result in
            self?.assumeIsolated { $0.listened(result.map { _ in () }) }
        }
    }

    private func listened(_ result: Result<Void, PostgresFault>) {
        switch result {
        case .success:
            delay = Self.shortestDelay
            tell(.connected)
        case .failure(let fault): connection?.close(fault)
        }
    }

    private func tell(_ event: PostgresListener.Event) {
        if heard.count < Self.capacity {
            heard.append(event)
        } else {
            heard = [.connected]
        }
        guard let waiting else { return }
        self.waiting = nil
        if waiting.end(.success(heard)) { heard = [] }
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
