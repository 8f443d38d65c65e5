# The commands of the project. `make up` and `make test` install what they need (as root) or say what is missing.
#
# PAAS_HOME    folder of the state (.paas)
# PAAS_HTTP    address of the gateway (127.0.0.1:8080)
# PAAS_ENGINE  auto, native or docker (auto: Docker where an engine answers)
# PAAS_POOL    instances that are kept ready: 16=1, 16=2,17=1, none
# PAAS_POSTGRES  major versions to fetch beside those installed (16); 17 and 18 can be had too

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# One configuration for everything, so that nobody builds twice.
BIN := .build/debug
SWIFT_FILES := Package.swift Sources Tests
TEST_FLAGS := --disable-xctest
# Whole programs and PostgreSQL servers run in these tests: more at a time than this only makes each of them slow.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH := 4

.PHONY: help
help:
	@sed -n 's/^## //p' Makefile

## make up                start everything on this machine; Ctrl-C stops it, DETACH=1 leaves it running
.PHONY: up
up:
	@home=$$(Sources/Setup/prepare.sh up); \
	swift build; \
	export PAAS_HOME="$$home"; \
	exec $(BIN)/paas up $(if $(DETACH),--detach)

## make down              stop the programs and the databases; `make up` brings them back
.PHONY: down
down:
	@if [ -x $(BIN)/paas ]; then exec $(BIN)/paas down; else echo "Nothing to stop: nothing was built here." >&2; fi

## make uninstall         list everything that is on this machine, ask, remove it; YES=1 does not ask
.PHONY: uninstall
uninstall:
	@if [ -x $(BIN)/paas ]; then exec $(BIN)/paas uninstall --also .build --also Package.resolved $(if $(YES),--yes); \
	else echo "Nothing to remove: nothing was built here." >&2; fi

## make build             build the programs
.PHONY: build
build:
	swift build

## make test              all tests: pure, with a scratch PostgreSQL, whole programs; and make check
.PHONY: test
test: check
	@root=$$(Sources/Setup/prepare.sh test); \
	export PAAS_POSTGRES_DIRECTORY="$$root/postgres"; \
	Tests/Containers/run.sh "$$root" Tests/run.sh $(TEST_FLAGS)

## make check             format, import directions, generated code, no unstructured tasks in the daemon
.PHONY: check
check:
	@Sources/Setup/prepare.sh test >/dev/null
	swift format lint --strict --recursive --parallel $(SWIFT_FILES)
	swift build --build-tests
	swift test --skip-build $(TEST_FLAGS) --filter RepositoryTests

## make format            put the Swift files into the project's format
.PHONY: format
format:
	swift format --in-place --recursive --parallel $(SWIFT_FILES)

## make proto             generate the C and Swift code of the messages again
.PHONY: proto
proto:
	@Sources/Setup/prepare.sh test >/dev/null
	swift build --product MessageGenerator
	Proto/generate.sh $(BIN)/MessageGenerator Sources

## make bench-provision   create → Ready beside a bare initdb + start + login, and a bare docker run + login
.PHONY: bench-provision
bench-provision:
	@root=$$(Sources/Setup/prepare.sh test); \
	export PAAS_POSTGRES_DIRECTORY="$$root/postgres"; \
	swift build; \
	swift build --package-path Tests/Benchmarks --scratch-path .build/benchmarks --product bench-provision; \
	Tests/Containers/run.sh "$$root" bash -c \
	'exec $${PAAS_TEST_DOCKER_NETNS:+nsenter --net="$$PAAS_TEST_DOCKER_NETNS"} "$$@"' bench \
	.build/benchmarks/debug/bench-provision "$(CURDIR)/$(BIN)" $(ROUNDS)

## make conformance       every script of Proto/vectors against the server, the Swift and the Python client
.PHONY: conformance
conformance:
	@Sources/Setup/prepare.sh test >/dev/null
	swift build
	Tests/Conformance/run.sh $(BIN)

## make test-python       the tests of the Python client alone
.PHONY: test-python
test-python:
	@Sources/Setup/prepare.sh test >/dev/null
	swift build
	Clients/python/tools/test.sh $(BIN)

## make fuzz              fuzzes the decoders and the state machines, SECONDS (60) for each target
.PHONY: fuzz
fuzz:
	@Sources/Setup/prepare.sh test >/dev/null
	Tests/Fuzz/run.sh $(or $(SECONDS),60) $(TARGET)

## make simulate          plays SEEDS (500) seeded runs of the provisioner and the watch in simulated time, from seed FROM (1)
.PHONY: simulate
simulate:
	@Sources/Setup/prepare.sh test >/dev/null
	swift build -c release -Xswiftc -enable-testing --scratch-path .build/simulate --product simulate
	.build/simulate/release/simulate --seeds $(or $(SEEDS),500) --from $(or $(FROM),1)

## make faults            every pair of crash points on both engines, or of one OPERATION (create, rotate, …): takes hours
.PHONY: faults
faults:
	@root=$$(Sources/Setup/prepare.sh test); \
	export PAAS_POSTGRES_DIRECTORY="$$root/postgres" PAAS_TEST_FAULT_PAIRS=$(or $(OPERATION),1); \
	Tests/Containers/run.sh "$$root" Tests/run.sh $(TEST_FLAGS) --filter everyPair

## make bench-watch       10,000 watches: what is delivered, how late, and the memory of one that is idle
.PHONY: bench-watch
bench-watch:
	@root=$$(Sources/Setup/prepare.sh test); \
	export PAAS_POSTGRES_DIRECTORY="$$root/postgres"; \
	Tests/Benchmarks/watch.sh

## make bench-scale       10,000 rows, recovery, and requests that come again
.PHONY: bench-scale
bench-scale:
	@root=$$(Sources/Setup/prepare.sh test); \
	export PAAS_POSTGRES_DIRECTORY="$$root/postgres"; \
	swift build; \
	swift build --package-path Tests/Benchmarks --scratch-path .build/benchmarks --product bench-scale; \
	.build/benchmarks/debug/bench-scale "$(CURDIR)/$(BIN)"

## make bench-rpc         calls a second, latency, CPU and memory beside gRPC C++, ttrpc and a bare epoll loop
.PHONY: bench-rpc
bench-rpc:
	@Sources/Setup/prepare.sh test >/dev/null
	Tests/Benchmarks/rpc.sh

## make clean             remove what was built
.PHONY: clean
clean:
	rm -rf .build
