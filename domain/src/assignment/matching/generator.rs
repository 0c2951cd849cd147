//! The market generator of our reference page: reproducible on any machine, for cross-checks and speed.

use super::engine::{Market, Wish};

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The output function of splitmix64.
pub(super) fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(STEP);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// splitmix64 as a source of numbers in [0, 1).
pub(super) struct Source(pub u64);

impl Source {
    pub fn next(&mut self) -> f64 {
        let r = mix(self.0);
        self.0 = self.0.wrapping_add(STEP);
        (r >> 11) as f64 * (-53_f64).exp2()
    }
}

/// `hr(N)`: N people, max(2, N/20) sites of 18 places, up to ten distinct wishes each, popular sites first.
pub(super) fn hr(people: u32) -> Market {
    let sites = (people / 20).max(2);
    let wishes = sites.min(10) as usize;
    let mut source = Source(42);
    let lists = (0..people).map(|who| {
        let mut list: Vec<Wish> = Vec::with_capacity(wishes);
        while list.len() < wishes {
            let u = source.next();
            let site = (f64::from(sites) * u * u) as u32;
            if list.iter().all(|wish| wish.site != site) {
                let priority = mix(42 ^ (u64::from(site) << 32) ^ u64::from(who));
                list.push(Wish { site, key: u64::MAX - priority });
            }
        }
        list
    });
    Market {
        lists: lists.collect(),
        chains: (0..sites).map(|site| vec![site]).collect(),
        limits: vec![18; sites as usize],
    }
}

/// The hash over values by which a generated market is recognised.
pub(super) fn fnv(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0xcbf2_9ce4_8422_2325, |x, value| (x ^ value).wrapping_mul(0x0100_0000_01b3))
}
