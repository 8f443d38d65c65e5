import Control
import Messages
import Model

/// The service `Operations`: turns messages into operations of `Control` and back; decides nothing.
public struct OperationsHandler: OperationsV1.OperationsService {
    private let control: Control

    /// Serves what a control offers.
    public init(_ control: Control) { self.control = control }

    /// Lists every host of the installation.
    public func listHosts(
        _ request: OperationsV1.ListHostsRequest, context: CallContext
    ) async throws -> OperationsV1.ListHostsResponse {
        let hosts = try await control.listHosts(caller: Caller(context))
        return OperationsV1.ListHostsResponse(hosts: hosts.map { OperationsV1.Host($0) })
    }

    /// Lists the warm pools of all hosts.
    public func listPools(
        _ request: OperationsV1.ListPoolsRequest, context: CallContext
    ) async throws -> OperationsV1.ListPoolsResponse {
        let pools = try await control.listPools(caller: Caller(context))
        return OperationsV1.ListPoolsResponse(pools: pools.map { OperationsV1.Pool($0) })
    }

    /// The keys that secrets are sealed with.
    public func getKeyStatus(
        _ request: OperationsV1.GetKeyStatusRequest, context: CallContext
    ) async throws -> OperationsV1.GetKeyStatusResponse {
        OperationsV1.GetKeyStatusResponse(try await control.keyStatus(caller: Caller(context)))
    }

    /// Has another key take the place of the one in use.
    public func rotateKey(
        _ request: OperationsV1.RotateKeyRequest, context: CallContext
    ) async throws -> OperationsV1.RotateKeyResponse {
        OperationsV1.RotateKeyResponse(
            id: try await control.rotateKey(removesOld: request.removeOld, caller: Caller(context)))
    }

    /// Gives up keys that are gone for good and takes a new one.
    public func recoverKey(
        _ request: OperationsV1.RecoverKeyRequest, context: CallContext
    ) async throws -> OperationsV1.RecoverKeyResponse {
        OperationsV1.RecoverKeyResponse(id: try await control.recoverKey(caller: Caller(context)))
    }
}
