//! Colours: which of the eight series colours is an enterprise's own, the same on every page and in every language.
//!
//! A colour follows from the id, so that an enterprise that joins or leaves rarely changes another's; where two
//! would meet while a colour is still free, the later id takes the next one. (A category's colour is its place in
//! its dimension.)

use std::collections::BTreeMap;

use super::id::Id;

/// How many colours there are.
pub const COLOURS: u8 = 8;

/// The colour of each enterprise, from 1 to 8; none is used once more than another before all are.
pub fn of<'id>(enterprises: impl Iterator<Item = &'id Id>) -> BTreeMap<Id, u8> {
    let mut used = [0_usize; COLOURS as usize];
    let mut colours = BTreeMap::new();
    for id in enterprises {
        let least = used.iter().copied().min().unwrap_or_default();
        let wanted = preferred(id.as_str());
        let ways = (0..COLOURS).map(|step| (wanted + step) % COLOURS);
        let colour = ways.into_iter().find(|colour| used[usize::from(*colour)] == least).unwrap_or(wanted);
        used[usize::from(colour)] += 1;
        colours.insert(id.clone(), colour + 1);
    }
    colours
}

/// The colour that an id comes to by itself (FNV-1a).
fn preferred(id: &str) -> u8 {
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    u8::try_from((hash ^ (hash >> 32)) % u64::from(COLOURS)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(count: usize) -> Vec<Id> {
        (0..count).filter_map(|number| Id::new(&format!("enterprise-{number:03}"))).collect()
    }

    #[test]
    fn eight_enterprises_have_eight_colours_and_more_share_them_evenly() {
        let eight: std::collections::BTreeSet<u8> = of(ids(8).iter()).into_values().collect();
        assert_eq!(eight, (1..=8).collect());
        let many = of(ids(40).iter());
        assert!((1..=8).all(|colour| many.values().filter(|own| **own == colour).count() == 5));
    }

    #[test]
    fn few_colours_change_when_an_enterprise_joins() {
        let before = of(ids(6).iter());
        let mut more = ids(6);
        more.push(Id::new("zz-new").expect("an id"));
        let after = of(more.iter());
        assert!(before.iter().all(|(id, colour)| after.get(id) == Some(colour)), "one that comes last changes none");
        let mut more = ids(6);
        more.insert(0, Id::new("a-new").expect("an id"));
        let after = of(more.iter());
        let changed = before.iter().filter(|(id, colour)| after.get(*id) != Some(colour)).count();
        assert!(changed <= 3, "{changed} of 6 changed");
    }
}
