import Control
import Model
import Testing

@Suite struct EngineChoiceTests {
    @Test("At the first start auto takes Docker where it answers, and else the native engine")
    func firstAuto() throws {
        #expect(try EngineChoice.auto.engine(recorded: nil, dockerAnswers: true) == .docker)
        #expect(try EngineChoice.auto.engine(recorded: nil, dockerAnswers: false) == .native)
    }

    @Test("At the first start native is native, whoever answers", arguments: [true, false])
    func firstNative(dockerAnswers: Bool) throws {
        #expect(try EngineChoice.native.engine(recorded: nil, dockerAnswers: dockerAnswers) == .native)
    }

    @Test("At the first start docker needs an engine that answers, and says what to do without one")
    func firstDocker() throws {
        #expect(try EngineChoice.docker.engine(recorded: nil, dockerAnswers: true) == .docker)
        let fault = try #require(throws: Fault.self) {
            try EngineChoice.docker.engine(recorded: nil, dockerAnswers: false)
        }
        #expect(fault.reason == "EngineUnavailable")
        #expect(fault.nextSteps.count == 2)
    }

    @Test("Later starts keep what is recorded, whoever answers", arguments: EngineKind.allCases, [true, false])
    func later(recorded: EngineKind, dockerAnswers: Bool) throws {
        let same = try #require(EngineChoice(rawValue: recorded.rawValue))
        for choice in [EngineChoice.auto, same] {
            #expect(try choice.engine(recorded: recorded, dockerAnswers: dockerAnswers) == recorded)
        }
    }

    @Test("Another engine than the recorded one is refused, whoever answers", arguments: [true, false])
    func other(dockerAnswers: Bool) throws {
        for (choice, recorded) in [(EngineChoice.docker, EngineKind.native), (.native, .docker)] {
            let fault = try #require(throws: Fault.self) {
                try choice.engine(recorded: recorded, dockerAnswers: dockerAnswers)
            }
            #expect(fault.reason == "EngineRecorded")
            #expect(fault.message.contains("runs on the engine \(recorded.rawValue)"))
        }
    }
}
