import ArgumentParser
import FoundationEssentials
import Glibc

/// `paas down`
struct Down: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Stop the programs and every database; the next `paas up` brings them back.")

    func run() async throws {
        let home = Home.current
        guard home.isOurs else {
            Terminal.say("Nothing to stop: there is no installation in \(home.path).")
            return
        }
        try await Down.stopEverything(home)
        Terminal.say("Stopped. Nothing was removed; `make up` brings everything back.")
    }

    static func stopEverything(_ home: Home) async throws {
        let stack = Stack(home: home, http: "", engine: "auto", pool: "none", say: { Terminal.say($0) })
        try await stopUp(home)
        try await stack.stopLeftovers()
        let done = try await stack.stopInstances()
        if !done.isEmpty { Terminal.say(done) }
        try await stack.stopControlPlane()
    }

    /// Asks the `paas up` that runs to stop, and waits for its end.
    private static func stopUp(_ home: Home) async throws {
        if try FileLock.take(home.upLock) != nil { return }
        guard let text = Up.holder(of: home), let processID = Int32(text), processID > 1 else {
            throw LocalFault("\(home.upLock) is locked, but names no process")
        }
        Terminal.say("Stopping paas-gateway, paasd and the control plane …")
        kill(processID, SIGTERM)
        let gone = try await poll(within: .seconds(60)) { try FileLock.take(home.upLock) != nil }
        guard gone else { throw LocalFault("process \(processID) (`paas up`) has not ended after 60 s") }
    }
}
