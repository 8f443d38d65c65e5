import Model
import Support
import Testing

@testable import Engines

/// The engine itself goes down, and comes back.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerCrashTests {
    @Test func aCrashOfTheEngineLosesNothing() async throws {
        try await PrivateContainerEngine.with { own in
            try await DockerFixture.with(on: own.engine) { fixture in
                let conformance = fixture.conformance()
                let engine = fixture.engine
                let spec = try await conformance.provisionApp(password: "secret")
                try await fixture.access.ask(spec, "create table kept as select '42' as answer", password: "secret")
                let unready = try await conformance.provision()
                let reports = Recorder<DatabaseID>()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await engine.follow { reports.append($0) } }
                    try await own.kill()
                    let fault = try await conformance.expectFault(.engineUnavailable) {
                        _ = try await engine.observe(spec)
                    }
                    #expect(fault.isTransient)
                    try await own.start()
                    // What happened meanwhile is not in the stream: all that there is is reported.
                    #expect(await eventually { reports.all.contains(spec.id) && reports.all.contains(unready.id) })
                    group.cancelAll()
                    try await group.waitForAll()
                }
                try await engine.start(spec)
                #expect(try await fixture.access.ask(spec, "select answer from kept", password: "secret") == "42")
                // Nobody knows how far the initialisation came.
                #expect(try await engine.observe(unready).volume == .incomplete)
                #expect(try await engine.createVolume(unready) == nil)
                try await engine.start(unready)
                try await fixture.access.makeApp(unready, password: "secret")
                #expect(try await fixture.access.ask(unready, "select 'in' as answer", password: "secret") == "in")
            }
        }
    }

    /// Its socket takes connections, and nobody answers.
    @Test func anEngineThatStandsStillIsNotWaitedForForEver() async throws {
        try await PrivateContainerEngine.with { own in
            try await DockerFixture.with({ $0.requestDeadline = .seconds(2) }, on: own.engine) { fixture in
                let spec = try await fixture.conformance().makeSpec()
                try own.freeze()
                var fault: EngineFault?
                // A process takes a moment to stand still.
                let isFrozen = await eventually(within: .seconds(90)) {
                    do {
                        _ = try await fixture.engine.observe(spec)
                        return false
                    } catch {
                        fault = error as? EngineFault
                        return true
                    }
                }
                try own.thaw()
                #expect(isFrozen && fault?.reason == .deadlineExceeded && fault?.isTransient == true)
                #expect(try await fixture.engine.observe(spec).instance == .absent)
            }
        }
    }
}
