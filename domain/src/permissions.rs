//! The whole permission matrix, put together from the policies of all features.

use crate::kernel::MatrixRow;
use crate::{
    access, accounts, assignment, challenges, data_requests, datasets, files, harvest, hosts, judging, kernel,
    messages, organisations, pilots, profiles, submissions, testbeds,
};

/// Every role, state and action, with the verdict of the same function that the commands ask.
pub fn permissions() -> Vec<MatrixRow> {
    [
        accounts::policy::matrix(),
        organisations::policy::matrix(),
        files::matrix(),
        testbeds::policy::matrix(),
        hosts::matrix(),
        datasets::matrix(),
        profiles::matrix(),
        harvest::matrix(),
        challenges::policy::matrix(),
        submissions::matrix(),
        judging::policy::matrix(),
        assignment::policy::matrix(),
        pilots::policy::matrix(),
        access::matrix(),
        data_requests::matrix(),
        messages::matrix(),
        kernel::queue::admin::matrix(),
    ]
    .concat()
}
