import ArgumentParser

extension RPC {
    /// `paas rpc watch`
    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Call a method that streams its responses, until Ctrl-C.",
            discussion: "Prints each response in one line of JSON. Ctrl-C ends the call and is no error.")

        @OptionGroup var call: CallOptionGroup
        @OptionGroup var options: RPCOptions

        func run() async throws {
            let metadata = try call.metadata
            try await options.with { session in
                let call = try await session.call(call, metadata, timeout: nil)
                guard call.method.isServerStreaming else {
                    throw CommandFailure(
                        .usage, "\(call.method.path) gives one response: use `paas rpc call`.".visible)
                }
                try await call.run(until: Interruption.arrived)
            }
        }
    }
}
