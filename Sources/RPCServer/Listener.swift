import EventLoop
import Glibc
import Logging
import Model
import RPCTransport

/// The listening socket: made safely or taken over, watched, and removed from the file system by whoever made it.
final class Listener {
    private let path: String
    private let loop: EventLoop
    private let logger: Logger
    private let descriptor: Int32
    /// The file that was made; `nil` for a socket that was passed along.
    private let identity: FileIdentity?
    private let onAccept: (Int32) -> Void
    private var registration: Registration?

    /// Listens at a path; a socket file that nobody answers on is replaced.
    ///
    /// - Parameter passed: a socket that listens already.
    init(
        path: String, adopting passed: Int32? = nil, loop: EventLoop, logger: Logger,
        onAccept: @escaping (Int32) -> Void
    ) throws(Fault) {
        if let passed {
            try ListeningSocket.adopt(passed)
            (descriptor, identity) = (passed, nil)
        } else {
            (descriptor, identity) = try Self.listening(at: path)
        }
        self.path = path
        self.loop = loop
        self.logger = logger
        self.onAccept = onAccept
        do throws(SystemFault) { registration = try watch() } catch { throw Self.fault(path, error) }
    }

    private static func listening(at path: String) throws(Fault) -> (Int32, FileIdentity) {
        guard path.utf8.count <= UnixSocket.longestPath else {
            throw Fault(
                .invalidArgument, reason: "SocketPathTooLong",
                "A socket's path may have at most \(UnixSocket.longestPath) bytes: \(path)", domain: Fault.rpc)
        }
        try removeStale(path)
        do throws(SystemFault) { return try listen(path) } catch { throw fault(path, error) }
    }

    private func watch() throws(SystemFault) -> Registration {
        try loop.register(descriptor, for: .readable) { [unowned self] _ in accept() }
    }

    deinit { if !isStopped { close(descriptor) } }

    private static func fault(_ path: String, _ error: SystemFault) -> Fault {
        Fault(.internal, reason: "SocketFailed", "Can't listen at \(path): \(error)", domain: Fault.rpc)
    }

    private static func removeStale(_ path: String) throws(Fault) {
        guard let found = FileIdentity(path: path) else { return }
        guard found.isSocket else {
            throw Fault(
                .failedPrecondition, reason: "NotASocket", "There is something else than a socket at \(path).",
                domain: Fault.rpc)
        }
        do throws(SystemFault) {
            close(try UnixSocket.connect(to: path))
        } catch {
            // Refused is what the kernel answers for a socket whose process is gone.
            guard error.number != ECONNREFUSED else {
                guard unlink(path) == 0 || errno == ENOENT else { throw fault(path, SystemFault(call: "unlink")) }
                return
            }
            if error.number == ENOENT { return }
            guard error.number == EAGAIN else { throw fault(path, error) }
        }
        throw Fault(
            .failedPrecondition, reason: "SocketInUse", "Another server answers at \(path).", domain: Fault.rpc)
    }

    private static func listen(_ path: String) throws(SystemFault) -> (Int32, FileIdentity) {
        let descriptor = try UnixSocket.make()
        do throws(SystemFault) {
            // On Linux the file takes the descriptor's mode, so that it is never open to others, not even briefly.
            guard fchmod(descriptor, 0o660) == 0 else { throw SystemFault(call: "fchmod") }
            try UnixSocket.bind(descriptor, to: path)
            guard chmod(path, 0o660) == 0 else { throw SystemFault(call: "chmod") }
            guard Glibc.listen(descriptor, 1_024) == 0 else { throw SystemFault(call: "listen") }
            guard let identity = FileIdentity(path: path) else { throw SystemFault(call: "lstat") }
            return (descriptor, identity)
        } catch {
            close(descriptor)
            throw error
        }
    }

    private func accept() {
        for _ in 0..<64 {
            do throws(SystemFault) {
                onAccept(try UnixSocket.accept(descriptor))
            } catch {
                switch error.number {
                case EINTR, ECONNABORTED: continue
                case EAGAIN: return
                default: return pause(error)
                }
            }
        }
    }

    /// Out of descriptors: the connections wait in the kernel until some are free.
    private func pause(_ fault: SystemFault) {
        logger.error("can't accept connections, trying again", metadata: ["fault": "\(fault)"])
        registration?.cancel()
        registration = nil
        loop.schedule(after: .milliseconds(100)) { [weak self] in self?.resume() }
    }

    private func resume() {
        guard !isStopped else { return }
        do throws(SystemFault) {
            registration = try watch()
        } catch {
            pause(error)
        }
    }

    private var isStopped = false

    /// Takes no more connections.
    func stop() {
        guard !isStopped else { return }
        isStopped = true
        registration?.cancel()
        registration = nil
        close(descriptor)
    }

    /// Removes the socket's file, unless it is another's or another server has put its own there.
    func removeSocket() {
        stop()
        guard let identity, FileIdentity(path: path) == identity else { return }
        unlink(path)
    }
}
