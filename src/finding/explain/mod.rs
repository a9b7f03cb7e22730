//! The long answer to a code: what it means, why it matters, an example and its repair.
//!
//! `explain E06` prints it and the handbook repeats it. The words are in each language's table;
//! the examples are the same for all, for an author's file is.

mod de;
mod en;
mod examples;
mod fr;
mod nl;

use super::{Code, Tongue};

/// What there is to say about a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the finding means.
    pub what: &'static str,
    /// Why it matters to readers, witnesses or colleagues.
    pub why: &'static str,
    /// What leads to it, as it stands in a file.
    pub example: &'static str,
    /// What to do, in words.
    pub repair: &'static str,
    /// The example after its repair.
    pub repaired: &'static str,
}

/// What a code means.
pub fn explanation(code: Code, tongue: Tongue) -> Explanation {
    let (what, why, repair) = match tongue {
        Tongue::En => en::words(code),
        Tongue::Fr => fr::words(code),
        Tongue::Nl => nl::words(code),
        Tongue::De => de::words(code),
    };
    let (example, repaired) = examples::example(code);
    Explanation { what, why, example, repair, repaired }
}

/// The explanation as a text with headings, ready to be printed.
pub fn explain(code: Code, tongue: Tongue) -> String {
    let Explanation { what, why, example, repair, repaired } = explanation(code, tongue);
    let [matters, for_example, do_this] = match tongue {
        Tongue::En => ["Why it matters", "Example", "Repair"],
        Tongue::Fr => ["Pourquoi c’est important", "Exemple", "Remède"],
        Tongue::Nl => ["Waarom het telt", "Voorbeeld", "Oplossing"],
        Tongue::De => ["Warum es zählt", "Beispiel", "Abhilfe"],
    };
    format!(
        "{code}\n\n{what}\n\n{matters}\n  {why}\n\n{for_example}\n{}\n{do_this}\n  {repair}\n\n{}",
        indented(example),
        indented(repaired)
    )
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("    {line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_every_language() {
        for code in Code::ALL {
            let all = Tongue::ALL.map(|tongue| explanation(*code, tongue));
            for (index, Explanation { what, why, example, repair, repaired }) in all.iter().enumerate() {
                for sentence in [what, why, repair] {
                    assert!(sentence.ends_with('.') && sentence.len() > 20, "{code}: {sentence}");
                    assert!(sentence.starts_with(|first: char| first.is_uppercase() || "`«“„".contains(first)), "{code}: {sentence}");
                    assert!(!sentence.contains("  "), "{code}: {sentence}");
                }
                assert!(!example.is_empty() && example != repaired, "{code}");
                assert!(all[..index].iter().all(|other| other.what != *what && other.why != *why && other.repair != *repair), "{code}");
            }
        }
    }

    #[test]
    fn french_punctuation_keeps_its_spaces() {
        for code in Code::ALL {
            let Explanation { what, why, repair, .. } = explanation(*code, Tongue::Fr);
            for sentence in [what, why, repair] {
                let prose: String = sentence.split('`').step_by(2).collect::<Vec<_>>().join("x");
                let ordinary = [" :", " ;", " !", " ?", " »", "« ", " %", "'"].into_iter().find(|pair| prose.contains(*pair));
                assert!(ordinary.is_none(), "{code}: {ordinary:?} in {sentence}");
            }
        }
    }

    #[test]
    fn an_explanation_has_its_four_parts() {
        let text = explain(Code::E06, Tongue::Fr);
        assert!(text.starts_with("E06\n\n") && text.ends_with('\n'), "{text}");
        for part in ["\nPourquoi c’est important\n", "\nExemple\n    ", "\nRemède\n  "] {
            assert!(text.contains(part), "{text}");
        }
    }
}
