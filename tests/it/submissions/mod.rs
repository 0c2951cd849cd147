//! Submissions and teams through their pages.

mod pages;
