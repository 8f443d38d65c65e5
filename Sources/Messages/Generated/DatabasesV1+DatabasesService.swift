// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

extension DatabasesV1 {
    /// Serves `paas.databases.v1.Databases`.
    public protocol DatabasesService: RPCService {
        /// Records the database and answers at once; the provisioner makes it Ready. Role: member.
        func createDatabase(
            _ request: DatabasesV1.CreateDatabaseRequest, context: CallContext
        ) async throws -> DatabasesV1.CreateDatabaseResponse

        /// Role: viewer.
        func getDatabase(
            _ request: DatabasesV1.GetDatabaseRequest, context: CallContext
        ) async throws -> DatabasesV1.GetDatabaseResponse

        /// Role: viewer.
        func listDatabases(
            _ request: DatabasesV1.ListDatabasesRequest, context: CallContext
        ) async throws -> DatabasesV1.ListDatabasesResponse

        /// Gives out the connection string; the audit row is durable before it is decrypted. Role: admin.
        func revealDSN(
            _ request: DatabasesV1.RevealDSNRequest, context: CallContext
        ) async throws -> DatabasesV1.RevealDSNResponse

        /// Stops the database and keeps its volume, unless delete_volume is set. Role: owner.
        func deleteDatabase(
            _ request: DatabasesV1.DeleteDatabaseRequest, context: CallContext
        ) async throws -> DatabasesV1.DeleteDatabaseResponse

        /// Brings a deleted database back whose volume is retained. Role: owner.
        func undeleteDatabase(
            _ request: DatabasesV1.UndeleteDatabaseRequest, context: CallContext
        ) async throws -> DatabasesV1.UndeleteDatabaseResponse

        /// Tries once more what has failed. Role: member.
        func retryDatabase(
            _ request: DatabasesV1.RetryDatabaseRequest, context: CallContext
        ) async throws -> DatabasesV1.RetryDatabaseResponse

        /// Has the app's password changed; the answer comes at once, the change is streamed. Role: admin.
        func rotateCredentials(
            _ request: DatabasesV1.RotateCredentialsRequest, context: CallContext
        ) async throws -> DatabasesV1.RotateCredentialsResponse

        /// Makes a login of its own that ends by itself; the audit row is durable before it is made. Role: admin.
        func createTemporaryLogin(
            _ request: DatabasesV1.CreateTemporaryLoginRequest, context: CallContext
        ) async throws -> DatabasesV1.CreateTemporaryLoginResponse

        /// Those that have not ended. Role: admin.
        func listTemporaryLogins(
            _ request: DatabasesV1.ListTemporaryLoginsRequest, context: CallContext
        ) async throws -> DatabasesV1.ListTemporaryLoginsResponse

        /// Ends a temporary login and its sessions; the answer comes at once, the sessions end soon after. Role:
        /// admin.
        func revokeTemporaryLogin(
            _ request: DatabasesV1.RevokeTemporaryLoginRequest, context: CallContext
        ) async throws -> DatabasesV1.RevokeTemporaryLoginResponse

        /// A consistent snapshot, then each step and transition after it. Role: viewer.
        func watchStatus(
            _ request: DatabasesV1.WatchStatusRequest, context: CallContext,
            responses: ResponseWriter<DatabasesV1.WatchStatusResponse>
        ) async throws
    }
}

extension DatabasesV1.DatabasesService {
    /// Every method of `paas.databases.v1.Databases`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(DatabasesV1.DatabasesMethod.createDatabase.rawValue) { request, context in
                try await self.createDatabase(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.getDatabase.rawValue) { request, context in
                try await self.getDatabase(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.listDatabases.rawValue) { request, context in
                try await self.listDatabases(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.revealDSN.rawValue) { request, context in
                try await self.revealDSN(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.deleteDatabase.rawValue) { request, context in
                try await self.deleteDatabase(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.undeleteDatabase.rawValue) { request, context in
                try await self.undeleteDatabase(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.retryDatabase.rawValue) { request, context in
                try await self.retryDatabase(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.rotateCredentials.rawValue) { request, context in
                try await self.rotateCredentials(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.createTemporaryLogin.rawValue) { request, context in
                try await self.createTemporaryLogin(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.listTemporaryLogins.rawValue) { request, context in
                try await self.listTemporaryLogins(request, context: context)
            },
            .unary(DatabasesV1.DatabasesMethod.revokeTemporaryLogin.rawValue) { request, context in
                try await self.revokeTemporaryLogin(request, context: context)
            },
            .serverStreaming(DatabasesV1.DatabasesMethod.watchStatus.rawValue) { request, context, responses in
                try await self.watchStatus(request, context: context, responses: responses)
            },
        ]
    }
}
