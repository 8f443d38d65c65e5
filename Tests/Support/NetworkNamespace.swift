import CSupport
import EventLoop
import Glibc

/// A network namespace of this machine that has a name.
public struct NetworkNamespace: Sendable {
    /// The file that names it, such as /run/netns/x; `nsenter --net=` takes it.
    public let path: String

    /// Names a namespace; whether there is one shows when it is entered.
    public init(path: String) { self.path = path }

    /// Runs a body on a thread of its own inside the namespace: its sockets belong there, and so do the threads and programs
    /// that it starts, such as an event loop.
    public func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await onOwnThread(in: path, body)
    }
}

/// Runs a body that blocks on a thread made for it.
func onOwnThread<Value: Sendable>(
    in namespace: String? = nil, _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        let visit = Unmanaged.passRetained(
            Visit { fault in
                guard fault == 0 else { return continuation.resume(throwing: NamespaceFault(number: fault)) }
                continuation.resume(with: Result(catching: body))
            })
        let call: @convention(c) (UnsafeMutableRawPointer?, Int32) -> Void = { context, fault in
            guard let context else { return }
            Unmanaged<Visit>.fromOpaque(context).takeRetainedValue().body(fault)
        }
        let fault = cs_in_namespace(namespace, call, visit.toOpaque())
        guard fault != 0 else { return }
        visit.takeRetainedValue().body(fault)
    }
}

/// A body on its way to the thread that calls it.
private final class Visit: Sendable {
    let body: @Sendable (Int32) -> Void

    init(_ body: @escaping @Sendable (Int32) -> Void) { self.body = body }
}

/// A network namespace could not be entered.
private struct NamespaceFault: Error, CustomStringConvertible {
    let number: Int32

    var description: String { "the network namespace can't be entered: \(String(cString: strerror(number)))" }
}
