import Model
import Testing

@testable import Control

@Suite struct RequestCheckTests {
    private static let installed = [EngineVersion(major: 16), EngineVersion(major: 15)]

    @Test(
        "Names outside the grammar are refused",
        arguments: [
            "", "A", "1a", "-a", "a-", "a--b", "a_b", "a b", "ä", "a\n", "a\0", String(repeating: "a", count: 41), "а",
        ])
    func badNames(text: String) {
        var check = RequestCheck()
        #expect(check.name(text, field: "name") == nil)
        #expect(check.fault.reason == "InvalidName")
        #expect(check.fault.code == .invalidArgument)
        #expect(check.violations.map(\.field) == ["name"])
        #expect(check.fault.message.contains(Name.grammar))
    }

    @Test("Names within the grammar pass", arguments: ["a", "main", "a-1", "a" + String(repeating: "0", count: 39)])
    func goodNames(text: String) {
        var check = RequestCheck()
        #expect(check.name(text, field: "name")?.rawValue == text)
        #expect(check.violations.isEmpty)
    }

    @Test(
        "Versions that are not installed are refused with the list of those that are",
        arguments: ["14", "17", "16.1", "016", "sixteen", "-16", " 16", "999999999999999999999"])
    func badVersions(text: String) {
        var check = RequestCheck()
        #expect(check.engineVersion(text, installed: Self.installed) == nil)
        #expect(check.fault.reason == "UnknownVersion")
        #expect(check.fault.metadata["installed"] == "15, 16")
        #expect(check.fault.message == "engineVersion: must be one of those installed: 15, 16")
    }

    @Test("No version means the standard one, if it is installed")
    func standardVersion() {
        var check = RequestCheck()
        #expect(check.engineVersion("", installed: Self.installed) == .standard)
        #expect(check.engineVersion("15", installed: Self.installed) == EngineVersion(major: 15))
        #expect(check.violations.isEmpty)
        #expect(check.engineVersion("", installed: [EngineVersion(major: 15)]) == nil)
        #expect(
            check.fault.message
                == "engineVersion: 16, the default, is not installed; must be one of those installed: 15")
    }

    @Test("An installation without any version says so")
    func noVersions() {
        var check = RequestCheck()
        #expect(check.engineVersion("16", installed: []) == nil)
        #expect(check.fault.message == "engineVersion: no version is installed")
    }

    @Test(
        "Descriptions that are too long or hold control characters are refused",
        arguments: [
            String(repeating: "x", count: 257), String(repeating: "ä", count: 129), "a\nb", "\u{7F}", "\u{85}", "\0",
        ])
    func badDescriptions(text: String) {
        var check = RequestCheck()
        #expect(check.description(text) == nil)
        #expect(check.fault.reason == "InvalidDescription")
    }

    @Test(
        "Other descriptions pass",
        arguments: ["", "Reports for the board", String(repeating: "ä", count: 128), "naïve – 🐘"])
    func goodDescriptions(text: String) {
        var check = RequestCheck()
        #expect(check.description(text) == text)
    }

    @Test("Page sizes lie in 1...1000", arguments: [1001, UInt32.max])
    func badPageSizes(size: UInt32) {
        var check = RequestCheck()
        #expect(check.pageSize(size) == nil)
        #expect(check.fault.reason == "InvalidPageSize")
    }

    @Test("Page sizes within the range pass, and 0 means 100")
    func goodPageSizes() {
        var check = RequestCheck()
        #expect([0, 1, 1000].map { check.pageSize($0) } == [100, 1, 1000])
    }

    @Test(
        "Identifiers are 16 characters of base 32",
        arguments: ["", "abc", "ABCDEFGHIJKLMNOP", "abcdefghijklmno1", "abcdefghijklmnopq", "../../etc/passwd"])
    func badIDs(text: String) {
        var check = RequestCheck()
        #expect(check.databaseID(text) == nil)
        #expect(check.fault.reason == "InvalidID")
    }

    @Test(
        "Variables' names outside the grammar are refused",
        arguments: [
            "", "1", "9A", "A-B", "A.B", "A B", "A=", "=", "Ä", "A\n", "A\0", "@A", "[", "`a", "{",
            String(repeating: "A", count: 129),
        ])
    func badVariableNames(text: String) {
        var check = RequestCheck()
        #expect(check.variableName(text) == nil)
        #expect(check.fault.reason == "InvalidName")
        #expect(check.violations.map(\.field) == ["name"])
        #expect(check.fault.message.contains(VariableName.grammar))
    }

    @Test(
        "Variables' names within the grammar pass",
        arguments: ["A", "z", "_", "DATABASE_URL", "a1_Z9", "_" + String(repeating: "9", count: 127)])
    func goodVariableNames(text: String) {
        var check = RequestCheck()
        #expect(check.variableName(text)?.rawValue == text)
    }

    @Test(
        "Values that are too long or hold NUL are refused, and the fault does not say them",
        arguments: [
            "canary\0", "\0", String(repeating: "canary", count: 5462), String(repeating: "ä", count: 16_385),
        ])
    func badValues(text: String) {
        var check = RequestCheck()
        #expect(check.variableValue(Secret(text)) == nil)
        #expect(check.fault.reason == "InvalidValue")
        #expect(check.violations.map(\.field) == ["value"])
        #expect(!String(reflecting: check.fault).contains("canary"))
    }

    @Test("Other values pass: empty ones, several lines, anything in UTF-8")
    func goodValues() {
        var check = RequestCheck()
        for text in ["", "a=b", "first\nsecond\r\n", "🐘", String(repeating: "ä", count: 16_384)] {
            #expect(check.variableValue(Secret(text)) == text.utf8.count)
        }
    }

    @Test("The one mode of rotation passes")
    func rotationMode() {
        var check = RequestCheck()
        #expect(check.rotationMode("immediate") == .immediate)
    }

    @Test("All violations are reported in one answer, under the first one's reason")
    func several() {
        var check = RequestCheck()
        _ = check.name("Web", field: "app")
        _ = check.name("Main", field: "name")
        _ = check.engineVersion("9", installed: Self.installed)
        #expect(check.fault.reason == "InvalidName")
        #expect(check.fault.violations.map(\.field) == ["app", "name", "engineVersion"])
    }
}
