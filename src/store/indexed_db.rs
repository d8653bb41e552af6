//! The browser's database: the only file that names IndexedDB.
//!
//! A transaction commits by itself as soon as anything but its own requests is awaited, so every value
//! is prepared before it opens. Writes ask for strict durability: on disk before they count as done.

use std::cell::RefCell;

use gloo_events::EventListener;
use idb::{
    DatabaseEvent, Error, Factory, KeyPath, KeyRange, ObjectStore, ObjectStoreParams, Query,
    Transaction, TransactionMode,
};
use js_sys::{Array, Function, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbTransaction};

use super::{Pending, Store, StoreError, Summary};
use crate::platform::json;
use crate::record::{ResponseV1, canonical_json};
use crate::wire::{FromNode, from_object};

const NAME: &str = "berdaya";
const VERSION: u32 = 1;

const SUMMARIES: &str = "summaries";
const RESPONSES: &str = "responses";
const INSTRUMENTS: &str = "instruments";
const SETTINGS: &str = "settings";

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
    async fn transaction(
        &self,
        stores: &[&str],
        mode: TransactionMode,
    ) -> Result<Transaction, StoreError> {
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
        let transaction = self.transaction(&[store], TransactionMode::ReadOnly).await?;
        let objects = transaction.object_store(store).map_err(failed)?;
        let value = objects.get(JsValue::from(&key)).map_err(failed)?.await.map_err(failed)?;
        value.map(|value| from_js(&value, &key)).transpose()
    }

    async fn write_named(
        &self,
        store: &'static str,
        name: String,
        text: String,
    ) -> Result<(), StoreError> {
        let value = to_js(&Named { name, text })?;
        let transaction = self.transaction(&[store], TransactionMode::ReadWrite).await?;
        put(&transaction.object_store(store).map_err(failed)?, &value)?;
        commit(transaction).await
    }
}

impl Store for IndexedDb {
    fn summaries(&self) -> Pending<'_, Vec<Summary>> {
        Box::pin(async move {
            let transaction = self.transaction(&[SUMMARIES], TransactionMode::ReadOnly).await?;
            let objects = transaction.object_store(SUMMARIES).map_err(failed)?;
            let values = objects.get_all(None, None).map_err(failed)?.await.map_err(failed)?;
            // Keys begin with the time, since ids are UUIDs of version 7.
            // A damaged line must not keep the person from all other interviews.
            Ok(values.iter().rev().filter_map(|value| from_js(value, SUMMARIES).ok()).collect())
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
            // From `id.` up to `id/`, since the slash is what comes after the dot.
            let (from, to) = (JsValue::from(format!("{id}.")), JsValue::from(format!("{id}/")));
            let revisions = KeyRange::bound(&from, &to, None, None).map_err(failed)?;
            let line = to_js(&summary)?;
            let kept = to_js(&Kept { key: summary.key.clone(), response })?;
            let transaction =
                self.transaction(&[SUMMARIES, RESPONSES], TransactionMode::ReadWrite).await?;
            let summaries = transaction.object_store(SUMMARIES).map_err(failed)?;
            let responses = transaction.object_store(RESPONSES).map_err(failed)?;
            let request = summaries.get_all(Some(Query::KeyRange(revisions)), None);
            let lines = request.map_err(failed)?.await.map_err(failed)?;
            let lines = lines.iter().map(|value| from_js(value, &summary.key));
            let lines: Vec<Summary> = lines.collect::<Result<_, _>>()?;
            if let Some(replaced) = super::replaced_by(&lines, &summary)? {
                for key in replaced {
                    for objects in [&summaries, &responses] {
                        let _request = objects.delete(JsValue::from(&key)).map_err(failed)?;
                    }
                }
                put(&responses, &kept)?;
                put(&summaries, &line)?;
            }
            commit(transaction).await
        })
    }

    fn mark_exported(&self, keys: Vec<String>, at: String) -> Pending<'_, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[SUMMARIES], TransactionMode::ReadWrite).await?;
            let summaries = transaction.object_store(SUMMARIES).map_err(failed)?;
            for key in keys {
                let value =
                    summaries.get(JsValue::from(&key)).map_err(failed)?.await.map_err(failed)?;
                let Some(value) = value else { continue };
                let Ok(mut summary) = from_js::<Summary>(&value, &key) else { continue };
                summary.exported_at = Some(at.clone());
                put(&summaries, &to_js(&summary)?)?;
            }
            commit(transaction).await
        })
    }

    fn delete(&self, keys: Vec<String>) -> Pending<'_, ()> {
        Box::pin(async move {
            let transaction =
                self.transaction(&[SUMMARIES, RESPONSES], TransactionMode::ReadWrite).await?;
            for store in [SUMMARIES, RESPONSES] {
                let objects = transaction.object_store(store).map_err(failed)?;
                for key in &keys {
                    let _request = objects.delete(JsValue::from(key)).map_err(failed)?;
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

async fn open() -> Result<IdbDatabase, StoreError> {
    let factory = Factory::new().map_err(|_| StoreError::Unavailable)?;
    let mut request = factory.open(NAME, Some(VERSION)).map_err(failed)?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            for (store, key) in
                [(SUMMARIES, "key"), (RESPONSES, "key"), (INSTRUMENTS, "name"), (SETTINGS, "name")]
            {
                let mut params = ObjectStoreParams::new();
                params.key_path(Some(KeyPath::new_single(key)));
                // A store that cannot be made shows as a failed transaction at first use.
                let _store = database.create_object_store(store, params);
            }
        }
    });
    let database = IdbDatabase::from(request.await.map_err(failed)?);
    // A newer version in another tab must not wait for this one.
    let held = database.clone();
    EventListener::new(&database, "versionchange", move |_| held.close()).forget();
    Ok(database)
}

/// Opens a transaction; the library has no word for durability, so the browser is called by name.
fn begin(
    database: &IdbDatabase,
    stores: &[&str],
    mode: TransactionMode,
) -> Result<Transaction, StoreError> {
    let mode = if mode == TransactionMode::ReadOnly { "readonly" } else { "readwrite" };
    let names: Array = stores.iter().map(|name| JsValue::from(*name)).collect();
    let options = Object::new();
    let call = || -> Result<JsValue, JsValue> {
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let open: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        open.call3(database, &names, &mode.into(), &options)
    };
    let transaction = call().map_err(|error| from_browser(&error))?;
    Transaction::try_from(transaction).map_err(failed)
}

fn put(store: &ObjectStore, value: &JsValue) -> Result<(), StoreError> {
    store.put(value, None).map(|_request| ()).map_err(failed)
}

/// Waits until the transaction has completed; where it has not, its own error tells why, e.g. a full disk.
async fn commit(transaction: Transaction) -> Result<(), StoreError> {
    let raw = IdbTransaction::from(transaction);
    match Transaction::from(raw.clone()).await {
        Ok(result) if result.is_committed() => Ok(()),
        result => Err(match (raw.error(), result) {
            (Some(error), _) => from_browser(&error.into()),
            (None, Err(error)) => failed(error),
            (None, Ok(_)) => StoreError::Failed("AbortError".to_owned()),
        }),
    }
}

/// Objects go through their JSON, which the tablet's program can write in any case.
fn to_js<T: Serialize>(value: &T) -> Result<JsValue, StoreError> {
    js_sys::JSON::parse(&canonical_json(value)).map_err(|error| from_browser(&error))
}

fn from_js<T: FromNode>(value: &JsValue, key: &str) -> Result<T, StoreError> {
    let damaged = || StoreError::Damaged(key.to_owned());
    json::node(value).read().map_err(|_| damaged())
}

fn failed(error: Error) -> StoreError {
    match error {
        Error::DomException(exception) => from_browser(&exception.into()),
        Error::TransactionOpenFailed(value)
        | Error::IndexedDbOpenFailed(value)
        | Error::AddFailed(value)
        | Error::UpdateFailed(value) => from_browser(&value),
        Error::IndexedDbNotFound(_) => StoreError::Unavailable,
        // The others are mistakes in how the library is called, and their words would be of no use here.
        _ => StoreError::Failed("idb".to_owned()),
    }
}

fn from_browser(value: &JsValue) -> StoreError {
    let name = Reflect::get(value, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("SecurityError") => StoreError::Unavailable,
        Some("VersionError") => StoreError::Newer,
        Some(name) => StoreError::Failed(name.to_owned()),
        None => StoreError::Failed("unknown".to_owned()),
    }
}
