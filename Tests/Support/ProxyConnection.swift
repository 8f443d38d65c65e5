import Glibc

/// One connection through a proxy; used by its thread alone.
final class ProxyConnection {
    let number: Int
    let toServer: ProxyLane
    let toClient: ProxyLane
    /// What the server says next is lost, and the connection with it.
    var losesAnswer = false
    private let client: Int32
    private let server: Int32
    private var isCut = false

    init(number: Int, client: Int32, server: Int32) {
        self.number = number
        self.client = client
        self.server = server
        for descriptor in [client, server] {
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        toServer = ProxyLane(from: client, to: server)
        toClient = ProxyLane(from: server, to: client)
    }

    /// Nothing goes through it any more.
    var isOver: Bool { isCut || toServer.isBroken || toClient.isBroken || (toServer.isDone && toClient.isDone) }

    func cut() { isCut = true }

    func close() {
        Glibc.close(client)
        Glibc.close(server)
    }

    /// What has to be waited for.
    func interests(_ wanted: FaultProxy.Orders) -> [pollfd] {
        toServer.interests(wanted.toServer) + toClient.interests(losesAnswer ? .swallow : wanted.toClient)
    }
}
