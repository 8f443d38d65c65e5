// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

/// Apps of an organisation, their variables and deployments.
public enum AppsV1 {}
