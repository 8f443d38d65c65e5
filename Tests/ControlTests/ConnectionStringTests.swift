import Control
import Model
import Testing

@Suite struct ConnectionStringTests {
    private func url(_ host: String, _ password: String) -> String {
        ConnectionString(endpoint: Endpoint(host: host), password: Secret(password)).url.reveal { $0 }
    }

    @Test("The documented form")
    func plain() {
        #expect(url("127.50.0.1", "s3cret-_.~") == "postgres://app:s3cret-_.~@127.50.0.1:5432/app")
    }

    @Test("An IPv6 address stands in brackets")
    func ipv6() {
        #expect(url("fd00::1", "x") == "postgres://app:x@[fd00::1]:5432/app")
    }

    @Test("What a URL would read as its own is percent-encoded")
    func encoded() {
        #expect(
            url("127.0.0.1", "a:/?#[]@%ä b")
                == "postgres://app:a%3A%2F%3F%23%5B%5D%40%25%C3%A4%20b@127.0.0.1:5432/app")
    }

    @Test("It prints as redacted")
    func redacted() {
        let string = ConnectionString(endpoint: Endpoint(host: "127.0.0.1"), password: Secret("canary"))
        #expect(!"\(string)".contains("canary"))
        #expect(!String(reflecting: string).contains("canary"))
    }
}
