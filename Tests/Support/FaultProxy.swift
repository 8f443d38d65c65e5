import EventLoop
import Glibc
import Synchronization

/// A bad line: passes bytes between those who connect to it and a server, and harms them as a test says.
///
/// It has a thread of its own and works on any number of connections. Changes count for all of them, also for those that
/// come later.
public final class FaultProxy: Sendable {
    /// What becomes of the bytes of one direction.
    public enum Flow: Sendable, Equatable {
        /// They arrive.
        case pass
        /// They are not taken from the sender until that changes: a peer that stands still.
        case hold
        /// They are taken, and never arrive.
        case swallow
        /// They arrive with some bits turned, the same ones in every byte.
        case corrupt
        /// They arrive so many milliseconds later.
        case delay(Int)
        /// They arrive one by one, with so many milliseconds between two.
        case trickle(Int)
    }

    /// A direction.
    public enum Direction: Sendable {
        /// From those who connect.
        case toServer
        /// The answers.
        case toClient
    }

    /// What the test has said, and what it may ask.
    struct Orders {
        var toServer = Flow.pass
        var toClient = Flow.pass
        var isRefusing = false
        /// Connections with a smaller number are to be cut.
        var cutBefore = 0
        /// When these bytes have gone to the server, its answers on that connection are lost, and then the connection.
        var lost: [UInt8] = []
        var lostCount = 0
        var connectionCount = 0
        var isOver = false
    }

    private let listener: Int32
    private let path: String?
    private let orders = Mutex(Orders())
    private let thread = Mutex<pthread_t?>(nil)

    /// Listens from now on.
    ///
    /// - Parameters:
    ///   - address: where to listen; a TCP port of 0 is chosen by the system (`port`).
    ///   - target: the server; it is connected to once for each connection.
    public init(at address: SocketAddress, to target: SocketAddress) throws {
        listener = try address.listen()
        if case .unix(let path) = address { self.path = path } else { path = nil }
        let line = ProxyLine(listener: listener, target: target) { [weak self] body in
            // A proxy that nobody holds any more is over.
            guard let self else {
                var orders = Orders()
                orders.isOver = true
                return body(&orders)
            }
            self.orders.withLock { body(&$0) }
        }
        var thread = pthread_t()
        let context = Unmanaged.passRetained(line)
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<ProxyLine>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        guard status == 0 else {
            context.release()
            throw SupportFault("no thread for a proxy: \(status)")
        }
        self.thread.withLock { $0 = thread }
    }

    /// The TCP port that it listens on.
    public var port: Int { SocketAddress.port(of: listener) }

    /// What becomes of the bytes of a direction from now on.
    public func set(_ direction: Direction, _ flow: Flow) {
        orders.withLock { orders in
            switch direction {
            case .toServer: orders.toServer = flow
            case .toClient: orders.toClient = flow
            }
        }
    }

    /// Whether who connects is cut at once.
    public func refuse(_ isRefusing: Bool) { orders.withLock { $0.isRefusing = isRefusing } }

    /// Cuts all connections that there are.
    public func cut() { orders.withLock { $0.cutBefore = $0.connectionCount + 1 } }

    /// As soon as these bytes have gone to the server, its answer on that connection is lost, and the connection with
    /// it: once.
    public func loseAnswer(after bytes: some Sequence<UInt8>) { orders.withLock { $0.lost = Array(bytes) } }

    /// How many answers were lost.
    public var lostCount: Int { orders.withLock { $0.lostCount } }

    /// How many connections there were so far.
    public var connectionCount: Int { orders.withLock { $0.connectionCount } }

    /// Cuts everything and listens no longer.
    public func close() {
        orders.withLock { $0.isOver = true }
        if let thread = thread.withLock({ thread in
            defer { thread = nil }
            return thread
        }) {
            pthread_join(thread, nil)
            if let path { unlink(path) }
        }
    }
}
