import Glibc
import Messages
import SystemPackage

/// A program that takes this process's place.
struct Replacement {
    let path: String
    /// With the program's name first.
    let arguments: [String]
    /// Goes before what this process has.
    let environment: [AppsV1.EnvironmentEntry]

    /// Becomes the program. Nothing else may run in this process any more.
    ///
    /// - Throws: `CommandFailure` when the program can't be started.
    func take() throws(CommandFailure) -> Never {
        // The token is the caller's: an app that gets it could act for them. A variable of the app may have the name.
        unsetenv("PAAS_TOKEN")
        for entry in environment {
            guard setenv(entry.name, entry.value, 1) == 0 else {
                throw CommandFailure(.error, "Error: \(entry.name.visible) can't be set: \(Errno(rawValue: errno))")
            }
        }
        // The threads that run tasks block signals, and a program inherits what its predecessor blocked.
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
        var words = arguments.map { strdup($0) }
        words.append(nil)
        execv(path, words)
        let reason = Errno(rawValue: errno)
        for word in words { free(word) }
        let hint = reason == .execFormatError ? " A script needs a first line such as #!/bin/sh." : ""
        throw CommandFailure(.error, "Error: \(path.visible) can't be run: \(reason).\(hint)")
    }
}
