import Testing

@testable import Commands

@Suite struct NameConfirmationTests {
    @Test func theNameGivenIsEnough() throws {
        try confirmation("main").check(isInteractive: false) { _ in nil }
    }

    @Test(arguments: ["Main", "", "mai", "main "])
    func anotherNameIsRefused(given: String) throws {
        let failure = try #require(throws: CommandFailure.self) {
            try confirmation(given).check(isInteractive: true) { _ in "main" }
        }
        #expect(failure.status == .usage)
    }

    @Test func withoutATerminalItMustBeGiven() throws {
        let failure = try #require(throws: CommandFailure.self) {
            try confirmation(nil).check(isInteractive: false) { _ in "main" }
        }
        #expect(failure.text.contains("--confirm main"))
    }

    @Test func onATerminalTheNameIsTyped() throws {
        try confirmation(nil).check(isInteractive: true) { _ in "main" }
        for answer in ["yes", "", nil] {
            #expect(throws: CommandFailure.self) { try confirmation(nil).check(isInteractive: true) { _ in answer } }
        }
    }

    private func confirmation(_ given: String?) -> NameConfirmation {
        NameConfirmation(name: "main", question: "?", given: given)
    }
}
