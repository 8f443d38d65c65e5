import Engines
import Model
import Sealing
import Store

extension ExaminedDatabase {
    /// What the engine has to know to look at it.
    var spec: InstanceSpec {
        InstanceSpec(
            id: id, version: EngineVersion(major: major), endpoint: endpoint, generation: generation,
            everReady: everReady, systemIdentifier: everReady ? systemIdentifier : nil, image: image)
    }

    /// What a sealed password of it is bound to; `nil` where that can't be, for nobody's database has its first one only.
    ///
    /// - Parameter version: counts its passwords, from 1; 0 = the one that it had while it was nobody's.
    func sealingContext(version: Int) -> SealingContext? {
        (version == 0 ? Name("pool") : owner?.org).map {
            SealingContext(organisation: $0, database: id, version: version)
        }
    }
}
