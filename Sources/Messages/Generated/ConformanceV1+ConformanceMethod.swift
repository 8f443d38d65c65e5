// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

extension ConformanceV1 {
    /// The methods of `paas.conformance.v1.Conformance` by their paths on the wire.
    public enum ConformanceMethod: String, CaseIterable, Sendable {
        /// `Unary`
        case unary = "/paas.conformance.v1.Conformance/Unary"
        /// `ServerStream`
        case serverStream = "/paas.conformance.v1.Conformance/ServerStream"
        /// `ClientStream`
        case clientStream = "/paas.conformance.v1.Conformance/ClientStream"
        /// `BidiStream`
        case bidiStream = "/paas.conformance.v1.Conformance/BidiStream"
        /// `Hang`
        case hang = "/paas.conformance.v1.Conformance/Hang"
        /// `HangStream`
        case hangStream = "/paas.conformance.v1.Conformance/HangStream"
        /// `CountHangs`
        case countHangs = "/paas.conformance.v1.Conformance/CountHangs"
    }
}
