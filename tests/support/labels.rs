//! Labels of a drawn chart as boxes: what a reader sees written, and whether any of it collides.

use diptych::render::chart::text_width;

/// A label and the room it takes.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its words.
    pub text: String,
    /// Its class.
    pub class: String,
    /// Left, top, right, bottom.
    pub room: [f64; 4],
}

impl Label {
    /// Whether two labels lie on each other, by more than a hair.
    pub fn overlaps(&self, other: &Label) -> bool {
        let (a, b) = (&self.room, &other.room);
        a[0] + 0.5 < b[2] && b[0] + 0.5 < a[2] && a[1] + 0.5 < b[3] && b[1] + 0.5 < a[3]
    }
}

/// The width and height of a drawing.
pub fn frame(svg: &str) -> (f64, f64) {
    let numbers = attribute(svg, "viewBox").expect("a drawing has a frame");
    let numbers: Vec<f64> = numbers.split(' ').map(|number| number.parse().expect("a number")).collect();
    (numbers[2], numbers[3])
}

/// The labels of a drawing.
pub fn labels(svg: &str) -> Vec<Label> {
    let size: f64 = attribute(svg, "font-size").expect("letters have a size").parse().expect("a number");
    let narrow = svg.starts_with("<svg class=\"g g-n\"");
    svg.split("<text").skip(1).map(|piece| label(piece, if narrow { (size, size) } else { (size, 13.0) })).collect()
}

fn label(piece: &str, (label, small): (f64, f64)) -> Label {
    let class = attribute(piece, "class").unwrap_or_default().to_owned();
    let number = |name: &str| attribute(piece, name).and_then(|number| number.parse::<f64>().ok()).expect("a place");
    let (open, close) = (piece.find('>').expect("a tag ends") + 1, piece.find("</text>").expect("words end"));
    let text =
        piece[open..close].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    let is_small = class.split(' ').any(|name| name == "ax" || name == "an");
    let size = if is_small { small } else { label };
    let wide = text_width(&text, size, class.split(' ').any(|name| name == "b"));
    let (x, y) = (number("x"), number("y"));
    let left = match attribute(piece, "text-anchor") {
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        _ => x,
    };
    Label { text, class, room: [left, y - size * 0.8, left + wide, y + size * 0.22] }
}

/// The value of an attribute of the tag that text begins in.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(&tag[start..start + tag[start..].find('"')?])
}

/// Everything that is wrong with the labels of a drawing: outside the frame, or on each other.
pub fn collisions(svg: &str) -> Vec<String> {
    let (wide, high) = frame(svg);
    let labels = labels(svg);
    let mut wrong = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let [left, top, right, bottom] = label.room;
        if left < -1.0 || top < -1.0 || right > wide + 1.0 || bottom > high + 1.0 {
            wrong.push(format!("“{}” leaves the frame of {wide} × {high}: {:?}", label.text, label.room));
        }
        for other in labels[index + 1..].iter().filter(|other| label.overlaps(other)) {
            wrong.push(format!("“{}” lies on “{}”", label.text, other.text));
        }
    }
    wrong
}

/// The points of a path: `M` and `L` with both places, `H` and `V` with the one that changes, `l` with steps.
fn points(path: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let open = path.replace('z', "");
    let mut rest = open.as_str();
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|letter: char| letter.is_ascii_alphabetic()).map_or(rest.len(), |end| end + 1);
        let numbers = numbers(&rest[1..end]);
        let (x, y) = points.last().copied().unwrap_or_default();
        match (command, numbers.as_slice()) {
            ('M' | 'L', [x, y]) => points.push((*x, *y)),
            ('H', [x]) => points.push((*x, y)),
            ('V', [y]) => points.push((x, *y)),
            ('l', steps) if steps.len() % 2 == 0 => {
                let mut at = (x, y);
                points.extend(steps.chunks_exact(2).map(|step| {
                    at = (at.0 + step[0], at.1 + step[1]);
                    at
                }));
            }
            other => panic!("{other:?} is no step of {path}"),
        }
        rest = &rest[end..];
    }
    points
}

/// Numbers that are set apart by a space or by the sign of the next.
fn numbers(text: &str) -> Vec<f64> {
    let apart = text.replace('-', " -");
    apart.split_whitespace().map(|number| number.parse().unwrap_or_else(|_| panic!("{number} is no number in {text}"))).collect()
}

/// Shapes that leave the frame.
pub fn strays(svg: &str) -> Vec<String> {
    let (wide, high) = frame(svg);
    let inside = |x: f64, y: f64| x >= -8.0 && y >= -8.0 && x <= wide + 8.0 && y <= high + 8.0;
    let mut wrong = Vec::new();
    for piece in svg.split(" d=\"").skip(1) {
        let path = &piece[..piece.find('"').expect("a path ends")];
        let strays = points(path).into_iter().filter(|(x, y)| !inside(*x, *y));
        wrong.extend(strays.map(|(x, y)| format!("a path through {x} {y}")));
    }
    for piece in svg.split("<rect").skip(1) {
        let number = |name: &str| attribute(piece, name).and_then(|number| number.parse::<f64>().ok()).expect("a number");
        let (x, y, w, h) = (number("x"), number("y"), number("width"), number("height"));
        if !inside(x, y) || !inside(x + w, y + h) {
            wrong.push(format!("a rectangle at {x} {y}, {w} × {h}"));
        }
    }
    for piece in svg.split("<circle").skip(1) {
        let number = |name: &str| attribute(piece, name).and_then(|number| number.parse::<f64>().ok()).expect("a number");
        if !inside(number("cx"), number("cy")) {
            wrong.push(format!("a circle at {} {}", number("cx"), number("cy")));
        }
    }
    wrong
}
