import Foundation
import Glibc
import Support
import Testing

/// A known key, passwords and values are followed through all that an installation does and all that can go wrong, and
/// found nowhere but where they are meant to be.
@Suite(.timeLimit(.minutes(5))) struct CanaryTests {
    @Test func onTheNativeEngine() async throws { try await Self.follow(.native) }

    static func follow(_ ground: Installation.Ground) async throws {
        let installation = try Installation(ground)
        let canaries = Canaries(beside: installation)
        do {
            let key = "canary-key-0123456789abcdef-7f3a"
            try key.write(toFile: "\(installation.home)/key", atomically: true, encoding: .utf8)
            chmod("\(installation.home)/key", 0o600)
            try await canaries.add("the key", key)
            try await installation.cleaningUp {
                try await installation.running {
                    let life = CanaryLife(installation: installation, canaries: canaries)
                    try await life.live()
                    try await life.expectNothingSeen()
                }
            }
        } catch {
            await canaries.remove()
            throw error
        }
        await canaries.remove()
    }
}

extension DockerTests {
    @Suite(.timeLimit(.minutes(5))) struct CanaryTests {
        @Test func onDocker() async throws {
            let ground = try Installation.Ground.sharedDocker()
            try await ContainerEngine.exclusively { try await Integration.CanaryTests.follow(ground) }
        }
    }
}
