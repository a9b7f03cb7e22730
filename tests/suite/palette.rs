//! The colours of charts: told apart by readers who see fewer hues, and by what lies around them.
//!
//! Colour blindness is simulated as Machado, Oliveira and Fernandes (2009) do, at full severity, in linear light;
//! distances are OKLab's, times 100.

use std::path::Path;

use diptych::render::colour::Colour;

const KINDS: [(&str, [[f64; 3]; 3]); 4] = [
    ("all hues", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("deutan", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// A custom property of the default theme: in its light block, or in its dark one.
fn token(block: &str, name: &str) -> String {
    let css = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/css/02-tokens.css")).unwrap();
    let block = &css[css.find(block).unwrap_or_else(|| panic!("{block} is in the theme"))..];
    let value = &block[block.find(&format!("--{name}: ")).unwrap_or_else(|| panic!("{name} is in {block}")) + name.len() + 4..];
    value[..value.find(';').unwrap()].to_owned()
}

fn colour(block: &str, name: &str) -> Colour {
    Colour::parse(&token(block, name)).unwrap_or_else(|| panic!("--{name} is a colour"))
}

/// As somebody sees it: red, green and blue in linear light.
fn seen(hex: &str, kind: &[[f64; 3]; 3]) -> [f64; 3] {
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let light = [part(1), part(3), part(5)];
    [0, 1, 2].map(|row| kind[row].iter().zip(light).map(|(factor, part)| factor * part).sum::<f64>().clamp(0.0, 1.0))
}

/// OKLab (Ottosson, 2020).
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b).cbrt();
    let m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b).cbrt();
    let s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b).cbrt();
    [
        0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ]
}

/// The least distance between any two of some colours, as somebody sees them.
fn least(colours: &[String], kind: &[[f64; 3]; 3]) -> f64 {
    let labs: Vec<[f64; 3]> = colours.iter().map(|hex| lab(seen(hex, kind))).collect();
    let far = |a: &[f64; 3], b: &[f64; 3]| 100.0 * a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
    let pairs = labs.iter().enumerate().flat_map(|(index, a)| labs[..index].iter().map(move |b| far(a, b)));
    pairs.fold(f64::INFINITY, f64::min)
}

#[test]
fn series_are_told_apart_by_readers_who_see_fewer_hues() {
    // Two steps that can just be told apart side by side are some 2 units from each other.
    for (block, all, few) in [(":root {", 9.0, 12.5), ("[data-theme=dark] {", 8.5, 11.0)] {
        let colours: Vec<String> = (1..=8).map(|number| token(block, &format!("c{number}"))).collect();
        for (name, kind) in &KINDS {
            let (eight, four) = (least(&colours, kind), least(&colours[..4], kind));
            assert!(eight >= all && four >= few, "{block} {name}: {eight:.1} of all, {four:.1} of the first four");
        }
    }
}

#[test]
fn marks_stand_out_from_their_ground() {
    let marks = (1..=8).map(|number| format!("c{number}")).chain(["accent", "ember", "c-context"].map(str::to_owned));
    for mark in marks {
        for (block, grounds) in [(":root {", ["paper", "surface"]), ("[data-theme=dark] {", ["paper", "surface"])] {
            for ground in grounds {
                let contrast = colour(block, &mark).contrast(colour(block, ground));
                assert!(contrast >= 3.0, "{block} --{mark} on --{ground}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn steps_of_a_scale_go_one_way_for_everybody() {
    for block in [":root {", "[data-theme=dark] {"] {
        let steps: Vec<String> = (1..=8).map(|number| token(block, &format!("s{number}"))).collect();
        for (name, kind) in &KINDS {
            let light: Vec<f64> = steps.iter().map(|hex| lab(seen(hex, kind))[0]).collect();
            let (down, up) = (light.windows(2).all(|pair| pair[0] > pair[1]), light.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(down || up, "{block} {name}: {light:?}");
        }
    }
}

#[test]
fn readers_without_the_stylesheet_see_the_same_colours() {
    let role = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/chart/role.rs")).unwrap();
    let names = [("SERIES", "c", 8), ("STEPS", "s", 8), ("SCALE", "l", 5)];
    for (constant, prefix, count) in names {
        let line = role.lines().find(|line| line.starts_with(&format!("const {constant}:"))).unwrap();
        let missing: Vec<String> =
            (1..=count).map(|number| token(":root {", &format!("{prefix}{number}"))).filter(|hex| !line.contains(hex.as_str())).collect();
        assert!(missing.is_empty(), "{constant} lacks {missing:?}");
    }
}
