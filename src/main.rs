//! The `casebook` command: hands its arguments to the library and returns the exit code.

use std::process::ExitCode;

/// Building a site makes millions of small strings on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    casebook::cli::main(std::env::args_os())
}
