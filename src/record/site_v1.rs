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
    /// The places in it. What is held for all of them together is held at the place itself.
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
    /// The places in it. What is held for all of them together is held at the place itself.
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

/// A place where interviews and discussions are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudyPlace {
    /// What a response carries: the names from the outermost, joined by [`WITHIN`].
    pub name: String,
    /// How many people live there.
    pub population: Option<u32>,
    /// Whether others lie in it: what is held there is of all of them together.
    pub has_inner: bool,
}

/// All places of `sites` in their order, each before those that lie in it.
pub fn all_places(sites: &[SiteV1]) -> Vec<StudyPlace> {
    let mut places = Vec::new();
    add_places(sites, "", &mut places);
    places
}

/// The places of `sites` in which no others lie: there people are counted, and samples shared out.
pub fn innermost(sites: &[SiteV1]) -> Vec<StudyPlace> {
    let mut places = all_places(sites);
    places.retain(|place| !place.has_inner);
    places
}

fn add_places(sites: &[SiteV1], around: &str, places: &mut Vec<StudyPlace>) {
    for site in sites {
        let name = match around {
            "" => site.name.clone(),
            around => [around, WITHIN, &site.name].concat(),
        };
        let has_inner = !site.sites.is_empty();
        places.push(StudyPlace { name: name.clone(), population: site.population, has_inner });
        add_places(&site.sites, &name, places);
    }
}
