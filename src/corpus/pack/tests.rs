//! What was packed comes out again; what is damaged, endless or odd is told.

use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Write};

/// Packs bytes in each of the ways of compressing.
pub(in crate::corpus) fn packed(form: Form, bytes: &[u8]) -> Vec<u8> {
    match form {
        Form::Gzip => {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        }
        Form::Zstd => zstd::encode_all(bytes, 1).unwrap(),
        Form::Xz => {
            let mut encoder = liblzma::write::XzEncoder::new(Vec::new(), 1);
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        }
        Form::Bzip2 => {
            let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        }
        Form::Zip | Form::Tar => panic!("holds files"),
    }
}

const STREAMS: [Form; 4] = [Form::Gzip, Form::Zstd, Form::Xz, Form::Bzip2];

fn unpacked(form: Form, bytes: &[u8]) -> (Vec<u8>, Option<String>) {
    let meter = Meter::new(&|| false);
    let mut out = Vec::new();
    let error = Unpack::new(form, bytes, 0, &meter).read_to_end(&mut out).err();
    (out, error.map(|error| broken(&error)))
}

const TEXT: &[u8] = b"The weir was closed on Friday after the river rose by more than a metre in one night.";

#[test]
fn members_one_after_the_other_are_one_stream() {
    for stream in STREAMS {
        let one = packed(stream, TEXT);
        assert_eq!(form(&one), Some(stream));
        // Padding of zeros belongs to no member.
        let three = [one.as_slice(), &one, &[0; 512], &one, &[0; 8]].concat();
        assert_eq!(unpacked(stream, &three), (TEXT.repeat(3), None), "{stream:?}");
    }
}

#[test]
fn every_member_can_be_entered() {
    for stream in STREAMS {
        let (one, two) = (packed(stream, TEXT), packed(stream, b"Second"));
        let meter = Meter::new(&|| false);
        let both = [one.as_slice(), &two].concat();
        let mut unpack = Unpack::new(stream, both.as_slice(), 0, &meter);
        let marks = unpack.marks();
        unpack.read_to_end(&mut Vec::new()).unwrap();
        assert_eq!(marks.before(3), (0, 0));
        let (packed, start) = marks.before(TEXT.len() as u64 + 2);
        assert_eq!((packed, start), (one.len() as u64, TEXT.len() as u64));
        assert_eq!(unpacked(stream, &both[one.len()..]).0, b"Second");
    }
}

#[test]
fn what_follows_the_end_is_told() {
    for stream in STREAMS {
        let (out, fault) = unpacked(stream, &[packed(stream, TEXT), b"<html> and more".to_vec()].concat());
        assert_eq!(out, TEXT);
        assert!(
            fault
                .unwrap()
                .starts_with("goes on after its end with bytes that are not"),
            "{stream:?}"
        );
    }
}

#[test]
fn what_was_read_before_a_stream_breaks_off_is_kept() {
    let lines: Vec<u8> = (0..40_000)
        .flat_map(|n: u32| format!("{}\n", n.wrapping_mul(2_654_435_761)).into_bytes())
        .collect();
    for stream in STREAMS {
        let whole = packed(stream, &lines);
        let (out, fault) = unpacked(stream, &whole[..whole.len() / 2]);
        assert!(lines.starts_with(&out), "{stream:?}");
        assert!(fault.unwrap().contains("damaged or cut short"), "{stream:?}");
        if stream != Form::Bzip2 {
            assert!(out.len() > lines.len() / 4, "{stream:?}: {}", out.len());
        }
    }
}

#[test]
fn frames_without_data_are_passed_over() {
    let skippable = [&[0x5e, 0x2a, 0x4d, 0x18][..], &4_u32.to_le_bytes(), b"seek"].concat();
    let bytes = [skippable.as_slice(), &packed(Form::Zstd, TEXT), &skippable].concat();
    assert_eq!(form(&bytes), Some(Form::Zstd));
    assert_eq!(unpacked(Form::Zstd, &bytes), (TEXT.to_vec(), None));
}

#[test]
fn files_that_ask_for_much_memory_are_told() {
    let mut options = liblzma::stream::LzmaOptions::new_preset(0).unwrap();
    options.dict_size(1 << 30);
    let mut filters = liblzma::stream::Filters::new();
    filters.lzma2(&options);
    // The size of the dictionary stands in the header; writing one does not take the memory that reading would.
    let mut header = packed(Form::Xz, TEXT);
    let at = header.windows(2).position(|two| two == [0x21, 0x01]).unwrap() + 2;
    header[at] = 40;
    let block = header[12..24].to_vec();
    let len = (usize::from(block[0]) + 1) * 4;
    let mut crc = flate2::Crc::new();
    crc.update(&header[12..12 + len - 4]);
    header[12 + len - 4..12 + len].copy_from_slice(&crc.sum().to_le_bytes());
    let (out, fault) = unpacked(Form::Xz, &header);
    assert!(out.is_empty());
    assert!(
        fault.as_deref().unwrap().starts_with("asks for more than 132 MiB"),
        "{fault:?}"
    );
    // A frame of zstd whose window is 2 GiB.
    let zstd = [&b"\x28\xb5\x2f\xfd"[..], &[0, 21 << 3, 1, 0, 0]].concat();
    let (_, fault) = unpacked(Form::Zstd, &zstd);
    assert!(
        fault.as_deref().unwrap().starts_with("asks for more than 132 MiB"),
        "{fault:?}"
    );
}

fn tar_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = ::tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip_of(files: &[(&str, &[u8])], method: ::zip::CompressionMethod) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = ::zip::write::SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Every member's name and content, or why not.
/// Names and contents, or why not.
type Contents = Vec<(String, Result<Vec<u8>, String>)>;

fn contents(form: Form, bytes: &[u8]) -> (Contents, Option<String>) {
    let meter = Meter::new(&|| false);
    let mut stream = Cursor::new(bytes.to_vec());
    let listing = list(form, &mut stream, &meter).unwrap();
    let mut all = Vec::new();
    for member in listing.members {
        let content = member.what.and_then(|spot| {
            let mut out = Vec::new();
            let read = match open(form, &mut stream, spot, &meter) {
                Ok(Opened::Plain(mut stream)) => stream.read_to_end(&mut out),
                Ok(Opened::Unpacked(mut flow)) => flow.read_to_end(&mut out),
                Err(error) => Err(error),
            };
            read.map_err(|error| broken(&error)).map(|_| out)
        });
        all.push((member.name, content));
    }
    (all, listing.fault)
}

#[test]
fn archives_give_their_files() {
    let long = format!("{}/a.txt", "folder".repeat(40));
    let files: [(&str, &[u8]); 3] = [("a/b.txt", TEXT), (&long, b"x"), ("empty", b"")];
    let expected: Vec<(String, Result<Vec<u8>, String>)> = files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), Ok(bytes.to_vec())))
        .collect();
    let tar = tar_of(&files);
    assert_eq!(form(&tar), Some(Form::Tar));
    assert_eq!(contents(Form::Tar, &tar), (expected.clone(), None));
    for method in [
        ::zip::CompressionMethod::Stored,
        ::zip::CompressionMethod::Deflated,
        ::zip::CompressionMethod::Bzip2,
        ::zip::CompressionMethod::Zstd,
    ] {
        let zip = zip_of(&files, method);
        assert_eq!(form(&zip), Some(Form::Zip));
        assert_eq!(contents(Form::Zip, &zip), (expected.clone(), None), "{method:?}");
        let moved = [b"#!/bin/sh\n".to_vec(), zip].concat();
        assert_eq!(contents(Form::Zip, &moved).0, expected, "{method:?} after a script");
    }
}

#[test]
fn archives_that_are_cut_short_give_what_is_left() {
    let noise: Vec<u8> = (0..9000_u32)
        .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
        .collect();
    let files: [(&str, &[u8]); 3] = [("a.txt", TEXT), ("b.txt", TEXT), ("c.bin", &noise)];
    let tar = tar_of(&files);
    let (all, fault) = contents(Form::Tar, &tar[..4096]);
    assert_eq!(all[1], ("b.txt".to_owned(), Ok(TEXT.to_vec())));
    assert!(all[2].1.as_ref().unwrap_err().contains("cut short"), "{all:?}");
    assert!(fault.unwrap().contains("cut short"));
    let zip = zip_of(&files, ::zip::CompressionMethod::Deflated);
    let (all, fault) = contents(Form::Zip, &zip[..zip.len() / 2]);
    assert_eq!(all[0], ("a.txt".to_owned(), Ok(TEXT.to_vec())));
    assert_eq!(all[1], ("b.txt".to_owned(), Ok(TEXT.to_vec())));
    assert!(fault.unwrap().contains("directory is missing"));
}

#[test]
fn a_wrong_checksum_is_told() {
    let mut zip = zip_of(&[("a.txt", TEXT)], ::zip::CompressionMethod::Deflated);
    let directory = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    zip[directory + 16] ^= 1;
    let (all, _) = contents(Form::Zip, &zip);
    assert_eq!(all[0].1, Err("is damaged: its checksum is wrong".to_owned()));
}

#[test]
fn files_over_one_another_are_refused() {
    let mut zip = zip_of(&[("a.txt", TEXT), ("b.txt", TEXT)], ::zip::CompressionMethod::Stored);
    let last = zip.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    // The second member claims to stand where the first does.
    zip[last + 42..last + 46].copy_from_slice(&0_u32.to_le_bytes());
    let (all, fault) = contents(Form::Zip, &zip);
    assert!(all.is_empty());
    assert!(fault.unwrap().contains("lie over one another"));
}

#[test]
fn documents_that_are_zips_are_known() {
    let meter = Meter::new(&|| false);
    for (name, what) in [
        ("[Content_Types].xml", "an office document"),
        ("mimetype", "an office document or a book"),
    ] {
        let zip = zip_of(
            &[(name, b"x"), ("word/document.xml", b"<x/>")],
            ::zip::CompressionMethod::Stored,
        );
        assert_eq!(
            list(Form::Zip, &mut Cursor::new(zip), &meter).unwrap().document,
            Some(what)
        );
    }
}

#[test]
fn names_lead_to_what_is_inside() {
    assert_eq!(inner_name("a/b.html.gz"), "a/b.html");
    assert_eq!(inner_name("week.TGZ"), "week.tar");
    assert_eq!(inner_name("dump"), "dump");
    assert_eq!(sort_key("week.tar.xz"), "week.tar.xz!/");
    assert_eq!(sort_key("week.jsonl.xz"), "week.jsonl.xz");
}

proptest! {
    #[test]
    fn anything_is_unpacked_or_told(bytes in proptest::collection::vec(any::<u8>(), 0..600), at in 0_usize..600) {
        for stream in STREAMS {
            let mut whole = packed(stream, &bytes);
            prop_assert_eq!(unpacked(stream, &whole), (bytes.clone(), None));
            let at = at % whole.len();
            whole[at] ^= 0x55;
            unpacked(stream, &whole);
            unpacked(stream, &whole[..at]);
        }
    }

    #[test]
    fn damaged_archives_never_panic(at in 0_usize..3000, flip in 1_u8.., cut in 0_usize..3000) {
        let files: [(&str, &[u8]); 2] = [("a/b.txt", TEXT), ("c.txt", TEXT)];
        for (form, mut bytes) in [
            (Form::Tar, tar_of(&files)),
            (Form::Zip, zip_of(&files, ::zip::CompressionMethod::Deflated)),
            (Form::Zip, zip_of(&files, ::zip::CompressionMethod::Stored)),
        ] {
            let len = bytes.len();
            bytes[at % len] ^= flip;
            contents(form, &bytes);
            contents(form, &bytes[..cut % len]);
        }
    }
}
