import ArgumentParser
import Messages

extension Tokens {
    /// `paas tokens list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the tokens that are valid.")

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func run() async throws {
            let presenter = try output.presenter(of: AccessV1.Token().json)
            try await options.with { client, org in
                let tokens = try await client.access.listTokens(.init(org: org)).tokens
                print(
                    presenter.text(of: tokens, named: "tokens", header: AccessV1.Token.header) { ($0.json, $0.row) })
            }
        }
    }
}
