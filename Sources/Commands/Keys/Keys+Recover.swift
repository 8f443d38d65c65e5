import ArgumentParser
import Messages

extension Keys {
    /// `paas keys recover`
    struct Recover: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give up a key that is gone for good: take a new one and change every password.",
            discussion: """
                No data is lost, but every connection string changes: what uses a database has to be deployed again. \
                Variables that were sealed with the lost key have to be set again.
                """)

        @Flag(help: "Yes: the key is gone for good.")
        var yes = false

        @OptionGroup var connection: OperatorOptions

        func run() async throws {
            guard yes else {
                throw CommandFailure(
                    .usage,
                    "This changes the password of every database. If the key is gone for good, confirm with --yes. "
                        + "Nothing was done.")
            }
            try await connection.with { client in
                let id = try await client.operations.recoverKey(.init()).id
                Terminal.say("paasd seals with the key \(id) now; passwords are being changed.")
                let status = try await client.operations.getKeyStatus(.init())
                for line in status.remarks { Terminal.say(line) }
                print(id)
            }
        }
    }
}
