//! A ZIP whose files are packed while they are written, so that none of them is ever in memory unpacked.

use std::io::{self, Write};

use miniz_oxide::deflate::core::CompressorOxide;
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::{DataFormat, MZFlush, MZStatus};
use rawzip::{CompressionMethod, ZipArchiveWriter};

/// Tables repeat themselves: more effort makes them a few percent smaller and takes times as long.
const EFFORT: u8 = 4;

/// A ZIP that is being written.
#[derive(Debug)]
pub(super) struct Package<W> {
    zip: ZipArchiveWriter<W>,
}

impl<W: Write> Package<W> {
    /// A ZIP without files.
    pub(super) fn new(to: W) -> Self {
        Self { zip: ZipArchiveWriter::new(to) }
    }

    /// Adds the file that `write` writes.
    pub(super) fn put(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let file = self.zip.new_file(path).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start().map_err(io::Error::other)?;
        let mut writer = config.wrap(Packer::new(&mut entry));
        write(&mut writer)?;
        let (packer, descriptor) = writer.finish().map_err(io::Error::other)?;
        packer.finish()?;
        entry.finish(descriptor).map_err(io::Error::other)?;
        Ok(())
    }

    /// Ends the ZIP and gives back what it was written to.
    pub(super) fn finish(self) -> io::Result<W> {
        self.zip.finish().map_err(io::Error::other)
    }
}

/// Packs what is written into it.
struct Packer<W> {
    to: W,
    compressor: Box<CompressorOxide>,
    room: Vec<u8>,
}

impl<W: Write> Packer<W> {
    fn new(to: W) -> Self {
        let mut compressor = Box::<CompressorOxide>::default();
        compressor.set_format_and_level(DataFormat::Raw, EFFORT);
        Self { to, compressor, room: vec![0; 32 * 1024] }
    }

    fn finish(mut self) -> io::Result<()> {
        loop {
            let result = deflate(&mut self.compressor, &[], &mut self.room, MZFlush::Finish);
            self.to.write_all(&self.room[..result.bytes_written])?;
            match result.status {
                Ok(MZStatus::StreamEnd) => return Ok(()),
                Ok(_) => {}
                Err(error) => return Err(failed(error)),
            }
        }
    }
}

impl<W: Write> Write for Packer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        loop {
            let result = deflate(&mut self.compressor, bytes, &mut self.room, MZFlush::None);
            self.to.write_all(&self.room[..result.bytes_written])?;
            result.status.map_err(failed)?;
            if result.bytes_consumed > 0 {
                return Ok(result.bytes_consumed);
            }
        }
    }

    /// What is packed is handed on at the end alone.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn failed(error: miniz_oxide::MZError) -> io::Error {
    io::Error::other(format!("packing: {error:?}"))
}
