//! Web pages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax_fuzz::check;

fuzz_target!(|bytes: &[u8]| check("page.html", bytes));
