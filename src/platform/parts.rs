//! A large file that is written piece by piece, and whose pieces stay with the browser.

use std::io::{self, BufWriter, Write};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// Small pieces are put together up to so many bytes.
const PIECE: usize = 65_536;

/// The pieces of a file so far.
#[derive(Debug, Default)]
pub struct Parts(Array);

impl Parts {
    /// A file without content, to be written.
    pub fn writer() -> BufWriter<Self> {
        BufWriter::with_capacity(PIECE, Self::default())
    }

    /// The file that was written.
    ///
    /// # Errors
    /// The browser's own value, e.g. for want of room.
    pub fn blob(writer: BufWriter<Self>) -> Result<Blob, JsValue> {
        let parts = writer.into_inner().map_err(|error| JsValue::from(error.to_string()))?;
        Blob::new_with_u8_array_sequence(&parts.0)
    }
}

impl Write for Parts {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.push(&Uint8Array::from(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
