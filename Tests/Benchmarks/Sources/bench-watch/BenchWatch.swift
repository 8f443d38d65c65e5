import Glibc

/// Watches of a server that `bench-watch-server` is. Reads that one's line from standard input; says `ready` when every
/// watch has its snapshot, goes on with the next line of input, and prints a line of JSON.
///
///     bench-watch SOCKET wide|narrow PER-DATABASE WIDE CONNECTIONS STALLED PER-SECOND SECONDS
@main struct BenchWatch {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 9, let perDatabase = Int(arguments[3]), let wide = Int(arguments[4]),
            let connections = Int(arguments[5]), let stalled = Int(arguments[6]), let perSecond = Double(arguments[7]),
            let seconds = Double(arguments[8]), let words = readLine()?.split(separator: " ").map(String.init),
            let start = words.firstIndex(of: arguments[2] + ":")
        else { throw BenchFault("see the head of BenchWatch.swift for what to say") }
        signal(SIGPIPE, SIG_IGN)
        var run = try Run(
            Run.Plan(
                socket: arguments[1], token: Array(words[0].utf8), organisation: arguments[2],
                databases: Array(words[(start + 1)...].prefix { !$0.hasSuffix(":") }), perDatabase: perDatabase,
                wide: wide, connections: connections, stalled: stalled, perSecond: perSecond, seconds: seconds))
        let outcome = try run.run {
            print("ready")
            fflush(nil)
            _ = readLine()
        }
        print(outcome.line)
    }
}
