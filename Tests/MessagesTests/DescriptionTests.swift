import Messages
import Testing

@Suite struct DescriptionTests {
    private let reveal = DatabasesV1.RevealDSNResponse(dsn: "postgres://app:canary@h:5432/app", username: "app")

    @Test func secretsAreRedacted() {
        #expect("\(reveal)" == #"RevealDSNResponse(dsn: <redacted>, username: "app")"#)
        #expect(!String(reflecting: reveal).contains("canary"))
        #expect(!"\([reveal])".contains("canary"))
        #expect(!"\(Optional(reveal) as Any)".contains("canary"))
    }

    @Test func dumpShowsNoSecret() {
        var text = ""
        dump(reveal, to: &text)
        dump([reveal], to: &text)
        #expect(!text.contains("canary"))
    }

    @Test func bytesAreOnlyCounted() {
        #expect(
            "\(RPCV1.MetadataEntry(key: "token", value: [1, 2]))" == #"MetadataEntry(key: "token", value: 2 bytes)"#)
    }

    @Test func onlyWhatIsSetIsShown() {
        #expect("\(DatabasesV1.Database())" == "Database()")
        let database = DatabasesV1.Database(name: "main", state: .ready)
        #expect("\(database)" == #"Database(name: "main", state: STATE_READY)"#)
        #expect("\(DatabasesV1.Synced())" == "Synced()")
        let response = DatabasesV1.WatchStatusResponse(event: .reset(.init(reason: "Compacted")))
        #expect("\(response)".contains("Compacted"))
    }
}
