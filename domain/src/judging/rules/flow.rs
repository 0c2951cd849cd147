//! Minimum-cost flow in whole numbers: successive shortest paths with potentials, the same result every time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

#[derive(Clone, Copy, Debug)]
struct Arc {
    to: usize,
    capacity: i64,
    cost: i64,
}

/// A network. Arcs come in pairs: an even one forward, the odd one after it its way back.
#[derive(Debug, Default)]
pub(super) struct Network {
    arcs: Vec<Arc>,
    from: Vec<Vec<usize>>,
}

/// A shortest-path tree: distance and the arc by which each node was reached.
struct Tree {
    distance: Vec<Option<i64>>,
    by: Vec<Option<usize>>,
}

impl Network {
    /// Adds a node.
    pub(super) fn node(&mut self) -> usize {
        self.from.push(Vec::new());
        self.from.len() - 1
    }

    /// Adds an arc with a cost that is not negative; its number is for [`used`](Self::used).
    pub(super) fn arc(&mut self, from: usize, to: usize, capacity: i64, cost: i64) -> usize {
        let number = self.arcs.len();
        self.arcs.push(Arc { to, capacity, cost });
        self.arcs.push(Arc { to: from, capacity: 0, cost: -cost });
        for (node, arc) in [(from, number), (to, number + 1)] {
            if let Some(list) = self.from.get_mut(node) {
                list.push(arc);
            }
        }
        number
    }

    /// How much flows through an arc.
    pub(super) fn used(&self, arc: usize) -> i64 {
        self.arcs.get(arc + 1).map_or(0, |back| back.capacity)
    }

    /// Sends as much as possible from `source` to `sink` at the least cost; returns the amount.
    pub(super) fn run(&mut self, source: usize, sink: usize) -> i64 {
        let mut potential = vec![0_i64; self.from.len()];
        let mut sent = 0;
        loop {
            let tree = self.shortest(source, sink, &potential);
            let Some(far) = tree.distance.get(sink).copied().flatten() else { return sent };
            // Nodes that were not settled before the sink are at least as far as it.
            for (value, distance) in potential.iter_mut().zip(&tree.distance) {
                *value += distance.map_or(far, |d| d.min(far));
            }
            sent += self.push(sink, &tree);
        }
    }

    /// Nodes that can still be reached from `source`: its side of the binding cut.
    pub(super) fn reachable(&self, source: usize) -> Vec<bool> {
        let mut seen = vec![false; self.from.len()];
        let mut open = vec![source];
        while let Some(node) = open.pop() {
            match seen.get_mut(node) {
                Some(flag) if !*flag => *flag = true,
                _ => continue,
            }
            open.extend(self.leaving(node).filter(|(_, arc)| arc.capacity > 0).map(|(_, arc)| arc.to));
        }
        seen
    }

    fn leaving(&self, node: usize) -> impl Iterator<Item = (usize, Arc)> + '_ {
        let list = self.from.get(node).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|number| self.arcs.get(*number).map(|arc| (*number, *arc)))
    }

    fn shortest(&self, source: usize, sink: usize, potential: &[i64]) -> Tree {
        let at = |node: usize| potential.get(node).copied().unwrap_or_default();
        let mut tree = Tree { distance: vec![None; self.from.len()], by: vec![None; self.from.len()] };
        let mut heap = BinaryHeap::from([Reverse((0_i64, source))]);
        if let Some(start) = tree.distance.get_mut(source) {
            *start = Some(0);
        }
        while let Some(Reverse((distance, node))) = heap.pop() {
            if tree.distance.get(node).copied().flatten() != Some(distance) {
                continue;
            }
            if node == sink {
                break;
            }
            for (number, arc) in self.leaving(node).filter(|(_, arc)| arc.capacity > 0) {
                let next = distance + arc.cost + at(node) - at(arc.to);
                let (Some(known), Some(by)) = (tree.distance.get_mut(arc.to), tree.by.get_mut(arc.to)) else {
                    continue;
                };
                if known.is_none_or(|known| next < known) {
                    *known = Some(next);
                    *by = Some(number);
                    heap.push(Reverse((next, arc.to)));
                }
            }
        }
        tree
    }

    /// Sends what fits along the path in the tree.
    fn push(&mut self, sink: usize, tree: &Tree) -> i64 {
        let mut path = Vec::new();
        let mut node = sink;
        while let Some(number) = tree.by.get(node).copied().flatten() {
            path.push(number);
            node = self.arcs.get(number ^ 1).map_or(node, |back| back.to);
        }
        let amount = path.iter().filter_map(|n| self.arcs.get(*n)).map(|arc| arc.capacity).min().unwrap_or_default();
        for number in path {
            if let Some(arc) = self.arcs.get_mut(number) {
                arc.capacity -= amount;
            }
            if let Some(back) = self.arcs.get_mut(number ^ 1) {
                back.capacity += amount;
            }
        }
        amount
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_takes_back_what_a_better_path_needs() {
        // s→a (1), s→b (1), a→x cost 1, a→y cost 2, b→x cost 1 only: a has to give x to b.
        let mut net = Network::default();
        let [s, a, b, x, y, t] = [(); 6].map(|()| net.node());
        net.arc(s, a, 1, 0);
        net.arc(s, b, 1, 0);
        let ax = net.arc(a, x, 1, 1);
        let ay = net.arc(a, y, 1, 2);
        let bx = net.arc(b, x, 1, 1);
        net.arc(x, t, 1, 0);
        net.arc(y, t, 1, 0);
        assert_eq!(net.run(s, t), 2);
        assert_eq!([net.used(ax), net.used(ay), net.used(bx)], [0, 1, 1]);
    }

    #[test]
    fn the_cut_is_what_stays_reachable() {
        let mut net = Network::default();
        let [s, a, x, t] = [(); 4].map(|()| net.node());
        net.arc(s, a, 2, 0);
        net.arc(a, x, 2, 0);
        net.arc(x, t, 1, 0);
        assert_eq!(net.run(s, t), 1);
        assert_eq!(net.reachable(s), [true, true, true, false]);
    }
}
