import EventLoop
import FoundationEssentials
import Glibc
import Messages
import RPCClient

/// Carries out commands in their order; each call runs in a task of its own.
actor Driver {
    private let client: RPCClient
    private let loop: EventLoop
    private var calls: [Int: (call: DriverCall, task: Task<Void, Never>)] = [:]

    init(client: RPCClient, loop: EventLoop) {
        self.client = client
        self.loop = loop
    }

    func carryOut(_ line: String) async {
        do {
            let command = try JSONDecoder().decode(Command.self, from: Data(line.utf8))
            if let shape = command.call {
                try start(shape, command)
            } else if let id = command.send {
                try known(id).call.send(command)
            } else if let id = command.take {
                try known(id).call.take(command.count ?? 1)
            } else if let id = command.cancel {
                try known(id).task.cancel()
            } else if command.close == true {
                await close()
                Event(closed: true).write()
            } else {
                throw CommandFault(description: "no such command: \(line)")
            }
        } catch {
            Event(error: "\(error): \(line)").write()
        }
    }

    private func known(_ id: Int) throws -> (call: DriverCall, task: Task<Void, Never>) {
        guard let known = calls[id] else { throw CommandFault(description: "no call \(id)") }
        return known
    }

    private func start(_ shape: Command.Shape, _ command: Command) throws {
        guard let id = command.id, let method = command.method, calls[id] == nil else {
            throw CommandFault(description: "a call needs a method, and a number that was not used")
        }
        let limited = command.maxResponseBytes.map { client.limitingResponses(to: $0) } ?? client
        let call = try DriverCall(id: id, method: method, client: limited, command)
        // All on the loop, one after the other, so that calls begin in the order of their commands.
        calls[id] = (call, Task(executorPreference: loop) { await call.run(shape) })
    }

    private func close() async {
        client.close()
        // What the client still says goes out at the end of the loop's turn.
        await withCheckedContinuation { continuation in
            loop.execute { [loop] in loop.atTurnEnd { continuation.resume() } }
        }
    }

    /// Gives up what is open.
    func end() async {
        for (_, task) in calls.values { task.cancel() }
        for (_, task) in calls.values { await task.value }
        await close()
    }
}
