import Model
import Testing

@testable import Sealing

/// Data keys that are wrapped anew, and a vault whose key comes and goes.
@Suite struct RewrapTests {
    let old: Keyring
    let new: Keyring
    let context: SealingContext

    init() throws {
        old = try Keyring(key: [UInt8](repeating: 1, count: 32))
        new = try Keyring(key: [UInt8](repeating: 2, count: 32))
        context = SealingContext(
            organisation: try #require(Name("acme")), database: try #require(DatabaseID("aaaaaaaaaaaaaaaa")),
            version: 3)
    }

    @Test func onlyTheNewKeyOpensItThen() throws {
        let sealed = try old.seal(Secret("s3cret"), for: context)
        #expect(sealed.keyID == old.id)
        #expect(throws: Keyring.unreadable) { try new.rewrap(sealed, for: context) }
        var both = new
        both.add(old)
        let fresh = try both.rewrap(sealed, for: context)
        #expect(fresh.keyID == new.id && fresh.ciphertext == sealed.ciphertext && fresh.nonce == sealed.nonce)
        #expect(try new.open(fresh, for: context) == Secret("s3cret"))
        #expect(throws: Keyring.unreadable) { try old.open(fresh, for: context) }
        #expect(try both.open(sealed, for: context) == Secret("s3cret"), "both until then")
    }

    @Test func whatWasMovedIsNotWrappedAnew() throws {
        let sealed = try old.seal(Secret("s3cret"), for: context)
        var other = context
        other.subject = "bbbbbbbbbbbbbbbb"
        #expect(throws: Keyring.unreadable) { try old.rewrap(sealed, for: other) }
        var claimed = sealed
        claimed.wrappedKey.replaceSubrange(0..<8, with: new.id.bytes)
        var both = new
        both.add(old)
        #expect(throws: Keyring.unreadable) { try both.open(claimed, for: context) }
    }

    @Test func whatHasNoNameIsTriedWithEveryKey() throws {
        var sealed = try old.seal(Secret("s3cret"), for: context)
        sealed.wrappedKey.removeFirst(8)
        #expect(sealed.keyID == nil)
        var both = new
        both.add(old)
        #expect(try both.open(sealed, for: context) == Secret("s3cret"))
        #expect(try both.rewrap(sealed, for: context).keyID == new.id)
        #expect(throws: Keyring.unreadable) { try new.open(sealed, for: context) }
    }

    @Test func namesOfKeysAreReadBack() throws {
        #expect(KeyID(old.id.description) == old.id && old.id.description.count == 16)
        for text in ["", "00", "zzzzzzzzzzzzzzzz", "AAAAAAAAAAAAAAAA", "00000000000000000"] {
            #expect(KeyID(text) == nil, "\(text)")
        }
    }

    @Test func aSealedVaultOpensAndSealsNothing() throws {
        let vault = Vault(sealedBecause: "the key is elsewhere")
        let sealed = try old.seal(Secret("s3cret"), for: context)
        for refused in [
            #expect(throws: Fault.self) { try vault.open(sealed, for: context) },
            #expect(throws: Fault.self) { _ = try vault.seal(Secret("x"), for: context) },
            #expect(throws: Fault.self) { try vault.requireOpen() },
        ] {
            #expect(refused?.reason == "Sealed" && refused?.message.contains("elsewhere") == true)
        }
        vault.use(old)
        #expect(try vault.open(sealed, for: context) == Secret("s3cret") && vault.cause == nil)
    }
}
