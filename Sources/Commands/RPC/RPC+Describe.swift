import ArgumentParser

extension RPC {
    /// `paas rpc describe`
    struct Describe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a service, method, message or enumeration as its proto file has it.",
            discussion: "A method is shown with its request and response; without a name, every service is shown.")

        @Argument(help: "Full name, or the end of one.")
        var symbol: String?

        @OptionGroup var options: RPCOptions

        func run() async throws {
            try await options.with { session in
                print(try await session.served().description(of: symbol))
            }
        }
    }
}
