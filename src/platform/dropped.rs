//! Files that a person dropped on the page, those inside dropped folders too.

use futures::channel::oneshot;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

/// What was dropped.
#[derive(Debug, Default)]
pub struct Dropped {
    /// The files: all that were dropped by themselves, and the exports inside folders.
    pub files: Vec<File>,
    /// Files inside folders that were passed over for not being `.json` or `.zip` files.
    pub skipped: usize,
    /// Names of exports inside folders that the browser could not open.
    pub unreadable: Vec<String>,
}

/// What a drop carries; the browser forgets it when the event is over, so it is taken at once.
#[derive(Debug)]
pub struct Drop {
    files: Vec<File>,
    folders: Vec<FileSystemEntry>,
}

impl Drop {
    /// Takes what `transfer` carries, within its event.
    pub fn take(transfer: &DataTransfer) -> Self {
        let items = transfer.items();
        let mut drop = Self { files: Vec::new(), folders: Vec::new() };
        for item in (0..items.length()).filter_map(|n| items.get(n)) {
            let entry = item.webkit_get_as_entry().ok().flatten();
            match entry.filter(FileSystemEntry::is_directory) {
                Some(folder) => drop.folders.push(folder),
                None => drop.files.extend(item.get_as_file().ok().flatten()),
            }
        }
        drop
    }

    /// The files, those of folders read by and by.
    pub async fn files(self) -> Dropped {
        let mut dropped = Dropped { files: self.files, ..Dropped::default() };
        let mut open = self.folders;
        while let Some(entry) = open.pop() {
            // Some browsers hand out entries that are instances of no class: their flags tell the kind.
            if entry.is_directory() {
                open.extend(entries_of(entry.unchecked_ref()).await);
            } else if !is_export(&entry.name()) {
                dropped.skipped += 1;
            } else if let Some(file) = file_of(entry.unchecked_ref()).await {
                dropped.files.push(file);
            } else {
                dropped.unreadable.push(entry.name());
            }
        }
        dropped.files.sort_by_key(File::name);
        dropped
    }
}

fn is_export(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".json") || name.ends_with(".zip")
}

/// Everything in `folder`; the browser hands it out in portions, an empty one last.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let portion = portion_of(&reader).await;
        if portion.is_empty() {
            return entries;
        }
        entries.extend(portion);
    }
}

async fn portion_of(reader: &FileSystemDirectoryReader) -> Vec<FileSystemEntry> {
    let (tell, told) = oneshot::channel();
    let found = Closure::once(move |entries: Array| {
        // The receiver below waits for it.
        let _told = tell.send(entries.iter().map(JsCast::unchecked_into).collect());
    });
    let (fail, failed) = failure();
    let asked = reader.read_entries_with_callback_and_callback(
        found.as_ref().unchecked_ref(),
        fail.as_ref().unchecked_ref(),
    );
    first_of(asked, told, failed).await.unwrap_or_default()
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let (tell, told) = oneshot::channel();
    let found = Closure::once(move |file: File| {
        let _told = tell.send(file);
    });
    let (fail, failed) = failure();
    entry.file_with_callback_and_callback(
        found.as_ref().unchecked_ref(),
        fail.as_ref().unchecked_ref(),
    );
    first_of(Ok(()), told, failed).await
}

type Failure = (Closure<dyn FnMut(JsValue)>, oneshot::Receiver<()>);

fn failure() -> Failure {
    let (tell, told) = oneshot::channel();
    let fail = Closure::once(move |_: JsValue| {
        let _told = tell.send(());
    });
    (fail, told)
}

/// What the browser found, or nothing where it called the failure instead.
async fn first_of<T>(
    asked: Result<(), JsValue>,
    found: oneshot::Receiver<T>,
    failed: oneshot::Receiver<()>,
) -> Option<T> {
    asked.ok()?;
    match futures::future::select(found, failed).await {
        futures::future::Either::Left((found, _)) => found.ok(),
        futures::future::Either::Right(_) => None,
    }
}
