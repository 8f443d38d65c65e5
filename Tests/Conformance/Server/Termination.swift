import EventLoop
import Glibc
import Synchronization

/// SIGTERM, by a pipe that its handler writes to: whichever thread the kernel gives the signal to, none is lost.
enum Termination {
    private static let output = Atomic<Int32>(-1)

    /// Calls a closure on the loop for the first signal.
    ///
    /// - Throws: `SystemFault` when there is no pipe to be had.
    static func watch(on loop: EventLoop, _ body: @escaping @Sendable () -> Void) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemFault(call: "pipe") }
        let input = ends[0]
        output.store(ends[1], ordering: .relaxed)
        signal(SIGTERM) { _ in
            var byte: UInt8 = 0
            _ = write(Termination.output.load(ordering: .relaxed), &byte, 1)
        }
        loop.execute {
            // The loop keeps the registration for as long as it lives.
            var registration: Registration?
            registration = try? loop.register(input, for: .readable) { _ in
                registration?.cancel()
                body()
            }
        }
    }
}
