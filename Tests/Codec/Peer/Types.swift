import Messages

/// Every type of message, by its full protobuf name. The other side has a list of its own, out of the `.proto` files, and
/// fails if one is missing here.
enum Types {
    static let byName = Dictionary(all.map { ($0.typeName, $0) }) { first, _ in first }

    private static let all: [any RPCMessage.Type] = [
        AccessV1.GetCallerRequest.self, AccessV1.GetCallerResponse.self, AppsV1.App.self,
        AppsV1.CreateDeploymentRequest.self, AppsV1.CreateDeploymentResponse.self, AppsV1.Deployment.self,
        AppsV1.DeploymentCondition.self, AppsV1.EnvironmentEntry.self, AppsV1.ListAppsRequest.self,
        AppsV1.ListAppsResponse.self, AppsV1.ListVariablesRequest.self, AppsV1.ListVariablesResponse.self,
        AppsV1.SetVariableRequest.self, AppsV1.SetVariableResponse.self, AppsV1.UnsetVariableRequest.self,
        AppsV1.UnsetVariableResponse.self, AppsV1.Variable.self, ConformanceV1.BidiStreamRequest.self,
        ConformanceV1.BidiStreamResponse.self, ConformanceV1.ClientStreamRequest.self,
        ConformanceV1.ClientStreamResponse.self, ConformanceV1.CountHangsRequest.self,
        ConformanceV1.CountHangsResponse.self, ConformanceV1.Entry.self, ConformanceV1.EveryType.self,
        ConformanceV1.HangRequest.self, ConformanceV1.HangResponse.self, ConformanceV1.Level1.self,
        ConformanceV1.Level2.self, ConformanceV1.Level3.self, ConformanceV1.Outcome.self,
        ConformanceV1.ServerStreamRequest.self, ConformanceV1.ServerStreamResponse.self,
        ConformanceV1.UnaryRequest.self, ConformanceV1.UnaryResponse.self, ConformanceV1.Violation.self,
        DatabasesV1.Bookmark.self, DatabasesV1.Condition.self, DatabasesV1.CreateDatabaseRequest.self,
        DatabasesV1.CreateDatabaseResponse.self, DatabasesV1.Database.self, DatabasesV1.DeleteDatabaseRequest.self,
        DatabasesV1.DeleteDatabaseResponse.self, DatabasesV1.GetDatabaseRequest.self,
        DatabasesV1.GetDatabaseResponse.self, DatabasesV1.ListDatabasesRequest.self,
        DatabasesV1.ListDatabasesResponse.self, DatabasesV1.Position.self, DatabasesV1.Reset.self,
        DatabasesV1.RetryDatabaseRequest.self, DatabasesV1.RetryDatabaseResponse.self,
        DatabasesV1.RevealDSNRequest.self, DatabasesV1.RevealDSNResponse.self,
        DatabasesV1.RotateCredentialsRequest.self, DatabasesV1.RotateCredentialsResponse.self, DatabasesV1.Step.self,
        DatabasesV1.Synced.self, DatabasesV1.Transition.self, DatabasesV1.UndeleteDatabaseRequest.self,
        DatabasesV1.UndeleteDatabaseResponse.self, DatabasesV1.Volume.self, DatabasesV1.WatchStatusRequest.self,
        DatabasesV1.WatchStatusResponse.self, HealthV1.CheckRequest.self, HealthV1.CheckResponse.self,
        HealthV1.WatchRequest.self, HealthV1.WatchResponse.self, ProtobufTimestamp.self, RPCV1.Cancel.self,
        RPCV1.Credit.self, RPCV1.End.self, RPCV1.FieldViolation.self, RPCV1.GoAway.self, RPCV1.Hello.self,
        RPCV1.Limits.self, RPCV1.MetadataEntry.self, RPCV1.Open.self, ReflectionV1.GetDescriptorsRequest.self,
        ReflectionV1.GetDescriptorsResponse.self,
    ]
}
