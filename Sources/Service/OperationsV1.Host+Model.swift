import Messages
import Model

extension OperationsV1.Host {
    /// The message that stands for a host.
    init(_ host: Host) {
        self.init(
            name: host.name?.rawValue ?? "", engine: host.engine?.rawValue ?? "",
            createdAt: ProtobufTimestamp(host.createdAt), seenAt: host.seenAt.map { ProtobufTimestamp($0) },
            isServing: host.isServing, apps: UInt32(clamping: host.apps), databases: UInt32(clamping: host.databases))
    }
}
