/// The password that a container is made with. It is in its environment for everybody to see who may ask the engine, and
/// is worth nothing once the database has been handed over.
enum BootstrapPassword {
    static func make(using random: inout some RandomNumberGenerator) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        return String(decoding: (0..<32).map { _ in alphabet[Int(random.next(upperBound: UInt(62)))] }, as: UTF8.self)
    }
}
