//! The choice of a gateway by what is configured.

use std::{env, process::Command};

use payments::{ConfigError, Gateway, Gateways, NAMES};

/// The environment of a process is one for all its tests: each case is a process of its own, which is this test again.
const CASE: &str = "GATEWAYS_CASE";

async fn gateways() -> Result<Gateways, ConfigError> {
    Gateways::from_env(async |name| match name {
        "PAYSTACK_SECRET_ARN" => Ok("sk_test_1".to_owned()),
        "FLUTTERWAVE_SECRET_ARN" => Ok("FLWSECK_TEST-1-X".to_owned()),
        other => Err(format!("{other} is no secret")),
    })
    .await
}

fn names(gateways: &[impl Gateway]) -> Vec<&'static str> {
    gateways.iter().map(Gateway::name).collect()
}

fn in_a_process_of_its_own(case: &str, variables: &[(&str, &str)]) {
    let test = Command::new(env::current_exe().unwrap())
        .args(["gateways::what_is_configured_is_there_and_in_the_order_that_is_asked_for", "--exact"])
        .env(CASE, case)
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    assert!(test.status.success(), "{case}: {}", String::from_utf8_lossy(&test.stdout));
}

#[tokio::test]
async fn what_is_configured_is_there_and_in_the_order_that_is_asked_for() {
    let (paystack, flutterwave) = (
        [("PAYSTACK_SECRET_ARN", "arn:1"), ("PAYSTACK_MODE", "test")],
        [("FLUTTERWAVE_SECRET_ARN", "arn:2"), ("FLUTTERWAVE_MODE", "test")],
    );
    match env::var(CASE).as_deref() {
        Ok("both") => {
            let all = gateways().await.unwrap();
            for name in NAMES {
                assert_eq!(all.named(name).unwrap().name(), name);
            }
            assert_eq!(names(&all.in_order("flutterwave, paystack").unwrap()), ["flutterwave", "paystack"]);
            assert_eq!(names(&all.in_order("paystack").unwrap()), ["paystack"]);
            for wrong in ["", "paystack,", "paystack,paystack", "paystack,stripe"] {
                assert!(all.in_order(wrong).is_err(), "{wrong}");
            }
        }
        Ok("one") => {
            let all = gateways().await.unwrap();
            assert_eq!(all.named("flutterwave").unwrap().name(), "flutterwave");
            assert!(all.named("paystack").is_err());
            assert!(all.in_order("flutterwave,paystack").is_err());
        }
        Ok("none") => assert!(gateways().await.is_err()),
        Ok("wrong mode") => assert!(gateways().await.unwrap_err().to_string().contains("FLWSECK-")),
        _ => {
            in_a_process_of_its_own("both", &[paystack, flutterwave].concat());
            in_a_process_of_its_own("one", &[("PAYSTACK_SECRET_ARN", ""), flutterwave[0], flutterwave[1]]);
            in_a_process_of_its_own("none", &[("PAYSTACK_SECRET_ARN", "")]);
            let live = [flutterwave[0], ("FLUTTERWAVE_MODE", "live")];
            in_a_process_of_its_own("wrong mode", &live);
        }
    }
}
