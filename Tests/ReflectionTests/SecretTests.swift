import Testing

@testable import Reflection

/// Nothing of a secret is shown, also not whether it is set.
@Suite struct SecretTests {
    @Test func secretsAreRedacted() throws {
        let bytes = try Sample.encode(#"{"name": "n", "password": "hunter2", "keys": ["k1", "k2"]}"#, "Hidden")
        let shown = try Sample.decode(bytes, "Hidden")
        #expect(shown == #"{"name":"n","password":"<redacted>","keys":"<redacted>"}"#)
    }

    @Test func aMissingSecretLooksTheSame() throws {
        #expect(try Sample.decode([], "Hidden") == #"{"password":"<redacted>","keys":"<redacted>"}"#)
    }

    @Test func aSecretOfAOneofIsRedactedToo() throws {
        let bytes = try Sample.encode(#"{"signature": "c2VjcmV0"}"#, "Hidden")
        #expect(try Sample.decode(bytes, "Hidden").hasSuffix(#","signature":"<redacted>"}"#))
        let account = try Sample.encode(#"{"account": "a"}"#, "Hidden")
        #expect(try Sample.decode(account, "Hidden").hasSuffix(#"","account":"a"}"#))
    }

    @Test func malformedSecretsAreRefusedWithoutShowingThem() throws {
        let error = try #require(throws: MessageFault.self) {
            try Sample.decode([0x12, 0x03, 0x61, 0xff, 0x62], "Hidden")
        }
        #expect(error.description == "password: the text is not valid UTF-8")
        let json = try #require(throws: MessageFault.self) { try Sample.encode(#"{"password": 12345}"#, "Hidden") }
        #expect(json.description == "password: expected a string, found a number")
    }
}
