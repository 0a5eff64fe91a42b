//! What was agreed to was taken back, and something must be shared all the same: who decided, and why, is written down.

use heard::audit::Happening;
use rocket::http::Status;

use crate::assisted::{UNKNOWN, answers_all, begins, code_in, sends};
use crate::centres::centre_at_work;
use crate::main_job::reference_in;
use crate::story;
use crate::support::{World, fields, looks};

const DECIDED: &[(&str, &str)] = &[
    ("shared-on", "child"),
    ("with", "Children's services"),
    ("decided-by", "Inspector Rowe"),
    ("decided-why", "He knows where her son goes to school."),
    ("were-told", "no"),
];

story! {
    async fn what_is_shared_after_it_was_taken_back_is_written_down_with_who_decided(world: World) {
        let (_, manager) = centre_at_work(&world).await;
        let draft = begins(&manager).await;
        answers_all(&manager, &draft, UNKNOWN).await;
        let sent = sends(&manager, &draft).await.html;
        let (reference, code) = (reference_in(&sent), code_in(&sent));
        let officer = world.officer("btp").await;
        let (case_path, path) = (format!("/reports/{reference}"), format!("/reports/{reference}/shared-on"));
        // While what was agreed to stands there is nothing to override.
        assert_eq!(officer.get(&path).await.status, Status::NotFound);
        let own = format!("/centre/reports/{reference}");
        let page = manager.get(&own).await;
        manager.post(&format!("{own}/withdraw"), &page, &fields(&[("sure", "yes")])).await;

        assert!(officer.get(&case_path).await.html.contains("Something must be shared all the same"));
        let page = officer.get(&path).await;
        let written = [("written", page.hidden("written"))];
        let decided: Vec<_> = DECIDED.iter().copied().chain(written).collect();
        let half = officer.post(&path, &page, &fields(&DECIDED[..2])).await;
        for said in ["Write who decided", "Choose whether the person was told", "Children&#x27;s services"] {
            assert!(half.html.contains(said), "{said}: {}", half.html);
        }
        let kept = officer.post(&path, &page, &fields(&decided)).await;
        assert_eq!(kept.location, Some(format!("{case_path}?done=shared-on")), "{}", kept.html);
        let twice = officer.post(&path, &page, &fields(&decided)).await;
        assert!(twice.html.contains("perhaps this by your first click") && twice.html.contains("Inspector Rowe"), "{}", twice.html);
        let case = officer.get(&case_path).await.html;
        for told in ["Shared, although what was agreed to was taken back", "A child", "Children&#x27;s services", "Inspector Rowe", "her son goes to school", "Was the person told?"] {
            assert!(case.contains(told), "{told}: {case}");
        }
        assert_eq!(world.happenings_of(&reference, Happening::SharedOn).await, 1);
        assert!(officer.get(&format!("{case_path}/history")).await.html.contains("Shared something although"));
        // The person does not see it, the centre hears nothing of it, and another force neither.
        let status = looks(&world.visitor().await, &reference, &code).await;
        assert!(status.status == Status::Ok && !status.html.contains("Inspector Rowe"), "{}", status.html);
        assert!(!manager.get(&own).await.html.contains("Inspector Rowe"));
        assert_eq!(world.officer("greater-manchester").await.get(&path).await.status, Status::NotFound);
    }
}
