import FuzzHarness

/// The target that this program fuzzes: the name that it was started by.
nonisolated(unsafe) private var target = FuzzTarget.frames

/// Called once by libFuzzer, before the first input.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> CInt {
    guard let path = arguments.pointee?.pointee else { return 1 }
    let name = String(cString: path).split(separator: "/").last.map(String.init) ?? ""
    guard let named = FuzzTarget(rawValue: name) else { fatalError("there is no target \(name)") }
    target = named
    return 0
}

/// Called by libFuzzer for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(Finding) {
        try target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        fatalError("\(error)")
    }
    return 0
}
