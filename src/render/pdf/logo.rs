//! The picture of the seller.

use krilla::geom::{Size, Transform};
use krilla::image::Image;
use krilla::surface::Surface;

use crate::document::Logo;

use super::marks::Area;

/// A picture that can be drawn.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    image: Image,
}

impl Picture {
    /// Reads a picture.
    ///
    /// # Errors
    /// What is wrong with it, in English.
    pub(super) fn read(logo: &Logo) -> Result<Self, String> {
        if logo.is_svg() {
            return Err("SVG".into());
        }
        Image::from_png(logo.bytes.clone().into(), true).map(|image| Self { image })
    }

    /// Width and height, in whatever unit.
    pub(super) fn size(&self) -> (u32, u32) {
        self.image.size()
    }

    /// Draws it over the whole of an area.
    pub(super) fn draw(&self, surface: &mut Surface<'_>, area: Area) {
        let Some(size) = Size::from_wh(area.width.points(), area.height.points()) else { return };
        surface.push_transform(&Transform::from_translate(area.x.points(), area.y.points()));
        surface.draw_image(self.image.clone(), size);
        surface.pop();
    }
}
