// Made by Proto/generate.sh from paas/reflection/v1/reflection.proto. Do not edit.

extension ReflectionV1 {
    /// The methods of `paas.reflection.v1.Reflection` by their paths on the wire.
    public enum ReflectionMethod: String, CaseIterable, Sendable {
        /// `GetDescriptors`
        case getDescriptors = "/paas.reflection.v1.Reflection/GetDescriptors"
    }
}
