//! Line ends can't be told in UTF-16 by looking for one byte: such a stream becomes UTF-8 before it is cut.

use crate::corpus::encoding::utf16_without_mark;
use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

/// Whether a file that begins with `head` is in UTF-16, and in which.
pub(in crate::corpus) fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(head) {
        Some((encoding, _)) => (encoding == UTF_16LE || encoding == UTF_16BE).then_some(encoding),
        None => utf16_without_mark(head),
    }
}

/// A stream as UTF-8, its mark taken away.
pub(in crate::corpus) struct Transcode<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    ready: String,
    /// How much of `ready` has been given.
    at: usize,
    ended: bool,
    failed: Option<io::Error>,
}

impl<R: Read> Transcode<R> {
    pub(in crate::corpus) fn new(encoding: &'static Encoding, inner: R) -> Transcode<R> {
        Transcode {
            inner,
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: Vec::new(),
            ready: String::new(),
            at: 0,
            ended: false,
            failed: None,
        }
    }
}

impl<R: Read> Read for Transcode<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() {
            if let Some(error) = self.failed.take() {
                return Err(error);
            }
            if self.ended {
                return Ok(0);
            }
            self.raw.clear();
            if let Err(error) = self.inner.by_ref().take(64 << 10).read_to_end(&mut self.raw) {
                self.failed = Some(error);
            }
            self.ended = self.raw.is_empty() || self.failed.is_some();
            self.ready.clear();
            self.at = 0;
            let room = self.decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(0);
            self.ready.reserve(room);
            let _ = self.decoder.decode_to_string(&self.raw, &mut self.ready, self.ended);
        }
        let ready = self.ready.as_bytes().get(self.at..).unwrap_or_default();
        let given = ready.len().min(buf.len());
        for (to, from) in buf.iter_mut().zip(ready) {
            *to = *from;
        }
        self.at += given;
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_in_utf_16_is_the_same_in_utf_8() {
        let text = "Ein Wehr, größer als je. ".repeat(9000);
        for (encoding, bytes) in [
            (
                UTF_16LE,
                text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
            ),
            (UTF_16BE, text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            assert_eq!(utf16(&bytes), Some(encoding));
            let mut out = String::new();
            Transcode::new(encoding, bytes.as_slice())
                .read_to_string(&mut out)
                .unwrap();
            assert_eq!(out, text);
        }
    }
}
