import CFuzzScan
import CProtobuf
@testable import Messages

/// The scan against its rules and against protobuf-c, for a type of ours or one that has fields of every kind.
enum ScanTarget {
    static func run(_ script: inout Script) throws(Finding) {
        // Half of the inputs are for the type that has everything.
        let choice = Int(script.byte())
        let type = choice < 128 ? fuzz_everything() : descriptor(choice - 128)
        let bytes = script.remaining()
        let finding: String? = bytes.withUnsafeBufferPointer { buffer in
            fuzz_scan(type, buffer.baseAddress, buffer.count).map { String(cString: $0) }
        }
        if let finding { throw Finding(finding) }
    }

    private static func descriptor(_ index: Int) -> UnsafePointer<ProtobufCMessageDescriptor>? {
        let types = MessageTypes.all.compactMap { $0 as? any CMessage.Type }
        return types[index % types.count].descriptor
    }
}
