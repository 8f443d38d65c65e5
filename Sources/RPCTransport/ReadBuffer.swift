/// The memory that all connections of one event loop read into, one after the other.
public final class ReadBuffer {
    let bytes: UnsafeMutableRawBufferPointer

    /// Takes 64 KiB.
    public init() { bytes = .allocate(byteCount: 65_536, alignment: 16) }

    deinit { bytes.deallocate() }
}
