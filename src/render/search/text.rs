//! What a page says: the words of its main part, without drawings, tables and ways to other pages.

/// Elements whose words are not the page's own.
const LEFT_OUT: [&str; 7] = ["svg", "nav", "table", "script", "style", "form", "footer"];

/// The words between `<main` and `</main>` of a page of ours.
pub fn said(html: &str) -> String {
    let Some(start) = html.find("<main") else { return String::new() };
    let main = html[start..].split("</main>").next().unwrap_or_default();
    let mut words = String::with_capacity(main.len() / 3);
    let mut rest = main;
    while let Some(open) = rest.find('<') {
        decode_into(&mut words, &rest[..open]);
        words.push(' ');
        let tag = &rest[open + 1..];
        let name_end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let close = LEFT_OUT.iter().find(|name| **name == &tag[..name_end]).and_then(|name| end_of(tag, name));
        let after = close.unwrap_or_else(|| tag.find('>').map_or(tag.len(), |at| at + 1));
        rest = &tag[after..];
    }
    decode_into(&mut words, rest);
    words
}

/// Where an element ends that may hold others of its name.
fn end_of(tag: &str, name: &str) -> Option<usize> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (1usize, 0);
    while depth > 0 {
        let next_close = tag[at..].find(&close)?;
        match tag[at..].find(&open).filter(|next_open| *next_open < next_close) {
            Some(next_open) => (depth, at) = (depth + 1, at + next_open + open.len()),
            None => (depth, at) = (depth - 1, at + next_close + close.len()),
        }
    }
    Some(at)
}

/// Adds words with the few character references that our pages use resolved.
fn decode_into(words: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12).unwrap_or(0);
        let character = match &rest[..end] {
            "&amp" => Some('&'),
            "&lt" => Some('<'),
            "&gt" => Some('>'),
            "&quot" => Some('"'),
            "&nbsp" | "&shy" => Some(' '),
            number => {
                let digits = number.strip_prefix("&#");
                let hex = digits.and_then(|digits| digits.strip_prefix(['x', 'X'])).map(|hex| u32::from_str_radix(hex, 16).ok());
                hex.unwrap_or_else(|| digits.and_then(|digits| digits.parse().ok())).and_then(char::from_u32)
            }
        };
        words.push(character.unwrap_or('&'));
        rest = &rest[if character.is_some() { end + 1 } else { 1 }..];
    }
    words.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_page_itself_says_is_read() {
        let page = "<header>menu</header><main id=\"main\"><nav><a>fil</a></nav><h1>L&#x27;atelier &amp; co</h1><svg><svg>x</svg>y</svg>\
                    <p>un<b>deux</b></p><table><tr><td>9</td></tr></table></main><footer>pied</footer>";
        assert_eq!(said(page).split_whitespace().collect::<Vec<_>>(), ["L'atelier", "&", "co", "un", "deux"]);
        assert_eq!(said("<p>nothing</p>"), "");
        assert_eq!(said("<main>a <nav>never closed"), " a  never closed");
    }
}
