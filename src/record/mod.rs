//! The exchange formats, versioned: what a tablet exports and what an evaluator keeps.
//!
//! Wire types (`…V1`) stand field for field as in the files; they become domain types only through checks.

mod archive;
mod attachment;
mod audit_v1;
mod digest;
mod finding;
mod group_v1;
mod instrument_source;
mod report_figure_v1;
mod report_design_v1;
mod report_distribution_v1;
mod report_reliability_v1;
mod report_comparison_v1;
mod report_change_v1;
mod report_gap_v1;
mod report_empowerment_v1;
mod report_quality_v1;
mod report_findings_v1;
mod report_v1;
mod response_check;
mod response_v1;
mod responses_file;
mod scores_v1;
mod site_v1;
mod study_file;
mod study_check;
mod study_link;
mod offers;
mod tables;

pub use archive::{
    Archive, ArchiveWriter, MAX_UNFOLDED, is_archive, read_archive, read_archive_within,
};
pub use attachment::{MAX_AUDIO, MAX_IMAGE, attachment_name, attachments, is_named_by_content};
pub use digest::{canonical_json, digest_of, digest_of_bytes};
pub use finding::{ArchiveProblem, Finding, GroupProblem, Problem};
pub use group_v1::{ForceV1, GroupV1, ParticipantsV1, discussion};
pub use instrument_source::InstrumentSource;
pub use offers::{Offer, Offers};
pub use report_v1::{ContentsV1, FORMAT as REPORT_FORMAT, InputV1, ReportV1};
pub use response_v1::{AnswerV1, ModeV1, ResponseV1, ValueV1};
pub use responses_file::{
    Export, FORMAT as RESPONSES_FORMAT, Opened, ResponsesFile, ResponsesV1, StudyV1, export,
    open_export, read_opened, read_responses,
};
pub use scores_v1::ScoresV1;
pub use site_v1::{SiteV1, StudyPlace, all_places, innermost};
pub use study_check::{StudyFinding, StudyProblem, check_study, read_study};
pub use study_file::{FORMAT as STUDY_FORMAT, PrivacyV1, StudyFileV1, TargetV1};
pub use study_link::{link_payload, read_link};
pub use tables::{
    Anonymity, Form, K_FOR_RELEASE, MAX_SHEET_ROWS, TableSettings, Written, anonymity, write_tables,
};
