import EventLoop
import Glibc
import Model
import Support
import Testing

@testable import Engines

/// A disk that fills up, on a small file system of the test's own.
@Suite(.serialized, .enabled(if: SmallDisk.isPossible, "only root can mount file systems"))
struct NativeDiskTests {
    @Test func aFullDiskIsSeenAndSurvived() async throws {
        try await NativeHomeFixture.with { fixture in
            try await SmallDisk.with(at: "\(fixture.home)/volumes", mebibytes: 192) { disk in
                let conformance = EngineConformance(
                    engine: fixture.engine, version: try #require(NativeHomeFixture.versions.last),
                    saboteur: NativeSaboteur(fixture: fixture), access: NativeAccess(engine: fixture.engine))
                let spec = try await conformance.provisionApp(password: "secret")
                try await conformance.access.ask(spec, "create table kept as select '42' as answer", password: "secret")
                try #require(try #require(try await fixture.engine.observe(spec).freeBytes) > 32 << 20)

                try disk.fill()
                #expect(try #require(try await fixture.engine.observe(spec).freeBytes) < 1 << 20)
                #expect(try await conformance.access.ask(spec, "select answer from kept", password: "secret") == "42")
                try await conformance.saboteur.killInstance(spec)
                #expect(try await eventually { try await fixture.engine.observe(spec).instance == .stopped })
                // What the dead server has left is room enough for a moment: whether a new one can do with it is open, but
                // one that can't says so.
                do {
                    try await fixture.engine.start(spec)
                } catch let fault as EngineFault {
                    let isSaid = fault.reason == .diskFull || EngineFault.isFullDiskTold(by: fault.logTail)
                    #expect(isSaid && fault.isTransient, "\(fault)")
                }
                try await fixture.engine.stop(spec.id)
                try disk.fill()
                let fault = await #expect(throws: EngineFault.self) { try await fixture.engine.start(spec) }
                #expect(fault?.reason == .diskFull && fault?.isTransient == true, "\(String(describing: fault))")

                try disk.empty()
                try await fixture.engine.start(spec)
                #expect(try await conformance.access.ask(spec, "select answer from kept", password: "secret") == "42")
                try await fixture.engine.stop(spec.id)
            }
        }
    }
}
