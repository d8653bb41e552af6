//! The memory twin of the browser's database: the same contract, for tests and for previews.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Attachments, Pending, Store, Summary};
use crate::record::ResponseV1;

/// A store that is gone with the program.
#[derive(Debug, Default)]
pub struct Memory {
    responses: RefCell<BTreeMap<String, (Summary, ResponseV1)>>,
    texts: RefCell<BTreeMap<(&'static str, String), String>>,
    /// By the interview's id and the file's name.
    attachments: RefCell<BTreeMap<(String, String), Vec<u8>>>,
}

impl Memory {
    fn text(&self, kind: &'static str, name: &str) -> Option<String> {
        self.texts.borrow().get(&(kind, name.to_owned())).cloned()
    }

    fn keep_text(&self, kind: &'static str, name: String, text: String) {
        self.texts.borrow_mut().insert((kind, name), text);
    }
}

fn done<'a, T: 'a>(value: T) -> Pending<'a, T> {
    Box::pin(async move { Ok(value) })
}

impl Store for Memory {
    fn summaries(&self) -> Pending<'_, Vec<Summary>> {
        let responses = self.responses.borrow();
        // Keys begin with the time, since ids are UUIDs of version 7.
        done(responses.values().rev().map(|(summary, _)| summary.clone()).collect())
    }

    fn response(&self, key: &str) -> Pending<'_, Option<ResponseV1>> {
        done(self.responses.borrow().get(key).map(|(_, response)| response.clone()))
    }

    fn keep(&self, summary: Summary, response: ResponseV1) -> Pending<'_, ()> {
        let mut responses = self.responses.borrow_mut();
        let of_id = |(kept, _): &&(Summary, ResponseV1)| kept.revision().0 == summary.revision().0;
        let kept: Vec<Summary> =
            responses.values().filter(of_id).map(|(kept, _)| kept.clone()).collect();
        let verdict = super::replaced_by(&kept, &summary);
        if let Ok(Some(replaced)) = &verdict {
            for key in replaced {
                responses.remove(key);
            }
            if summary.is_withdrawal() {
                self.attachments.borrow_mut().retain(|(id, _), _| id != summary.revision().0);
            }
            responses.insert(summary.key.clone(), (summary, response));
        }
        Box::pin(async move { verdict.map(|_| ()) })
    }

    fn mark_exported(&self, keys: Vec<String>, at: String) -> Pending<'_, ()> {
        let mut responses = self.responses.borrow_mut();
        for key in keys {
            if let Some((summary, _)) = responses.get_mut(&key) {
                summary.exported_at = Some(at.clone());
            }
        }
        done(())
    }

    fn delete(&self, keys: Vec<String>) -> Pending<'_, ()> {
        let mut responses = self.responses.borrow_mut();
        for key in keys {
            responses.remove(&key);
        }
        done(())
    }

    fn keep_instrument(&self, digest: String, text: String) -> Pending<'_, ()> {
        self.keep_text("instrument", digest, text);
        done(())
    }

    fn instrument(&self, digest: &str) -> Pending<'_, Option<String>> {
        done(self.text("instrument", digest))
    }

    fn keep_setting(&self, name: &'static str, value: String) -> Pending<'_, ()> {
        self.keep_text("setting", name.to_owned(), value);
        done(())
    }

    fn setting(&self, name: &'static str) -> Pending<'_, Option<String>> {
        done(self.text("setting", name))
    }
}

impl Attachments for Memory {
    fn keep_attachment(&self, id: &str, name: &str, content: Vec<u8>) -> Pending<'_, ()> {
        self.attachments.borrow_mut().insert((id.to_owned(), name.to_owned()), content);
        done(())
    }

    fn attachment(&self, id: &str, name: &str) -> Pending<'_, Option<Vec<u8>>> {
        done(self.attachments.borrow().get(&(id.to_owned(), name.to_owned())).cloned())
    }

    fn sweep(&self) -> Pending<'_, ()> {
        let responses = self.responses.borrow();
        self.attachments.borrow_mut().retain(|(id, name), _| {
            let of_id = responses.values().map(|(_, response)| response).filter(|r| r.id == *id);
            !super::is_swept(&of_id.cloned().collect::<Vec<_>>(), name)
        });
        done(())
    }
}
