import FaultPoints
import Glibc
import Model

extension Cluster {
    /// Ends the server: clients are cut, a checkpoint is written. At the deadline it is ended at once, and recovers at
    /// its next start.
    ///
    /// - Parameter snapshot: who may be looked for where there is no server; `nil` = among all processes of now.
    func stop(deadline: Duration, among snapshot: ProcessSnapshot? = nil) async throws {
        guard let account, let server = try server() else { return try await endStrays(among: snapshot) }
        try resume(server, of: account)
        let isGone = { () throws(EngineFault) -> Bool in
            try !isServer(server.processID, of: account)
        }
        for (signal, patience) in [(SIGINT, deadline), (SIGQUIT, .seconds(5)), (SIGKILL, .seconds(5))] {
            if try isGone() { break }
            kill(server.processID, signal)
            FaultPoint.reached("native.stop.signalled")
            if try await wait(atMost: patience, until: isGone) { break }
        }
        guard try isGone() else {
            throw EngineFault(
                .stopFailed, "Process \(server.processID) of \(paths.data) does not end.", isTransient: true,
                logTail: logTail())
        }
        try await endStrays()
    }

    /// Lets a server go on that somebody has stopped with a signal, and what it has started.
    func resume(_ server: PostmasterFile, of account: Account) throws(EngineFault) {
        guard try ProcessTable.isSuspended(server.processID) else { return }
        for process in try ProcessTable.users(of: paths.data, account: account) { kill(process, SIGCONT) }
    }

    /// Ends what a killed server may have left behind: processes that still have its memory, and files that name it,
    /// would keep a new server from starting. PostgreSQL itself takes a killed server that nobody has reaped, or another
    /// program that got its number, for a running one.
    func endStrays(among snapshot: ProcessSnapshot? = nil) async throws {
        // A server that ended in order has removed the file, and then there is nothing left of it.
        guard let account, try FileSystem.status("\(paths.data)/postmaster.pid") != nil else { return }
        if snapshot?.mayUse(paths.data) ?? true { try await endProcesses(on: paths.data, account: account) }
        for name in try FileSystem.list(paths.sockets) ?? [] where name.hasPrefix(".s.PGSQL.") {
            try FileSystem.removeFile("\(paths.sockets)/\(name)")
        }
        FaultPoint.reached("native.strays.ended")
        try FileSystem.removeFile("\(paths.data)/postmaster.pid")
    }

    /// Ends all processes of the account that were started on a directory or stand in it.
    func endProcesses(on directory: String, account: Account) async throws {
        guard try FileSystem.status(directory) != nil else { return }
        for (signal, patience) in [(SIGQUIT, Duration.milliseconds(500)), (SIGKILL, .seconds(5))] {
            let processes = try ProcessTable.users(of: directory, account: account)
            if processes.isEmpty { return }
            for process in processes { kill(process, signal) }
            let areGone = { () throws(EngineFault) -> Bool in
                try ProcessTable.users(of: directory, account: account).isEmpty
            }
            if try await wait(atMost: patience, until: areGone) { return }
        }
        throw EngineFault(.stopFailed, "Processes in \(directory) do not end.", isTransient: true)
    }

    /// Polls; whether the condition came true in time.
    func wait(atMost patience: Duration, until condition: () throws(EngineFault) -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + patience
        while try !condition() {
            if ContinuousClock.now >= end { return false }
            try await Task.sleep(for: Self.pollInterval, tolerance: .zero)
        }
        return true
    }
}
