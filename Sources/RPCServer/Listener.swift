import EventLoop
import Glibc
import Logging
import Model
import RPCTransport

/// The listening socket: made safely, watched, and removed from the file system by whoever made it.
final class Listener {
    private let path: String
    private let loop: EventLoop
    private let logger: Logger
    private let descriptor: Int32
    private let identity: FileIdentity
    private let onAccept: (Int32) -> Void
    private var registration: Registration?

    /// Listens at a path; a socket file that nobody answers on is replaced.
    init(path: String, loop: EventLoop, logger: Logger, onAccept: @escaping (Int32) -> Void) throws(Fault) {
        guard path.utf8.count <= UnixSocket.longestPath else {
            throw Fault(
                .invalidArgument, reason: "SocketPathTooLong",
                "A socket's path may have at most \(UnixSocket.longestPath) bytes: \(path)", domain: Fault.rpc)
        }
        try Self.removeStale(path)
        self.path = path
        self.loop = loop
        self.logger = logger
        self.onAccept = onAccept
        do throws(SystemFault) {
            (descriptor, identity) = try Self.listen(path)
            registration = nil
            registration = try loop.register(descriptor, for: .readable) { [unowned self] _ in accept() }
        } catch {
            throw Self.fault(path, error)
        }
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
            registration = try loop.register(descriptor, for: .readable) { [unowned self] _ in accept() }
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

    /// Removes the socket's file, unless another server has put its own there.
    func removeSocket() {
        stop()
        guard FileIdentity(path: path) == identity else { return }
        unlink(path)
    }
}
