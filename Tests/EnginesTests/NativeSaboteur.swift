import Engines
import EventLoop
import Glibc
import Model
import Support

/// Reaches below the native engine: into its directories and at its processes.
struct NativeSaboteur: Saboteur {
    let fixture: NativeHomeFixture

    func killInstance(_ spec: InstanceSpec) async throws {
        guard case .running(_, let process?) = try await fixture.engine.observe(spec).instance else {
            throw SupportFault("it doesn't run")
        }
        guard kill(process, SIGKILL) == 0 else { throw SystemFault(call: "kill") }
    }

    func suspendInstance(_ spec: InstanceSpec) async throws {
        guard case .running(_, let process?) = try await fixture.engine.observe(spec).instance else {
            throw SupportFault("it doesn't run")
        }
        guard kill(process, SIGSTOP) == 0 else { throw SystemFault(call: "kill") }
    }

    func leaveHalfMadeVolume(_ spec: InstanceSpec) async throws {
        let volume = "\(fixture.home)/volumes/\(spec.id)"
        try Directory.make(volume)
        try Directory.make("\(volume)/data.new")
        try Directory.write("\(spec.version)\n", to: "\(volume)/data.new/PG_VERSION")
    }

    func wipeVolume(_ spec: InstanceSpec) async throws {
        try Directory.remove(fixture.data(spec.id))
        try Directory.make(fixture.data(spec.id))
    }

    func occupying(_ endpoint: Endpoint, _ body: () async throws -> Void) async throws {
        let listener = try Listener(endpoint)
        try await body()
        withExtendedLifetime(listener) {}
    }
}
