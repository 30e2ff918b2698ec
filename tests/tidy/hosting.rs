//! `infra/web.yaml`: what the web app's distribution keeps, and what it lets a page do.

use serde_json::{Value, json};
use testing::template::stack::{Stack, fields, kind};

use crate::description::description;
use crate::sources::stack;

/// What is deployed of the type `wanted`, under its logical id.
fn deployed(wanted: &str) -> Vec<(Stack, String, Value)> {
    stack().resources().into_iter().filter(|(_, _, resource)| kind(resource) == wanted).collect()
}

fn one(wanted: &str, id: &str) -> Value {
    let (stack, _, resource) = deployed(wanted).into_iter().find(|(_, found, _)| found == id).unwrap();
    stack.value(&resource["Properties"])
}

fn distribution() -> Value {
    one("AWS::CloudFront::Distribution", "Distribution")["DistributionConfig"].clone()
}

fn policy_of_content(id: &str) -> Vec<String> {
    let policy = one("AWS::CloudFront::ResponseHeadersPolicy", id);
    let security = &policy["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]["ContentSecurityPolicy"];
    assert_eq!(security["Override"], json!(true));
    let text = security["ContentSecurityPolicy"].as_str().unwrap();
    text.split("; ").map(str::to_owned).collect()
}

#[test]
fn a_page_runs_and_asks_nothing_but_its_own_origin_and_the_uploads() {
    let directives = policy_of_content("SiteHeaders");
    assert_eq!(directives[0], "default-src 'none'");
    for directive in &directives {
        assert!(!directive.contains("unsafe") && !directive.contains('*'), "{directive}");
        let mut words = directive.split(' ');
        let name = words.next().unwrap();
        let uploads = ["img-src", "connect-src"].contains(&name);
        for source in words {
            let known = ["'none'", "'self'", "data:", "blob:"].contains(&source);
            assert!(known || uploads && source.starts_with("https://"), "{name} {source}");
        }
    }
    for name in ["script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
        assert!(directives.iter().any(|directive| directive == name), "{name}");
    }
    assert!(policy_of_content("MediaHeaders").contains(&"sandbox".to_owned()), "what strangers uploaded");
}

#[test]
fn an_error_is_never_kept_so_that_nobody_gets_the_404_of_a_stranger() {
    let errors = distribution()["CustomErrorResponses"].as_array().unwrap().clone();
    for code in [400, 403, 404, 405, 414, 500, 501, 502, 503, 504] {
        assert!(errors.contains(&json!({ "ErrorCode": code, "ErrorCachingMinTTL": 0 })), "{code}");
    }
    // A page of ours for them would be given for the API's errors, too.
    assert!(errors.iter().all(|error| error.get("ResponsePagePath").is_none()));
}

#[test]
fn what_somebody_alone_may_read_is_kept_nowhere() {
    let distribution = distribution();
    let behaviours = distribution["CacheBehaviors"].as_array().unwrap();
    let pattern = |behaviour: &Value| behaviour["PathPattern"].as_str().unwrap().to_owned();
    // The last one takes what no other does.
    let all = behaviours.last().unwrap();
    assert_eq!(pattern(all), "/api/*");
    assert_eq!(all["CachePolicyId"], "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "CachingDisabled");
    let policy = one("AWS::CloudFront::CachePolicy", "PublicReads")["CachePolicyConfig"].clone();
    for ttl in ["MinTTL", "DefaultTTL"] {
        assert_eq!(policy[ttl], 0, "{ttl}: only what the answer says is kept");
    }
    let kept: Vec<String> = behaviours.iter().map(pattern).filter(|path| path.starts_with("/api/")).collect();
    let kept: Vec<&str> =
        kept.iter().map(|path| path.trim_start_matches("/api")).filter(|path| *path != "/*").collect();
    let covers = |path: &str| {
        kept.iter().any(|pattern| match pattern.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == *pattern,
        })
    };
    let mut reads = 0;
    let api = description();
    for (path, operations) in fields(&api["paths"]) {
        let Some(read) = operations.get("get").filter(|_| covers(path)) else { continue };
        let access = read.get("security").unwrap_or(&api["security"]).as_array().unwrap();
        assert!(access.is_empty() || access.contains(&json!({})), "GET {path} wants a log-in");
        reads += 1;
    }
    assert!(reads >= 3, "{kept:?}");
}

#[test]
fn a_page_that_the_api_makes_is_for_everybody_and_may_do_what_pages_may() {
    let distribution = distribution();
    let (api, headers) = (description(), &distribution["DefaultCacheBehavior"]["ResponseHeadersPolicyId"]);
    let mut pages = 0;
    for behaviour in distribution["CacheBehaviors"].as_array().unwrap() {
        let pattern = behaviour["PathPattern"].as_str().unwrap();
        if pattern.starts_with("/api/") || pattern.starts_with("/media/") {
            continue;
        }
        assert_eq!(
            (&behaviour["TargetOriginId"], &behaviour["ResponseHeadersPolicyId"]),
            (&json!("api"), headers)
        );
        assert!(behaviour["OriginRequestPolicyId"].is_null(), "{pattern}: who asks is not told to the API");
        let start = format!("/pages{}", pattern.trim_end_matches('*'));
        let made = fields(&api["paths"]).filter(|(path, _)| path.starts_with(&start));
        let access: Vec<Value> = made.map(|(_, operations)| operations["get"]["security"].clone()).collect();
        assert_eq!(access, [json!([])], "{pattern}");
        pages += 1;
    }
    assert_eq!(pages, 4);
    let policy = one("AWS::CloudFront::CachePolicy", "PublicPages")["CachePolicyConfig"].clone();
    assert_eq!(
        (&policy["MinTTL"], &policy["DefaultTTL"]),
        (&json!(0), &json!(0)),
        "only what the answer says is kept"
    );
}

#[test]
fn of_the_uploads_only_pictures_that_were_made_ready_are_published() {
    let policies: Vec<Value> = deployed("AWS::S3::BucketPolicy")
        .iter()
        .filter(|(_, id, _)| id == "UploadsPolicy")
        .flat_map(|(stack, _, resource)| {
            let policy = stack.value(&resource["Properties"]["PolicyDocument"]);
            policy["Statement"].as_array().unwrap().clone()
        })
        .filter(|statement| statement["Effect"] == "Allow")
        .collect();
    let [allowed] = &policies[..] else { panic!("{policies:?}") };
    assert_eq!(allowed["Action"], "s3:GetObject");
    assert!(allowed["Resource"].as_str().unwrap().ends_with("/pictures/*"));
}
