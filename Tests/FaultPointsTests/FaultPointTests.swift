import Testing

@testable import FaultPoints

/// What the program does with its environment. Places are armed once in a process, so all that arms is one test.
@Suite(.serialized)
struct FaultPointTests {
    @Test(arguments: [nil, ""])
    func withoutTheVariableNothingIsArmed(text: String?) throws {
        var warnings: [String] = []
        try FaultPoint.arm(text) { warnings.append($0) }
        #expect(warnings.isEmpty)
        try FaultPoint.passed("apply.unsent")
    }

    @Test func nonsenseArmsNothing() throws {
        var warnings: [String] = []
        #expect(throws: FaultPlanError.self) {
            try FaultPoint.arm("apply.committed=fail;nowhere=crash") { warnings.append($0) }
        }
        #expect(warnings.isEmpty)
        try FaultPoint.passed("apply.committed")
    }

    @Test func anArmedPlaceFailsAndIsAnnounced() throws {
        var warnings: [String] = []
        try FaultPoint.arm("renew.committed=fail@2;looked=delay:1") { warnings.append($0) }
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("renew.committed=fail@2;looked=delay:1") == true)
        try FaultPoint.passed("renew.committed")
        #expect(throws: InjectedFault(place: "renew.committed")) { try FaultPoint.passed("renew.committed") }
        try FaultPoint.passed("renew.committed")
        FaultPoint.reached("looked")
    }
}
