/// How a command in a container ended.
public struct DockerExecResult: Equatable, Sendable {
    /// Its exit status; 128 and the signal for one that was killed.
    public var exitCode: Int
    /// What it wrote to its standard output.
    public var output: [UInt8]
    /// What it wrote to its standard error.
    public var error: [UInt8]

    /// A result by its parts.
    public init(exitCode: Int, output: [UInt8] = [], error: [UInt8] = []) {
        self.exitCode = exitCode
        self.output = output
        self.error = error
    }
}
