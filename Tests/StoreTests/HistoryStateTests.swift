import Model
import Testing

@testable import Store

/// Whether an old copy of the control plane was put back, told from a mark.
@Suite struct HistoryStateTests {
    private static func mark(
        _ epoch: String = "e1", _ revision: Int64 = 500, at: Int64? = 7, audit: Int64 = 90, installation: String = "i"
    ) -> HistoryMark {
        HistoryMark(
            installation: installation, epoch: epoch, revision: revision,
            at: at.map(Timestamp.init(microseconds:)), audit: audit)
    }

    private static func verdict(
        _ mark: HistoryMark, after kept: HistoryMark?, ancestors: Set<String> = [], found: Int64? = nil,
        isCopy: Bool = false
    ) -> HistoryState.Verdict {
        HistoryState(
            mark: mark, ancestors: ancestors, atMarkedRevision: found.map(Timestamp.init(microseconds:)),
            isRestoredCopy: isCopy
        ).compare(with: kept)
    }

    @Test func whatGoesOn() {
        #expect(Self.verdict(Self.mark(), after: nil) == .goesOn, "the first start of a home")
        #expect(Self.verdict(Self.mark(), after: Self.mark()) == .goesOn)
        #expect(Self.verdict(Self.mark("e1", 501, audit: 91), after: Self.mark()) == .goesOn)
        #expect(Self.verdict(Self.mark("e1", 501), after: Self.mark(), found: 7) == .goesOn)
        #expect(Self.verdict(Self.mark("e1", 900), after: Self.mark(), found: nil) == .goesOn, "compacted since")
        #expect(Self.verdict(Self.mark("e2", 3), after: Self.mark(), ancestors: ["e1"]) == .goesOn, "noticed before")
    }

    @Test func whatIsLost() {
        #expect(Self.verdict(Self.mark("e1", 499), after: Self.mark()) == .lost, "fewer events")
        #expect(Self.verdict(Self.mark(audit: 89), after: Self.mark()) == .lost, "fewer lines of the audit log")
        #expect(Self.verdict(Self.mark("e1", 900), after: Self.mark(), found: 8) == .lost, "another event there")
        #expect(Self.verdict(Self.mark("e0", 900), after: Self.mark()) == .lost, "a copy from before the epoch")
        #expect(Self.verdict(Self.mark("e2", 900), after: Self.mark(), ancestors: ["e0"]) == .lost)
        #expect(Self.verdict(Self.mark(), after: Self.mark(), isCopy: true) == .lost, "it says so itself")
        #expect(Self.verdict(Self.mark(), after: nil, isCopy: true) == .lost)
    }

    @Test func whatIsForeign() {
        for isCopy in [false, true] {
            #expect(
                Self.verdict(Self.mark(installation: "other"), after: Self.mark(), isCopy: isCopy) == .foreign)
        }
    }
}
