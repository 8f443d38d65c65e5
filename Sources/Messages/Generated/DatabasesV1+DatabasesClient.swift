// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

extension DatabasesV1 {
    /// Calls `paas.databases.v1.Databases`.
    public struct DatabasesClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Records the database and answers at once; the provisioner makes it Ready. Role: member.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createDatabase(
            _ request: DatabasesV1.CreateDatabaseRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.CreateDatabaseResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.createDatabase.rawValue, request, options)
        }

        /// Role: viewer.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func getDatabase(
            _ request: DatabasesV1.GetDatabaseRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.GetDatabaseResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.getDatabase.rawValue, request, options)
        }

        /// Role: viewer.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listDatabases(
            _ request: DatabasesV1.ListDatabasesRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.ListDatabasesResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.listDatabases.rawValue, request, options)
        }

        /// Gives out the connection string; the audit row is durable before it is decrypted. Role: admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func revealDSN(
            _ request: DatabasesV1.RevealDSNRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.RevealDSNResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.revealDSN.rawValue, request, options)
        }

        /// Stops the database and keeps its volume, unless delete_volume is set. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func deleteDatabase(
            _ request: DatabasesV1.DeleteDatabaseRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.DeleteDatabaseResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.deleteDatabase.rawValue, request, options)
        }

        /// Brings a deleted database back whose volume is retained. Role: owner.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func undeleteDatabase(
            _ request: DatabasesV1.UndeleteDatabaseRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.UndeleteDatabaseResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.undeleteDatabase.rawValue, request, options)
        }

        /// Tries once more what has failed. Role: member.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func retryDatabase(
            _ request: DatabasesV1.RetryDatabaseRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.RetryDatabaseResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.retryDatabase.rawValue, request, options)
        }

        /// Has the app's password changed; the answer comes at once, the change is streamed. Role: admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func rotateCredentials(
            _ request: DatabasesV1.RotateCredentialsRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.RotateCredentialsResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.rotateCredentials.rawValue, request, options)
        }

        /// Makes a login of its own that ends by itself; the audit row is durable before it is made. Role: admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func createTemporaryLogin(
            _ request: DatabasesV1.CreateTemporaryLoginRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.CreateTemporaryLoginResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.createTemporaryLogin.rawValue, request, options)
        }

        /// Those that have not ended. Role: admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listTemporaryLogins(
            _ request: DatabasesV1.ListTemporaryLoginsRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.ListTemporaryLoginsResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.listTemporaryLogins.rawValue, request, options)
        }

        /// Ends a temporary login and its sessions; the answer comes at once, the sessions end soon after. Role:
        /// admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func revokeTemporaryLogin(
            _ request: DatabasesV1.RevokeTemporaryLoginRequest, options: CallOptions = CallOptions()
        ) async throws -> DatabasesV1.RevokeTemporaryLoginResponse {
            try await caller.call(DatabasesV1.DatabasesMethod.revokeTemporaryLogin.rawValue, request, options)
        }

        /// A consistent snapshot, then each step and transition after it. Role: viewer.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func watchStatus(
            _ request: DatabasesV1.WatchStatusRequest, options: CallOptions = CallOptions()
        ) async throws -> ResponseSequence<Caller.Responses, DatabasesV1.WatchStatusResponse> {
            try await caller.stream(DatabasesV1.DatabasesMethod.watchStatus.rawValue, request, options)
        }
    }
}
