//! SVG pictures of shapes: paths with colours and gradients, groups, clips. What shapes can't say is refused by name.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Size, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{
    Fill, FillRule, LineCap, LineJoin, LinearGradient, Paint, RadialGradient, SpreadMethod, Stop, Stroke,
    StrokeDash,
};
use krilla::surface::Surface;
use usvg::roxmltree::{Document, ParsingOptions};
use usvg::tiny_skia_path::PathSegment;
use usvg::{Group, ImageHrefResolver, Node, Options, Tree};

/// Elements that are more than shapes.
const REFUSED: [&str; 7] = ["text", "image", "filter", "mask", "pattern", "foreignObject", "marker"];

/// A picture of shapes.
#[derive(Debug)]
pub(in crate::render::pdf) struct Drawing {
    tree: Tree,
}

impl Drawing {
    /// Reads an SVG file.
    ///
    /// # Errors
    /// What is wrong with it, in English.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|fault| fault.to_string())?;
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let document = Document::parse_with_options(text, options).map_err(|fault| fault.to_string())?;
        let names = || document.descendants().map(|node| node.tag_name().name());
        if let Some(refused) = names().find(|name| REFUSED.contains(name)) {
            return Err(format!("SVG: <{refused}>"));
        }
        let tree = Tree::from_xmltree(&document, &offline()).map_err(|fault| fault.to_string())?;
        Ok(Self { tree })
    }

    /// Width and height in hundredths of its own unit.
    pub(super) fn size(&self) -> (u32, u32) {
        let size = self.tree.size();
        (hundredths(size.width()), hundredths(size.height()))
    }

    /// Draws it in a size from the origin.
    pub(super) fn draw(&self, surface: &mut Surface<'_>, size: Size) {
        let own = self.tree.size();
        let scale =
            Transform::from_scale(ratio(size.width(), own.width()), ratio(size.height(), own.height()));
        surface.push_transform(&scale);
        draw_group(surface, self.tree.root());
        surface.pop();
    }
}

/// Nothing is read but the file itself.
fn offline() -> Options<'static> {
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    Options { image_href_resolver, ..Options::default() }
}

#[allow(clippy::float_arithmetic, reason = "the size of a picture is a float in its file")]
fn hundredths(length: f32) -> u32 {
    (length * 100.0) as u32
}

#[allow(clippy::float_arithmetic, reason = "the size of a picture is a float in its file")]
fn ratio(length: f32, of: f32) -> f32 {
    length / of
}

fn draw_group(surface: &mut Surface<'_>, group: &Group) {
    surface.push_transform(&transform(group.transform()));
    let clip =
        group.clip_path().and_then(|clip| Some((transform(clip.transform()), clip_path(clip.root())?)));
    let clip = clip.and_then(|(transform, path)| path.transform(transform));
    if let Some(path) = &clip {
        surface.push_clip_path(path, &FillRule::NonZero);
    }
    surface.push_opacity(opacity(group.opacity()));
    group.children().iter().for_each(|child| draw_node(surface, child));
    surface.pop();
    if clip.is_some() {
        surface.pop();
    }
    surface.pop();
}

fn draw_node(surface: &mut Surface<'_>, node: &Node) {
    match node {
        Node::Group(group) => draw_group(surface, group),
        Node::Path(path) if path.is_visible() => draw_path(surface, path),
        Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
    }
}

fn draw_path(surface: &mut Surface<'_>, shape: &usvg::Path) {
    let Some(path) = path([shape.data()]) else { return };
    surface.set_fill(shape.fill().and_then(fill));
    surface.set_stroke(shape.stroke().and_then(stroke));
    if shape.fill().is_some() || shape.stroke().is_some() {
        surface.draw_path(&path);
    }
    surface.set_stroke(None);
}

/// The shapes of a clip as one path.
fn clip_path(group: &Group) -> Option<Path> {
    let mut shapes = Vec::new();
    collect_shapes(group, &mut shapes);
    path(&shapes)
}

fn collect_shapes(group: &Group, shapes: &mut Vec<usvg::tiny_skia_path::Path>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => collect_shapes(inner, shapes),
            Node::Path(shape) => shapes.extend(shape.data().clone().transform(shape.abs_transform())),
            Node::Image(_) | Node::Text(_) => {}
        }
    }
}

fn path<'p>(shapes: impl IntoIterator<Item = &'p usvg::tiny_skia_path::Path>) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in shapes.into_iter().flat_map(usvg::tiny_skia_path::Path::segments) {
        match segment {
            PathSegment::MoveTo(to) => builder.move_to(to.x, to.y),
            PathSegment::LineTo(to) => builder.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => builder.quad_to(by.x, by.y, to.x, to.y),
            PathSegment::CubicTo(a, b, to) => builder.cubic_to(a.x, a.y, b.x, b.y, to.x, to.y),
            PathSegment::Close => builder.close(),
        }
    }
    builder.finish()
}

fn fill(fill: &usvg::Fill) -> Option<Fill> {
    let rule = match fill.rule() {
        usvg::FillRule::NonZero => FillRule::NonZero,
        usvg::FillRule::EvenOdd => FillRule::EvenOdd,
    };
    Some(Fill { paint: paint(fill.paint())?, opacity: opacity(fill.opacity()), rule })
}

fn stroke(stroke: &usvg::Stroke) -> Option<Stroke> {
    let dash = |array: &[f32]| StrokeDash { array: array.to_vec(), offset: stroke.dashoffset() };
    Some(Stroke {
        paint: paint(stroke.paint())?,
        width: stroke.width().get(),
        miter_limit: stroke.miterlimit().get(),
        line_cap: match stroke.linecap() {
            usvg::LineCap::Butt => LineCap::Butt,
            usvg::LineCap::Round => LineCap::Round,
            usvg::LineCap::Square => LineCap::Square,
        },
        line_join: match stroke.linejoin() {
            usvg::LineJoin::Miter | usvg::LineJoin::MiterClip => LineJoin::Miter,
            usvg::LineJoin::Round => LineJoin::Round,
            usvg::LineJoin::Bevel => LineJoin::Bevel,
        },
        opacity: opacity(stroke.opacity()),
        dash: stroke.dasharray().map(dash),
    })
}

fn paint(paint: &usvg::Paint) -> Option<Paint> {
    Some(match paint {
        usvg::Paint::Color(colour) => rgb::Color::new(colour.red, colour.green, colour.blue).into(),
        usvg::Paint::LinearGradient(gradient) => linear(gradient).into(),
        usvg::Paint::RadialGradient(gradient) => radial(gradient).into(),
        usvg::Paint::Pattern(_) => return None,
    })
}

fn linear(gradient: &usvg::LinearGradient) -> LinearGradient {
    LinearGradient {
        x1: gradient.x1(),
        y1: gradient.y1(),
        x2: gradient.x2(),
        y2: gradient.y2(),
        transform: transform(gradient.transform()),
        spread_method: spread(gradient.spread_method()),
        stops: gradient.stops().iter().map(stop).collect(),
        anti_alias: false,
    }
}

fn radial(gradient: &usvg::RadialGradient) -> RadialGradient {
    RadialGradient {
        fx: gradient.fx(),
        fy: gradient.fy(),
        fr: gradient.fr().get(),
        cx: gradient.cx(),
        cy: gradient.cy(),
        cr: gradient.r().get(),
        transform: transform(gradient.transform()),
        spread_method: spread(gradient.spread_method()),
        stops: gradient.stops().iter().map(stop).collect(),
        anti_alias: false,
    }
}

fn spread(method: usvg::SpreadMethod) -> SpreadMethod {
    match method {
        usvg::SpreadMethod::Pad => SpreadMethod::Pad,
        usvg::SpreadMethod::Reflect => SpreadMethod::Reflect,
        usvg::SpreadMethod::Repeat => SpreadMethod::Repeat,
    }
}

fn stop(stop: &usvg::Stop) -> Stop {
    let colour = stop.color();
    Stop {
        offset: opacity(stop.offset()),
        color: rgb::Color::new(colour.red, colour.green, colour.blue).into(),
        opacity: opacity(stop.opacity()),
    }
}

/// A number from 0 to 1.
fn opacity(number: impl Into<usvg::tiny_skia_path::NormalizedF32>) -> NormalizedF32 {
    NormalizedF32::new(number.into().get()).unwrap_or(NormalizedF32::ONE)
}

fn transform(by: usvg::Transform) -> Transform {
    Transform::from_row(by.sx, by.ky, by.kx, by.sy, by.tx, by.ty)
}
