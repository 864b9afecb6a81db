//! Files that are there whole or not at all: written beside, flushed, renamed, directory flushed.
