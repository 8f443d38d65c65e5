extension DockerClient {
    private struct EndAnswer: Decodable {
        let isRunning: Bool
        let exitCode: Int?

        init(from decoder: any Decoder) throws {
            let fields = try AnswerFields(decoder)
            isRunning = try fields.value("Running", or: false)
            exitCode = try fields.optional("ExitCode")
        }
    }

    /// Runs a command in a running container and waits for its end.
    ///
    /// The engine has no way to end such a command: one that was given up by deadline or cancellation runs on, with its
    /// standard input at its end.
    ///
    /// - Parameters:
    ///   - command: Program and arguments. They are seen by everybody on the host, as the variables are.
    ///   - environment: Variables added to the container's.
    ///   - user: Runs as this user; `nil` for the container's.
    ///   - input: The command's standard input, which has its end behind it; empty for none at all.
    ///   - limit: Most bytes that it may write to output and error together.
    ///   - within: How long it may take; `nil` for the client's default.
    /// - Throws: `notFound` if there is no such container; `conflict` if it doesn't run; `answerTooLong` if the command
    ///   writes more than the limit.
    public func exec(
        _ name: String, command: [String], environment: DockerEnvironment = [], user: String? = nil,
        input: [UInt8] = [], limit: Int = 1 << 20, within: Duration? = nil
    ) async throws -> DockerExecResult {
        var fields = RequestFields()
        fields.set("AttachStdin", !input.isEmpty)
        fields.set("AttachStdout", true)
        fields.set("AttachStderr", true)
        fields.set("Cmd", command)
        fields.set("Env", ifFilled: environment.entries)
        fields.set("User", ifPresent: user)
        let creation = try Call(.POST, "containers", name, "exec").sending(fields)
        return try await withTimeLimit(within ?? transport.timeout, for: "a command in \(name)") {
            let id = try await transport.fetch(creation, as: CreatedAnswer.self).id
            let exchange = HijackedExchange(transport: transport)
            let streams = try await exchange.run(Self.start(id), input: input, limit: limit)
            let exitCode = try await exitCode(of: id)
            return DockerExecResult(exitCode: exitCode, output: streams.output, error: streams.error)
        }
    }

    private static func start(_ id: String) throws -> Call {
        var fields = RequestFields()
        fields.set("Detach", false)
        fields.set("Tty", false)
        return try Call(.POST, "exec", id, "start").sending(fields)
    }

    /// The streams may end a moment before the engine has noted the command's end.
    private func exitCode(of id: String) async throws -> Int {
        while true {
            let end: EndAnswer = try await transport.fetch(Call(.GET, "exec", id, "json"))
            if !end.isRunning, let exitCode = end.exitCode { return exitCode }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
