// gRPC's asynchronous C++ server, one thread and one completion queue, on a core of its own.
//
// usage: grpc-server SOCKET
#include <grpcpp/grpcpp.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "echo.grpc.pb.h"

namespace {

// One slot takes one call after the other. The messages of a call are in the slot's arena.
class Slot {
public:
    Slot(echo::Echo::AsyncService &service, grpc::ServerCompletionQueue &queue) : service_(service), queue_(queue) {
        wait();
    }

    void proceed(bool ok) {
        if (!ok) return;
        if (isAnswering_) {
            wait();
            return;
        }
        isAnswering_ = true;
        // As much as our handler does: a payload of the wanted size, the time that the call may take.
        response_->mutable_payload()->assign(request_.response_bytes(), '\0');
        response_->set_timeout_ms(60000);
        writer_->Finish(*response_, grpc::Status::OK, this);
    }

private:
    void wait() {
        isAnswering_ = false;
        writer_.reset();
        context_ = std::make_unique<grpc::ServerContext>();
        writer_ = std::make_unique<grpc::ServerAsyncResponseWriter<echo::UnaryResponse>>(context_.get());
        service_.RequestUnary(context_.get(), &request_, writer_.get(), &queue_, &queue_, this);
    }

    echo::Echo::AsyncService &service_;
    grpc::ServerCompletionQueue &queue_;
    std::unique_ptr<grpc::ServerContext> context_;
    std::unique_ptr<grpc::ServerAsyncResponseWriter<echo::UnaryResponse>> writer_;
    // Used again for each call: cheaper than an arena for messages of this size.
    echo::UnaryRequest request_;
    std::unique_ptr<echo::UnaryResponse> response_ = std::make_unique<echo::UnaryResponse>();
    bool isAnswering_ = false;
};

}  // namespace

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "usage: grpc-server SOCKET\n"), 2;
    echo::Echo::AsyncService service;
    grpc::ServerBuilder builder;
    builder.AddListeningPort(std::string("unix:") + argv[1], grpc::InsecureServerCredentials());
    builder.RegisterService(&service);
    builder.AddChannelArgument(GRPC_ARG_MINIMAL_STACK, 1);
    builder.AddChannelArgument(GRPC_ARG_ENABLE_CENSUS, 0);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    builder.AddChannelArgument("grpc.optimization_target", "throughput");
    auto queue = builder.AddCompletionQueue();
    auto server = builder.BuildAndStart();
    if (!server) return 1;
    std::vector<std::unique_ptr<Slot>> slots;
    for (int i = 0; i < 256; i++) slots.push_back(std::make_unique<Slot>(service, *queue));
    puts("listening");
    fflush(stdout);
    void *tag;
    bool ok;
    while (queue->Next(&tag, &ok)) static_cast<Slot *>(tag)->proceed(ok);
}
