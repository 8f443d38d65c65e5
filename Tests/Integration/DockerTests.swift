import Support
import Testing

/// Whole installations on Docker: one after the other, since an engine has only one network of their name.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, "\(ContainerEngine.reason)"))
enum DockerTests {}
