import ArgumentParser
import Messages
import PaasClient

extension Keys {
    /// `paas keys rotate`
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Seal with a new key from now on, and wrap anew what the old one has wrapped.",
            discussion: """
                paasd runs on meanwhile, and no password changes. If paasd or this command is ended in the middle, paasd \
                goes on by itself at its next start. The old key is kept beside the new one unless --remove-old says \
                otherwise.
                """)

        @Flag(name: .customLong("remove-old"), help: "Remove the old key's file once nothing is under it any more.")
        var removesOld = false

        @OptionGroup var connection: OperatorOptions

        func run() async throws {
            let removesOld = removesOld
            try await connection.with { client in
                let id = try await client.operations.rotateKey(.init(removeOld: removesOld)).id
                Terminal.say("paasd seals with the key \(id) now; what is stored is being wrapped anew.")
                let status = try await Keys.awaitWork(client) { status in
                    !status.keys.contains { ["next", "retiring", "nameless"].contains($0.state) }
                }
                for line in status.remarks { Terminal.say(line) }
                print(id)
            }
        }
    }

    /// Asks until the daemon's work on the keys has come to an end.
    static func awaitWork(
        _ client: SocketClient, isDone: (OperationsV1.GetKeyStatusResponse) -> Bool
    ) async throws -> OperationsV1.GetKeyStatusResponse {
        while true {
            let status = try await client.operations.getKeyStatus(.init())
            if isDone(status) { return status }
            try await Task.sleep(for: .milliseconds(200))
        }
    }
}
