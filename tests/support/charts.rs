//! A chart of every kind in any of five languages: for pictures to look at and for laws that hold for all.
//!
//! Names and numbers are invented.

use diptych::decimal::Decimal;
use diptych::lang::Moment;
use diptych::lang::{LanguageTag, Locale, Profile};
use diptych::plan::chart::{Annotation, Category, ChartKind, ChartSpec, Datum, DatumMark, Mark, Order, SeriesSpec, Spot, Tone};

/// The languages that pictures are kept in.
#[allow(dead_code, reason = "the contact sheet takes one language at a time")]
pub const LANGUAGES: [&str; 5] = ["fr-BE", "nl-BE", "en", "uk", "ar"];

/// The words of a chart.
struct Tongue {
    locale: Locale,
    genders: [&'static str; 2],
    places: [&'static str; 5],
    ways: [&'static str; 4],
    answers: [&'static str; 5],
    questions: [&'static str; 2],
    target: &'static str,
    neighbours: &'static str,
    whole: &'static str,
    provisional: &'static str,
    withheld: &'static str,
    remark: &'static str,
    people: &'static str,
    measures: [&'static str; 7],
    provinces: [&'static str; 11],
}

#[rustfmt::skip]
fn tongue(tag: &str) -> Tongue {
    let locale = Locale::new(&LanguageTag::parse(tag).expect("a tag"), Profile::default());
    match tag {
        "fr-BE" => Tongue {
            locale, genders: ["Femmes", "Hommes"],
            places: ["Le Jardin Exemple", "Les Ateliers du Canal", "La Cantine Exemple", "La Ressourcerie Exemple", "La Blanchisserie"],
            ways: ["Emploi", "Formation", "Recherche", "Sans nouvelles"],
            answers: ["Pas du tout d’accord", "Plutôt pas d’accord", "Sans avis", "Plutôt d’accord", "Tout à fait d’accord"],
            questions: ["J’ai repris confiance en moi.", "Mon entourage me soutient davantage qu’au début de mon parcours d’insertion."],
            target: "Objectif : {} en 2025", neighbours: "Taux régional voisin : {} (2022)", whole: "Ensemble", provisional: "provisoire",
            withheld: "non publié (petit effectif)", remark: "Nouvelle balance", people: "personnes sorties vers un emploi ou une formation, sur 49",
            measures: ["Accompagnement social et administratif", "Formation en alternance qualifiante reconnue", "Ateliers de recherche active d’emploi", "Stages", "Alphabétisation et français langue étrangère", "Aide à la mobilité", "Médiation de dettes"],
            provinces: ["Anvers", "Limbourg", "Flandre-Orientale", "Brabant flamand", "Flandre-Occidentale", "Brabant wallon", "Hainaut", "Liège", "Luxembourg", "Namur", "Bruxelles-Capitale"],
        },
        "nl-BE" => Tongue {
            locale, genders: ["Vrouwen", "Mannen"],
            places: ["De Voorbeeldtuin", "De Kanaalateliers", "De Voorbeeldkeuken", "De Voorbeeldkringloopwinkel", "De Wasserij"],
            ways: ["Werk", "Opleiding", "Op zoek naar werk", "Geen nieuws"],
            answers: ["Helemaal niet akkoord", "Eerder niet akkoord", "Geen mening", "Eerder akkoord", "Helemaal akkoord"],
            questions: ["Ik heb weer vertrouwen in mezelf.", "Mijn omgeving steunt me meer dan aan het begin van mijn traject."],
            target: "Doel: {} in 2025", neighbours: "Naburige regio: {} (2022)", whole: "Samen", provisional: "voorlopig",
            withheld: "niet gepubliceerd (klein aantal)", remark: "Nieuwe weegschaal", people: "mensen naar werk of opleiding, op 49",
            measures: ["Werkgelegenheidsmaatregelen", "Arbeidszorgbegeleidingstrajecten", "Taalopleiding Nederlands op de werkvloer", "Stages", "Schuldbemiddeling", "Mobiliteitsondersteuning", "Ervaringsdeskundigheid"],
            provinces: ["Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen", "Waals-Brabant", "Henegouwen", "Luik", "Luxemburg", "Namen", "Brussels Hoofdstedelijk Gewest"],
        },
        "uk" => Tongue {
            locale, genders: ["Жінки", "Чоловіки"],
            places: ["Зразковий сад", "Майстерні на каналі", "Зразкова їдальня", "Зразковий центр повторного використання", "Пральня"],
            ways: ["Робота", "Навчання", "Пошук роботи", "Без звісток"],
            answers: ["Зовсім не згодні", "Радше не згодні", "Не визначилися", "Радше згодні", "Цілком згодні"],
            questions: ["Я знову вірю в себе.", "Моє оточення підтримує мене більше, ніж на початку."],
            target: "Мета: {} у 2025", neighbours: "Сусідній регіон: {} (2022)", whole: "Разом", provisional: "попередньо",
            withheld: "не оприлюднено (мала кількість)", remark: "Нові ваги", people: "осіб знайшли роботу або навчання, із 49",
            measures: ["Соціальний супровід", "Професійне навчання з визнаною кваліфікацією", "Пошук роботи", "Стажування", "Мовні курси", "Допомога з пересуванням", "Врегулювання боргів"],
            provinces: ["Антверпен", "Лімбург", "Східна Фландрія", "Фламандський Брабант", "Західна Фландрія", "Валлонський Брабант", "Ено", "Льєж", "Люксембург", "Намюр", "Брюссель"],
        },
        "ar" => Tongue {
            locale, genders: ["النساء", "الرجال"],
            places: ["حديقة المثال", "ورش القناة", "مطعم المثال", "مركز إعادة الاستخدام", "المغسلة"],
            ways: ["عمل", "تدريب", "بحث عن عمل", "بلا أخبار"],
            answers: ["لا أوافق إطلاقا", "لا أوافق غالبا", "بلا رأي", "أوافق غالبا", "أوافق تماما"],
            questions: ["استعدت ثقتي بنفسي.", "محيطي يدعمني أكثر من البداية."],
            target: "الهدف: {} في 2025", neighbours: "الإقليم المجاور: {} (2022)", whole: "المجموع", provisional: "مؤقت",
            withheld: "غير منشور (عدد صغير)", remark: "ميزان جديد", people: "شخصا نحو عمل أو تدريب، من 49",
            measures: ["المرافقة الاجتماعية", "تدريب مهني معترف به", "البحث عن عمل", "فترات تدريب", "دروس اللغة", "المساعدة على التنقل", "تسوية الديون"],
            provinces: ["أنتويرب", "ليمبورخ", "فلاندر الشرقية", "برابنت الفلامانية", "فلاندر الغربية", "برابنت الوالونية", "إينو", "لييج", "لوكسمبورغ", "نامور", "بروكسل"],
        },
        _ => Tongue {
            locale, genders: ["Women", "Men"],
            places: ["The Example Garden", "The Canal Workshops", "The Example Canteen", "The Example Reuse Centre", "The Laundry"],
            ways: ["Job", "Training", "Looking for work", "No news"],
            answers: ["Strongly disagree", "Rather disagree", "No opinion", "Rather agree", "Strongly agree"],
            questions: ["I trust myself again.", "The people around me support me more than they did when I began."],
            target: "Target: {} in 2025", neighbours: "Neighbouring region: {} (2022)", whole: "All", provisional: "provisional",
            withheld: "not published (few people)", remark: "New scales", people: "people left for a job or training, out of 49",
            measures: ["Social and administrative support", "Recognised vocational training on the job", "Job search workshops", "Internships", "Language classes", "Help with getting around", "Debt mediation"],
            provinces: ["Antwerp", "Limburg", "East Flanders", "Flemish Brabant", "West Flanders", "Walloon Brabant", "Hainaut", "Liège", "Luxembourg", "Namur", "Brussels-Capital Region"],
        },
    }
}

impl Tongue {
    fn percent(&self, value: f64) -> Datum {
        let exact = Decimal::try_from(value).expect("a number").round_dp(1);
        Datum { value: Some(value), text: self.locale.percent(exact, 1), number: Some(exact.to_string()), ..Datum::default() }
    }

    fn amount(&self, value: f64, decimals: u32) -> Datum {
        let exact = Decimal::try_from(value).expect("a number").round_dp(decimals);
        Datum { value: Some(value), text: self.locale.number(exact, decimals), number: Some(exact.to_string()), ..Datum::default() }
    }

    fn shares(&self, values: &[f64]) -> Vec<Datum> {
        values.iter().map(|value| self.percent(*value)).collect()
    }

    fn mark(&self, words: &str, value: f64, at: Option<f64>) -> Mark {
        let period = at.map(|at| format!("{at}")).unwrap_or_default();
        Mark { value, at, period, label: words.replace("{}", &self.percent(value).text) }
    }
}

fn years(range: std::ops::RangeInclusive<i32>) -> Vec<Category> {
    range
        .map(|year| Category {
            label: year.to_string(),
            moment: Moment::Year,
            short: year.to_string(),
            at: f64::from(year),
            subject: false,
            code: None,
        })
        .collect()
}

fn names(labels: &[&str]) -> Vec<Category> {
    labels
        .iter()
        .enumerate()
        .map(|(index, label)| Category {
            label: (*label).into(),
            moment: Moment::Span,
            short: (*label).into(),
            at: index as f64,
            subject: false,
            code: None,
        })
        .collect()
}

fn series(name: &str, tone: Tone, data: Vec<Datum>) -> SeriesSpec {
    SeriesSpec { name: name.into(), tone, data }
}

fn spec(id: &str, kind: ChartKind, categories: Vec<Category>, series: Vec<SeriesSpec>) -> ChartSpec {
    let order = if categories.first().is_some_and(|category| category.at > 1900.0) { Order::Time } else { Order::Nominal };
    ChartSpec { title: id.into(), unit: "\u{A0}%".into(), order, categories, series, ..ChartSpec::new(id, kind) }
}

/// A chart of every kind, some of them twice, in a language.
pub fn all(tag: &str) -> Vec<ChartSpec> {
    let t = tongue(tag);
    let mut all = over_time(&t);
    all.extend(beside(&t));
    all.extend(two_periods(&t));
    all.extend(parts(&t));
    all.extend(maps(&t));
    all
}

fn over_time(t: &Tongue) -> Vec<ChartSpec> {
    let mut line = spec("line", ChartKind::Line, years(2021..=2023), vec![series(t.whole, Tone::Subject, t.shares(&[43.9, 55.3, 63.3]))]);
    line.series[0].data[2].mark = DatumMark::Provisional;
    line.series[0].data[2].aside = Some(t.provisional.into());
    line.targets.push(t.mark(t.target, 65.0, Some(2025.0)));
    line.benchmarks.push(t.mark(t.neighbours, 38.0, Some(2022.0)));
    let mut broken = spec("line-break", ChartKind::Line, years(2014..=2024), vec![series(t.whole, Tone::Subject, Vec::new())]);
    broken.unit = "\u{A0}t".into();
    broken.series[0].data = (0..11).map(|i| t.amount(160.0 + 9.3 * f64::from(i) + f64::from(i * 37 % 11), 1)).collect();
    broken.series[0].data[5].mark = DatumMark::Break;
    for datum in &mut broken.series[0].data[6..] {
        datum.range = datum.value.map(|value| (value - 12.0, value + 9.0));
    }
    broken.annotations.push(Annotation { at: 2019.0, text: t.remark.into() });
    let women = series(t.genders[0], Tone::Series(1), t.shares(&[41.2, 55.0, 58.1, 66.7]));
    let mut men = series(t.genders[1], Tone::Series(2), t.shares(&[45.8, 56.0, 57.9, 60.7]));
    men.data[3].caution = true;
    let two = spec("line-two", ChartKind::Line, years(2020..=2023), vec![women, men]);
    let mut area = spec("area", ChartKind::Area, years(2015..=2024), vec![series(t.whole, Tone::Subject, Vec::new())]);
    area.unit = String::new();
    area.series[0].data = (0..10).map(|i| t.amount(118.0 + f64::from(i * i * 3), 0)).collect();
    let panel = |(index, name): (usize, &&str)| {
        let data = (0..4).map(|year| t.percent(38.0 + (index * 9 % 23) as f64 + year as f64 * (3.7 + index as f64))).collect();
        series(name, Tone::Series(index as u8 + 1), data)
    };
    let panels = t.places.iter().enumerate().map(panel).collect();
    let multiples = spec("small-multiples", ChartKind::SmallMultiples, years(2020..=2023), panels);
    let row = |(index, name): (usize, &&str)| {
        let data = (0..6).map(|year| t.percent(20.0 + (index * 13 + year * 7) as f64 % 61.0)).collect();
        series(name, Tone::Series(index as u8 + 1), data)
    };
    let mut heat = spec("heatmap", ChartKind::Heatmap, years(2018..=2023), t.measures.iter().enumerate().map(row).collect());
    heat.series[3].data[2] = Datum { text: t.withheld.into(), mark: DatumMark::Withheld, ..Datum::default() };
    vec![line, broken, two, area, multiples, heat]
}

fn beside(t: &Tongue) -> Vec<ChartSpec> {
    let mut bar =
        spec("bar", ChartKind::Bar, names(&t.places), vec![series("2023", Tone::Subject, t.shares(&[75.0, 63.3, 62.5, 48.9, 0.0]))]);
    bar.categories[1].subject = true;
    for (datum, aside) in bar.series[0].data.iter_mut().zip(["12/16", "31/49", "5/8", "44/90"]) {
        datum.aside = Some(aside.into());
    }
    bar.series[0].data[2].caution = true;
    bar.benchmarks.push(Mark { value: 56.4, at: None, period: String::new(), label: format!("{} {}", t.whole, t.percent(56.4).text) });
    bar.series[0].data[4] = Datum { text: t.withheld.into(), mark: DatumMark::Withheld, ..Datum::default() };
    let change = [31.0, 12.5, 4.0, -2.5, -8.1, -14.0, -20.9];
    let negative = spec("bar-negative", ChartKind::Bar, names(&t.measures), vec![series("2023", Tone::Subject, t.shares(&change))]);
    let mut dot = spec("dot", ChartKind::Dot, names(&t.measures), vec![series("2023", Tone::Subject, Vec::new())]);
    dot.series[0].data = t.shares(&[88.0, 81.5, 79.2, 74.0, 71.3, 66.6, 60.2]);
    dot.series[0].data[1].range = Some((76.0, 86.0));
    dot.categories[3].subject = true;
    dot.benchmarks.push(Mark { value: 73.1, at: None, period: String::new(), label: format!("{} {}", t.whole, t.percent(73.1).text) });
    let grouped = spec(
        "grouped",
        ChartKind::Grouped,
        years(2021..=2023),
        vec![
            series(t.genders[0], Tone::Series(1), t.shares(&[41.2, 55.0, 66.7])),
            series(t.genders[1], Tone::Series(2), t.shares(&[45.8, 56.0, 60.7])),
        ],
    );
    let mut bullet = spec("bullet", ChartKind::Bullet, names(&t.genders), vec![series("2023", Tone::Subject, t.shares(&[66.7, 60.7]))]);
    bullet.most = Some(100.0);
    bullet.targets.push(Mark { at: None, ..t.mark(t.target, 65.0, None) });
    let mut waffle = spec("waffle", ChartKind::Waffle, years(2023..=2023), vec![series(t.whole, Tone::Subject, t.shares(&[63.3]))]);
    waffle.persons = Some((31, 49));
    waffle.series[0].data[0].aside = Some(t.people.into());
    let counts = [1.0, 3.0, 6.0, 9.0, 4.0, 2.0];
    let bins = ["30–40", "40–50", "50–60", "60–70", "70–80", "80–90"];
    let mut histogram = spec("histogram", ChartKind::Histogram, names(&bins), vec![series(t.whole, Tone::Subject, Vec::new())]);
    histogram.order = Order::Ordinal;
    histogram.series[0].data = counts.iter().map(|count| t.amount(*count, 0)).collect();
    histogram.categories[3].subject = true;
    vec![bar, negative, dot, grouped, bullet, waffle, histogram]
}

fn two_periods(t: &Tongue) -> Vec<ChartSpec> {
    let ends = || years(2021..=2023).into_iter().step_by(2).collect::<Vec<_>>();
    let slope = spec(
        "slope",
        ChartKind::Slope,
        ends(),
        vec![
            series(t.genders[0], Tone::Series(1), t.shares(&[41.2, 66.7])),
            series(t.genders[1], Tone::Series(2), t.shares(&[45.8, 60.7])),
            series(t.whole, Tone::Context, t.shares(&[43.9, 63.3])),
        ],
    );
    let row = |(index, name): (usize, &&str)| {
        let from = 40.0 + (index * 17 % 29) as f64;
        series(name, Tone::Series(index as u8 + 1), t.shares(&[from, from + 19.0 - (index * 11 % 27) as f64]))
    };
    let dumbbell = spec("dumbbell", ChartKind::Dumbbell, ends(), t.measures.iter().enumerate().map(row).collect());
    vec![slope, dumbbell]
}

fn parts(t: &Tongue) -> Vec<ChartSpec> {
    let part = |index: usize, values: &[f64]| series(t.ways[index], Tone::Series(index as u8 + 1), t.shares(values));
    let ways = || {
        vec![
            part(0, &[22.0, 31.9, 34.7]),
            part(1, &[22.0, 23.4, 28.6]),
            part(2, &[31.7, 25.5, 20.4]),
            SeriesSpec { tone: Tone::Context, ..part(3, &[24.3, 19.2, 16.3]) },
        ]
    };
    let shares = spec("stacked100", ChartKind::Stacked100, years(2021..=2023), ways());
    let mut amounts = spec("stacked", ChartKind::Stacked, names(&t.places[..3]), ways());
    amounts.unit = String::new();
    for series in &mut amounts.series {
        series.data = series.data.iter().map(|datum| t.amount(datum.value.unwrap_or_default() * 31.0, 0)).collect();
    }
    let answers = [[2.3, 7.0, 14.0, 44.2, 32.6], [9.3, 14.0, 23.3, 34.9, 18.6]];
    let scale = |index: usize| {
        let data = (0..2).map(|question| t.percent(answers[question][index])).collect();
        series(t.answers[index], Tone::Scale(index as u8), data)
    };
    let mut likert = spec("diverging", ChartKind::Diverging, names(&t.questions), (0..5).map(scale).collect());
    for (question, shares) in answers.iter().enumerate() {
        likert.series[0].data[question].aside = Some(t.percent(shares[0] + shares[1]).text);
        likert.series[4].data[question].aside = Some(t.percent(shares[3] + shares[4]).text);
    }
    vec![shares, amounts, likert]
}

/// Shares by province with one withheld and one missing, amounts by region and department, and towns.
fn maps(t: &Tongue) -> Vec<ChartSpec> {
    let coded = |names: &[&str], codes: &[&str]| {
        let category = |(category, code): (Category, &&str)| Category { code: Some((*code).into()), ..category };
        self::names(names).into_iter().zip(codes).map(category).collect::<Vec<_>>()
    };
    let provinces = ["BE21", "BE22", "BE23", "BE24", "BE25", "BE31", "BE32", "BE33", "BE34", "BE35", "BE10"];
    let shares = [61.0, 58.2, 55.1, 66.4, 63.9, 71.2, 48.8, 51.3, 40.0, 44.5, 52.0];
    let mut map = spec("map", ChartKind::Map, coded(&t.provinces, &provinces), vec![series("2023", Tone::Subject, t.shares(&shares))]);
    map.series[0].data[8] = Datum { text: t.withheld.into(), mark: DatumMark::Withheld, ..Datum::default() };
    map.series[0].data[5] = Datum { text: "–".into(), mark: DatumMark::Missing, ..Datum::default() };
    let lands = ["BE-WAL", "R32", "FR-08", "974"];
    let amounts = [1240.0, 815.0, 96.0, 310.0].map(|value| t.amount(value, 0)).to_vec();
    let names = [t.places[0], t.places[1], t.places[2], t.places[3]];
    let mut both = spec("map-regions", ChartKind::Map, coded(&names, &lands), vec![series("2023", Tone::Subject, amounts)]);
    both.unit = String::new();
    let mut towns = ChartSpec { title: "map-towns".into(), ..ChartSpec::new("map-towns", ChartKind::Map) };
    let spots =
        [(4.35, 50.85, 12), (3.39, 50.61, 2), (3.22, 50.74, 3), (3.26, 50.83, 1), (3.6, 50.75, 1), (3.78, 50.63, 1), (5.57, 50.63, 4)];
    let spot =
        |((east, north, count), name): (&(f64, f64, usize), &&str)| Spot { at: (*east, *north), label: (*name).into(), count: *count };
    towns.spots = spots.iter().zip(&t.provinces).map(spot).collect();
    vec![map, both, towns]
}
