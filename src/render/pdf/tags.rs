//! The structure of a document beside its look: what is a title, a table, a cell. Archives and screen readers ask for it.

use std::num::NonZeroU16;

use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind,
    TagTree,
};

use crate::language::Language;

use super::marks::Part;

/// The structure as it grows.
#[derive(Debug, Default)]
pub(super) struct Tags {
    done: Vec<TagGroup>,
    /// The parts that began and did not end yet; `None` for what is no content.
    open: Vec<Option<TagGroup>>,
}

impl Tags {
    pub(super) fn begin(&mut self, part: &Part) {
        self.open.push(kind(part).map(TagGroup::new));
    }

    pub(super) fn end(&mut self) {
        if let Some(Some(group)) = self.open.pop() {
            match self.open.iter_mut().rev().flatten().next() {
                Some(around) => around.push(group),
                None => self.done.push(group),
            }
        }
    }

    /// How what is drawn next is to be marked.
    pub(super) fn content(&self) -> ContentTag<'static> {
        if self.is_frame() { decoration() } else { ContentTag::Span(SpanTag::empty()) }
    }

    /// Takes what was drawn into the part that began last.
    pub(super) fn note(&mut self, drawn: Identifier) {
        match self.open.last_mut() {
            Some(Some(part)) => part.push(drawn),
            Some(None) => {}
            None => self.done.push(TagGroup::with_children(Tag::P, vec![drawn.into()])),
        }
    }

    /// The whole structure.
    pub(super) fn tree(self, language: Language) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.code().to_owned()));
        self.done.into_iter().for_each(|group| tree.push(group));
        tree
    }

    fn is_frame(&self) -> bool {
        self.open.last().is_some_and(Option::is_none)
    }
}

/// Rules, panels and what pages need: not read aloud.
pub(super) fn decoration() -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
}

fn kind(part: &Part) -> Option<TagKind> {
    Some(match part {
        Part::Title => Tag::Hn(NonZeroU16::MIN, None).into(),
        Part::Paragraph => Tag::P.into(),
        Part::Table => Tag::Table.into(),
        Part::Row => Tag::TR.into(),
        Part::HeaderCell => Tag::TH(TableHeaderScope::Column).into(),
        Part::Cell => Tag::TD.into(),
        Part::Picture(shown) => Tag::Figure(Some(shown.clone())).into(),
        Part::Frame => return None,
    })
}
