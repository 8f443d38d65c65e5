import Control
import Model
import Testing

@Suite struct BearerTokenTests {
    /// Gives out the same number again and again.
    private struct Constant: RandomNumberGenerator {
        let number: UInt64
        mutating func next() -> UInt64 { number }
    }

    @Test("A token is a prefix and 256 bits in base64url")
    func form() {
        var zeros = Constant(number: 0)
        var ones = Constant(number: .max)
        #expect(BearerToken(using: &zeros).secret.reveal { $0 } == "paas_" + String(repeating: "A", count: 43))
        #expect(BearerToken(using: &ones).secret.reveal { $0 } == "paas_" + String(repeating: "_", count: 42) + "8")
    }

    @Test("Two tokens differ")
    func fresh() {
        var random = SystemRandomNumberGenerator()
        #expect(BearerToken(using: &random).secret != BearerToken(using: &random).secret)
    }

    @Test("The hash is SHA-256")
    func hash() throws {
        let hash = try #require(BearerToken(Secret("paas_test"))).hash
        #expect(hash.count == 32)
        #expect(hash.prefix(4).map { String($0, radix: 16) }.joined(separator: " ") == "4d 81 79 52")
    }

    @Test(
        "A text that can be no token is not looked up",
        arguments: ["", "Bearer x", String(repeating: "paas_", count: 100)])
    func foreign(text: String) {
        #expect(BearerToken(Secret(text)) == nil)
    }
}
