//! An export with the files that its interviews name: one ZIP with the same JSON and a folder of attachments.
//!
//! Nothing that we write is packed: photos and recordings cannot be made smaller. Whoever packs an export anew to mail
//! it is read as well, as far as what is packed does not unfold beyond a limit.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveWriter, crc32};

use super::ArchiveProblem;

/// The folder of the attachments within the archive.
const FOLDER: &str = "lampiran/";

/// The first bytes of a ZIP.
const SIGNATURE: &[u8] = b"PK\x03\x04";

/// What the packed files of an archive may come to in all, in bytes.
pub const MAX_UNFOLDED: usize = 512 * 1024 * 1024;

/// The most files in an archive.
const MAX_FILES: usize = 65_000;

/// An archive that is being written, file by file, so that it never has to be in memory as a whole.
#[derive(Debug)]
pub struct ArchiveWriter<W> {
    zip: ZipArchiveWriter<W>,
}

impl<W: Write> ArchiveWriter<W> {
    /// An archive that begins with the file of interviews, named `name`.
    ///
    /// # Errors
    /// Those of `to`.
    pub fn new(to: W, name: &str, text: &str) -> io::Result<Self> {
        let mut this = Self { zip: ZipArchiveWriter::new(to) };
        this.put(name, text.as_bytes())?;
        Ok(this)
    }

    /// Adds an attachment.
    ///
    /// # Errors
    /// Those of the place that it is written to.
    pub fn add(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        self.put(&format!("{FOLDER}{name}"), content)
    }

    fn put(&mut self, path: &str, content: &[u8]) -> io::Result<()> {
        let (mut entry, config) = self.zip.new_file(path).start().map_err(io::Error::other)?;
        let mut writer = config.wrap(&mut entry);
        writer.write_all(content)?;
        let (_, descriptor) = writer.finish().map_err(io::Error::other)?;
        entry.finish(descriptor).map_err(io::Error::other)?;
        Ok(())
    }

    /// Ends the archive and gives back what it was written to.
    ///
    /// # Errors
    /// As [`Self::add`].
    pub fn finish(self) -> io::Result<W> {
        self.zip.finish().map_err(io::Error::other)
    }
}

/// What stands in an archive.
#[derive(Debug, PartialEq, Eq)]
pub struct Archive<'a> {
    /// The file of interviews.
    pub text: Cow<'a, [u8]>,
    /// The attachments by name; whether they hold what their names say has not been looked at.
    pub attachments: BTreeMap<String, Cow<'a, [u8]>>,
}

/// Whether a file is an archive, by its first bytes.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// Reads an archive; what is neither the file of interviews nor an attachment is passed over.
///
/// # Errors
/// What keeps it from being used.
pub fn read_archive(bytes: &[u8]) -> Result<Archive<'_>, ArchiveProblem> {
    read_archive_within(bytes, MAX_UNFOLDED)
}

/// As [`read_archive`], where packed files may come to `limit` bytes in all.
///
/// # Errors
/// As [`read_archive`].
pub fn read_archive_within(bytes: &[u8], limit: usize) -> Result<Archive<'_>, ArchiveProblem> {
    let unreadable = |_: rawzip::Error| ArchiveProblem::Unreadable;
    let zip = ZipArchive::from_slice(bytes).map_err(unreadable)?;
    let mut texts = Vec::new();
    let mut attachments = BTreeMap::new();
    let (mut size, mut unfolded, mut count) = (0, 0, 0);
    let mut entries = zip.entries();
    while let Some(entry) = entries.next_entry().map_err(unreadable)? {
        // How many there are by the archive's own word is not looked at: it may be fewer.
        count += 1;
        if count > MAX_FILES {
            return Err(ArchiveProblem::Unreadable);
        }
        let path = entry.file_path();
        let Ok(path) = std::str::from_utf8(path.as_bytes()) else { continue };
        let attachment = path.strip_prefix(FOLDER).filter(|name| !name.is_empty());
        let is_text = !path.contains('/') && path.ends_with(".json");
        if !is_text && attachment.is_none() {
            continue;
        }
        let method = entry.compression_method();
        let is_packed = method == CompressionMethod::DEFLATE;
        if !(is_packed || method == CompressionMethod::STORE) || entry.flags().is_encrypted() {
            return Err(ArchiveProblem::Packed);
        }
        let content = zip.get_entry(entry.wayfinder()).map_err(unreadable)?;
        let (start, end) = content.compressed_data_range();
        let range = usize::try_from(start).ok().zip(usize::try_from(end).ok());
        let content = range.and_then(|(start, end)| bytes.get(start..end));
        let content = content.ok_or(ArchiveProblem::Unreadable)?;
        size += content.len();
        // Files that lie over each other would come to more than was read.
        if size > bytes.len() {
            return Err(ArchiveProblem::Unreadable);
        }
        // What it says that it unfolds into is all that it may.
        let length = usize::try_from(entry.uncompressed_size_hint()).unwrap_or(usize::MAX);
        let content = if is_packed {
            unfolded = length.saturating_add(unfolded);
            if unfolded > limit {
                return Err(ArchiveProblem::Unfolds(limit));
            }
            let content = decompress_to_vec_with_limit(content, length);
            let content = content.map_err(|_| ArchiveProblem::Unreadable)?;
            if crc32(&content) != entry.crc32() {
                return Err(ArchiveProblem::Unreadable);
            }
            Cow::Owned(content)
        } else {
            Cow::Borrowed(content)
        };
        if content.len() != length {
            return Err(ArchiveProblem::Unreadable);
        }
        match attachment {
            None => texts.push(content),
            Some(name) if attachments.insert(name.to_owned(), content).is_none() => {}
            Some(_) => return Err(ArchiveProblem::Unreadable),
        }
    }
    match (texts.pop(), texts.is_empty()) {
        (Some(text), true) => Ok(Archive { text, attachments }),
        _ => Err(ArchiveProblem::NotOneFile),
    }
}
