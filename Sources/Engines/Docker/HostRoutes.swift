/// What this machine has IPv4 routes to.
enum HostRoutes {
    static func current() throws(EngineFault) -> [Subnet] {
        parse(String(decoding: try FileSystem.read("/proc/net/route", limit: 1 << 20) ?? [], as: UTF8.self))
    }

    /// Reads the kernel's table: addresses are hexadecimal and in the machine's byte order, which is little endian
    /// wherever this runs. The default route leads everywhere and takes nothing.
    static func parse(_ table: String) -> [Subnet] {
        table.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map {
                $0.filter { !$0.isWhitespace }
            }
            guard fields.count > 7, let destination = UInt32(fields[1], radix: 16),
                let mask = UInt32(fields[7], radix: 16), mask != 0
            else { return nil }
            return Subnet(containing: destination.byteSwapped, prefix: mask.nonzeroBitCount)
        }
    }
}
