//! The browser's database: the only file that names IndexedDB.
//!
//! A transaction commits by itself as soon as anything but its own requests is awaited, so every value
//! is prepared before it opens. Writes ask for strict durability: on disk before they count as done.

use std::cell::RefCell;

use gloo_events::EventListener;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters, IdbOpenDbRequest,
    IdbRequest, IdbTransaction,
};

use super::{Attachments, Pending, Store, StoreError, Summary};
use crate::platform::json;
use crate::record::{ResponseV1, canonical_json};
use crate::wire::{FromNode, from_object};

const NAME: &str = "berdaya";
/// 2 since there are attachments.
const VERSION: u32 = 2;

const SUMMARIES: &str = "summaries";
const RESPONSES: &str = "responses";
const INSTRUMENTS: &str = "instruments";
const SETTINGS: &str = "settings";
/// Under `<the interview's id>.<the file's name>`, as revisions are under `<id>.<revision>`.
const ATTACHMENTS: &str = "attachments";

const CONTENT: &str = "content";

/// The tablet's database; opened at first use, and again if the browser closes it.
#[derive(Debug, Default)]
pub struct IndexedDb {
    database: RefCell<Option<IdbDatabase>>,
}

/// An interview under its key, as the database holds it.
#[derive(Serialize)]
struct Kept {
    key: String,
    response: ResponseV1,
}

from_object!(Kept {
    field key,
    field response,
});

/// A text under its name, as the database holds it.
#[derive(Serialize)]
struct Named {
    name: String,
    text: String,
}

from_object!(Named {
    field name,
    field text,
});

impl IndexedDb {
    /// A database that is opened at first use.
    pub fn new() -> Self {
        Self::default()
    }

    async fn database(&self) -> Result<IdbDatabase, StoreError> {
        if let Some(database) = &*self.database.borrow() {
            return Ok(database.clone());
        }
        let database = open().await?;
        *self.database.borrow_mut() = Some(database.clone());
        Ok(database)
    }

    /// A transaction over `stores`; a connection that the browser closed is opened once more.
    async fn transaction(&self, stores: &[&str], mode: Mode) -> Result<IdbTransaction, StoreError> {
        if let Ok(transaction) = begin(&self.database().await?, stores, mode) {
            return Ok(transaction);
        }
        *self.database.borrow_mut() = None;
        begin(&self.database().await?, stores, mode)
    }

    async fn read<T: FromNode>(
        &self,
        store: &'static str,
        key: String,
    ) -> Result<Option<T>, StoreError> {
        let transaction = self.transaction(&[store], Mode::Read).await?;
        let value = get(&objects(&transaction, store)?, &key).await?;
        value.map(|value| from_js(&value, &key)).transpose()
    }

    async fn write_named(
        &self,
        store: &'static str,
        name: String,
        text: String,
    ) -> Result<(), StoreError> {
        let value = to_js(&Named { name, text })?;
        let transaction = self.transaction(&[store], Mode::Write).await?;
        put(&objects(&transaction, store)?, &value)?;
        commit(transaction).await
    }
}

impl Store for IndexedDb {
    fn summaries(&self) -> Pending<'_, Vec<Summary>> {
        Box::pin(async move {
            let transaction = self.transaction(&[SUMMARIES], Mode::Read).await?;
            let request = objects(&transaction, SUMMARIES)?.get_all().map_err(from_browser)?;
            let values = Array::from(&answer(&request).await?);
            // Keys begin with the time, since ids are UUIDs of version 7.
            // A damaged line must not keep the person from all other interviews.
            Ok(values.iter().rev().filter_map(|value| from_js(&value, SUMMARIES).ok()).collect())
        })
    }

    fn response(&self, key: &str) -> Pending<'_, Option<ResponseV1>> {
        let key = key.to_owned();
        Box::pin(async move {
            let kept: Option<Kept> = self.read(RESPONSES, key).await?;
            Ok(kept.map(|kept| kept.response))
        })
    }

    fn keep(&self, summary: Summary, response: ResponseV1) -> Pending<'_, ()> {
        Box::pin(async move {
            let (id, _) = summary.revision();
            let of_interview = keys_of(id)?;
            let line = to_js(&summary)?;
            let kept = to_js(&Kept { key: summary.key.clone(), response })?;
            let stores = [SUMMARIES, RESPONSES, ATTACHMENTS];
            let transaction = self.transaction(&stores, Mode::Write).await?;
            let summaries = objects(&transaction, SUMMARIES)?;
            let responses = objects(&transaction, RESPONSES)?;
            let request = summaries.get_all_with_key(&of_interview).map_err(from_browser)?;
            let lines = Array::from(&answer(&request).await?);
            let lines = lines.iter().map(|value| from_js(&value, &summary.key));
            let lines: Vec<Summary> = lines.collect::<Result<_, _>>()?;
            if let Some(replaced) = super::replaced_by(&lines, &summary)? {
                for key in replaced {
                    for objects in [&summaries, &responses] {
                        delete(objects, &JsValue::from(&key))?;
                    }
                }
                if summary.is_withdrawal() {
                    delete(&objects(&transaction, ATTACHMENTS)?, &of_interview)?;
                }
                put(&responses, &kept)?;
                put(&summaries, &line)?;
            }
            commit(transaction).await
        })
    }

    fn mark_exported(&self, keys: Vec<String>, at: String) -> Pending<'_, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[SUMMARIES], Mode::Write).await?;
            let summaries = objects(&transaction, SUMMARIES)?;
            for key in keys {
                let Some(value) = get(&summaries, &key).await? else { continue };
                let Ok(mut summary) = from_js::<Summary>(&value, &key) else { continue };
                summary.exported_at = Some(at.clone());
                put(&summaries, &to_js(&summary)?)?;
            }
            commit(transaction).await
        })
    }

    fn delete(&self, keys: Vec<String>) -> Pending<'_, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[SUMMARIES, RESPONSES], Mode::Write).await?;
            for store in [SUMMARIES, RESPONSES] {
                let objects = objects(&transaction, store)?;
                for key in &keys {
                    delete(&objects, &JsValue::from(key))?;
                }
            }
            commit(transaction).await
        })
    }

    fn keep_instrument(&self, digest: String, text: String) -> Pending<'_, ()> {
        Box::pin(self.write_named(INSTRUMENTS, digest, text))
    }

    fn instrument(&self, digest: &str) -> Pending<'_, Option<String>> {
        let digest = digest.to_owned();
        Box::pin(async move {
            let named: Option<Named> = self.read(INSTRUMENTS, digest).await?;
            Ok(named.map(|named| named.text))
        })
    }

    fn keep_setting(&self, name: &'static str, value: String) -> Pending<'_, ()> {
        Box::pin(self.write_named(SETTINGS, name.to_owned(), value))
    }

    fn setting(&self, name: &'static str) -> Pending<'_, Option<String>> {
        Box::pin(async move {
            let named: Option<Named> = self.read(SETTINGS, name.to_owned()).await?;
            Ok(named.map(|named| named.text))
        })
    }
}

impl Attachments for IndexedDb {
    fn keep_attachment(&self, id: &str, name: &str, content: Vec<u8>) -> Pending<'_, ()> {
        let key = format!("{id}.{name}");
        Box::pin(async move {
            let value = Object::new();
            let set = |field: &str, to: &JsValue| Reflect::set(&value, &field.into(), to);
            set("key", &key.into()).map_err(from_browser)?;
            // Bytes, not a blob: some browsers lose blobs that they keep beside the database.
            set(CONTENT, &Uint8Array::from(content.as_slice())).map_err(from_browser)?;
            let transaction = self.transaction(&[ATTACHMENTS], Mode::Write).await?;
            put(&objects(&transaction, ATTACHMENTS)?, &value)?;
            commit(transaction).await
        })
    }

    fn attachment(&self, id: &str, name: &str) -> Pending<'_, Option<Vec<u8>>> {
        let key = format!("{id}.{name}");
        Box::pin(async move {
            let transaction = self.transaction(&[ATTACHMENTS], Mode::Read).await?;
            let value = get(&objects(&transaction, ATTACHMENTS)?, &key).await?;
            let content = value.map(|value| Reflect::get(&value, &CONTENT.into()));
            let content = content.transpose().map_err(from_browser)?;
            Ok(content.map(|content| Uint8Array::new(&content).to_vec()))
        })
    }

    fn sweep(&self) -> Pending<'_, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[RESPONSES, ATTACHMENTS], Mode::Write).await?;
            let responses = objects(&transaction, RESPONSES)?;
            let attachments = objects(&transaction, ATTACHMENTS)?;
            let request = attachments.get_all_keys().map_err(from_browser)?;
            let keys = Array::from(&answer(&request).await?);
            let keys: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
            fn id_of(key: &str) -> &str {
                key.split('.').next().unwrap_or_default()
            }
            for files in keys.chunk_by(|one, next| id_of(one) == id_of(next)) {
                let Some(id) = files.first().map(|key| id_of(key)) else { continue };
                let of_interview = keys_of(id)?;
                let request = responses.get_all_with_key(&of_interview).map_err(from_browser)?;
                let records = Array::from(&answer(&request).await?);
                let records = records.iter().map(|value| from_js::<Kept>(&value, id));
                // What a damaged record names is not known.
                let Ok(records) = records.collect::<Result<Vec<_>, _>>() else { continue };
                let revisions: Vec<_> = records.into_iter().map(|kept| kept.response).collect();
                for key in files {
                    let name = key.get(id.len() + 1..).unwrap_or_default();
                    if super::is_swept(&revisions, name) {
                        delete(&attachments, &JsValue::from(key))?;
                    }
                }
            }
            commit(transaction).await
        })
    }
}

/// What is done in a transaction.
#[derive(Debug, Clone, Copy)]
enum Mode {
    Read,
    Write,
}

async fn open() -> Result<IdbDatabase, StoreError> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let factory = factory.ok_or(StoreError::Unavailable)?;
    let request = factory.open_with_u32(NAME, VERSION).map_err(from_browser)?;
    let opening = request.clone();
    let on_upgrade: Closure<dyn FnMut()> = Closure::once(move || {
        // A store that cannot be made shows as a failed transaction at first use.
        let _made = make_stores(&opening);
    });
    request.set_onupgradeneeded(Some(on_upgrade.as_ref().unchecked_ref()));
    let database: IdbDatabase = answer(&request).await.map(JsCast::unchecked_into)?;
    // A newer version in another tab must not wait for this one.
    let held = database.clone();
    EventListener::new(&database, "versionchange", move |_| held.close()).forget();
    Ok(database)
}

fn make_stores(opening: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = opening.result()?.unchecked_into();
    for (store, key) in [
        (SUMMARIES, "key"),
        (RESPONSES, "key"),
        (INSTRUMENTS, "name"),
        (SETTINGS, "name"),
        (ATTACHMENTS, "key"),
    ] {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_key_path(&key.into());
        // One that is there from an earlier version is not made again, and keeps what it holds.
        let _made = database.create_object_store_with_optional_parameters(store, &parameters);
    }
    Ok(())
}

/// The keys of an interview's revisions, and of its attachments.
fn keys_of(id: &str) -> Result<IdbKeyRange, StoreError> {
    // From `id.` up to `id/`, since the slash is what comes after the dot.
    let (from, to) = (JsValue::from(format!("{id}.")), JsValue::from(format!("{id}/")));
    IdbKeyRange::bound(&from, &to).map_err(from_browser)
}

/// Opens a transaction; `web_sys` has no word for durability, so the browser is called by name.
fn begin(
    database: &IdbDatabase,
    stores: &[&str],
    mode: Mode,
) -> Result<IdbTransaction, StoreError> {
    let mode = match mode {
        Mode::Read => "readonly",
        Mode::Write => "readwrite",
    };
    let names: Array = stores.iter().map(|name| JsValue::from(*name)).collect();
    let options = Object::new();
    let call = || -> Result<JsValue, JsValue> {
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let open: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        open.call3(database, &names, &mode.into(), &options)
    };
    call().map(JsCast::unchecked_into).map_err(from_browser)
}

fn objects(transaction: &IdbTransaction, store: &str) -> Result<IdbObjectStore, StoreError> {
    transaction.object_store(store).map_err(from_browser)
}

fn put(store: &IdbObjectStore, value: &JsValue) -> Result<(), StoreError> {
    store.put(value).map(|_request| ()).map_err(from_browser)
}

fn delete(store: &IdbObjectStore, keys: &JsValue) -> Result<(), StoreError> {
    store.delete(keys).map(|_request| ()).map_err(from_browser)
}

/// What the store holds under a key.
async fn get(store: &IdbObjectStore, key: &str) -> Result<Option<JsValue>, StoreError> {
    let request = store.get(&key.into()).map_err(from_browser)?;
    let value = answer(&request).await?;
    Ok(Some(value).filter(|value| !value.is_undefined()))
}

/// Waits for what a request brings.
async fn answer(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let heard = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(heard).await {
        Ok(_) => request.result().map_err(from_browser),
        Err(_) => Err(from_browser(request.error().ok().flatten().into())),
    }
}

/// Waits until the transaction has completed; where it has not, its own error tells why, e.g. a full disk.
async fn commit(transaction: IdbTransaction) -> Result<(), StoreError> {
    let heard = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match (JsFuture::from(heard).await, transaction.error()) {
        (Ok(_), _) => Ok(()),
        (Err(_), Some(error)) => Err(from_browser(error.into())),
        (Err(_), None) => Err(StoreError::Failed("AbortError".to_owned())),
    }
}

/// Objects go through their JSON, which the tablet's program can write in any case.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, StoreError> {
    js_sys::JSON::parse(&canonical_json(value)).map_err(from_browser)
}

fn from_js<T: FromNode>(value: &JsValue, key: &str) -> Result<T, StoreError> {
    let damaged = || StoreError::Damaged(key.to_owned());
    json::node(value).read().map_err(|_| damaged())
}

fn from_browser(value: JsValue) -> StoreError {
    let name = Reflect::get(&value, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("SecurityError") => StoreError::Unavailable,
        Some("VersionError") => StoreError::Newer,
        Some(name) => StoreError::Failed(name.to_owned()),
        None => StoreError::Failed("unknown".to_owned()),
    }
}
