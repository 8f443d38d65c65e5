import Crypto
import FoundationEssentials
import Model

/// Encrypts an archive's chunks one after the other: the STREAM construction with AES-256-GCM.
///
/// A chunk's nonce is its place and whether it is the last one, so that none can be moved, left out, repeated or cut
/// off. The key is of this archive alone, so that no nonce comes twice under it.
struct ChunkCipher {
    /// Bytes of a chunk before encryption; only the last one has fewer.
    static let chunkLength = 64 << 10
    /// By how much a chunk grows.
    static let tagLength = 16

    private let key: SymmetricKey
    private let bound: [UInt8]
    private(set) var place: UInt64 = 0

    init(_ header: ArchiveHeader, _ keys: ArchiveKeys) {
        key = keys.chunks
        bound = header.bound
    }

    /// The next chunk, encrypted.
    ///
    /// - Throws: `Fault` (`SealingFailed`) when the cipher refuses, which it has no reason to.
    mutating func seal(_ chunk: [UInt8], isLast: Bool) throws(Fault) -> [UInt8] {
        defer { place += 1 }
        do {
            let box = try AES.GCM.seal(chunk, using: key, nonce: nonce(isLast), authenticating: bound)
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            throw Fault(.internal, reason: "SealingFailed", "a part of the backup could not be encrypted")
        }
    }

    /// The next chunk, decrypted; `nil` when it is not what was written here.
    mutating func open(_ chunk: [UInt8], isLast: Bool) -> [UInt8]? {
        defer { place += 1 }
        guard chunk.count >= Self.tagLength, let nonce = try? nonce(isLast),
            let box = try? AES.GCM.SealedBox(
                nonce: nonce, ciphertext: chunk.dropLast(Self.tagLength), tag: chunk.suffix(Self.tagLength)),
            let text = try? AES.GCM.open(box, using: key, authenticating: bound)
        else { return nil }
        return Array(text)
    }

    private func nonce(_ isLast: Bool) throws -> AES.GCM.Nonce {
        let counter = withUnsafeBytes(of: place.bigEndian) { Array($0) }
        return try AES.GCM.Nonce(data: [0, 0, 0] + counter + [isLast ? 1 : 0])
    }
}
