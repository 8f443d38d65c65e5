/// Something about the local installation does not work; says what, for people.
struct LocalFault: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
