import Glibc
import Synchronization

/// The thread of a proxy: waits for whatever can go on, and moves bytes.
final class ProxyLine: @unchecked Sendable {
    // Everything is the thread's own once it runs.
    private let listener: Int32
    private let target: SocketAddress
    private let orders: @Sendable ((inout FaultProxy.Orders) -> Void) -> Void
    private var connections: [ProxyConnection] = []

    init(
        listener: Int32, target: SocketAddress,
        orders: @escaping @Sendable ((inout FaultProxy.Orders) -> Void) -> Void
    ) {
        self.listener = listener
        self.target = target
        self.orders = orders
    }

    /// Works until the orders say that it is over.
    func run() {
        _ = fcntl(listener, F_SETFL, O_NONBLOCK)
        defer {
            for connection in connections { connection.close() }
            close(listener)
        }
        while true {
            var wanted = FaultProxy.Orders()
            orders { wanted = $0 }
            if wanted.isOver { return }
            connections.removeAll { connection in
                if connection.number < wanted.cutBefore || connection.isOver {
                    connection.close()
                    return true
                }
                return false
            }
            wait(wanted)
            // What was said meanwhile counts for whoever has connected since.
            orders { wanted = $0 }
            accept(wanted)
            for connection in connections { advance(connection, wanted, Self.now()) }
        }
    }

    /// Orders, delays and trickles have no descriptor: nobody waits for them longer than this.
    private static let tick: Int32 = 5

    private func wait(_ wanted: FaultProxy.Orders) {
        var descriptors = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
        for connection in connections { descriptors += connection.interests(wanted) }
        poll(&descriptors, nfds_t(descriptors.count), Self.tick)
    }

    private func accept(_ wanted: FaultProxy.Orders) {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { return }
            guard !wanted.isRefusing, let server = try? target.connect() else {
                close(client)
                continue
            }
            var number = 0
            orders {
                $0.connectionCount += 1
                number = $0.connectionCount
            }
            connections.append(ProxyConnection(number: number, client: client, server: server))
        }
    }

    private func advance(_ connection: ProxyConnection, _ wanted: FaultProxy.Orders, _ now: UInt64) {
        connection.toServer.move(wanted.toServer, now)
        if !wanted.lost.isEmpty, connection.toServer.hasCarried(wanted.lost) {
            connection.losesAnswer = true
            orders { $0.lost = [] }
        }
        if connection.losesAnswer {
            guard connection.toClient.discard() else { return }
            orders { $0.lostCount += 1 }
            return connection.cut()
        }
        connection.toClient.move(wanted.toClient, now)
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000 + UInt64(time.tv_nsec) / 1_000_000
    }
}
