import ArgumentParser
import Model

extension HostName: ExpressibleByArgument {
    /// A host's name on the command line.
    public init?(argument: String) { self.init(argument) }
}
