/// The contents of `postmaster.pid`, which a postmaster writes line by line while it starts
/// (https://www.postgresql.org/docs/current/storage-file-layout.html).
///
/// It may be left over from a crash, and it belongs to a server that may be hostile: it names a process, it proves
/// nothing.
struct PostmasterFile: Equatable {
    /// First process of the server.
    let processID: Int32
    /// Address it listens on; `nil` if none, or none yet.
    let address: String?
    /// It has taken its sockets.
    let isListening: Bool
    /// It accepts logins.
    let isReady: Bool
    /// It is on its way out.
    let isStopping: Bool

    /// Reads the file; `nil` if the first line is no process id.
    init?(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        func line(_ number: Int) -> Substring? {
            lines.indices.contains(number - 1) && !lines[number - 1].isEmpty ? lines[number - 1] : nil
        }
        guard let first = line(1), let process = Int32(first), process > 1 else { return nil }
        processID = process
        address = line(6).map(String.init)
        // The line of the local socket is written after that of the network address.
        isListening = line(5) != nil
        isReady = line(8)?.hasPrefix("ready") ?? false
        isStopping = line(8)?.hasPrefix("stopping") ?? false
    }
}
