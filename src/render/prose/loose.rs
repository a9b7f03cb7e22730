//! Items that stand in no list: in the place where a sheet comes to stand they could end an item of ours. Their words stay,
//! their tags go.

/// What is open while a cleaned sheet is walked: every element in it is closed, in order.
#[derive(Default)]
pub(super) struct Loose {
    lists: usize,
    definitions: usize,
    /// For each item that is open, whether a list holds it.
    items: Vec<bool>,
}

impl Loose {
    /// Whether a tag stays.
    pub fn keeps(&mut self, name: &str, is_end: bool) -> bool {
        match name {
            "ul" | "ol" => count(&mut self.lists, is_end),
            "dl" => count(&mut self.definitions, is_end),
            "li" | "dt" | "dd" if is_end => return self.items.pop().unwrap_or(false),
            "li" => return self.opens(self.lists > 0),
            "dt" | "dd" => return self.opens(self.definitions > 0),
            _ => {}
        }
        true
    }

    fn opens(&mut self, is_held: bool) -> bool {
        self.items.push(is_held);
        is_held
    }
}

fn count(open: &mut usize, is_end: bool) {
    *open = if is_end { open.saturating_sub(1) } else { *open + 1 };
}
