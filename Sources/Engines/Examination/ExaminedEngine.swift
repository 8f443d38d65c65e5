import Model

/// An engine that shows all that it holds of an installation. Nothing is changed by it.
///
/// Both operations throw `EngineFault`.
public protocol ExaminedEngine: Engine {
    /// Everything that bears the installation's mark, whether or not the control plane knows of it.
    func objects() async throws -> [EngineObject]

    /// Hands out, one after the other, the texts in which somebody who may ask the engine would find a secret that was
    /// put there: configurations and logs.
    func texts(_ visit: (ExaminedText) throws -> Void) async throws
}
