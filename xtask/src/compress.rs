//! Packs files ahead of time (Brotli and gzip), so that any static host can send them small.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::failure::{Failure, Outcome, While};
use crate::workspace::files_under;

/// Text and Wasm shrink; pictures are packed already.
const SHRINKING: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Writes `FILE.br` and `FILE.gz` beside every file below `folder` that gets smaller.
pub fn pack_all(folder: &Path) -> Outcome {
    let files = files_under(folder).during(format_args!("cannot read {}", folder.display()))?;
    let shrinks = |file: &PathBuf| {
        file.extension().is_some_and(|ending| SHRINKING.iter().any(|known| ending == *known))
    };
    let todo = Mutex::new(files.into_iter().filter(shrinks).collect::<Vec<_>>().into_iter());
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let work = || loop {
            let file = todo.lock().ok().and_then(|mut files| files.next());
            let Some(file) = file else { return Ok(()) };
            pack(&file)?;
        };
        let started: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        started.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err(Failure::new("packing a file failed unexpectedly")))
        })
    })
}

fn pack(file: &Path) -> Outcome {
    let content = std::fs::read(file).during(format_args!("cannot read {}", file.display()))?;
    for (ending, packed) in [("br", brotli(&content)), ("gz", gzip(&content))] {
        let packed = packed.during(format_args!("cannot pack {}", file.display()))?;
        let mut name = file.as_os_str().to_owned();
        name.push(".");
        name.push(ending);
        std::fs::write(&name, packed).during(format_args!("cannot write {}", name.display()))?;
    }
    Ok(())
}

/// Brotli at its best quality (11), as a static host would send it.
fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let options = brotli::enc::BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*content, &mut packed, &options)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_the_same() -> std::io::Result<()> {
        let text = "faktor pendukung, faktor penghambat; ".repeat(200);
        let mut out = String::new();
        brotli::Decompressor::new(brotli(text.as_bytes())?.as_slice(), 4096)
            .read_to_string(&mut out)?;
        assert_eq!(out, text);
        out.clear();
        flate2::read::GzDecoder::new(gzip(text.as_bytes())?.as_slice()).read_to_string(&mut out)?;
        assert_eq!(out, text);
        assert!(brotli(text.as_bytes())?.len() < text.len() / 20);
        Ok(())
    }
}
