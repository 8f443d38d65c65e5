import Control
import Model
import Testing

@Suite struct EngineChoiceTests {
    @Test("The first start takes the native engine", arguments: [EngineChoice.auto, .native])
    func first(choice: EngineChoice) throws {
        #expect(try choice.engine(recorded: nil) == .native)
    }

    @Test("Later starts keep what is recorded", arguments: [EngineChoice.auto, .native])
    func later(choice: EngineChoice) throws {
        #expect(try choice.engine(recorded: .native) == .native)
    }

    @Test("Docker is refused, and the answer names what is allowed")
    func docker() throws {
        let fault = try #require(throws: Fault.self) { try EngineChoice.docker.engine(recorded: nil) }
        #expect(fault.reason == "EngineUnavailable")
        #expect(fault.message.contains("allowed: auto, native"))
    }

    @Test("Another engine than the recorded one is refused")
    func other() throws {
        let fault = try #require(throws: Fault.self) { try EngineChoice.docker.engine(recorded: .native) }
        #expect(fault.reason == "EngineRecorded")
        #expect(fault.message.contains("native"))
        let back = try #require(throws: Fault.self) { try EngineChoice.native.engine(recorded: .docker) }
        #expect(back.reason == "EngineRecorded")
    }

    @Test("auto never changes an engine that this version does not bring along")
    func newer() throws {
        let fault = try #require(throws: Fault.self) { try EngineChoice.auto.engine(recorded: .docker) }
        #expect(fault.reason == "EngineUnavailable")
    }
}
