//! A line chart as SVG.

use std::fmt::Write as _;

const WIDTH: u64 = 720;
const PANEL: u64 = 220;
const LEFT: u64 = 70;
const RIGHT: u64 = 130;
const TOP: u64 = 40;
const GAP: u64 = 60;
const COLOURS: [&str; 3] = ["#0b6e99", "#c2410c", "#4d7c0f"];
/// Lines across a panel.
const STEPS: u64 = 4;

/// Lines over one another that share their axes.
pub(crate) struct Panel {
    /// What is shown, with its unit.
    pub(crate) title: &'static str,
    /// Each line with a name, and one value for each mark of the x axis.
    pub(crate) lines: Vec<(&'static str, Vec<u64>)>,
}

/// Panels under one another, over the marks of one x axis.
pub(crate) fn svg(x_title: &str, marks: &[u64], panels: &[Panel]) -> String {
    let count = u64::try_from(panels.len()).unwrap_or_default();
    let height = TOP + count * (PANEL + GAP);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" \
         font-size=\"12\">\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    );
    let mut top = TOP;
    for panel in panels {
        draw(&mut out, panel, marks, top);
        text(&mut out, (WIDTH - RIGHT + LEFT) / 2, top + PANEL + 34, "middle", "#555555", x_title);
        top += PANEL + GAP;
    }
    out.push_str("</svg>\n");
    out
}

fn draw(out: &mut String, panel: &Panel, marks: &[u64], top: u64) {
    let values = panel.lines.iter().flat_map(|(_, values)| values).copied();
    let most = ceiling(values.max().unwrap_or_default());
    let y = |value: u64| top + PANEL - PANEL * value / most;
    let gaps = u64::try_from(marks.len().saturating_sub(1)).unwrap_or_default().max(1);
    let x = |index: usize| LEFT + (WIDTH - LEFT - RIGHT) * u64::try_from(index).unwrap_or_default() / gaps;
    text(out, LEFT, top - 12, "start", "#111111", panel.title);
    for step in 0..=STEPS {
        let value = most * step / STEPS;
        let end = WIDTH - RIGHT;
        write(out, &format!("<path d=\"M{LEFT} {0}H{end}\" stroke=\"#dddddd\"/>", y(value)));
        text(out, LEFT - 8, y(value) + 4, "end", "#555555", &value.to_string());
    }
    for (index, mark) in marks.iter().enumerate() {
        text(out, x(index), top + PANEL + 18, "middle", "#555555", &mark.to_string());
    }
    for ((name, values), colour) in panel.lines.iter().zip(COLOURS) {
        let points: Vec<String> =
            values.iter().enumerate().map(|(index, value)| format!("{},{}", x(index), y(*value))).collect();
        let points = points.join(" ");
        write(
            out,
            &format!("<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>"),
        );
        if let Some(last) = values.last() {
            text(out, WIDTH - RIGHT + 8, y(*last) + 4, "start", colour, name);
        }
    }
}

/// The next number that divides well.
fn ceiling(value: u64) -> u64 {
    let mut unit = STEPS;
    loop {
        for factor in [1, 2, 5] {
            if unit * factor >= value {
                return unit * factor;
            }
        }
        unit *= 10;
    }
}

fn text(out: &mut String, x: u64, y: u64, anchor: &str, colour: &str, text: &str) {
    write(
        out,
        &format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{text}</text>"),
    );
}

fn write(out: &mut String, line: &str) {
    // Writing to a string does not fail.
    writeln!(out, "{line}").ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_value_is_inside() {
        assert_eq!([0, 4, 5, 19, 21, 199].map(ceiling), [4, 4, 8, 20, 40, 200]);
        let lines = vec![("p50", vec![10, 40]), ("p99", vec![20, 80])];
        let drawn = svg("at once", &[1, 2], &[Panel { title: "ms", lines }]);
        assert!(drawn.contains("70,205 590,40") && drawn.ends_with("</svg>\n"), "{drawn}");
    }
}
