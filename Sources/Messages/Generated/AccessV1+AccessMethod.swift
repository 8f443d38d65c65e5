// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// The methods of `paas.access.v1.Access` by their paths on the wire.
    public enum AccessMethod: String, CaseIterable, Sendable {
        /// `GetCaller`
        case getCaller = "/paas.access.v1.Access/GetCaller"
    }
}
