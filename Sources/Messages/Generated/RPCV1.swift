// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

/// The protobuf part of each frame of the binary protocol (docs/protocol.md).
public enum RPCV1 {}
