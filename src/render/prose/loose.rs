//! Items that stand in no list: in the place where a sheet comes to stand they could end an item of ours. Each gets the
//! list that it lacks, and with it the bounds that every reader of HTML knows.

/// What is open while a cleaned sheet is walked: every element in it is closed, in order.
#[derive(Default)]
pub(super) struct Loose {
    lists: usize,
    definitions: usize,
    /// For each item that is open, the list that it lacks.
    items: Vec<Option<&'static str>>,
}

impl Loose {
    /// The list that has to stand around the item that a tag begins or ends.
    pub fn lacking(&mut self, name: &str, is_end: bool) -> Option<&'static str> {
        match name {
            "ul" | "ol" => count(&mut self.lists, is_end),
            "dl" => count(&mut self.definitions, is_end),
            "li" | "dt" | "dd" if is_end => return self.items.pop().flatten(),
            "li" => return self.begins((self.lists == 0).then_some("ul")),
            "dt" | "dd" => return self.begins((self.definitions == 0).then_some("dl")),
            _ => {}
        }
        None
    }

    fn begins(&mut self, lacking: Option<&'static str>) -> Option<&'static str> {
        self.items.push(lacking);
        lacking
    }
}

fn count(open: &mut usize, is_end: bool) {
    *open = if is_end { open.saturating_sub(1) } else { *open + 1 };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_gets_the_list_that_it_lacks_and_no_other() {
        let mut loose = Loose::default();
        for (name, is_end, lacking) in [
            ("li", false, Some("ul")),
            ("li", true, Some("ul")),
            ("ul", false, None),
            ("ol", false, None),
            ("ol", true, None),
            ("li", false, None),
            ("dd", false, Some("dl")),
            ("dd", true, Some("dl")),
            ("li", true, None),
            ("ul", true, None),
            ("li", false, Some("ul")),
            ("li", true, Some("ul")),
            ("dl", false, None),
            ("dt", false, None),
            ("p", false, None),
            ("dt", true, None),
            ("dl", true, None),
            ("dt", false, Some("dl")),
            ("dt", true, Some("dl")),
            ("dt", true, None),
        ] {
            assert_eq!(loose.lacking(name, is_end), lacking, "{name} {is_end}");
        }
    }
}
