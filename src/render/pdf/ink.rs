//! Marks → the bytes of a PDF/A-3a, the same for the same marks.

use krilla::color::rgb;
use krilla::configure::{Archival, Configuration, ConfigurationBuilder};
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};

use crate::calendar::Day;
use crate::catalog::Colour;
use crate::messages::PaperText;
use crate::render::qr::Modules;

use super::fonts::{Fonts, Line};
use super::length::Length;
use super::logo::Picture;
use super::marks::{Area, Mark, PAGE, Page};
use super::paper::Paper;
use super::style::Ink;
use super::tags::{Tags, decoration};
use super::words::Words;

/// What the attachment of an ISDOC.PDF is called.
const ATTACHMENT: &str = "invoice.isdoc";
const PROGRAM: &str = concat!("annum ", env!("CARGO_PKG_VERSION"));

/// Writes pages as a file.
///
/// # Errors
/// What the library refuses, in English.
pub(super) fn write(
    fonts: &Fonts,
    paper: &Paper,
    picture: Option<&Picture>,
    pages: &[Page],
    attachment: Option<&[u8]>,
) -> Result<Vec<u8>, String> {
    let mut document = Document::new_with(settings()?);
    let settings = PageSettings::from_wh(PAGE.width.points(), PAGE.height.points()).ok_or("page")?;
    let mut tags = Tags::default();
    for page in pages {
        let mut sheet = document.start_page_with(settings.clone());
        let mut surface = sheet.surface();
        let mut pen = Pen { fonts, accent: paper.accent, picture, surface: &mut surface, tags: &mut tags };
        page.marks.iter().for_each(|mark| pen.draw(mark));
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tags.tree(paper.language));
    document.set_metadata(metadata(paper));
    if let Some(bytes) = attachment {
        document.embed_file(isdoc(paper, bytes)).ok_or("attachment")?;
    }
    document.finish().map_err(|fault| format!("{fault:?}"))
}

/// Draws a picture on a page of its own, which shows whether it can be drawn at all.
pub(super) fn try_out(picture: &Picture) -> Result<(), String> {
    let mut document = Document::new();
    let mut sheet = document.start_page();
    picture.draw(&mut sheet.surface(), PAGE);
    sheet.finish();
    document.finish().map(|_| ()).map_err(|fault| match fault {
        KrillaError::Image(_, _, fault) => format!("PNG: {fault}"),
        fault => format!("{fault:?}"),
    })
}

fn settings() -> Result<SerializeSettings, String> {
    let configuration: Configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .finish()
        .map_err(|fault| format!("{fault:?}"))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

/// Names and dates of the document alone, so that the file is the same whenever it is written.
fn metadata(paper: &Paper) -> Metadata {
    Metadata::new()
        .title(paper.short_title.clone())
        .authors(vec![paper.seller.name.clone()])
        .language(paper.language.code().to_owned())
        .creator(PROGRAM.to_owned())
        .producer(PROGRAM.to_owned())
        .creation_date(midnight(paper.issued_on))
        .document_id(format!("{} {}", paper.seller.name, paper.number))
}

fn midnight(day: Day) -> DateTime {
    let part = |part: u32| u8::try_from(part).unwrap_or(1);
    DateTime::new(u16::try_from(day.year()).unwrap_or(0))
        .month(part(day.month()))
        .day(part(day.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

/// The invoice for machines, made of the same values as the paper.
fn isdoc(paper: &Paper, bytes: &[u8]) -> EmbeddedFile {
    EmbeddedFile {
        path: ATTACHMENT.to_owned(),
        mime_type: MimeType::new("text/xml"),
        description: Some(format!("{} (ISDOC)", Words::of(paper).with(PaperText::Number, &paper.number))),
        association_kind: AssociationKind::Alternative,
        data: bytes.to_vec().into(),
        modification_date: Some(midnight(paper.issued_on)),
        compress: Some(true),
        location: None,
    }
}

/// Draws marks on one page.
struct Pen<'a, 's> {
    fonts: &'a Fonts,
    accent: Colour,
    picture: Option<&'a Picture>,
    surface: &'a mut Surface<'s>,
    tags: &'a mut Tags,
}

impl Pen<'_, '_> {
    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Begin(part) => self.tags.begin(part),
            Mark::End => self.tags.end(),
            Mark::Text { .. } | Mark::Code { .. } | Mark::Logo { .. } => self.tagged(mark),
            Mark::Fill { .. } => {
                self.surface.start_tagged(decoration());
                self.put(mark);
                self.surface.end_tagged();
            }
        }
    }

    /// Draws what belongs to the part that began last.
    fn tagged(&mut self, mark: &Mark) {
        let identifier = self.surface.start_tagged(self.tags.content());
        self.put(mark);
        self.surface.end_tagged();
        self.tags.note(identifier);
    }

    fn put(&mut self, mark: &Mark) {
        match mark {
            Mark::Begin(_) | Mark::End => {}
            Mark::Text { x, baseline, line } => self.text(*x, *baseline, line),
            Mark::Fill { area, ink } => {
                let path = rect(*area).and_then(|rect| path(&[rect]));
                self.fill(path, *ink);
            }
            Mark::Code { area, modules } => self.fill(path(&dark_runs(*area, modules)), Ink::Black),
            Mark::Logo { area } => {
                if let Some(picture) = self.picture {
                    picture.draw(self.surface, *area);
                }
            }
        }
    }

    fn text(&mut self, x: Length, baseline: Length, line: &Line) {
        self.surface.set_fill(Some(paint(line.style.ink.colour(self.accent))));
        let font = self.fonts.font(line.style.weight).clone();
        let start = Point::from_xy(x.points(), baseline.points());
        self.surface.draw_glyphs(start, &line.glyphs, font, &line.text, line.style.size.points(), false);
    }

    fn fill(&mut self, path: Option<Path>, ink: Ink) {
        if let Some(path) = path {
            self.surface.set_fill(Some(paint(ink.colour(self.accent))));
            self.surface.draw_path(&path);
        }
    }
}

fn paint(colour: Colour) -> Fill {
    let [red, green, blue] = colour.0;
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn rect(area: Area) -> Option<Rect> {
    Rect::from_xywh(area.x.points(), area.y.points(), area.width.points(), area.height.points())
}

/// Rectangles as one path.
fn path(rects: &[Rect]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    rects.iter().for_each(|rect| builder.push_rect(*rect));
    builder.finish()
}

/// The dark modules of a code, those beside each other as one rectangle.
fn dark_runs(area: Area, modules: &Modules) -> Vec<Rect> {
    let edge = |at: usize| area.width.scaled(index(at), index(modules.size()));
    let mut runs = Vec::new();
    for y in 0..modules.size() {
        let mut x = 0;
        while x < modules.size() {
            let length = (x..modules.size()).take_while(|x| modules.dark(*x, y)).count();
            let (left, top) = (area.x + edge(x), area.y + edge(y));
            let run = Area {
                x: left,
                y: top,
                width: area.x + edge(x + length) - left,
                height: area.y + edge(y + 1) - top,
            };
            runs.extend((length > 0).then(|| rect(run)).flatten());
            x += length + 1;
        }
    }
    runs
}

fn index(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}
