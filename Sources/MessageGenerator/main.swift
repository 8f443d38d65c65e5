import CDescriptor
import Glibc

// A protoc plugin: reads a CodeGeneratorRequest on standard input, writes a CodeGeneratorResponse on standard output.

do {
    let output = try Plugin.answer(to: StandardStreams.readAll())
    try StandardStreams.write(output)
} catch {
    StandardStreams.complain("MessageGenerator: \(error)")
    exit(1)
}
