//! The picture of the seller: PNG or SVG.

mod vector;

use krilla::geom::{Size, Transform};
use krilla::image::Image;
use krilla::surface::Surface;
use std::sync::{Arc, Mutex, PoisonError};

use crate::document::Logo;

use super::marks::Area;
use vector::Drawing;

/// A picture that can be drawn.
#[derive(Debug)]
pub(super) enum Picture {
    Raster(Image),
    Vector(Box<Drawing>),
}

impl Picture {
    /// Reads a picture.
    ///
    /// # Errors
    /// What is wrong with it, in English.
    pub(super) fn read(logo: &Logo) -> Result<Self, String> {
        if logo.is_svg() {
            return Drawing::read(&logo.bytes).map(|drawing| Self::Vector(Box::new(drawing)));
        }
        // What a reader smooths is not the same everywhere, so that archival files forbid it.
        let smoothed = false;
        let image = Image::from_png(logo.bytes.clone().into(), smoothed);
        image.map(Self::Raster).map_err(|fault| format!("PNG: {fault}"))
    }

    /// Width and height, in whatever unit.
    pub(super) fn size(&self) -> (u32, u32) {
        match self {
            Self::Raster(image) => image.size(),
            Self::Vector(drawing) => drawing.size(),
        }
    }

    /// Draws it over the whole of an area.
    pub(super) fn draw(&self, surface: &mut Surface<'_>, area: Area) {
        let Some(size) = Size::from_wh(area.width.points(), area.height.points()) else { return };
        surface.push_transform(&Transform::from_translate(area.x.points(), area.y.points()));
        match self {
            Self::Raster(image) => surface.draw_image(image.clone(), size),
            Self::Vector(drawing) => drawing.draw(surface, size),
        }
        surface.pop();
    }
}

/// The pictures of a batch, each read once: all documents of a run have the same.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    read: Mutex<Vec<(Logo, Arc<Picture>)>>,
}

impl Pictures {
    /// The picture of a logo.
    ///
    /// # Errors
    /// What is wrong with it, in English.
    pub(super) fn get(&self, logo: &Logo) -> Result<Arc<Picture>, String> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, picture)) = read.iter().find(|(known, _)| known == logo) {
            return Ok(picture.clone());
        }
        let picture = Arc::new(Picture::read(logo)?);
        read.push((logo.clone(), picture.clone()));
        Ok(picture)
    }
}

#[cfg(test)]
mod tests;
