//! Formulas: the everyday part of TeX as MathML.
//!
//! Fractions, roots, powers, indices, sums, Greek letters and words: what a rate, an index or a
//! social return needs. A formula with anything else is shown as it is written, as code.

use std::ops::Range;

use super::escape::text_into;

const DEPTH: usize = 32;

/// The MathML of a formula, if all of it is known; `display` is `inline` or `block`.
pub(super) fn mathml(tex: &str, display: &str) -> Option<String> {
    let mut formula = Formula { rest: tex.trim(), depth: 0, block: display == "block" };
    let row = formula.row(None).filter(|_| formula.rest.is_empty())?;
    Some(format!("<math display=\"{display}\"><mrow>{row}</mrow></math>"))
}

/// A formula that is shown as it is typed.
pub(super) fn as_typed(tex: &str) -> String {
    let mut out = String::from("<code class=\"math\">");
    text_into(&mut out, tex);
    out.push_str("</code>");
    out
}

/// Where words hold a command of TeX with its braces, outside any formula: `\frac{28}{47}`.
pub(super) fn stray(words: &str) -> Option<Range<usize>> {
    words.match_indices('\\').find_map(|(at, _)| {
        let letters = words[at + 1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let mut end = at + 1 + letters;
        while let Some(inner) = words[end..].strip_prefix('{') {
            end += inner.find('}')? + 2;
        }
        (letters > 1 && words[..end].ends_with('}')).then_some(at..end)
    })
}

struct Formula<'t> {
    rest: &'t str,
    depth: usize,
    block: bool,
}

impl<'t> Formula<'t> {
    /// Atoms with their powers and indices, up to `end` or the end of the formula.
    fn row(&mut self, end: Option<char>) -> Option<String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        let mut out = String::new();
        loop {
            self.rest = self.rest.trim_start();
            let Some(next) = self.rest.chars().next() else { break };
            if Some(next) == end {
                break;
            }
            let (atom, stacks) = self.atom()?;
            self.scripts(&mut out, atom, stacks)?;
        }
        self.depth -= 1;
        Some(out)
    }

    fn scripts(&mut self, out: &mut String, atom: String, stacks: bool) -> Option<()> {
        let (mut below, mut above) = (None, None);
        loop {
            self.rest = self.rest.trim_start();
            let slot = match self.rest.chars().next() {
                Some('_') if below.is_none() => &mut below,
                Some('^') if above.is_none() => &mut above,
                _ => break,
            };
            self.rest = &self.rest[1..];
            *slot = Some(self.group()?);
        }
        let (under, over, both) = if stacks && self.block { ("munder", "mover", "munderover") } else { ("msub", "msup", "msubsup") };
        out.push_str(&match (below, above) {
            (None, None) => atom,
            (Some(below), None) => format!("<{under}>{atom}{below}</{under}>"),
            (None, Some(above)) => format!("<{over}>{atom}{above}</{over}>"),
            (Some(below), Some(above)) => format!("<{both}>{atom}{below}{above}</{both}>"),
        });
        Some(())
    }

    /// A group in braces, or one atom.
    fn group(&mut self) -> Option<String> {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix('{') {
            Some(inner) => {
                self.rest = inner;
                let row = self.row(Some('}'))?;
                self.rest = self.rest.strip_prefix('}')?;
                Some(format!("<mrow>{row}</mrow>"))
            }
            None => Some(self.atom()?.0),
        }
    }

    /// One atom, and whether its powers and indices stand above and below it.
    fn atom(&mut self) -> Option<(String, bool)> {
        let next = self.rest.chars().next()?;
        if next == '{' {
            return Some((self.group()?, false));
        }
        if next == '\\' {
            return self.command();
        }
        if next.is_ascii_digit() {
            return Some((self.number(), false));
        }
        self.rest = &self.rest[next.len_utf8()..];
        let element = match next {
            '}' | '^' | '_' | '&' | '#' | '~' | '$' => return None,
            letter if letter.is_alphabetic() => "mi",
            _ => "mo",
        };
        Some((token(element, next.encode_utf8(&mut [0; 4])), false))
    }

    /// Digits, with a mark between them; `{,}` is TeX's decimal comma.
    fn number(&mut self) -> String {
        let mut digits = String::new();
        while let Some(next) = self.rest.chars().next() {
            let follows = |rest: &str| rest.starts_with(|digit: char| digit.is_ascii_digit());
            if next.is_ascii_digit() || (matches!(next, '.' | ',') && follows(&self.rest[1..])) {
                digits.push(next);
                self.rest = &self.rest[1..];
            } else if self.rest.strip_prefix("{,}").is_some_and(follows) {
                digits.push(',');
                self.rest = &self.rest[3..];
            } else {
                break;
            }
        }
        token("mn", &digits)
    }

    fn command(&mut self) -> Option<(String, bool)> {
        let inner = &self.rest[1..];
        let letters = inner.bytes().take_while(u8::is_ascii_alphabetic).count();
        let length = if letters == 0 { inner.chars().next()?.len_utf8() } else { letters };
        let (name, rest) = inner.split_at(length);
        self.rest = rest;
        let made = match name {
            "frac" | "tfrac" | "dfrac" => format!("<mfrac>{}{}</mfrac>", self.group()?, self.group()?),
            "sqrt" => self.root()?,
            "text" | "textrm" | "mbox" => token("mtext", self.words()?),
            "mathrm" | "operatorname" => token("mi", self.words()?),
            "overline" | "bar" => format!("<mover accent=\"true\">{}<mo>¯</mo></mover>", self.group()?),
            "hat" => format!("<mover accent=\"true\">{}<mo>^</mo></mover>", self.group()?),
            "left" | "right" | "big" | "Big" => return self.fence(),
            "," | ":" | ";" | " " | "quad" | "qquad" => "<mspace width=\"0.3em\"></mspace>".to_owned(),
            "!" | "displaystyle" | "limits" => String::new(),
            "%" | "$" | "&" | "#" | "_" | "{" | "}" => token("mo", name),
            "ln" | "log" | "exp" | "sin" | "cos" | "tan" | "det" => token("mi", name),
            "min" | "max" | "lim" => return Some((token("mo", name), true)),
            _ => return symbol(name),
        };
        Some((made, false))
    }

    fn root(&mut self) -> Option<String> {
        match self.rest.strip_prefix('[') {
            Some(inner) => {
                self.rest = inner;
                let degree = self.row(Some(']'))?;
                self.rest = self.rest.strip_prefix(']')?;
                Some(format!("<mroot>{}<mrow>{degree}</mrow></mroot>", self.group()?))
            }
            None => Some(format!("<msqrt>{}</msqrt>", self.group()?)),
        }
    }

    fn words(&mut self) -> Option<&'t str> {
        let inner = self.rest.trim_start().strip_prefix('{')?;
        let end = inner.find(['{', '}', '\\', '$'])?;
        self.rest = inner[end..].strip_prefix('}')?;
        Some(&inner[..end])
    }

    /// What `\left` and `\right` stretch.
    fn fence(&mut self) -> Option<(String, bool)> {
        self.rest = self.rest.trim_start();
        if let Some(rest) = self.rest.strip_prefix('.') {
            self.rest = rest;
            return Some((String::new(), false));
        }
        let (fence, _) = self.atom()?;
        fence.starts_with("<mo").then_some((fence, false))
    }
}

fn token(element: &str, words: &str) -> String {
    let mut out = format!("<{element}>");
    text_into(&mut out, words);
    out.push_str("</");
    out.push_str(element);
    out.push('>');
    out
}

fn symbol(name: &str) -> Option<(String, bool)> {
    const LARGE: &[(&str, &str)] = &[("sum", "∑"), ("prod", "∏"), ("bigcup", "⋃"), ("bigcap", "⋂")];
    const OPERATORS: &[(&str, &str)] = &[
        ("times", "×"),
        ("cdot", "⋅"),
        ("div", "÷"),
        ("pm", "±"),
        ("mp", "∓"),
        ("le", "≤"),
        ("leq", "≤"),
        ("ge", "≥"),
        ("geq", "≥"),
        ("ne", "≠"),
        ("neq", "≠"),
        ("approx", "≈"),
        ("simeq", "≃"),
        ("equiv", "≡"),
        ("sim", "∼"),
        ("propto", "∝"),
        ("to", "→"),
        ("rightarrow", "→"),
        ("leftarrow", "←"),
        ("Rightarrow", "⇒"),
        ("in", "∈"),
        ("notin", "∉"),
        ("subset", "⊂"),
        ("cup", "∪"),
        ("cap", "∩"),
        ("int", "∫"),
        ("partial", "∂"),
        ("ldots", "…"),
        ("dots", "…"),
        ("cdots", "⋯"),
        ("mid", "|"),
        ("vert", "|"),
        ("forall", "∀"),
        ("exists", "∃"),
        ("langle", "⟨"),
        ("rangle", "⟩"),
        ("lfloor", "⌊"),
        ("rfloor", "⌋"),
        ("lceil", "⌈"),
        ("rceil", "⌉"),
    ];
    const LETTERS: &[(&str, &str)] = &[
        ("alpha", "α"),
        ("beta", "β"),
        ("gamma", "γ"),
        ("delta", "δ"),
        ("epsilon", "ε"),
        ("varepsilon", "ε"),
        ("eta", "η"),
        ("theta", "θ"),
        ("kappa", "κ"),
        ("lambda", "λ"),
        ("mu", "μ"),
        ("nu", "ν"),
        ("xi", "ξ"),
        ("pi", "π"),
        ("rho", "ρ"),
        ("sigma", "σ"),
        ("tau", "τ"),
        ("phi", "φ"),
        ("varphi", "φ"),
        ("chi", "χ"),
        ("psi", "ψ"),
        ("omega", "ω"),
        ("Gamma", "Γ"),
        ("Delta", "Δ"),
        ("Theta", "Θ"),
        ("Lambda", "Λ"),
        ("Pi", "Π"),
        ("Sigma", "Σ"),
        ("Phi", "Φ"),
        ("Psi", "Ψ"),
        ("Omega", "Ω"),
        ("infty", "∞"),
        ("ell", "ℓ"),
        ("emptyset", "∅"),
    ];
    let find = |list: &[(&str, &'static str)]| list.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    if let Some(sign) = find(LARGE) {
        return Some((token("mo", sign), true));
    }
    let operator = find(OPERATORS).map(|sign| token("mo", sign));
    Some((operator.or_else(|| find(LETTERS).map(|sign| token("mi", sign)))?, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_everyday_part_of_tex_becomes_mathml() {
        let inline = |tex: &str| mathml(tex, "inline").unwrap_or_default();
        assert_eq!(
            inline(r"\frac{31}{49} = 63{,}3\,\%"),
            "<math display=\"inline\"><mrow><mfrac><mrow><mn>31</mn></mrow><mrow><mn>49</mn></mrow></mfrac><mo>=</mo><mn>63,3</mn><mspace width=\"0.3em\"></mspace><mo>%</mo></mrow></math>"
        );
        assert_eq!(
            mathml(r"\sum_{i=1}^n x_i^2", "block").unwrap_or_default(),
            "<math display=\"block\"><mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></mrow></math>"
        );
    }

    #[test]
    fn the_rest_stays_as_written() {
        for tex in [r"\begin{matrix} a \end{matrix}", r"\foo", "{a", "a}", "x^", &"{".repeat(5000), r"\href{javascript:x}{a}", "\\"] {
            assert_eq!(mathml(tex, "inline"), None);
        }
        assert_eq!(as_typed("<b"), "<code class=\"math\">&lt;b</code>");
        assert_eq!(
            mathml("<b>", "inline").unwrap_or_default(),
            "<math display=\"inline\"><mrow><mo>&lt;</mo><mi>b</mi><mo>&gt;</mo></mrow></math>"
        );
    }

    #[test]
    fn a_command_outside_a_formula_is_seen_and_a_price_is_not() {
        assert_eq!(stray(r"Le taux \frac{28}{47} monte."), Some(8..21));
        assert_eq!(stray(r"x \sqrt{2}, \text{y}"), Some(2..10));
        for words in [r"5 $ et 6 $", r"C:\dossiers\{a}", r"\{a}", r"\n", r"\alpha", r"\frac{1", "2 €"] {
            assert_eq!(stray(words), None, "{words}");
        }
    }
}
