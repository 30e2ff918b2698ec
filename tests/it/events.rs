//! The sample events of `events/`, each fed to its function in a market where what they name exists.

use std::fs;

use testing::template::workspace;
use testing::{Cloud, sample_event};

#[tokio::test]
async fn what_is_served_and_what_is_refused() {
    let mut failures = Vec::new();
    let mut names = Vec::new();
    for domain in fs::read_dir(workspace().join("events")).unwrap().map(|entry| entry.unwrap()) {
        let files = fs::read_dir(domain.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let domain = domain.file_name().into_string().unwrap();
        let verbs = files.map(|name| name.into_string().unwrap());
        names.extend(verbs.filter_map(|verb| Some(format!("{domain}-{}", verb.strip_suffix(".json")?))));
    }
    assert!(names.len() > 100, "there are samples: {names:?}");
    names.sort();
    for name in names {
        let function = name.strip_suffix(".refused").unwrap_or(&name);
        let refused = name != function;
        let cloud = Cloud::start().await;
        cloud.sample_market(function).await;
        let invocation = cloud.invoke(function, &sample_event(&name)).await;
        let was_refused = match invocation.refused() {
            Ok(was_refused) => was_refused,
            Err(failure) => {
                failures.push(format!("{name}: failed: {failure}"));
                continue;
            }
        };
        if was_refused != refused {
            failures.push(format!(
                "{name}: {}: {:?}",
                if was_refused { "refused" } else { "served" },
                invocation.answer
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
