//! Tables: CSV and its relatives.

#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax_fuzz::check;

fuzz_target!(|bytes: &[u8]| check("table.csv", bytes));
