import Crypto
import FoundationEssentials
import Model
import Testing

@testable import Sealing

@Suite struct SCRAMVerifierTests {
    /// The exchange of RFC 7677, section 3: user `user`, password `pencil`.
    private enum Vector {
        static let salt = "W22ZaJ0SNY7soEsUEjb6gQ=="
        static let messages = [
            "n=user,r=rOprNGfwEbeRWgbNEkqO",
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
        ]
        static let proof = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
        static let signature = "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="
    }

    private func bytes(_ base64: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: base64))) }

    private func hmac(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    }

    @Test func theKeysAreThoseOfTheRFC() throws {
        let keys = try SCRAMVerifier.keys(of: Secret("pencil"), salt: bytes(Vector.salt))
        let exchange = Array(Vector.messages.joined(separator: ",").utf8)
        #expect(hmac(exchange, key: keys.server) == (try bytes(Vector.signature)))
        // The client's proof, taken together with the stored key, gives the client's key, the hash of which is stored.
        let client = zip(try bytes(Vector.proof), hmac(exchange, key: keys.stored)).map { $0 ^ $1 }
        #expect(Array(SHA256.hash(data: client)) == keys.stored)
    }

    @Test func theNotationIsPostgreSQLs() throws {
        let salt = try bytes(Vector.salt)
        let verifier = try SCRAMVerifier.make(of: Secret("pencil"), salt: salt)
        #expect(
            verifier
                == "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:"
                + "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=")
        #expect(try SCRAMVerifier.make(of: Secret("pencil"), salt: salt.reversed()) != verifier)
        #expect(try SCRAMVerifier.make(of: Secret("Pencil"), salt: salt) != verifier)
    }

    @Test func eachVerifierHasASaltOfItsOwn() throws {
        let verifiers = try (0..<4).map { _ in try SCRAMVerifier.make(of: Secret("pencil")) }
        #expect(Set(verifiers).count == 4)
        #expect(verifiers.allSatisfy { $0.hasPrefix("SCRAM-SHA-256$4096:") && !$0.contains("pencil") })
    }

    @Test(arguments: ["", "pässword", "a\u{0}b", "line\nbreak", "\u{7f}"])
    func whatClientsWouldSpellInAnotherWayIsRefused(password: String) {
        let fault = #expect(throws: Fault.self) { try SCRAMVerifier.make(of: Secret(password)) }
        #expect(fault?.reason == "PasswordRefused")
    }
}
