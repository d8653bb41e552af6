//! Where interviews are held, as a tree: a village, its hamlets, their neighbourhoods.

use serde::{Deserialize, Serialize};

use crate::response::WITHIN;
use crate::wire::{FromNode, Node, Reader};

/// A place and what lies in it. In files it is its name alone where there is no more to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(from = "SiteForm", into = "SiteForm")]
pub struct SiteV1 {
    /// What it is called among its neighbours.
    pub name: String,
    /// How many people live there.
    pub population: Option<u32>,
    /// The places in it; interviews are held where there are none.
    pub sites: Vec<SiteV1>,
}

/// How a site is written.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
enum SiteForm {
    /// Its name.
    Name(String),
    /// Its name and what else is known.
    Tree(SiteTree),
}

/// A site of which more is known than its name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SiteTree {
    /// What it is called among its neighbours.
    name: String,
    /// How many people live there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    population: Option<u32>,
    /// The places in it; interviews are held where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sites: Vec<SiteV1>,
}

impl From<SiteForm> for SiteV1 {
    fn from(form: SiteForm) -> Self {
        match form {
            SiteForm::Name(name) => Self::named(name),
            SiteForm::Tree(SiteTree { name, population, sites }) => {
                Self { name, population, sites }
            }
        }
    }
}

impl From<SiteV1> for SiteForm {
    fn from(site: SiteV1) -> Self {
        let SiteV1 { name, population, sites } = site;
        if population.is_none() && sites.is_empty() {
            Self::Name(name)
        } else {
            Self::Tree(SiteTree { name, population, sites })
        }
    }
}

impl FromNode for SiteV1 {
    fn from_node(node: Node, reader: &mut Reader) -> Self {
        if let Node::Text(_) = node {
            return Self::named(String::from_node(node, reader));
        }
        let mut object = reader.object(node);
        let site = Self {
            name: object.field("name"),
            population: object.optional("population"),
            sites: object.field_or("sites", Vec::new()),
        };
        object.end();
        site
    }
}

impl SiteV1 {
    /// A place of which no more is known than its name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), population: None, sites: Vec::new() }
    }
}

/// A place where interviews are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What a response carries: the names from the outermost, joined by [`WITHIN`].
    pub name: String,
    /// How many people live there.
    pub population: Option<u32>,
}

/// The places of `sites` where interviews are held, in their order.
pub fn leaves_of(sites: &[SiteV1]) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    add_leaves(sites, "", &mut leaves);
    leaves
}

fn add_leaves(sites: &[SiteV1], around: &str, leaves: &mut Vec<Leaf>) {
    for site in sites {
        let name = match around {
            "" => site.name.clone(),
            around => [around, WITHIN, &site.name].concat(),
        };
        if site.sites.is_empty() {
            leaves.push(Leaf { name, population: site.population });
        } else {
            add_leaves(&site.sites, &name, leaves);
        }
    }
}
