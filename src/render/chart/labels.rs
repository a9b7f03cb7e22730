//! Labels at the ends of lines: where each stands so that none lies on another.

/// The middles of labels, given where each wants to be and how high it is, moved apart as little as needed and
/// kept between two bounds; in the order given. Labels that are too many for the room still keep their order.
pub fn spread(wanted: &[(f64, f64)], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|left, right| wanted[*left].0.total_cmp(&wanted[*right].0));
    // Groups of labels that touch: their heights, and where their middle would like to be.
    let mut groups: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    for index in order {
        let (middle, height) = wanted[index];
        groups.push((middle, height, vec![index]));
        while let [.., above, below] = groups.as_slice() {
            if above.0 + above.1 / 2.0 <= below.0 - below.1 / 2.0 {
                break;
            }
            let (middle, height, members) = groups.pop().expect("there are two groups");
            let above = groups.last_mut().expect("there are two groups");
            let weight = members.len() as f64 / (members.len() + above.2.len()) as f64;
            above.0 += (middle - above.0) * weight;
            above.1 += height;
            above.2.extend(members);
            above.0 = above.0.clamp(top + above.1 / 2.0, (bottom - above.1 / 2.0).max(top + above.1 / 2.0));
        }
        if let Some(only) = groups.last_mut() {
            only.0 = only.0.clamp(top + only.1 / 2.0, (bottom - only.1 / 2.0).max(top + only.1 / 2.0));
        }
    }
    let mut middles = vec![0.0; wanted.len()];
    for (middle, height, members) in groups {
        let mut at = middle - height / 2.0;
        for index in members {
            middles[index] = at + wanted[index].1 / 2.0;
            at += wanted[index].1;
        }
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_move_apart_as_little_as_needed() {
        assert_eq!(spread(&[(10.0, 10.0), (40.0, 10.0)], (0.0, 100.0)), [10.0, 40.0]);
        assert_eq!(spread(&[(12.0, 10.0), (10.0, 10.0)], (0.0, 100.0)), [16.0, 6.0]);
        assert_eq!(spread(&[(98.0, 10.0), (99.0, 10.0)], (0.0, 100.0)), [85.0, 95.0]);
    }
}
