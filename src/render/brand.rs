//! A site's own look as rules after the theme's: its colours, readable on every ground, its fonts, its density.
//!
//! The theme's tokens say on which grounds colours stand; nothing here names a colour.

use std::fmt::Write;

use super::colour::Colour;
use crate::finding::{Findings, Place, Problem};
use crate::model::settings::{self, Density, Fonts};
use crate::source::decode::Located;

/// The least contrast of words, and of what is only seen (WCAG 2.2, 1.4.3 and 1.4.11).
const WORDS: f64 = 4.5;
const MARKS: f64 = 3.0;

/// The tokens of one of the theme's two schemes.
struct Scheme<'css> {
    css: &'css str,
}

impl Scheme<'_> {
    /// A colour of it.
    fn colour(&self, token: &str) -> Option<Colour> {
        let (_, rest) = self.css.split_once(&format!("--{token}:"))?;
        Colour::parse(rest.split([';', '}']).next()?.trim())
    }

    /// What words stand on.
    fn grounds(&self) -> Vec<Colour> {
        ["paper", "surface", "surface-2"].iter().filter_map(|token| self.colour(token)).collect()
    }
}

/// The block of rules that begins with a selector.
fn block<'css>(css: &'css str, selector: &str) -> Scheme<'css> {
    let rest = css.split_once(selector).map_or("", |(_, rest)| rest);
    Scheme { css: rest.split_once('}').map_or(rest, |(block, _)| block) }
}

/// The rules of a site; `tokens` is the theme's style sheet. Colours too weak to be read are repaired (W18).
pub fn rules(tokens: &str, theme: Option<&settings::Theme>, findings: &mut Findings) -> String {
    let Some(theme) = theme else { return String::new() };
    let (light, dark) = (block(tokens, ":root {"), block(tokens, ":root[data-theme=dark] {"));
    let accent = chosen(&theme.accent, &light, WORDS, findings);
    let second = chosen(&theme.accent_2, &light, MARKS, findings);
    let day = scheme_rules(&light, (accent, second));
    let night = scheme_rules(&dark, (accent, second));
    let mut css = String::new();
    if !day.is_empty() {
        // Paper is always light; the print rules name their own colours, so these follow them.
        write!(
            css,
            "\n:root:not([data-theme=dark]){{{day}}}\n:root[data-theme=dark]{{{night}}}\n\
             @media screen and (prefers-color-scheme:dark){{:root:not([data-theme]){{{night}}}}}\n\
             @media print{{:root,:root[data-theme=dark],:root:not([data-theme]){{{day}}}}}\n"
        )
        .expect("writing to a string cannot fail");
    }
    if matches!(theme.density, Some(Density::Compact)) {
        css.push_str("\n:root{--section:64px;--gap:20px}\nhtml{font-size:100%}\n");
    }
    css
}

/// A colour of the author's, repaired if it cannot be read by day. At night it takes a lightness of its own.
fn chosen(written: &Option<Located<settings::Colour>>, light: &Scheme, enough: f64, findings: &mut Findings) -> Option<Colour> {
    let written = written.as_ref()?;
    let colour = Colour::parse(&written.value.0)?;
    let grounds = light.grounds();
    let repaired = colour.readable(&grounds, enough);
    if repaired != colour {
        let contrast = format!("{:.1}", (colour.least(&grounds) * 10.0).floor() / 10.0);
        weak(&written.value.0, contrast, repaired, (written.place, findings));
    }
    Some(repaired)
}

fn weak(written: &str, contrast: String, repaired: Colour, (place, findings): (Place, &mut Findings)) {
    findings.add(Problem::WeakColour { written: written.to_owned(), contrast, repaired: repaired.hex() }, place);
}

/// Every token that follows from the two colours in a scheme.
fn scheme_rules(scheme: &Scheme, (accent, second): (Option<Colour>, Option<Colour>)) -> String {
    let grounds = scheme.grounds();
    let (Some(paper), Some(ink)) = (scheme.colour("paper"), scheme.colour("ink")) else { return String::new() };
    let mut rules = String::new();
    let mut rule = |token: &str, colour: Colour| write!(rules, "--{token}:{};", colour.hex()).expect("writing to a string cannot fail");
    if let Some(accent) = accent {
        let accent = accent.readable(&grounds, WORDS);
        let step = if paper.lightness() > 0.5 { -0.07 } else { 0.07 };
        // Words in the accent stand on its pale tint too: as strong a tint as they allow.
        let tints = [0.12, 0.1, 0.08, 0.06, 0.04, 0.02].map(|share| paper.mixed(accent, share));
        let soft = tints.into_iter().find(|tint| accent.contrast(*tint) >= WORDS).unwrap_or(paper);
        let hover = accent.at((accent.lightness() + step).clamp(0.05, 0.97));
        let plate = accent.at(if paper.lightness() > 0.5 { accent.lightness().min(0.44) } else { 0.34 });
        rule("accent", accent);
        rule("accent-hover", hover);
        rule("accent-soft", soft);
        rule("on-accent", apart(accent, [paper, ink]));
        rule("plate", plate);
        let (light, pale) = (plate.at(0.98), plate.at(0.88));
        rule("plate-ink", light.readable(&[plate], WORDS));
        rule("plate-2", pale.readable(&[plate], WORDS));
    }
    if let Some(second) = second {
        rule("ember", second.readable(&grounds, MARKS));
        rule("ember-ink", second.readable(&grounds, WORDS));
    }
    rules
}

/// Whichever of two colours is further from a ground, pushed until it can be read there.
fn apart(ground: Colour, [one, two]: [Colour; 2]) -> Colour {
    let further = if one.contrast(ground) >= two.contrast(ground) { one } else { two };
    further.readable(&[ground], WORDS)
}

/// The families of a site, as the theme or the reader's device knows them.
pub struct Faces {
    /// Of titles and quotes.
    pub display: String,
    /// Of everything else.
    pub text: String,
}

impl Faces {
    /// The families a site asks for; `preset` finds a preset's two.
    pub fn of(fonts: Option<&Fonts>, preset: impl Fn(&str) -> Option<(String, String)>) -> Faces {
        let named = |word: &str| preset(word).map(|(display, text)| Faces { display, text });
        let usual = || Faces { display: String::new(), text: String::new() };
        match fonts {
            None => named(settings::FontPreset::default().word()).unwrap_or_else(usual),
            Some(Fonts::Preset(own)) => named(own.word()).unwrap_or_else(usual),
            Some(Fonts::Own(own)) => Faces { display: own.display.value.clone(), text: own.text.value.clone() },
        }
    }
}

/// A family's name as a file is called: `Source Serif 4` is `source-serif-4`.
pub fn file_name(family: &str) -> String {
    crate::lang::slugify(family)
}

/// A family that only the reader's device may have, as style sheets name it; nothing if its name could end the rule.
pub fn installed(family: &str) -> Option<String> {
    let plain = |mark: char| mark.is_alphanumeric() || matches!(mark, ' ' | '-' | '_');
    (!family.trim().is_empty() && family.chars().all(plain)).then(|| format!("\"{}\"", family.trim()))
}
