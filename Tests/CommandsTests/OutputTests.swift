import Messages
import Testing

@testable import Commands

@Suite struct OutputTests {
    private let table = Presenter(format: .table, field: nil)
    private let json = Presenter(format: .json, field: nil)

    @Test func listsAreTables() {
        let other = DatabasesV1.Database(
            id: "bcdefghijklmnopq", name: "reporting", engineVersion: "15", state: .provisioning,
            step: .init(name: "volume"))
        #expect(
            table.text(of: [Samples.database, other]) == """
                NAME       VERSION  STATE         STEP    ADDRESS         SINCE                 ID
                main       16       ready         -       127.1.2.3:5432  2026-03-01T12:30:00Z  abcdefghijklmnop
                reporting  15       provisioning  volume  -               -                     bcdefghijklmnopq
                """)
    }

    @Test func oneDatabaseIsNamesAndValues() {
        #expect(
            table.text(of: Samples.database).hasPrefix(
                """
                name        main
                id          abcdefghijklmnop
                org         acme
                app         web
                version     16
                state       ready
                reason      LoginProven

                """))
    }

    @Test func jsonHasTheMembersOfTheRESTAPI() {
        #expect(
            DatabasesV1.Database.example.json.paths == [
                "id", "org", "app", "name", "engineVersion", "state", "reason", "message", "since", "step",
                "step.name", "step.progress", "step.startedAt", "step.doneBytes", "step.totalBytes", "nextAttempt",
                "deadline", "conditions", "host", "port", "volume", "volume.name", "volume.retained", "description",
                "deletionProtection", "generation", "revision", "createdAt", "createdBy",
            ])
        #expect(Samples.database.json[path: "since"] == .string("2026-03-01T12:30:00.000001Z"))
        #expect(Samples.database.json[path: "step"] == .null)
        #expect(Samples.database.json[path: "port"] == .number("5432"))
    }

    @Test func listsInJSONAreObjects() {
        #expect(json.text(of: [DatabasesV1.Database]()) == "{\n  \"databases\": []\n}")
        #expect(json.text(of: [Samples.database]).hasPrefix("{\n  \"databases\": [\n    {\n      \"id\": \"abc"))
    }

    @Test func oneFieldAlone() {
        let dsn = Presenter(format: .table, field: "dsn")
        #expect(dsn.text(of: DatabasesV1.RevealDSNResponse(dsn: "postgres://x")) == "postgres://x")
        let state = Presenter(format: .json, field: "state")
        #expect(state.text(of: [Samples.database, Samples.database("b", .failed)]) == "ready\nfailed")
        #expect(Presenter(format: .json, field: "step.name").text(of: Samples.database).isEmpty)
    }

    @Test func revealsShowEverythingOnce() {
        let revealed = DatabasesV1.RevealDSNResponse(
            dsn: "postgres://app:p@127.1.2.3:5432/app", username: "app", host: "127.1.2.3", port: 5432,
            database: "app", auditID: "a1")
        #expect(revealed.json.paths == ["dsn", "username", "host", "port", "database", "auditId"])
        #expect(table.text(of: revealed).hasPrefix("dsn       postgres://app:p@127.1.2.3:5432/app\nusername  app\n"))
    }

    @Test func eventsAreLines() throws {
        let transition = DatabasesV1.WatchStatusResponse(
            epoch: "e", revision: 9, previous: 7,
            event: .transition(
                .init(
                    database: Samples.database, from: .provisioning, to: .ready, reason: "LoginProven",
                    at: Samples.moment, actor: "provisioner", sequence: 4)))
        #expect(
            table.text(of: transition)
                == "2026-03-01T12:30:00Z  acme/web/main  provisioning → ready  (LoginProven)")
        let line = try #require(json.text(of: transition))
        #expect(
            line.hasPrefix(#"{"event":"transition","id":"e:9","epoch":"e","revision":9,"previous":7,"sequence":4,"#))
        #expect(!line.contains("\n"))
        #expect(table.text(of: .init(event: .bookmark(.init()))) == nil)
        #expect(json.text(of: .init(event: .synced(.init())))?.contains("synced") == true)
        #expect(json.text(of: .init()) == nil)
    }

    @Test func stepsOfAStateAreSaid() {
        let event = DatabasesV1.WatchStatusResponse(
            event: .transition(
                .init(
                    database: .init(org: "acme", app: "web", name: "main", step: .init(name: "volume")),
                    from: .provisioning, to: .provisioning)))
        #expect(event.line == "-  acme/web/main  provisioning: volume")
    }

    @Test func aTransferSaysHowFarItIs() {
        let step = DatabasesV1.Step(name: "image", doneBytes: 12_390_000, totalBytes: 104_857_600)
        #expect(step.text == "image (12.3 MB of 104.8 MB)")
        #expect(DatabasesV1.Step(name: "image", doneBytes: 999).text == "image (999 B)")
        #expect(DatabasesV1.Step(name: "image", doneBytes: 2_000, totalBytes: 1_000).text == "image (2.0 kB of 2.0 kB)")
        #expect(DatabasesV1.Step(name: "volume", progressPercent: 40).text == "volume (40 %)")
        let database = DatabasesV1.Database(name: "main", state: .provisioning, step: step)
        #expect(Spinner.text(of: database) == "main: provisioning, image (12.3 MB of 104.8 MB)")
        #expect(table.text(of: database).contains("step   image (12.3 MB of 104.8 MB)"))
        #expect(database.json[path: "step.totalBytes"] == .number("104857600"))
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (1_999, "1.9 kB"), (999_999, "999.9 kB"),
        (1_000_000, "1.0 MB"), (UInt64.max, "18.4 EB"),
    ])
    func bytesAreReadable(bytes: UInt64, text: String) { #expect(ByteCount(bytes).description == text) }

    @Test func conditionsAreSaid() {
        var database = Samples.database
        database.conditions = [
            .init(type: "RotationPending", message: "The password is being changed.", since: Samples.moment)
        ]
        #expect(table.text(of: database).contains("condition   RotationPending: The password is being changed.\n"))
        #expect(
            database.json[path: "conditions"]
                == .array([
                    .members([
                        "type": .string("RotationPending"), "message": .string("The password is being changed."),
                        "since": .string("2026-03-01T12:30:00.000001Z"),
                    ])
                ]))
        #expect(Spinner.text(of: database) == "main: ready, RotationPending")
        let event = DatabasesV1.WatchStatusResponse(event: .snapshot(database))
        #expect(event.line == "-  acme/web/main  is ready [RotationPending]")
    }

    @Test func variablesHaveNoValues() {
        let variable = AppsV1.Variable(name: "KEY", updatedAt: Samples.moment, updatedBy: "member@acme")
        #expect(
            table.text(of: [variable]) == """
                NAME  SET                   BY
                KEY   2026-03-01T12:30:00Z  member@acme
                """)
        #expect(variable.json.paths == ["name", "updatedAt", "updatedBy"])
        #expect(Presenter(format: .json, field: "name").text(of: [variable]) == "KEY")
        #expect(json.text(of: [AppsV1.Variable]()) == "{\n  \"variables\": []\n}")
    }

    @Test func nothingMovesTheCursor() {
        let hostile = DatabasesV1.Database(name: "a\u{1b}[2Jb\nc", state: .init(rawValue: 99))
        #expect(table.text(of: [hostile]).contains("a\u{fffd}[2Jb c"))
        #expect(table.text(of: hostile).contains("state  99"))
        #expect("\u{9b}31m\r".visible == "\u{fffd}31m\u{fffd}")
    }
}
