// The ttrpc client of containerd's library as a load generator: a goroutine for each call in flight.
//
// usage: ttrpc-client SOCKET CONNECTIONS IN_FLIGHT SECONDS
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"os"
	"sort"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/containerd/ttrpc"

	"echo"
)

type measured struct {
	latencies []uint32
	failures  int
}

func load(client echo.EchoService, end time.Time) measured {
	result := measured{latencies: make([]uint32, 0, 1<<20)}
	request := &echo.UnaryRequest{Payload: make([]byte, 58), ResponseBytes: 58, EchoMetadata: true}
	for now := time.Now(); now.Before(end); {
		response, err := client.Unary(context.Background(), request)
		if err != nil || len(response.Payload) != 58 {
			result.failures++
		}
		then := now
		now = time.Now()
		result.latencies = append(result.latencies, uint32(now.Sub(then)))
	}
	return result
}

func processorSeconds() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		log.Fatal(err)
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func main() {
	if len(os.Args) != 5 {
		log.Fatal("usage: ttrpc-client SOCKET CONNECTIONS IN_FLIGHT SECONDS")
	}
	connections, _ := strconv.Atoi(os.Args[2])
	inFlight, _ := strconv.Atoi(os.Args[3])
	seconds, _ := strconv.ParseFloat(os.Args[4], 64)
	clients := make([]echo.EchoService, connections)
	for i := range clients {
		connection, err := net.Dial("unix", os.Args[1])
		if err != nil {
			log.Fatal(err)
		}
		clients[i] = echo.NewEchoClient(ttrpc.NewClient(connection))
	}
	results := make([]measured, connections*inFlight)
	processor := processorSeconds()
	start := time.Now()
	end := start.Add(time.Duration(seconds * 1e9))
	var group sync.WaitGroup
	for i := range results {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			results[i] = load(clients[i%connections], end)
		}(i)
	}
	group.Wait()
	elapsed := time.Since(start).Seconds()
	processor = processorSeconds() - processor
	var all []uint32
	failures := 0
	for _, result := range results {
		all = append(all, result.latencies...)
		failures += result.failures
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	quantile := func(part float64) float64 { return float64(all[int(part*float64(len(all)-1))]) / 1000 }
	fmt.Printf(
		"{\"calls\": %d, \"failures\": %d, \"seconds\": %.6f, \"rate\": %.1f, \"p50_us\": %.2f, \"p99_us\": %.2f, "+
			"\"client_cpu_us\": %.3f, \"in_flight\": %d}\n",
		len(all), failures, elapsed, float64(len(all))/elapsed, quantile(0.5), quantile(0.99),
		processor*1e6/float64(len(all)), len(results))
	if failures > 0 {
		os.Exit(1)
	}
}
