import EventLoop
import Glibc

/// Looks up the addresses of hosts on a thread of its own: the system's resolver blocks, for seconds if it likes.
enum NameResolver {
    private static let thread = try? EventLoop()

    /// Calls a closure on a loop with what was found. Names without an address are not among it.
    static func lookUp(
        _ names: [String], for loop: EventLoop, _ completion: @escaping @Sendable ([String: [String]]) -> Void
    ) {
        guard let thread else { return loop.execute { completion([:]) } }
        thread.execute {
            var found: [String: [String]] = [:]
            for name in names { found[name] = addresses(of: name) }
            loop.execute { [found] in completion(found) }
        }
    }

    private static func addresses(of name: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var addresses: [String] = []
        var next = first
        while let info = next?.pointee {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let length = socklen_t(text.count)
            if getnameinfo(info.ai_addr, info.ai_addrlen, &text, length, nil, 0, NI_NUMERICHOST) == 0 {
                addresses.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            }
            next = info.ai_next
        }
        return addresses
    }
}
