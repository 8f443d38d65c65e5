/// What `docker inspect` says, as far as the platform promises it.
struct ContainerJSON: Decodable {
    struct Configuration: Decodable {
        let Env: [String]
        let Image: String
        let Labels: [String: String]
    }

    struct Host: Decodable {
        struct Restart: Decodable { let Name: String }
        struct Log: Decodable {
            let `Type`: String
            let Config: [String: String]
        }

        let RestartPolicy: Restart
        let LogConfig: Log
        let CapAdd: [String]?
        let CapDrop: [String]?
        let SecurityOpt: [String]?
        let Privileged: Bool
        let PublishAllPorts: Bool
        let Memory: Int64
        let MemorySwap: Int64
        let NanoCpus: Int64
        let PidsLimit: Int64?
        let ShmSize: Int64
        let PidMode: String
        let IpcMode: String
    }

    struct Mount: Decodable, Equatable {
        let `Type`: String
        let Name: String?
        let Destination: String
    }

    struct Networking: Decodable {
        struct Endpoint: Decodable { let IPAddress: String }
        struct Binding: Decodable { let HostPort: String }

        let Networks: [String: Endpoint]
        let Ports: [String: [Binding]?]
    }

    struct State: Decodable { let Status: String }

    let Config: Configuration
    let HostConfig: Host
    let Mounts: [Mount]
    let NetworkSettings: Networking
    let State: State
}

struct VolumeJSON: Decodable {
    let Name: String
    let Labels: [String: String]?
    let CreatedAt: String
}

struct NetworkJSON: Decodable {
    struct Addresses: Decodable {
        struct Range: Decodable {
            let Subnet: String
            let IPRange: String?
            let Gateway: String?
        }
        let Config: [Range]
    }

    let Driver: String
    let Internal: Bool
    let Labels: [String: String]
    let IPAM: Addresses
}
