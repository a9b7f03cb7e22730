//! The words that some settings choose from.

use crate::words;

words! {
    /// What happens where a language is missing.
    #[derive(Default)]
    pub enum Fallback {
        /// The page is published in the original's words, marked.
        #[default]
        Badge "badge",
        /// There is no page.
        Hide "hide",
        /// Missing translations are errors.
        Error "error",
    }
}

words! {
    /// How numbers are grouped.
    pub enum NumberStyle {
        /// As CLDR says.
        Cldr "cldr",
        /// With spaces.
        Space "space",
        /// With points.
        Point "point",
    }
}

words! {
    /// How French punctuation is spaced.
    pub enum Typography {
        /// The habits of France.
        France "france",
        /// The habits of the European institutions.
        Eu "eu",
        /// Left as written.
        None "none",
    }
}

words! {
    /// What `/index.html` is.
    #[derive(Default)]
    pub enum Root {
        /// A door with one panel for each language.
        #[default]
        Door "door",
        /// The first language's home page.
        Default "default",
    }
}

words! {
    /// Fonts that go together.
    #[derive(Default)]
    pub enum FontPreset {
        /// A serif for claims and voices, a humanist sans for what is compared.
        #[default]
        Edition "edition",
        /// A grotesque with character for claims.
        Atelier "atelier",
        /// One family made to be told apart letter by letter.
        Lisible "lisible",
        /// What the reader's device has: nothing to load.
        Systeme "systeme",
    }
}

words! {
    /// How tight the pages are set.
    pub enum Density {
        /// With space.
        Comfortable "comfortable",
        /// With less.
        Compact "compact",
    }
}

words! {
    /// How far the site conforms to EN 301 549.
    pub enum AccessibilityStatus {
        /// Fully.
        Full "full",
        /// Partly.
        Partial "partial",
        /// Not.
        None "none",
    }
}

words! {
    /// A block of the home page.
    pub enum HomeBlock {
        /// The claim and its picture.
        Claim "claim",
        /// Key figures.
        Figures "figures",
        /// One large figure.
        Figure "figure",
        /// The topics.
        Topics "topics",
        /// A testimonial.
        Voice "voice",
        /// Enterprises.
        Enterprises "enterprises",
        /// The latest notebook.
        Notebook "notebook",
        /// The latest news.
        News "news",
        /// The home page's own text.
        Text "text",
    }
}
