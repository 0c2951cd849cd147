//! Who reviews what: a minimum-cost flow in whole numbers that keeps conflicts out and loads level.
//!
//! What comes first: every submission reaches the quorum (hard), not all of its judges come from one city,
//! loads are as level as they can be, then cities are mixed and expertise is matched. A convex ladder of costs on
//! each judge's load does the levelling: the second review of a judge costs more than the first of another.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::flow::Network;
use crate::kernel::{OrganisationId, PersonId, SubmissionId};

/// The best affinity between a judge and a submission.
pub const MAX_AFFINITY: i64 = 1_000;

/// A further judge from the same city.
const SAME_CITY: i64 = 5_000;
/// Taking an unfinished review away from a judge who has it.
const MOVED: i64 = 2_000;
/// Each step up the ladder of a judge's load: more than all affinities together can weigh.
const LOAD_STEP: i64 = 1_000_000_000;
/// The judge who makes all judges of a submission come from one city.
const ONE_CITY_ONLY: i64 = 1_000_000_000_000_000;

/// A pair of submission and judge.
pub type Pair = (SubmissionId, PersonId);

/// A judge as the assignment sees one.
#[derive(Clone, Debug)]
pub struct Judge {
    /// The person.
    pub person: PersonId,
    /// For which city they judge, if for one.
    pub city: Option<OrganisationId>,
}

/// What is to be assigned.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    /// How many judges each submission needs.
    pub quorum: i64,
    /// The most submissions that one judge may get, if there is a limit.
    pub max_load: Option<i64>,
    /// The panel.
    pub judges: Vec<Judge>,
    /// The submissions.
    pub submissions: Vec<SubmissionId>,
    /// Conflicts.
    pub forbidden: BTreeSet<Pair>,
    /// Reviews that are sent or begun: they stay.
    pub fixed: BTreeSet<Pair>,
    /// Reviews that were assigned before and not begun: they stay if nothing speaks against it.
    pub held: BTreeSet<Pair>,
    /// How well a judge fits, 0 to [`MAX_AFFINITY`]; nothing known is 0.
    pub affinity: BTreeMap<Pair, i64>,
    /// Decides among equals.
    pub seed: String,
}

/// Who reviews what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// All pairs, those that stayed included.
    pub pairs: BTreeSet<Pair>,
    /// How many submissions each judge has.
    pub loads: BTreeMap<PersonId, i64>,
    /// The sum of the affinities.
    pub affinity: i64,
    /// Submissions all of whose judges come from one city, because no other way was left.
    pub one_city_only: Vec<SubmissionId>,
}

/// Why there is no plan: the binding cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// The submissions that cannot all reach the quorum.
    pub submissions: Vec<SubmissionId>,
    /// Reviews that they need.
    pub needed: i64,
    /// Reviews that can be had for them.
    pub available: i64,
}

/// The nodes and arcs that stand for a problem.
struct Built {
    net: Network,
    source: usize,
    sink: usize,
    /// Arc of each pair.
    pairs: Vec<(Pair, usize)>,
    /// Node and remaining need of each submission.
    needs: Vec<(SubmissionId, usize, i64)>,
}

/// Assigns judges to submissions.
///
/// # Errors
/// The binding cut, when conflicts and limits leave too few judges.
pub fn assign(problem: &Problem) -> Result<Plan, Shortfall> {
    let mut built = build(problem);
    let needed: i64 = built.needs.iter().map(|(_, _, need)| need).sum();
    let sent = built.net.run(built.source, built.sink);
    if sent < needed {
        return Err(shortfall(&built, needed - sent));
    }
    let mut plan = Plan { pairs: problem.fixed.clone(), ..Plan::default() };
    plan.pairs.extend(built.pairs.iter().filter(|(_, arc)| built.net.used(*arc) > 0).map(|(pair, _)| *pair));
    for judge in &problem.judges {
        plan.loads.insert(judge.person, 0);
    }
    for pair in &plan.pairs {
        *plan.loads.entry(pair.1).or_default() += 1;
        plan.affinity += problem.affinity.get(pair).copied().unwrap_or_default();
    }
    plan.one_city_only = one_city_only(problem, &plan.pairs);
    Ok(plan)
}

fn shortfall(built: &Built, missing: i64) -> Shortfall {
    let reached = built.net.reachable(built.source);
    let short = built.needs.iter().filter(|(_, node, need)| *need > 0 && reached.get(*node) == Some(&true));
    let mut submissions: Vec<_> = short.clone().map(|(id, _, _)| *id).collect();
    submissions.sort();
    let needed = short.map(|(_, _, need)| need).sum();
    Shortfall { submissions, needed, available: needed - missing }
}

fn one_city_only(problem: &Problem, pairs: &BTreeSet<Pair>) -> Vec<SubmissionId> {
    let cities: BTreeMap<_, _> = problem.judges.iter().map(|judge| (judge.person, judge.city)).collect();
    let mut found: Vec<_> = problem
        .submissions
        .iter()
        .copied()
        .filter(|submission| {
            let of: Vec<_> = pairs
                .iter()
                .filter(|pair| pair.0 == *submission)
                .map(|pair| cities.get(&pair.1).copied().flatten())
                .collect();
            let different: BTreeSet<_> = of.iter().flatten().collect();
            of.len() > 1 && different.len() == 1 && of.iter().all(Option::is_some)
        })
        .collect();
    found.sort();
    found
}

/// The order in which equals are taken: by a hash under the seed, so that no id is favoured.
fn shuffled<T: Clone>(seed: &str, items: &[T], key: impl Fn(&T) -> uuid::Uuid) -> Vec<T> {
    let mut keyed: Vec<_> = items
        .iter()
        .map(|item| {
            let mut hash = Sha256::new();
            hash.update(seed.as_bytes());
            hash.update(key(item).as_bytes());
            (hash.finalize(), key(item), item.clone())
        })
        .collect();
    keyed.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    keyed.into_iter().map(|(_, _, item)| item).collect()
}

fn build(problem: &Problem) -> Built {
    let mut net = Network::default();
    let (source, sink) = (net.node(), net.node());
    let judges = shuffled(&problem.seed, &problem.judges, |judge| judge.person.0);
    let submissions = shuffled(&problem.seed, &problem.submissions, |id| id.0);
    let most = i64::try_from(submissions.len()).unwrap_or(i64::MAX);
    let judges: Vec<_> = judges
        .into_iter()
        .map(|judge| {
            let node = net.node();
            let has = count(problem.fixed.iter().filter(|pair| pair.1 == judge.person));
            for step in has..problem.max_load.unwrap_or(most).min(most) {
                net.arc(node, sink, 1, step * LOAD_STEP);
            }
            (judge, node)
        })
        .collect();
    let mut built = Built { net, source, sink, pairs: Vec::new(), needs: Vec::new() };
    for submission in submissions {
        connect(&mut built, problem, submission, &judges);
    }
    built
}

fn count<T>(items: impl Iterator<Item = T>) -> i64 {
    items.fold(0, |n, _| n + 1)
}

/// Adds one submission: its need, one node for each city, one arc for each judge who may read it.
fn connect(built: &mut Built, problem: &Problem, submission: SubmissionId, judges: &[(Judge, usize)]) {
    let fixed = |judge: &Judge| problem.fixed.contains(&(submission, judge.person));
    let has = count(judges.iter().filter(|(judge, _)| fixed(judge)));
    let need = (problem.quorum - has).max(0);
    let node = built.net.node();
    built.net.arc(built.source, node, need, 0);
    built.needs.push((submission, node, need));
    let mut cities = BTreeMap::new();
    for (judge, target) in judges {
        let pair = (submission, judge.person);
        if fixed(judge) || problem.forbidden.contains(&pair) {
            continue;
        }
        let from = match judge.city {
            None => node,
            Some(city) => *cities.entry(city).or_insert_with(|| {
                let through = built.net.node();
                let present = count(judges.iter().filter(|(other, _)| other.city == Some(city) && fixed(other)));
                for step in present..present + need {
                    let alone = step + 1 == problem.quorum && step > 0 && present == has;
                    let cost = if step > 0 { SAME_CITY } else { 0 } + if alone { ONE_CITY_ONLY } else { 0 };
                    built.net.arc(node, through, 1, cost);
                }
                through
            }),
        };
        let affinity = problem.affinity.get(&pair).copied().unwrap_or_default().clamp(0, MAX_AFFINITY);
        let moved = if problem.held.contains(&pair) { 0 } else { MOVED };
        let arc = built.net.arc(from, *target, 1, MAX_AFFINITY - affinity + moved);
        built.pairs.push((pair, arc));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

    fn mix(x: u64) -> u64 {
        let mut z = x.wrapping_add(GOLDEN);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn submission(n: usize) -> SubmissionId {
        SubmissionId(Uuid::from_u128(n as u128 + 1))
    }

    fn judge(n: usize, city: Option<u128>) -> Judge {
        Judge {
            person: PersonId(Uuid::from_u128(n as u128 + 1)),
            city: city.map(|c| OrganisationId(Uuid::from_u128(c + 1))),
        }
    }

    /// The generator `ra(S, J)` of the reference page.
    fn ra(submissions: usize, judges: usize, quorum: i64) -> Problem {
        let mut state = 7_u64;
        let mut next = || {
            let r = mix(state);
            state = state.wrapping_add(GOLDEN);
            r
        };
        let mut problem = Problem {
            quorum,
            judges: (0..judges).map(|n| judge(n, None)).collect(),
            submissions: (0..submissions).map(submission).collect(),
            ..Problem::default()
        };
        for s in 0..submissions {
            for j in 0..judges {
                let pair = (submission(s), judge(j, None).person);
                problem.affinity.insert(pair, ((next() >> 11) as f64 * 2_f64.powi(-53) * 1000.0) as i64);
                if next() % 20 == 0 {
                    problem.forbidden.insert(pair);
                }
            }
        }
        problem
    }

    #[test]
    fn the_known_optimum_is_reached_with_level_loads() {
        let plan = assign(&ra(200, 60, 3)).unwrap();
        assert_eq!(plan.affinity, 576_985);
        assert!(plan.loads.values().all(|load| *load == 10));
        assert_eq!(plan.pairs.len(), 600);
    }

    #[test]
    fn judges_come_from_more_than_one_city_where_that_is_possible() {
        let mut problem = Problem {
            quorum: 2,
            judges: vec![judge(0, Some(1)), judge(1, Some(1)), judge(2, Some(2))],
            submissions: (0..3).map(submission).collect(),
            ..Problem::default()
        };
        let plan = assign(&problem).unwrap();
        assert!(plan.one_city_only.is_empty());
        assert_eq!(plan.loads[&judge(2, None).person], 3, "the only judge of the other city reads everything");

        problem.forbidden.insert((submission(0), judge(2, None).person));
        assert_eq!(assign(&problem).unwrap().one_city_only, [submission(0)]);
    }

    #[test]
    fn begun_reviews_stay_and_count() {
        let mut problem = Problem {
            quorum: 1,
            judges: (0..2).map(|n| judge(n, None)).collect(),
            submissions: (0..4).map(submission).collect(),
            ..Problem::default()
        };
        problem.fixed = (0..3).map(|n| (submission(n), judge(0, None).person)).collect();
        let plan = assign(&problem).unwrap();
        assert!(plan.pairs.is_superset(&problem.fixed));
        assert_eq!(plan.loads[&judge(0, None).person], 3);
        assert_eq!(plan.loads[&judge(1, None).person], 1);
    }

    #[test]
    fn the_binding_cut_is_named() {
        let mut problem = Problem {
            quorum: 2,
            judges: (0..3).map(|n| judge(n, None)).collect(),
            submissions: (0..3).map(submission).collect(),
            ..Problem::default()
        };
        problem.forbidden.insert((submission(1), judge(0, None).person));
        problem.forbidden.insert((submission(1), judge(1, None).person));
        assert_eq!(
            assign(&problem).unwrap_err(),
            Shortfall { submissions: vec![submission(1)], needed: 2, available: 1 }
        );
    }

    #[test]
    fn a_limit_on_the_load_can_be_what_binds() {
        let problem = Problem {
            quorum: 2,
            max_load: Some(1),
            judges: (0..3).map(|n| judge(n, None)).collect(),
            submissions: (0..2).map(submission).collect(),
            ..Problem::default()
        };
        let cut = assign(&problem).unwrap_err();
        assert_eq!((cut.needed, cut.available), (4, 3));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn plans_keep_every_promise(
            submissions in 1_usize..12, judges in 1_usize..8, quorum in 1_i64..4,
            bans in prop::collection::btree_set((0_usize..12, 0_usize..8), 0..20), seed in "[a-z]{0,4}",
        ) {
            let mut problem = Problem {
                quorum,
                judges: (0..judges).map(|n| judge(n, (n % 3 > 0).then_some(n as u128 % 3))).collect(),
                submissions: (0..submissions).map(submission).collect(),
                seed,
                ..Problem::default()
            };
            problem.forbidden = bans.iter().map(|(s, j)| (submission(*s), judge(*j, None).person)).collect();
            let outcome = assign(&problem);
            let mut turned = problem.clone();
            turned.judges.reverse();
            turned.submissions.reverse();
            prop_assert_eq!(&outcome, &assign(&turned), "the order of the input changes nothing");
            let free = |s: usize| (0..judges).filter(|j| !bans.contains(&(s, *j))).count() as i64;
            match outcome {
                Ok(plan) => {
                    prop_assert!(plan.pairs.is_disjoint(&problem.forbidden));
                    for s in 0..submissions {
                        prop_assert_eq!(plan.pairs.iter().filter(|p| p.0 == submission(s)).count() as i64, quorum);
                    }
                }
                Err(cut) => {
                    prop_assert!(cut.available < cut.needed);
                    prop_assert!((0..submissions).any(|s| free(s) < quorum));
                }
            }
        }
    }
}
