//! Things on shelves: whoever takes one is noted, so that it is known afterwards what a piece of work depends on.
//!
//! A build keeps a page of which nothing changed. What the page shows of enterprises and figures is not said by
//! anyone, which could be forgotten: it is noted where it is taken. The note is one for each thread, since a page is
//! made on one thread from beginning to end; outside [`noting`] nothing is noted and taking costs nothing.

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, btree_map};

/// From how many things of a shelf on whoever took them is held to have looked at all of it. A list of thousands shows
/// thousands on each of its pages: noted one by one they would be as many as the list is long, times its pages.
const MANY: usize = 256;

/// What was taken, by shelf.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken(BTreeMap<&'static str, Part>);

/// What was taken from one shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// What stands there under these names, or that nothing does.
    Some(BTreeSet<String>),
    /// All of it.
    All,
}

impl Taken {
    /// Notes a thing; without a name, that all of the shelf was looked at.
    fn note(&mut self, shelf: &'static str, name: Option<&str>) {
        let part = self.0.entry(shelf).or_insert_with(|| Part::Some(BTreeSet::new()));
        // Whoever has seen all of it learns nothing from one of them.
        let Part::Some(names) = part else { return };
        let is_new = name.is_some_and(|name| !names.contains(name));
        match name {
            Some(name) if is_new && names.len() < MANY => drop(names.insert(name.to_owned())),
            Some(_) if !is_new => {}
            _ => *part = Part::All,
        }
    }

    /// Takes in what was taken elsewhere.
    pub fn add(&mut self, other: &Taken) {
        other.iter().for_each(|(shelf, name)| self.note(shelf, name));
    }

    /// From which shelf, and under which name; without a name, all of it.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        self.0.iter().flat_map(|(&shelf, part)| {
            let (names, all) = match part {
                Part::Some(names) => (Some(names), None),
                Part::All => (None, Some((shelf, None))),
            };
            all.into_iter().chain(names.into_iter().flatten().map(move |name| (shelf, Some(name.as_str()))))
        })
    }
}

thread_local! {
    static NOTE: RefCell<Option<Taken>> = const { RefCell::new(None) };
}

/// Does a piece of work, and gives what it took; a larger piece of work that it is a part of took that too. It must not
/// wait for other threads: they would note elsewhere.
pub fn noting<T>(work: impl FnOnce() -> T) -> (T, Taken) {
    let larger = NOTE.replace(Some(Taken::default()));
    let made = work();
    let taken = NOTE.replace(larger).unwrap_or_default();
    took(&taken);
    (made, taken)
}

/// Notes what a piece of work took whose result is used again.
pub fn took(taken: &Taken) {
    NOTE.with_borrow_mut(|note| {
        if let Some(note) = note {
            note.add(taken);
        }
    });
}

fn note(shelf: &'static str, name: Option<&str>) {
    NOTE.with_borrow_mut(|note| {
        if let Some(note) = note {
            note.note(shelf, name);
        }
    });
}

/// Notes that something was looked at that stands on no shelf.
pub fn looked_at(label: &'static str) {
    note(label, None);
}

/// Under which name it is noted that the names of a shelf were looked at, and not what stands there.
pub const NAMES: &str = "*";

/// Things by name, in the order of their names.
#[derive(Clone, Debug)]
pub struct Shelf<K, T> {
    label: &'static str,
    things: BTreeMap<K, T>,
}

impl<K: Ord + Borrow<str>, T> Shelf<K, T> {
    /// A shelf of these things; its label is its own in the program.
    pub fn new(label: &'static str, things: BTreeMap<K, T>) -> Shelf<K, T> {
        Shelf { label, things }
    }

    /// The thing of a name. That there is none is noted as well.
    pub fn get<Q: Borrow<str> + ?Sized>(&self, name: &Q) -> Option<&T> {
        note(self.label, Some(name.borrow()));
        self.things.get(name.borrow())
    }

    /// Whether there is a thing of this name.
    pub fn contains_key<Q: Borrow<str> + ?Sized>(&self, name: &Q) -> bool {
        self.get(name).is_some()
    }

    /// Every thing with its name.
    pub fn iter(&self) -> btree_map::Iter<'_, K, T> {
        note(self.label, None);
        self.things.iter()
    }

    /// Every thing.
    pub fn values(&self) -> btree_map::Values<'_, K, T> {
        note(self.label, None);
        self.things.values()
    }

    /// The names: that they were looked at is noted, not what each thing says.
    pub fn keys(&self) -> btree_map::Keys<'_, K, T> {
        note(self.label, Some(NAMES));
        self.things.keys()
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        note(self.label, Some(NAMES));
        self.things.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The things while they are put there.
    pub fn things_mut(&mut self) -> &mut BTreeMap<K, T> {
        &mut self.things
    }

    /// What notes call it.
    pub fn label(&self) -> &'static str {
        self.label
    }
}

impl<'shelf, K: Ord + Borrow<str>, T> IntoIterator for &'shelf Shelf<K, T> {
    type Item = (&'shelf K, &'shelf T);
    type IntoIter = btree_map::Iter<'shelf, K, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A thing that has a shelf of its own.
#[derive(Clone, Debug)]
pub struct Alone<T> {
    label: &'static str,
    thing: T,
}

impl<T> Alone<T> {
    /// Puts it there.
    pub fn new(label: &'static str, thing: T) -> Alone<T> {
        Alone { label, thing }
    }

    /// The thing.
    pub fn look(&self) -> &T {
        note(self.label, None);
        &self.thing
    }

    /// What notes call it.
    pub fn label(&self) -> &'static str {
        self.label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> Shelf<String, u8> {
        Shelf::new("numbers", [("one", 1), ("two", 2)].map(|(name, number)| (name.to_owned(), number)).into())
    }

    #[test]
    fn what_is_taken_is_noted_and_what_is_missed_too() {
        let shelf = shelf();
        assert_eq!(shelf.get("two"), Some(&2));
        let (sum, taken) = noting(|| shelf.get("one").copied().unwrap_or(7) + shelf.get("three").copied().unwrap_or(7));
        assert_eq!(sum, 8);
        assert_eq!(taken.iter().collect::<Vec<_>>(), [("numbers", Some("one")), ("numbers", Some("three"))]);
    }

    #[test]
    fn looking_at_all_of_it_is_noted_as_such() {
        let shelf = shelf();
        let (_, taken) = noting(|| (shelf.values().count(), shelf.get("one").copied()));
        assert_eq!(taken.iter().collect::<Vec<_>>(), [("numbers", None)]);
        let (_, taken) = noting(|| (shelf.len(), shelf.keys().count()));
        assert_eq!(taken.iter().collect::<Vec<_>>(), [("numbers", Some(NAMES))]);
        let (_, nothing) = noting(|| ());
        assert_eq!(nothing, Taken::default());
    }

    #[test]
    fn whoever_takes_many_is_held_to_have_looked_at_all() {
        let shelf = Shelf::new("numbers", (0..MANY + 1).map(|number| (number.to_string(), number)).collect());
        let take = |many: usize| noting(|| (0..many).filter_map(|number| shelf.get(&number.to_string())).count()).1;
        assert_eq!(take(MANY).iter().count(), MANY);
        assert_eq!(take(MANY + 1).iter().collect::<Vec<_>>(), [("numbers", None)]);
        let (_, together) = noting(|| (take(MANY), shelf.get("0"), shelf.get("none")));
        assert_eq!(together.iter().collect::<Vec<_>>(), [("numbers", None)]);
        let (_, again) = noting(|| took(&together));
        assert_eq!(again, together);
    }
}
