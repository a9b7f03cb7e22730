//! Patterns for paper without colour: one for each fill of a series, bound to the fills by the stylesheet.
//!
//! They stand once on a page, before its first chart, and are only used where colour is not.

/// The patterns, as a drawing that takes no room.
pub const PATTERNS: &str = "<svg class=\"pats\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\
<pattern id=\"pat1\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 0h4v4H0z\" fill=\"currentColor\"/></pattern>\
<pattern id=\"pat2\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0v6\" stroke=\"currentColor\" stroke-width=\"4\"/></pattern>\
<pattern id=\"pat3\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><circle cx=\"3\" cy=\"3\" r=\"1.6\" fill=\"currentColor\"/></pattern>\
<pattern id=\"pat4\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 2.5h5\" stroke=\"currentColor\" stroke-width=\"2\"/></pattern>\
<pattern id=\"pat5\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 3.5h7M3.5 0v7\" stroke=\"currentColor\"/></pattern>\
<pattern id=\"pat6\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><path d=\"M2.5 0v5\" stroke=\"currentColor\" stroke-width=\"1.5\"/></pattern>\
<pattern id=\"pat7\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\"><path d=\"M0 0v9\" stroke=\"currentColor\" stroke-width=\"2\"/></pattern>\
<pattern id=\"pat8\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\"><circle cx=\"5\" cy=\"5\" r=\"1\" fill=\"currentColor\"/></pattern>\
</defs></svg>";
