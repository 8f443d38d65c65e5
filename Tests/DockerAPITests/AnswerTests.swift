import Foundation
import Testing

@testable import DockerAPI

/// Descriptions as engines give them.
@Suite struct AnswerTests {
    private static func read<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    @Test func nullIsAsGoodAsMissing() throws {
        let network: DockerNetwork = try Self.read(
            """
            {"Id":"n","Name":"a","Driver":null,"Scope":null,"Internal":null,"Attachable":null,"Labels":null,
             "Containers":null,"IPAM":{"Driver":"default","Options":null,"Config":null}}
            """)
        #expect(network == DockerNetwork(id: "n", name: "a", driver: "", scope: ""))
        let volume: DockerVolume = try Self.read(#"{"Name":"v","Labels":null,"CreatedAt":""}"#)
        #expect(volume == DockerVolume(name: "v", driver: ""))
        let image: DockerImage = try Self.read(
            """
            {"Id":"i","RepoDigests":null,"RepoTags":null,
             "Config":{"Env":null,"Volumes":null,"ExposedPorts":{},"Labels":null}}
            """)
        #expect(image == DockerImage(id: "i"))
        #expect(try Self.read(#"{"Id":"i","Config":null}"#, as: DockerImage.self) == DockerImage(id: "i"))
        let container: DockerContainer = try Self.read(
            """
            {"Id":"c","Name":"/x","State":{"Status":"created","Error":null},"Config":{"Labels":null,"Env":null},
             "Mounts":null,"NetworkSettings":{"Networks":null},
             "HostConfig":{"CapAdd":null,"PidsLimit":null,"PortBindings":null,"RestartPolicy":{"Name":""}}}
            """)
        #expect(
            container
                == DockerContainer(
                    id: "c", name: "x", imageID: "", state: DockerContainerState(status: "created"),
                    configuration: .init(image: "")))
        let summary: DockerContainerSummary = try Self.read(#"{"Id":"c","Names":null,"NetworkSettings":null}"#)
        #expect(summary == DockerContainerSummary(id: "c", name: ""))
    }

    @Test func aContainerOnNetworks() throws {
        let container: DockerContainer = try Self.read(
            """
            {"Id":"c","Name":"/x","Created":"2024-01-01T00:00:00Z","Image":"sha256:1","RestartCount":3,
             "State":{"Status":"restarting","Running":true,"Restarting":true,"OOMKilled":true,"ExitCode":137,
                      "Error":"e","StartedAt":"2024-01-01T00:00:01Z","FinishedAt":"2024-01-01T00:00:02Z"},
             "Config":{"Image":"postgres","Env":["A=1","A=2=3"],"Labels":{"l":"v"},"User":"u"},
             "Mounts":[{"Type":"volume","Name":"v","Source":"/s","Destination":"/d","RW":false}],
             "NetworkSettings":{"Networks":{
               "one":{"NetworkID":"n1","IPAddress":"","IPAMConfig":null},
               "two":{"NetworkID":"n2","IPAddress":"10.0.0.2","IPAMConfig":{"IPv4Address":"10.0.0.3"}}}},
             "HostConfig":{"RestartPolicy":{"Name":"unless-stopped","MaximumRetryCount":0},"Memory":1,"MemorySwap":2,
               "NanoCpus":3,"PidsLimit":4,"ShmSize":5,"CapAdd":["CHOWN"],"CapDrop":["ALL"],"SecurityOpt":["x"],
               "Privileged":true,"PortBindings":{"5432/tcp":[]},
               "LogConfig":{"Type":"json-file","Config":{"max-size":"10m"}}}}
            """)
        #expect(container.restartCount == 3 && container.imageID == "sha256:1")
        #expect(
            container.state
                == DockerContainerState(
                    status: "restarting", isRunning: true, isRestarting: true, wasOutOfMemory: true, exitCode: 137,
                    error: "e", startedAt: "2024-01-01T00:00:01Z", finishedAt: "2024-01-01T00:00:02Z"))
        #expect(container.configuration.environment["A"] == "2=3")
        #expect(container.networks["one"] == .init(networkID: "n1"))
        #expect(
            container.networks["two"] == .init(networkID: "n2", address: "10.0.0.2", requestedAddress: "10.0.0.3"))
        #expect(
            container.mounts
                == [DockerMount(type: "volume", name: "v", source: "/s", destination: "/d", isReadOnly: true)])
        #expect(container.restartPolicy == .unlessStopped && container.publishedPorts == ["5432/tcp"])
        #expect(
            container.limits
                == DockerLimits(
                    memory: 1, memorySwap: 2, nanoCPUs: 3, processes: 4, sharedMemory: 5, addedCapabilities: ["CHOWN"],
                    droppedCapabilities: ["ALL"], securityOptions: ["x"], isPrivileged: true))
        #expect(container.log == DockerLog(driver: "json-file", options: ["max-size": "10m"]))
    }

    @Test func aNamesOwnOneIsThatWithoutALink() throws {
        let summary: DockerContainerSummary = try Self.read(#"{"Id":"c","Names":["/other/link","/own"]}"#)
        #expect(summary.name == "own")
    }

    @Test func anUnknownRestartPolicyIsNone() throws {
        let container: DockerContainer = try Self.read(
            """
            {"Id":"c","State":{"Status":"x"},"Config":{},"HostConfig":{"RestartPolicy":{"Name":"sometimes"}}}
            """)
        #expect(container.restartPolicy == nil)
    }

    @Test func theFaultNamesTheMemberAndQuotesNoValue() throws {
        for (text, pointer) in [
            (#"{"Id":"canary","State":{}}"#, "/State/Status is missing"),
            (#"{"Id":"c","State":{"Status":"x"},"Config":{"Env":"canary"}}"#, "/Config/Env has another type"),
            ("canary", "no JSON"),
        ] {
            do {
                let container: DockerContainer = try Self.read(text)
                Issue.record("\(container)")
            } catch {
                let fault = DockerFault.malformed(error, answering: "GET /x")
                #expect(fault.kind == .malformedAnswer)
                #expect(fault.message.contains(pointer) && !fault.message.contains("canary"), "\(fault.message)")
            }
        }
    }
}
