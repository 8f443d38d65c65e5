/// Turns checked proto files into source files.
struct Generator {
    private let files: [ProtoFile]

    /// - Throws: `Refusal` when a message contains itself or has too many fields, and for names that Swift can't take.
    init(files: [ProtoFile]) throws(Refusal) {
        self.files = files
        for file in files {
            try NameCheck.check(file)
            try SizeCheck.check(file)
        }
        let messages = files.flatMap(\.allMessages)
        var recursion = RecursionCheck(messages)
        for message in messages { try recursion.check(message.name) }
    }

    /// The Swift side: a file for each type.
    var swiftFiles: [GeneratedFile] {
        namespaces + files.flatMap(types)
    }

    /// The C side: a header with a function for each message that returns its descriptor's address.
    var accessorFiles: [GeneratedFile] {
        [GeneratedFile(name: "CMessages.h", content: AccessorHeader(files: files).text)]
    }

    private var namespaces: [GeneratedFile] {
        var seen: Set<String> = []
        return files.compactMap { file in
            guard !types(of: file).isEmpty, let namespace = SwiftNames.namespace(of: file.package),
                seen.insert(namespace).inserted
            else { return nil }
            let comment = DocComment.lines(file.comment, otherwise: "The package `\(file.package)`.")
            let lines = comment + ["public enum \(namespace) {}"]
            return generated(namespace, from: file, lines)
        }
    }

    private func types(of file: ProtoFile) -> [GeneratedFile] {
        let messages = file.allMessages.map {
            generated($0.name.swift, from: file, ["internal import CMessages", ""] + MessageEmitter($0).lines)
        }
        let enumerations = file.allEnumerations.map {
            generated($0.name.swift, from: file, EnumerationEmitter($0).lines)
        }
        let services = file.services.flatMap {
            [
                generated($0.name.swift + "Method", from: file, MethodEmitter($0).lines),
                generated($0.name.swift + "Service", from: file, ServiceEmitter($0).lines),
                generated($0.name.swift + "Client", from: file, ClientEmitter($0).lines),
            ]
        }
        return messages + enumerations + services
    }

    private func generated(_ name: String, from file: ProtoFile, _ lines: [String]) -> GeneratedFile {
        let head = ["// Made by Proto/generate.sh from \(file.path). Do not edit.", ""]
        let name = name.split(separator: ".").joined(separator: "+") + ".swift"
        return GeneratedFile(name: name, content: (head + lines).joined(separator: "\n") + "\n")
    }
}
