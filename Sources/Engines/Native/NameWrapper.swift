/// The library that shows one program a passwd file of its own (https://cwrap.org/nss_wrapper.html).
enum NameWrapper {
    /// Its path. Throws `ProgramMissing` if it is not installed.
    static func library() throws(EngineFault) -> String {
        let multiarch = (try FileSystem.list("/usr/lib") ?? []).filter { $0.hasSuffix("-linux-gnu") }
        for directory in multiarch.map({ "/usr/lib/\($0)" }) + ["/usr/lib64", "/usr/lib", "/usr/local/lib"] {
            let path = "\(directory)/libnss_wrapper.so"
            if try FileSystem.status(path, followsLink: true) != nil { return path }
        }
        throw EngineFault(
            .programMissing, "The package libnss-wrapper is not installed: initdb needs it when root starts it.",
            isTransient: false)
    }
}
