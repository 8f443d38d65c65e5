/// The full name of a message, an enumeration or a service, in its three spellings.
struct TypeName: Hashable {
    /// `paas.databases.v1`
    var package: String
    /// Name within the package, from the outermost type inwards.
    var path: [String]

    /// `paas.databases.v1.Database`
    var proto: String { ((package.isEmpty ? [] : [package]) + path).joined(separator: ".") }

    /// `DatabasesV1.Database`, or `ProtobufTimestamp` for google's well-known types.
    var swift: String {
        guard let namespace = SwiftNames.namespace(of: package) else {
            return "Protobuf" + path.joined(separator: ".")
        }
        return ([namespace] + path).joined(separator: ".")
    }

    /// The Swift name within its namespace or outer type: `Database`.
    var swiftBase: String { swift.split(separator: ".").last.map(String.init) ?? swift }

    /// `Paas__Databases__V1__Database`, protoc-c's name of the struct.
    var c: String { proto.split(separator: ".").map { CNames.camel(String($0)) }.joined(separator: "__") }

    /// `paas__databases__v1__database`, protoc-c's prefix of functions and constants.
    var cLower: String { proto.split(separator: ".").map { CNames.lower(String($0)) }.joined(separator: "__") }
}
