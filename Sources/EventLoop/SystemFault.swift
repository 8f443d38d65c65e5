import Glibc

/// A system call failed.
public struct SystemFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The system call.
    public let call: String
    /// Its `errno`.
    public let number: Int32

    /// Notes a call that failed, with `errno` as it stands unless another number is given.
    public init(call: String, number: Int32 = errno) {
        self.call = call
        self.number = number
    }

    /// `epoll_ctl: Bad file descriptor`
    public var description: String { "\(call): \(String(cString: strerror(number)))" }
}
