//! Lays a stream down where one can jump in it: archives are read in the order of their names, not of their bytes.

use super::meter::{Meter, broken, sentence};
use crate::corpus::open::Stream;
use std::io::{self, Cursor, Read, Seek, Write};

/// More than this goes to a temporary file, which has no name and vanishes with the program.
const IN_MEMORY: u64 = 24 << 20;
/// Largest archive that is laid down, in bytes.
const MOST: u64 = 64 << 30;

/// All a stream gives, and what broke it off.
///
/// # Errors
/// There is no room for it.
pub(in crate::corpus) fn spool(
    flow: &mut dyn Read,
    meter: &Meter<'_>,
) -> io::Result<(Box<dyn Stream>, Option<String>)> {
    let mut bytes = Vec::new();
    if let Err(error) = flow.take(IN_MEMORY).read_to_end(&mut bytes) {
        return Ok((Box::new(Cursor::new(bytes)), Some(broken(&error))));
    }
    if (bytes.len() as u64) < IN_MEMORY {
        return Ok((Box::new(Cursor::new(bytes)), None));
    }
    let no_room = |error: io::Error| {
        sentence(format!(
            "can't be unpacked: the temporary folder {} does not take it ({error}); make room there or unpack it yourself",
            std::env::temp_dir().display()
        ))
    };
    let mut file = tempfile::tempfile().map_err(no_room)?;
    file.write_all(&bytes).map_err(no_room)?;
    drop(bytes);
    let mut left = MOST;
    let mut buf = vec![0; 256 << 10];
    let fault = loop {
        if meter.stopped() {
            break None;
        }
        match flow.read(&mut buf) {
            Ok(0) => break None,
            Ok(read) if read as u64 > left => {
                break Some(format!(
                    "unpacks to more than {} GiB; unpack it yourself to read the rest",
                    MOST >> 30
                ));
            }
            Ok(read) => {
                left -= read as u64;
                file.write_all(buf.get(..read).unwrap_or_default()).map_err(no_room)?;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => break Some(broken(&error)),
        }
    };
    file.rewind()?;
    Ok((Box::new(file), fault))
}
