// The ttrpc server of containerd's library, with messages of gogo's fast code.
//
// usage: ttrpc-server SOCKET
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"os"

	"github.com/containerd/ttrpc"

	"echo"
)

type service struct{}

// As much as our handler does: a payload of the wanted size, the time that the call may take.
func (service) Unary(_ context.Context, request *echo.UnaryRequest) (*echo.UnaryResponse, error) {
	return &echo.UnaryResponse{Payload: make([]byte, request.ResponseBytes), TimeoutMs: 60000}, nil
}

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: ttrpc-server SOCKET")
	}
	server, err := ttrpc.NewServer()
	if err != nil {
		log.Fatal(err)
	}
	echo.RegisterEchoService(server, service{})
	listener, err := net.Listen("unix", os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening")
	log.Fatal(server.Serve(context.Background(), listener))
}
