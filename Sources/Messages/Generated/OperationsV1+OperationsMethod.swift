// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

extension OperationsV1 {
    /// The methods of `paas.operations.v1.Operations` by their paths on the wire.
    public enum OperationsMethod: String, CaseIterable, Sendable {
        /// `ListHosts`
        case listHosts = "/paas.operations.v1.Operations/ListHosts"
        /// `ListPools`
        case listPools = "/paas.operations.v1.Operations/ListPools"
        /// `GetKeyStatus`
        case getKeyStatus = "/paas.operations.v1.Operations/GetKeyStatus"
        /// `RotateKey`
        case rotateKey = "/paas.operations.v1.Operations/RotateKey"
        /// `RecoverKey`
        case recoverKey = "/paas.operations.v1.Operations/RecoverKey"
    }
}
