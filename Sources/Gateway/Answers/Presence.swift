import Model

/// The part of a response that the daemon always sends.
///
/// - Throws: `Fault` where it has not.
func present<Part>(_ part: Part?, _ name: String) throws(Fault) -> Part {
    guard let part else {
        throw Fault(
            .internal, reason: "MalformedResponse", "the daemon's response holds no \(name)", domain: Fault.rpc)
    }
    return part
}
