import Testing

@testable import FaultPoints

struct FaultPlanTests {
    private static let places = ["apply.committed", "claim.held"]

    private func plan(_ text: String) throws(FaultPlanError) -> FaultPlan {
        try FaultPlan(text, places: Self.places, failingPlaces: ["apply.committed"])
    }

    @Test(arguments: [
        ("apply.committed=crash", FaultAction.crash), ("apply.committed=stop", .stop), ("apply.committed=fail", .fail),
        ("apply.committed=delay:250", .delay(250)),
    ])
    func anActionComesAtTheFirstVisitAndNeverAgain(text: String, action: FaultAction) throws {
        var plan = try plan(text)
        #expect(plan.reached("claim.held") == nil)
        #expect(plan.reached("apply.committed") == action)
        #expect(plan.reached("apply.committed") == nil)
    }

    @Test func aTurnIsWaitedFor() throws {
        var plan = try plan("apply.committed=fail@3;claim.held=stop@2+")
        let visits = (1...4).map { _ in (plan.reached("apply.committed"), plan.reached("claim.held")) }
        #expect(visits.map(\.0) == [nil, nil, .fail, nil])
        #expect(visits.map(\.1) == [nil, .stop, .stop, .stop])
    }

    @Test(arguments: [
        "nowhere=crash", "apply.committed", "apply.committed=", "apply.committed=explode", "apply.committed=crash@0",
        "apply.committed=crash@x", "apply.committed=crash@+", "apply.committed=crash@1;", ";", "=crash",
        "apply.committed=crash;apply.committed=stop", "claim.held=fail", "apply.committed=delay:0",
        "apply.committed=delay:600001", "apply.committed=delay:", " apply.committed=crash",
        "apply.committed=crash@99999999999999999999",
    ])
    func whatMakesNoSenseIsRefused(text: String) {
        #expect(throws: FaultPlanError.self) { try plan(text) }
    }

    @Test func aRefusalNamesWhatIsKnown() {
        let error = #expect(throws: FaultPlanError.self) { try plan("nowhere=crash") }
        #expect(error?.description.hasPrefix("PAAS_TEST_FAULTS: ") == true)
        #expect(error?.description.contains("apply.committed, claim.held") == true)
    }
}
