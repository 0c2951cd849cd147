//! The tables of assignment.

pub mod assignment_constraint;
pub mod assignment_round;
pub mod city_priority;
pub mod preference;
pub mod testbed_match;
