// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

extension AppsV1 {
    /// The methods of `paas.apps.v1.Apps` by their paths on the wire.
    public enum AppsMethod: String, CaseIterable, Sendable {
        /// `ListApps`
        case listApps = "/paas.apps.v1.Apps/ListApps"
        /// `CreateApp`
        case createApp = "/paas.apps.v1.Apps/CreateApp"
        /// `DeleteApp`
        case deleteApp = "/paas.apps.v1.Apps/DeleteApp"
        /// `ListVariables`
        case listVariables = "/paas.apps.v1.Apps/ListVariables"
        /// `SetVariable`
        case setVariable = "/paas.apps.v1.Apps/SetVariable"
        /// `UnsetVariable`
        case unsetVariable = "/paas.apps.v1.Apps/UnsetVariable"
        /// `CreateDeployment`
        case createDeployment = "/paas.apps.v1.Apps/CreateDeployment"
    }
}
