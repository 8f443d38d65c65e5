import Glibc
import Model

extension EngineFault {
    /// A system call failed; some errors go away by themselves.
    static func system(_ call: String, _ object: String, _ code: Int32) -> EngineFault {
        let transient: Set<Int32> = [EAGAIN, EBUSY, EDQUOT, EIO, EMFILE, ENFILE, ENOMEM, ENOSPC]
        let full: Set<Int32> = [EDQUOT, ENOSPC]
        return EngineFault(
            full.contains(code) ? .diskFull : .systemError, "\(call) \(object): \(String(cString: strerror(code)))",
            isTransient: transient.contains(code)
        )
    }

    static func addressTaken(_ endpoint: Endpoint) -> EngineFault {
        EngineFault(
            .addressTaken,
            "Somebody else listens on \(endpoint.host):\(endpoint.port), or on that port of every address.",
            isTransient: true)
    }

    static func impassable(_ path: String) -> EngineFault {
        EngineFault(
            .unusablePath,
            "\(path) is missing or closed to other users, but databases that root starts run as users of their own.",
            isTransient: false)
    }
}
