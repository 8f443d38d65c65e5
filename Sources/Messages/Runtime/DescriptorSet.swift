internal import CMessages

/// The descriptors of every message and method of the project.
public enum DescriptorSet {
    /// A `google.protobuf.FileDescriptorSet` in protobuf's wire format, with imports, and with the comments of our own
    /// files.
    public static let bytes = [UInt8](
        UnsafeBufferPointer(start: cmessages_descriptor_set(), count: cmessages_descriptor_set_size()))
}
