//! argv, streams and exit codes; one file per command.
