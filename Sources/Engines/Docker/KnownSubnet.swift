import Synchronization

/// The subnet that the network has, or had before somebody removed it.
final class KnownSubnet: Sendable {
    private let text: Mutex<String?>

    init(_ recorded: String?) { text = Mutex(recorded) }

    var value: Subnet? { text.withLock { $0 }.flatMap(Subnet.init(_:)) }

    /// Takes in what was seen; what was recorded or seen first stays.
    func learn(_ subnet: String) {
        text.withLock { if $0 == nil { $0 = subnet } }
    }
}
