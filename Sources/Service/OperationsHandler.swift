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
}
