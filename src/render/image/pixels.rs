//! Pixels: what a picture is between being read and being written.

/// Rows of red, green, blue and, with four channels, opacity; eight bits each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// 3 or 4.
    pub channels: usize,
    /// `width × height × channels` bytes.
    pub data: Vec<u8>,
}

impl Pixels {
    /// Whether it holds as many bytes as its size says, and at least one pixel.
    pub fn is_whole(&self) -> bool {
        let pixels = self.width as usize * self.height as usize;
        pixels > 0 && matches!(self.channels, 3 | 4) && self.data.len() == pixels * self.channels
    }

    /// Grey rows as colour.
    pub fn of_grey(width: u32, height: u32, grey: &[u8]) -> Pixels {
        Pixels { width, height, channels: 3, data: grey.iter().flat_map(|&value| [value, value, value]).collect() }
    }

    /// Grey rows with opacity as colour.
    pub fn of_grey_alpha(width: u32, height: u32, grey: &[u8]) -> Pixels {
        let data = grey.chunks_exact(2).flat_map(|pair| [pair[0], pair[0], pair[0], pair[1]]).collect();
        Pixels { width, height, channels: 4, data }
    }

    /// Turned upright: `turn` is the orientation of EXIF, from 1 (as it is) to 8.
    pub fn turned(self, turn: u8) -> Pixels {
        if !(2..=8).contains(&turn) {
            return self;
        }
        let (width, height) = super::crop::swapped((self.width, self.height), turn);
        let mut data = Vec::with_capacity(self.data.len());
        for y in 0..height {
            for x in 0..width {
                let (from_x, from_y) = super::crop::source((x, y), turn, (self.width, self.height));
                let at = (from_y as usize * self.width as usize + from_x as usize) * self.channels;
                data.extend_from_slice(&self.data[at..at + self.channels]);
            }
        }
        Pixels { width, height, channels: self.channels, data }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two columns, three rows, numbered.
    fn numbered() -> Pixels {
        Pixels { width: 2, height: 3, channels: 3, data: (1..=6).flat_map(|n| [n, n, n]).collect() }
    }

    #[test]
    fn each_orientation_of_exif_is_turned_upright() {
        let seen = |turn: u8| {
            let turned = numbered().turned(turn);
            let rows = turned.data.chunks(turned.width as usize * 3).map(|row| row.chunks(3).map(|pixel| pixel[0]).collect::<Vec<_>>());
            rows.collect::<Vec<_>>()
        };
        assert_eq!(seen(1), [[1, 2], [3, 4], [5, 6]]);
        assert_eq!(seen(2), [[2, 1], [4, 3], [6, 5]]);
        assert_eq!(seen(3), [[6, 5], [4, 3], [2, 1]]);
        assert_eq!(seen(4), [[5, 6], [3, 4], [1, 2]]);
        assert_eq!(seen(5), [[1, 3, 5], [2, 4, 6]]);
        assert_eq!(seen(6), [[5, 3, 1], [6, 4, 2]]);
        assert_eq!(seen(7), [[6, 4, 2], [5, 3, 1]]);
        assert_eq!(seen(8), [[2, 4, 6], [1, 3, 5]]);
    }
}
