//! Own sites: one for an enterprise, made from the sources of all; those that `sites:` lists, or one that is asked for.

use std::path::PathBuf;

use super::build::{Errand, publish};
use super::site::Site;
use crate::disk::{Failure, Pick, Tongue};
use crate::finding::Findings;
use crate::model::load;
use crate::nearest::nearest;
use crate::pipeline::Built;
use crate::snapshot::{Options, Snapshot};

/// The site of one enterprise: where it is published and under which address.
pub(super) struct Own {
    /// The enterprise.
    pub enterprise: String,
    /// Its address, if it has one of its own.
    pub base_url: Option<String>,
    /// The folder it is written to, if it has one of its own.
    pub output: Option<PathBuf>,
}

/// The sites that `diptych.yaml` lists.
pub(super) fn listed(site: &Site) -> Vec<Own> {
    let settings = load::settings(&site.snapshot, &mut Findings::new()).and_then(|(_, settings)| settings);
    let own = |listed: &crate::model::settings::EnterpriseSite| Own {
        enterprise: listed.enterprise.value.clone(),
        base_url: Some(listed.base_url.as_str().to_owned()),
        output: Some(site.root.join(&listed.output)),
    };
    settings.iter().flat_map(|settings| &settings.sites).map(own).collect()
}

/// The site of an enterprise that is asked for: as it is listed, else at the usual place.
pub(super) fn asked(site: &Site, enterprise: &str) -> Result<Own, Failure> {
    let listed = listed(site).into_iter().find(|own| own.enterprise == enterprise);
    let portrait = format!("content/enterprises/{enterprise}/enterprise.yaml");
    match (listed, site.snapshot.find(&portrait)) {
        (Some(own), _) => Ok(own),
        (None, Some(_)) => Ok(Own { enterprise: enterprise.to_owned(), base_url: None, output: None }),
        (None, None) => Err(unknown(enterprise, &site.snapshot, site.voice.tongue)),
    }
}

fn unknown(written: &str, snapshot: &Snapshot, tongue: Tongue) -> Failure {
    let ids = snapshot.files.iter().filter_map(|file| {
        let (id, rest) = file.path.as_str().strip_prefix("content/enterprises/")?.split_once('/')?;
        (rest == "enterprise.yaml").then_some(id)
    });
    let near = nearest(written, ids);
    let written = written.escape_debug();
    let hint = near.map_or_else(String::new, |near| {
        tongue.pick([
            format!(". Vouliez-vous dire {near} ?"),
            format!(". Bedoelde u {near}?"),
            format!(". Did you mean {near}?"),
            format!(". Meinten Sie {near}?"),
        ])
    });
    Failure::Usage(tongue.pick([
        format!("il n’y a pas d’entreprise « {written} »{hint}"),
        format!("er is geen onderneming ‘{written}’{hint}"),
        format!("there is no enterprise \"{written}\"{hint}"),
        format!("es gibt kein Unternehmen „{written}“{hint}"),
    ]))
}

/// Publishes the site of an enterprise. The site of all was built or checked before: what is wrong has been told, and
/// what stands on other pages than these is no mistake here. Says whether there was anything new to remember.
pub(super) fn make(errand: &Errand, whole: &Built, own: &Own) -> Result<bool, Failure> {
    let (site, common) = (errand.site, errand.common);
    if whole.left_out.contains(&own.enterprise) {
        let id = &own.enterprise;
        site.voice.say(&site.voice.tongue.pick([
            format!("  ⚠ le site de {id} n’a pas changé : ses fichiers contiennent des erreurs"),
            format!("  ⚠ de site van {id} is niet gewijzigd: zijn bestanden bevatten fouten"),
            format!("  ⚠ the site of {id} has not changed: its files hold errors"),
            format!("  ⚠ die Website von {id} ist unverändert: ihre Dateien enthalten Fehler"),
        ]));
        return Ok(false);
    }
    let options = Options {
        enterprise: Some(own.enterprise.clone()),
        base_url: own.base_url.clone().or_else(|| site.snapshot.options.base_url.clone()),
        ..site.snapshot.options.clone()
    };
    let snapshot = site.snapshot.without_enterprises(&whole.left_out).with_options(options);
    let usual = || common.output.clone().unwrap_or_else(|| site.root.join("output"));
    publish(errand, &snapshot, own.output.clone().unwrap_or_else(usual))
}
