// gRPC's asynchronous C++ client, one thread and one completion queue, as a load generator.
//
// usage: grpc-client SOCKET CONNECTIONS IN_FLIGHT SECONDS
#include <grpcpp/grpcpp.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echo.grpc.pb.h"

namespace {

using Clock = std::chrono::steady_clock;

struct Measured {
    std::vector<uint32_t> latencies;
    size_t calls = 0, failures = 0;
};

class Slot {
public:
    Slot(echo::Echo::Stub &stub, grpc::CompletionQueue &queue, Measured &measured)
        : stub_(stub), queue_(queue), measured_(measured) {
        request_.set_payload(std::string(58, 'x'));
        request_.set_response_bytes(58);
        request_.set_echo_metadata(true);
        call();
    }

    void proceed(bool ok, bool again) {
        if (!ok || !status_.ok() || response_.payload().size() != 58) measured_.failures++;
        measured_.calls++;
        auto time = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start_).count();
        measured_.latencies.push_back(static_cast<uint32_t>(std::min<int64_t>(time, UINT32_MAX)));
        if (again) call();
    }

private:
    void call() {
        start_ = Clock::now();
        reader_.reset();
        context_.emplace();
        reader_ = stub_.PrepareAsyncUnary(&*context_, request_, &queue_);
        reader_->StartCall();
        reader_->Finish(&response_, &status_, this);
    }

    echo::Echo::Stub &stub_;
    grpc::CompletionQueue &queue_;
    Measured &measured_;
    std::optional<grpc::ClientContext> context_;
    std::unique_ptr<grpc::ClientAsyncResponseReader<echo::UnaryResponse>> reader_;
    echo::UnaryRequest request_;
    echo::UnaryResponse response_;
    grpc::Status status_;
    Clock::time_point start_;
};

double processorSeconds() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
        static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char **argv) {
    if (argc != 5) return fprintf(stderr, "usage: grpc-client SOCKET CONNECTIONS IN_FLIGHT SECONDS\n"), 2;
    const int connections = std::stoi(argv[2]), inFlight = std::stoi(argv[3]);
    const double seconds = std::stod(argv[4]);
    grpc::CompletionQueue queue;
    Measured measured;
    measured.latencies.reserve(1 << 22);
    std::vector<std::unique_ptr<echo::Echo::Stub>> stubs;
    for (int i = 0; i < connections; i++) {
        grpc::ChannelArguments arguments;
        arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
        arguments.SetInt(GRPC_ARG_MINIMAL_STACK, 1);
        arguments.SetInt(GRPC_ARG_ENABLE_CENSUS, 0);
        arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
        arguments.SetString("grpc.optimization_target", "throughput");
        auto channel = grpc::CreateCustomChannel(
            std::string("unix:") + argv[1], grpc::InsecureChannelCredentials(), arguments);
        if (!channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(5))) return 1;
        stubs.push_back(echo::Echo::NewStub(channel));
    }
    const auto start = Clock::now();
    const double processor = processorSeconds();
    const auto end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    std::vector<std::unique_ptr<Slot>> slots;
    for (auto &stub : stubs)
        for (int j = 0; j < inFlight; j++) slots.push_back(std::make_unique<Slot>(*stub, queue, measured));
    size_t open = slots.size();
    void *tag;
    bool ok;
    while (open > 0 && queue.Next(&tag, &ok)) {
        const bool again = Clock::now() < end;
        static_cast<Slot *>(tag)->proceed(ok, again);
        if (!again) open--;
    }
    const double elapsed = std::chrono::duration<double>(Clock::now() - start).count();
    const double used = processorSeconds() - processor;
    std::sort(measured.latencies.begin(), measured.latencies.end());
    const auto quantile = [&](double part) {
        const auto &all = measured.latencies;
        return all.empty() ? 0.0 : all[static_cast<size_t>(part * static_cast<double>(all.size() - 1))] / 1000.0;
    };
    printf(
        "{\"calls\": %zu, \"failures\": %zu, \"seconds\": %.6f, \"rate\": %.1f, \"p50_us\": %.2f, \"p99_us\": %.2f, "
        "\"client_cpu_us\": %.3f, \"in_flight\": %zu}\n",
        measured.calls, measured.failures, elapsed, static_cast<double>(measured.calls) / elapsed, quantile(0.5),
        quantile(0.99), measured.calls ? used * 1e6 / static_cast<double>(measured.calls) : 0.0, slots.size());
    return measured.failures ? 1 : 0;
}
