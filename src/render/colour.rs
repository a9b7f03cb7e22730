//! Colours as readers tell them apart: contrast (WCAG 2.2), and the nearest colour that can be read.
//!
//! Works in OKLab, where a step of lightness looks the same in every hue. Knows no colour of its own: themes and
//! authors name them.

/// A colour, each part from 0 to 1 in linear light.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    red: f64,
    green: f64,
    blue: f64,
}

impl Colour {
    /// A colour as style sheets write it: six hexadecimal digits after `#`, or three.
    pub fn parse(written: &str) -> Option<Colour> {
        let digits = written.strip_prefix('#')?;
        let wide: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(wide.get(at..at + 2)?, 16).ok().map(|part| linear(f64::from(part) / 255.0));
        Some(Colour { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// As style sheets write it.
    pub fn hex(self) -> String {
        let part = |light: f64| (encoded(light.clamp(0.0, 1.0)) * 255.0).round().clamp(0.0, 255.0);
        format!("#{:02x}{:02x}{:02x}", part(self.red) as u8, part(self.green) as u8, part(self.blue) as u8)
    }

    /// How far two colours are apart: from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The least contrast with any of several grounds.
    pub fn least(self, grounds: &[Colour]) -> f64 {
        grounds.iter().map(|ground| self.contrast(*ground)).fold(21.0, f64::min)
    }

    /// The nearest colour of the same hue that reaches `enough` on every ground: itself, if it does.
    pub fn readable(self, grounds: &[Colour], enough: f64) -> Colour {
        let start = self.lightness();
        let steps = (0..=1000).flat_map(|step| [f64::from(-step), f64::from(step)]).map(|step| start + step / 1000.0);
        let tried = steps.filter(|lightness| (0.0..=1.0).contains(lightness)).map(|lightness| self.at(lightness));
        // What is written is eight bits a part: that is what has to be far enough.
        let mut written = tried.filter_map(|colour| Colour::parse(&colour.hex()));
        written.find(|colour| colour.least(grounds) >= enough).unwrap_or(self)
    }

    /// The same hue at another lightness, from 0 to 1; its strength gives way where the screen cannot show it.
    pub fn at(self, lightness: f64) -> Colour {
        let [_, a, b] = self.lab();
        let shown = (0..=40).map(|step| 1.0 - f64::from(step) / 40.0).map(|strength| from_lab([lightness, a * strength, b * strength]));
        shown.into_iter().find(|colour| colour.is_shown()).unwrap_or_else(|| from_lab([lightness, 0.0, 0.0]))
    }

    /// How light it looks, from 0 to 1.
    pub fn lightness(self) -> f64 {
        self.lab()[0]
    }

    /// A mixture with another colour; `share` is the other's, from 0 to 1.
    pub fn mixed(self, other: Colour, share: f64) -> Colour {
        let (one, two) = (self.lab(), other.lab());
        from_lab([0, 1, 2].map(|part| one[part] * (1.0 - share) + two[part] * share))
    }

    fn luminance(self) -> f64 {
        0.2126 * self.red + 0.7152 * self.green + 0.0722 * self.blue
    }

    fn is_shown(self) -> bool {
        [self.red, self.green, self.blue].iter().all(|part| (-0.0001..=1.0001).contains(part))
    }

    fn lab(self) -> [f64; 3] {
        let Colour { red, green, blue } = self;
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let medium = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        [
            0.210_454_255_3 * long + 0.793_617_785_0 * medium - 0.004_072_046_8 * short,
            1.977_998_495_1 * long - 2.428_592_205_0 * medium + 0.450_593_709_9 * short,
            0.025_904_037_1 * long + 0.782_771_766_2 * medium - 0.808_675_766_0 * short,
        ]
    }
}

fn from_lab([lightness, a, b]: [f64; 3]) -> Colour {
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    Colour {
        red: 4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
        green: -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
        blue: -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
    }
}

fn linear(part: f64) -> f64 {
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn encoded(light: f64) -> f64 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(written: &str) -> Colour {
        Colour::parse(written).expect(written)
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((colour("#000000").contrast(colour("#ffffff")) - 21.0).abs() < 1e-9);
        assert!((colour("#0f5c63").contrast(colour("#faf8f4")) - 7.25).abs() < 0.01);
        assert_eq!(Colour::parse("#0f5c6"), None);
        assert_eq!(colour("#0F5").hex(), "#00ff55");
    }

    #[test]
    fn a_weak_colour_becomes_the_nearest_that_can_be_read_in_its_own_hue() {
        let grounds = [colour("#faf8f4"), colour("#ffffff"), colour("#f1ede5")];
        for weak in ["#ffcc00", "#8fd3ff", "#ff6fae", "#b6e36a", "#ffffff"] {
            let safe = colour(weak).readable(&grounds, 4.5);
            assert!(safe.least(&grounds) >= 4.5 && safe.least(&grounds) < 4.65, "{weak} → {}", safe.hex());
        }
        assert_eq!(colour("#0f5c63").readable(&grounds, 4.5).hex(), "#0f5c63");
    }

    #[test]
    fn on_dark_grounds_it_becomes_lighter() {
        let grounds = [colour("#12171c"), colour("#242d36")];
        let safe = colour("#0f5c63").readable(&grounds, 4.5);
        assert!(safe.lightness() > colour("#0f5c63").lightness() && safe.least(&grounds) >= 4.5, "{}", safe.hex());
    }
}
