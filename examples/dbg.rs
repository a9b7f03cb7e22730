//! x
fn main() {
    let root = std::env::args().nth(1).unwrap();
    let options = diptych::snapshot::Options {
        today: diptych::period::parse_date("2026-11-21").unwrap(),
        drafts: Default::default(),
        links: Default::default(),
        base_url: None,
        enterprise: None,
    };
    let snapshot = diptych::disk::read(std::path::Path::new(&root), options).unwrap_or_else(|_| panic!("read"));
    let mut findings = diptych::finding::Findings::new();
    let model = diptych::model::resolve(&snapshot, &mut findings);
    let plan = model.map(|model| diptych::plan::plan(model, &snapshot, |_| Default::default(), &mut findings));
    for f in findings.sorted() {
        let (path, line) = if f.place.file.0 == u32::MAX {
            ("diptych.yaml", 1)
        } else {
            let t = snapshot.text(f.place.file);
            (snapshot.file(f.place.file).path.as_str(), t[..(f.place.start as usize).min(t.len())].matches('\n').count() + 1)
        };
        println!("{} {path}:{line} {:?}", f.problem.code(), f.problem);
    }
    if let Some(plan) = plan {
        for p in &plan.routes.pages {
            println!("{}", p.address);
        }
        for s in plan.figures.series.values().flat_map(|s| s.values()) {
            for p in s.points() {
                println!("{} {} {:?} {:?}", s.indicator, p.period.spelled(), p.categories, p.cell);
            }
        }
    }
}
