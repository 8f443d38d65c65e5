import Testing

@testable import Model

@Suite struct ValueTests {
    @Test func aSecretShowsItselfNowhere() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        let shown = ["\(secret)", String(describing: secret), String(reflecting: secret), dumped, "\([secret])"]
        #expect(shown.allSatisfy { !$0.contains("hunter2") })
        #expect(secret.reveal { $0 } == "hunter2")
    }

    @Test func rolesIncludeThoseBeforeThem() {
        #expect(Role.allCases.sorted() == [.viewer, .member, .admin, .owner])
    }

    @Test func timeStaysWithinItsRange() {
        let last = Timestamp(microseconds: .max)
        #expect(last.advanced(by: .seconds(1)) == last)
        #expect(Timestamp(microseconds: 5).advanced(by: .milliseconds(2)).microseconds == 2005)
        #expect(Timestamp(microseconds: .min).advanced(by: .seconds(-Int64.max)).microseconds == .min)
        #expect(Timestamp(microseconds: 3_000_000).since(Timestamp(microseconds: 1_000_000)) == .seconds(2))
    }

    @Test func codesAreThoseOfGoogleRPC() {
        #expect(FaultCode.allCases.map(\.rawValue) == Array(1...16))
    }
}
