//! Two articles side by side.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax_fuzz::compare::check;

fuzz_target!(|bytes: &[u8]| check(bytes));
