import Testing

@testable import MessageGenerator

@Suite struct NamesTests {
    @Test(arguments: [
        ("engine_version", "engineVersion"), ("id", "id"), ("audit_id", "auditID"), ("timeout_ns", "timeoutNs"),
        ("class", "`class`"), ("in", "`in`"), ("default", "`default`"), ("is_default", "isDefault"),
    ])
    func properties(proto: String, swift: String) { #expect(SwiftNames.property(proto) == swift) }

    @Test(arguments: [
        ("CreateDatabase", "createDatabase"), ("RevealDSN", "revealDSN"), ("DSNReveal", "dsnReveal"),
        ("DSN", "dsn"), ("Repeat", "`repeat`"),
    ])
    func methods(proto: String, swift: String) { #expect(SwiftNames.method(proto) == swift) }

    @Test(arguments: [
        ("STATE_READY", "State", "ready"), ("STATE_DEFAULT", "State", "`default`"),
        ("MODE_2ND", "Mode", "mode2nd"), ("OTHER", "State", "other"), ("IO_STATE_DONE", "IoState", "done"),
    ])
    func enumerationCases(value: String, enumeration: String, swift: String) {
        #expect(SwiftNames.enumerationCase(value, of: enumeration) == swift)
    }

    @Test func types() {
        let name = TypeName(package: "paas.databases.v1", path: ["RevealDSNRequest", "Inner"])
        #expect(name.proto == "paas.databases.v1.RevealDSNRequest.Inner")
        #expect(name.swift == "DatabasesV1.RevealDSNRequest.Inner")
        #expect(name.swiftBase == "Inner")
        #expect(name.c == "Paas__Databases__V1__RevealDSNRequest__Inner")
        #expect(name.cLower == "paas__databases__v1__reveal_dsnrequest__inner")
        #expect(TypeName(package: "paas.rpc.v1", path: ["Open"]).swift == "RPCV1.Open")
        #expect(TypeName(package: "google.protobuf", path: ["Timestamp"]).swift == "ProtobufTimestamp")
    }

    @Test func membersOfStructs() {
        #expect(CNames.member("default") == "default_")
        #expect(CNames.member("in") == "`in`")
        #expect(CNames.bareMember("Engine_Version") == "engine_version")
    }
}
