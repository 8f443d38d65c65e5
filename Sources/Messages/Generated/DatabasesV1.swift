// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

/// Managed PostgreSQL databases of an app.
public enum DatabasesV1 {}
