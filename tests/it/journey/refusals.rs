//! Who is refused at every mutation of the journey: nobody, a stranger, wrong roles; and nothing changes by it.

use std::collections::BTreeSet;

use intercity_tests::{Database, Files};
use serde_json::Value;

use super::world::{Who, World};

/// Every mutation of the journey with those who may not call it at that moment.
///
/// Where a list is empty everybody may: accounts, and what any registered person can begin.
const TABLE: &[(&str, &[Who])] = &[
    ("personRegister", &[]),
    ("personConfirmEmail", &[]),
    ("sessionStart", &[]),
    ("organisationCreate", &["nobody"]),
    ("organisationVerify", &["nobody", "stranger", "ada", "steward"]),
    ("organisationMemberAdd", &["nobody", "stranger", "ada", "judge berlin", "london"]),
    ("testbedCreate", &["nobody", "stranger", "ada", "judge berlin", "partner"]),
    ("testbedUpdate", &["nobody", "stranger", "ada", "judge berlin", "london", "partner"]),
    ("challengeCreate", &["nobody", "stranger", "ada", "judge berlin", "london", "partner", "berlin operator"]),
    ("challengeUpdate", &["nobody", "stranger", "ada", "judge berlin", "london", "partner", "berlin operator"]),
    ("challengeFormSet", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin operator"]),
    ("challengeStagesSet", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin operator"]),
    ("challengeHostsSet", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin operator"]),
    ("challengeRequestReview", &["nobody", "stranger", "ada", "judge berlin", "paris", "berlin operator"]),
    ("challengeReturn", &["nobody", "stranger", "ada", "judge berlin", "partner"]),
    ("challengePublish", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin member", "admin"]),
    ("challengeAttachDataset", &["nobody", "stranger", "ada", "judge berlin", "steward"]),
    ("hostBriefUpdate", &["nobody", "stranger", "ada", "judge berlin", "partner"]),
    ("hostBriefApprove", &["nobody", "stranger", "ada", "judge berlin", "berlin operator", "partner", "admin"]),
    ("datasetCreate", &["nobody", "stranger", "ada", "judge berlin", "london"]),
    ("datasetUpdate", &["nobody", "stranger", "ada", "judge berlin", "london"]),
    ("datasetVersionCreate", &["nobody", "stranger", "ada", "judge berlin", "london"]),
    ("datasetTermsSet", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin"]),
    ("datasetPublish", &["nobody", "stranger", "ada", "judge berlin", "london"]),
    ("datasetProfileDisclosureSet", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin"]),
    ("distributionProfileRepeat", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin"]),
    ("distributionUploadBegin", &["nobody", "stranger", "ada", "judge berlin", "london"]),
    ("distributionDownload", &[]),
    ("teamCreate", &["nobody", "berlin", "london", "admin"]),
    ("teamMemberInvite", &["nobody", "stranger", "cleo", "ben", "berlin", "judge berlin", "admin"]),
    ("teamMemberAccept", &["nobody"]),
    ("submissionAnswerSave", &["nobody", "stranger", "cleo", "berlin", "judge berlin", "admin"]),
    ("submissionDraftSave", &["nobody", "stranger", "guest", "berlin", "judge berlin", "admin"]),
    ("submissionFileUploadBegin", &["nobody", "stranger", "guest", "berlin", "judge berlin", "admin"]),
    ("submissionSubmit", &["nobody", "stranger", "guest", "berlin", "judge berlin", "admin"]),
    ("submissionReopen", &["nobody", "stranger", "cleo", "berlin", "judge berlin", "admin"]),
    ("teamRename", &["nobody", "stranger", "ada", "berlin", "judge berlin", "admin"]),
    ("panelJudgeAdd", &["nobody", "stranger", "ada", "london", "judge paris", "berlin operator", "admin"]),
    ("judgesAssign", &["nobody", "stranger", "ada", "london", "judge berlin", "berlin operator", "admin"]),
    ("conflictDeclare", &["nobody", "stranger", "ada", "london", "berlin", "admin"]),
    ("judgeAttest", &["nobody", "stranger", "ada", "london", "berlin", "admin"]),
    ("reviewSave", &["nobody", "stranger", "ada", "london", "berlin", "admin"]),
    ("reviewSend", &["nobody", "stranger", "ada", "london", "berlin", "admin"]),
    ("rankingCompute", &["nobody", "stranger", "ada", "london", "judge berlin", "judge paris", "admin"]),
    ("winnersPick", &["nobody", "stranger", "ada", "london", "judge berlin", "judge paris", "admin"]),
    ("challengeAnnounce", &["nobody", "stranger", "ada", "london", "judge berlin", "judge paris", "admin"]),
    ("awardAccept", &["nobody", "stranger", "ben", "elena", "berlin", "judge berlin", "admin"]),
    ("preferencesSet", &["nobody", "stranger", "ben", "elena", "berlin", "london", "judge berlin", "admin"]),
    ("cityPrioritiesSet", &["nobody", "stranger", "ada", "berlin", "london", "judge paris", "admin"]),
    ("assignmentConstraintAdd", &["nobody", "stranger", "ada", "london", "judge berlin", "berlin operator", "admin"]),
    ("assignmentConstraintLift", &["nobody", "stranger", "ada", "london", "judge berlin", "berlin operator", "admin"]),
    ("assignmentRun", &["nobody", "stranger", "ada", "london", "judge berlin", "berlin operator", "admin"]),
    ("matchConfirm", &["nobody", "stranger", "ben", "elena", "paris", "judge berlin", "admin"]),
    ("pilotPrepare", &["nobody", "stranger", "elena", "cleo", "judge berlin", "paris"]),
    ("accessRequestCreate", &["nobody", "stranger", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("accessRequestSubmit", &["nobody", "stranger", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("accessRequestReturn", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("accessRequestApprove", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("grantDownloadUrl", &["nobody", "stranger", "ben", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("dataHostCreate", &["nobody", "stranger", "ada", "berlin", "judge berlin", "admin"]),
    ("dataHostUpdate", &["nobody", "stranger", "ada", "berlin", "judge berlin", "admin"]),
    ("datasetHostSet", &["nobody", "stranger", "ada", "berlin", "judge berlin", "admin"]),
    ("grantToken", &["nobody", "stranger", "ben", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("dataHostRetire", &["nobody", "stranger", "ada", "berlin", "judge berlin"]),
    ("grantSuspend", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin"]),
    ("grantResume", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin"]),
    ("grantRevoke", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin"]),
    ("grantRenew", &["nobody", "stranger", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("grantTermsAccept", &["nobody", "stranger", "ben", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("grantVersionsFollow", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("grantReportRequire", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("grantPersonWithdraw", &["nobody", "stranger", "elena", "berlin", "judge berlin", "admin"]),
    ("grantWithdraw", &["nobody", "stranger", "ben", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("grantRevokeForMisconduct", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin"]),
    ("sanctionLift", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin"]),
    ("closingDutyAttest", &["nobody", "stranger", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("closingDutyReturn", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("closingDutyVerify", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("datasetVersionCorrect", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin"]),
    ("accessFormSet", &["nobody", "stranger", "ada", "judge berlin", "london", "berlin"]),
    ("accessRequestSave", &["nobody", "stranger", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("accessRequestRecuse", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("accessRequestReject", &["nobody", "stranger", "ada", "elena", "berlin", "judge berlin", "admin"]),
    ("accessRequestWithdraw", &["nobody", "stranger", "elena", "berlin", "steward", "judge berlin", "admin"]),
    ("dataRequestCreate", &["nobody", "stranger", "elena", "berlin", "judge berlin", "admin"]),
    ("dataRequestAnswer", &["nobody", "stranger", "ada", "london", "steward", "judge berlin", "admin"]),
    ("dataRequestDecline", &["nobody", "stranger", "ada", "london", "steward", "judge berlin", "admin"]),
    ("dataRequestWithdraw", &["nobody", "stranger", "elena", "berlin", "judge berlin", "admin"]),
];

/// Tries a mutation as everybody who may not, with the very input that is about to succeed.
pub async fn refuse(w: &World, mutation: &str, input: &Value) {
    let row = TABLE.iter().find(|(name, _)| *name == mutation);
    let (_, wrong) = row.unwrap_or_else(|| panic!("who is refused at {mutation}?"));
    if wrong.is_empty() {
        return;
    }
    w.idle().await;
    let before = w.contents.read().await;
    for who in *wrong {
        let code = w.as_(who).refused(mutation, input.clone(), "__typename").await;
        let expected: &[&str] =
            if *who == "nobody" { &["UNAUTHENTICATED", "NOT_FOUND"] } else { &["FORBIDDEN", "NOT_FOUND"] };
        assert!(expected.contains(&code.as_str()), "{mutation} as {who}: {code}");
    }
    let after = w.contents.read().await;
    for (table, rows) in &before {
        assert!(after[table] == *rows, "{mutation} was refused and changed {table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_a_stranger_and_wrong_roles_change_nothing() {
    let mut w = World::new(Database::Sqlite, Files::Folder, true).await;
    Box::pin(super::until_pilots(&mut w)).await;
    Box::pin(super::access::access(&mut w)).await;
    Box::pin(super::obligations::every_mutation(&mut w)).await;
    Box::pin(super::requests::every_mutation(&mut w)).await;
    let w = Box::pin(super::hosted::every_mutation(w)).await;
    let listed: BTreeSet<String> = TABLE.iter().map(|(mutation, _)| (*mutation).to_owned()).collect();
    assert_eq!(w.called, listed, "the table lists what the journey calls, and nothing else");
}
