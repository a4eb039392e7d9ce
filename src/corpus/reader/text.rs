//! Plain text: one article a file.

use super::{Reader, Record};
use crate::corpus::article::Format;
use crate::corpus::draft::{Body, Draft};
use crate::corpus::encoding::decode;
use crate::corpus::walk::Entry;

pub(super) struct Text;

impl Reader for Text {
    fn format(&self) -> Format {
        Format::Text
    }

    fn limit(&self) -> u64 {
        super::LARGEST
    }

    fn records(&self, _entry: &Entry, bytes: &[u8], out: &mut dyn FnMut(Record)) {
        let decoded = decode(bytes, None);
        out(Record::whole(decoded.encoding, Ok(Draft::of(Body::Text(decoded.text)))));
    }
}
