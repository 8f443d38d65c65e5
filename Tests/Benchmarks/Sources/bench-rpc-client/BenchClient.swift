import EventLoop
import Glibc
import Messages
import RPCClient

/// The Swift client as a load generator: a task for each call in flight, on the client's event loop. Prints a line of
/// JSON, as the peers' clients do.
///
/// usage: bench-rpc-client SOCKET CONNECTIONS IN_FLIGHT SECONDS
@main
struct BenchClient {
    typealias Stub = ConformanceV1.ConformanceClient<RPCClient>

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let connections = Int(arguments[2]), let inFlight = Int(arguments[3]),
            let seconds = Double(arguments[4])
        else { throw BadArguments() }
        let loop = try EventLoop()
        let stubs = (0..<connections).map { _ in
            Stub(RPCClient(socketPath: arguments[1], loop: loop, agent: "bench-rpc-client"))
        }
        // Connects, and warms both ends up a little.
        for stub in stubs { _ = try await stub.unary(request) }
        let measurement = await withTaskExecutorPreference(loop) {
            await measure(stubs, inFlight: inFlight, seconds: seconds)
        }
        print(measurement.line)
        exit(measurement.failures == 0 ? 0 : 1)
    }

    /// 64 bytes; so has its response, with the time that the call may take.
    static let request = ConformanceV1.UnaryRequest(
        payload: [UInt8](repeating: 0x78, count: 58), responseBytes: 58, echoMetadata: true)

    private static func measure(_ stubs: [Stub], inFlight: Int, seconds: Double) async -> Measurement {
        let processor = processorSeconds()
        let start = EventLoop.now()
        let end = start + UInt64(seconds * 1e9)
        var measurement = Measurement(inFlight: stubs.count * inFlight)
        await withTaskGroup { group in
            for stub in stubs {
                for _ in 0..<inFlight { group.addTask { await load(stub, until: end) } }
            }
            for await part in group { measurement.add(part) }
        }
        measurement.seconds = Double(EventLoop.now() - start) / 1e9
        measurement.processorSeconds = processorSeconds() - processor
        return measurement
    }

    private static func load(_ stub: Stub, until end: UInt64) async -> Measurement {
        var part = Measurement(inFlight: 1)
        var now = EventLoop.now()
        while now < end {
            let response = try? await stub.unary(request)
            if response?.payload.count != 58 { part.failures += 1 }
            let then = now
            now = EventLoop.now()
            part.latencies.append(UInt32(clamping: now - then))
        }
        return part
    }

    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

struct BadArguments: Error, CustomStringConvertible {
    let description = "usage: bench-rpc-client SOCKET CONNECTIONS IN_FLIGHT SECONDS"
}
