import CPostgres
import EventLoop

/// A connection on its way up, driven by an event loop. Belongs to the loop's thread.
final class Opening {
    private let loop: EventLoop
    private let completion: (Result<OpaquePointer, PostgresFault>) -> Void
    private var handle: OpaquePointer?
    private var registration: Registration?
    private var timer: Timer?
    private var isOver = false

    /// - Parameter completion: called once, unless the opening is cancelled first; it owns the handle that it gets.
    init(loop: EventLoop, completion: @escaping (Result<OpaquePointer, PostgresFault>) -> Void) {
        self.loop = loop
        self.completion = completion
    }

    /// The completion is not called any more.
    func cancel() {
        isOver = true
        timer?.cancel()
        timer = nil
        registration?.cancel()
        registration = nil
        if let handle { PQfinish(handle) }
        handle = nil
    }

    /// Begins; the completion is never called before this call returns.
    func begin(_ connectionString: String, settings: SessionSettings, noticeSink: NoticeSink) {
        do throws(PostgresFault) {
            let parameters = try ConnectionParameters(connectionString, applicationName: settings.applicationName)
            timer = loop.schedule(after: settings.connectTimeout) { [weak self] in self?.end(.failure(.noAnswer)) }
            if let hosts = parameters.unresolvedHosts {
                lookUp(hosts, parameters, noticeSink)
            } else {
                try connect(parameters, noticeSink)
            }
        } catch {
            timer?.cancel()
            timer = loop.schedule(after: .zero) { [weak self] in self?.end(.failure(error)) }
        }
    }

    private func lookUp(_ hosts: HostList, _ parameters: ConnectionParameters, _ noticeSink: NoticeSink) {
        // They go to the resolver's thread and back, and are used on the loop only.
        nonisolated(unsafe) let (opening, sink) = (self, noticeSink)
        NameResolver.lookUp(hosts.names, for: loop) { addresses in
            guard !opening.isOver else { return }
            do throws(PostgresFault) {
                guard let found = hosts.resolved(addresses) else {
                    throw PostgresFault(.connection, "the host's name has no address")
                }
                try opening.connect(
                    parameters.with(host: found.host, hostaddr: found.hostaddr, port: found.port), sink)
            } catch {
                opening.end(.failure(error))
            }
        }
    }

    private func connect(_ parameters: ConnectionParameters, _ noticeSink: NoticeSink) throws(PostgresFault) {
        guard let handle = parameters.withPointers({ PQconnectStartParams($0, $1, 0) }) else {
            throw PostgresFault(.connection, "out of memory")
        }
        self.handle = handle
        PQsetNoticeProcessor(handle, NoticeSink.processor, noticeSink.context)
        guard PQstatus(handle) != CONNECTION_BAD else {
            throw PostgresFault(.connection, lastMessage(of: handle))
        }
        try watch(handle, for: .writable)
    }

    private func watch(_ handle: OpaquePointer, for interest: Readiness) throws(PostgresFault) {
        do {
            registration = try loop.register(PQsocket(handle), for: interest) { [weak self] _ in self?.poll() }
        } catch {
            throw PostgresFault(.connection, "\(error)")
        }
    }

    private func poll() {
        guard let handle else { return }
        // Polling may close the descriptor and open another of the same number: watch afresh each time.
        registration?.cancel()
        registration = nil
        do throws(PostgresFault) {
            switch PQconnectPoll(handle) {
            case PGRES_POLLING_READING: try watch(handle, for: .readable)
            case PGRES_POLLING_WRITING: try watch(handle, for: .writable)
            case PGRES_POLLING_OK:
                guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
                    throw PostgresFault(.protocol, lastMessage(of: handle))
                }
                self.handle = nil
                end(.success(handle))
            default: throw PostgresFault(.connection, lastMessage(of: handle))
            }
        } catch {
            end(.failure(error))
        }
    }

    private func end(_ result: Result<OpaquePointer, PostgresFault>) {
        cancel()
        completion(result)
    }
}
