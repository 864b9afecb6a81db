//! The register as a whole: what is written is read back, and every harm done to it is found and told apart.

mod any_run;
mod harm;
mod inputs;
mod order;
mod round_trip;
mod samples;
mod wanted;
