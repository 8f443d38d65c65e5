/// Why the generator makes nothing of a file: something our messages must not contain.
struct Refusal: Error, Equatable, CustomStringConvertible {
    /// What is refused, by its full name: `paas.databases.v1.Database.step`.
    var element: String
    /// Why.
    var reason: String

    var description: String { "\(element): \(reason)" }
}
