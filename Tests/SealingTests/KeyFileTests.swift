import FoundationEssentials
import Glibc
import Model
import Testing

@testable import Sealing

@Suite final class KeyFileTests {
    let directory: String
    var path: String { directory + "/key" }

    init() throws {
        var template = Array("/tmp/paas-key-XXXXXX".utf8CString)
        directory = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    private func writeFile(_ count: Int, mode: mode_t = 0o600) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        try #require(descriptor >= 0)
        let bytes = [UInt8](repeating: 5, count: count)
        #expect(write(descriptor, bytes, count) == count)
        #expect(fchmod(descriptor, mode) == 0)
        close(descriptor)
    }

    private func mode() throws -> mode_t {
        var status = stat()
        try #require(lstat(path, &status) == 0)
        return status.st_mode & 0o7777
    }

    private func refusal() throws -> String {
        let fault = #expect(throws: Fault.self) { try KeyFiles(path: path).readOrMake() }
        let found = try #require(fault)
        #expect(found.reason == "KeyFileRefused")
        #expect(found.message.contains(path))
        #expect(found.message.contains("0600 or 0400"))
        return found.message
    }

    @Test func aKeyIsMadeOnceAndKept() throws {
        let canary = try KeyFiles(path: path).readOrMake().makeCanary()
        #expect(try mode() == 0o600)
        #expect(try KeyFiles(path: path).readOrMake().opens(canary: canary))
        #expect(try Keyring(key: KeyFile(path).read()).opens(canary: canary))
    }

    @Test func twoFilesHoldTwoKeys() throws {
        let canary = try KeyFiles(path: path).readOrMake().makeCanary()
        #expect(try !KeyFiles(path: path + "2").readOrMake().opens(canary: canary))
    }

    @Test(arguments: [0o400, 0o600] as [mode_t])
    func aNarrowModeIsAccepted(mode: mode_t) throws {
        try writeFile(32, mode: mode)
        _ = try KeyFiles(path: path).readOrMake()
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o700, 0o660, 0o777] as [mode_t])
    func aWiderModeIsRefused(mode: mode_t) throws {
        try writeFile(32, mode: mode)
        #expect(try refusal().contains("0" + String(mode, radix: 8)))
    }

    @Test(arguments: [0, 31, 33, 4096])
    func aWrongLengthIsRefused(count: Int) throws {
        try writeFile(count)
        #expect(try refusal().contains("32 bytes"))
    }

    @Test func aLinkIsRefused() throws {
        try writeFile(32)
        #expect(rename(path, path + "-real") == 0)
        #expect(symlink(path + "-real", path) == 0)
        _ = try refusal()
    }

    @Test func aDirectoryIsRefused() throws {
        #expect(mkdir(path, 0o700) == 0)
        #expect(try refusal().contains("regular file"))
    }

    @Test func aMissingDirectoryIsNamed() throws {
        let fault = #expect(throws: Fault.self) { try KeyFiles(path: directory + "/no/key").readOrMake() }
        #expect(try #require(fault).message.contains(directory + "/no/key"))
    }

    @Test func loadingMakesNoFile() throws {
        #expect(throws: Fault.self) { try Keyring(key: KeyFile(path).read()) }
        #expect(access(path, F_OK) != 0)
    }
}
