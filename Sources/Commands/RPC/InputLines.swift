import EventLoop
import SystemPackage

/// Reads a descriptor as it comes.
///
/// That is done on a thread of its own: a file can't be waited for as a socket can, and a person may take long.
final class InputLines: Sendable {
    private let descriptor: FileDescriptor
    private let thread: EventLoop

    /// - Throws: `SystemFault` when the process is out of descriptors or threads.
    init(_ descriptor: FileDescriptor) throws(SystemFault) {
        self.descriptor = descriptor
        thread = try EventLoop()
    }

    deinit { thread.stop() }

    /// Hands each line that is not empty to the body, which is waited for, with its number from 1.
    ///
    /// - Throws: what the body throws, `CommandFailure` for a line that is too long or can't be read;
    ///   `CancellationError` when the task is cancelled.
    func forEach(_ body: (_ line: [UInt8], _ number: Int) async throws -> Void) async throws {
        var splitter = LineSplitter(longest: RequestInput.longest)
        var number = 0
        while true {
            let chunk = try await chunk()
            splitter.append(chunk)
            while let line = try splitter.next() ?? (chunk.isEmpty ? splitter.rest() : nil) {
                number += 1
                if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) { try await body(line, number) }
            }
            if chunk.isEmpty { return }
        }
    }

    /// The next bytes; none at the end.
    private func chunk() async throws -> [UInt8] {
        let pending = PendingChunk()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                guard pending.begin(continuation) else { return }
                thread.execute { [descriptor] in
                    pending.end(with: Result { try Self.read(descriptor) })
                }
            }
        } onCancel: {
            pending.end(with: .failure(CancellationError()))
        }
    }

    private static func read(_ descriptor: FileDescriptor) throws -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        } catch {
            throw CommandFailure(.usage, "Error: Standard input can't be read: \(error)")
        }
    }
}
