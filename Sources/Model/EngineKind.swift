/// What runs the instances of an installation; chosen at the first start and never changed after it.
public enum EngineKind: String, Sendable, CaseIterable {
    /// PostgreSQL processes of the machine itself.
    case native
    /// Containers of a Docker engine.
    case docker
}
