import Model
import Testing

@testable import Sealing

@Suite struct KeyringTests {
    static let acme = Name("acme")
    static let first = DatabaseID("aaaaaaaaaaaaaaaa")
    static let second = DatabaseID("bbbbbbbbbbbbbbbb")

    let keyring: Keyring
    let context: SealingContext

    init() throws {
        keyring = try Keyring(key: [UInt8](repeating: 7, count: 32))
        context = SealingContext(
            organisation: try #require(Self.acme), database: try #require(Self.first), version: 3)
    }

    @Test(arguments: ["", "s3cret", "ünïcode ✓"], [1, 1_000])
    func whatIsSealedOpensAgain(word: String, repeated: Int) throws {
        let text = String(repeating: word, count: repeated)
        let sealed = try keyring.seal(Secret(text), for: context)
        #expect(sealed.version == 3)
        #expect(try keyring.open(sealed, for: context) == Secret(text))
    }

    @Test func equalSecretsSealDifferently() throws {
        let one = try keyring.seal(Secret("same"), for: context)
        let other = try keyring.seal(Secret("same"), for: context)
        #expect(one.wrappedKey != other.wrappedKey)
        #expect(one.ciphertext != other.ciphertext)
    }

    @Test func theTextIsNotInWhatIsStored() throws {
        let sealed = try keyring.seal(Secret("correct horse"), for: context)
        let stored = String(decoding: sealed.wrappedKey + sealed.nonce + sealed.ciphertext, as: UTF8.self)
        #expect(!stored.contains("correct horse"))
        #expect(sealed.wrappedKey.count == 68)
    }

    @Test func anotherContextDoesNotOpenIt() throws {
        let sealed = try keyring.seal(Secret("s3cret"), for: context)
        var other = context
        other.subject = try #require(Self.second).rawValue
        #expect(throws: Keyring.unreadable) { try keyring.open(sealed, for: other) }
        other = context
        other.organisation = try #require(Name("umbrella"))
        #expect(throws: Keyring.unreadable) { try keyring.open(sealed, for: other) }
        other = context
        other.kind = .variable
        #expect(throws: Keyring.unreadable) { try keyring.open(sealed, for: other) }
        other = context
        other.version = 4
        #expect(throws: Keyring.unreadable) { try keyring.open(sealed, for: other) }
        // An old ciphertext put in the place of a newer one.
        var replayed = sealed
        replayed.version = 4
        #expect(throws: Keyring.unreadable) { try keyring.open(replayed, for: other) }
    }

    @Test func partsOfTwoSecretsDoNotMix() throws {
        let one = try keyring.seal(Secret("one"), for: context)
        let two = try keyring.seal(Secret("two"), for: context)
        var mixed = one
        mixed.wrappedKey = two.wrappedKey
        #expect(throws: Keyring.unreadable) { try keyring.open(mixed, for: context) }
        mixed = one
        mixed.ciphertext = two.ciphertext
        #expect(throws: Keyring.unreadable) { try keyring.open(mixed, for: context) }
    }

    @Test func everyFlippedByteIsNoticed() throws {
        let sealed = try keyring.seal(Secret("s3cret"), for: context)
        let parts: [WritableKeyPath<SealedSecret, [UInt8]>] = [\.wrappedKey, \.nonce, \.ciphertext]
        for part in parts {
            for index in sealed[keyPath: part].indices {
                var tampered = sealed
                tampered[keyPath: part][index] ^= 1
                #expect(throws: Keyring.unreadable) { try keyring.open(tampered, for: context) }
            }
            var cut = sealed
            cut[keyPath: part] = []
            #expect(throws: Keyring.unreadable) { try keyring.open(cut, for: context) }
        }
    }

    @Test func anotherKeyDoesNotOpenIt() throws {
        let sealed = try keyring.seal(Secret("s3cret"), for: context)
        let other = try Keyring(key: [UInt8](repeating: 8, count: 32))
        #expect(throws: Keyring.unreadable) { try other.open(sealed, for: context) }
    }

    @Test func theCanaryTellsTheKey() throws {
        let canary = try keyring.makeCanary()
        #expect(keyring.opens(canary: canary))
        #expect(try !Keyring(key: [UInt8](repeating: 8, count: 32)).opens(canary: canary))
        #expect(throws: Keyring.unreadable) { try keyring.open(canary, for: context) }
    }

    @Test(arguments: [0, 16, 31, 33])
    func aKeyOfAnotherLengthIsRefused(length: Int) {
        #expect(throws: Fault.self) { try Keyring(key: [UInt8](repeating: 0, count: length)) }
    }

    @Test func contextsNeverShareTheirBytes() throws {
        let left = SealingContext(
            organisation: try #require(Name("ab")), database: try #require(Self.first), version: 11)
        let right = SealingContext(
            organisation: try #require(Name("a")), database: try #require(Self.first), version: 1)
        #expect(AssociatedData(left).bytes != AssociatedData(right).bytes)
    }
}
