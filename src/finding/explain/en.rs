//! What each code means, in English: what it is, why it matters, what to do.

use crate::finding::Code;

/// What, why, repair.
pub fn words(code: Code) -> (&'static str, &'static str, &'static str) {
    match code {
        Code::E01 => (
            "A key is written that this kind of file does not have, most often because of a slip of the keyboard.",
            "A misspelt key would be passed over in silence, and what stands under it would be missing from the site.",
            "Write the key that is proposed; put data of your own under `extra`.",
        ),
        Code::E02 => (
            "An id, a period or a block is mentioned that does not exist, or that could be two different things.",
            "A reader would land nowhere, or see the figure of something else.",
            "Write the id as the file or the catalogue spells it; if two things share it, write `parent/id`.",
        ),
        Code::E03 => (
            "An id is used twice, or two languages of one text contradict each other in a fact.",
            "Diptych cannot know which one is meant, and readers of the two languages would be told different things.",
            "Rename one of the two; write facts such as the date in the first language's file only.",
        ),
        Code::E04 => (
            "A rate is given as a bare number, without the two counts it comes from.",
            "Only counts can be added up across enterprises and years, and only they show how many people a percentage speaks of.",
            "Write the numerator and the denominator; if they are not known, say why in `note`.",
        ),
        Code::E05 => (
            "The numerator of a rate is larger than its denominator.",
            "A part cannot be larger than its whole: the rate would be above 100%.",
            "Check both counts; often they have changed places.",
        ),
        Code::E06 => (
            "A number cannot be read, can be read in two ways, or has decimals although its unit has none.",
            "For a Dutch reader `1.234` is more than a thousand, for a machine it is a little more than one: a guess would publish a false figure.",
            "Write `1234` or `1,2340`, or settle it for the whole file with `numbers: comma` or `numbers: point`.",
        ),
        Code::E07 => (
            "A value lies outside what its indicator can be.",
            "It is nearly always a typing slip, a missing decimal mark or a wrong unit.",
            "Correct the value; if it is right, widen `domain` in the catalogue.",
        ),
        Code::E08 => (
            "A breakdown is said to be complete, but its categories do not add up to the total.",
            "A reader who adds up will trust none of the other figures.",
            "Correct the category or the total, or write `exhaustive: false` if some people are in no category.",
        ),
        Code::E09 => (
            "The counts of a survey contradict one another.",
            "Response rate and shares are computed from them; one slip falsifies them all.",
            "Compare with the forms: `returned` is at most `invited`, and the answers add up to `returned` minus `no_answer`.",
        ),
        Code::E10 => (
            "A result does not say where it comes from.",
            "A figure without a source cannot be checked, and is worth no more than an opinion.",
            "Add `source`, such as the register, the survey or the accounts that hold it.",
        ),
        Code::E11 => (
            "One series has two values for the same time: a period twice, overlapping periods, or two files that disagree.",
            "The chart would show one of the two, and nobody would know which.",
            "Keep one; if the later one corrects the earlier, say so with `revised`; if overlapping is meant, write `rolling: true`.",
        ),
        Code::E12 => (
            "A testimonial, photo, name or recording would appear without a consent that covers it.",
            "The witness decides; publishing against their will breaks the law and their trust.",
            "Remove it from the page, or ask the witness and write down what they agreed to under `consent`.",
        ),
        Code::E13 => (
            "The file holds more of a name than the witness wants shown.",
            "What stands in the files ends up in copies, archives and search results sooner or later.",
            "Write under `name` exactly what may be shown, and nothing for a pseudonym.",
        ),
        Code::E14 => (
            "The witness is a minor, and no parent or guardian has consented.",
            "Children cannot consent alone to being published.",
            "Ask the guardian, then write `guardian: true` under `consent`; until then leave the testimonial out.",
        ),
        Code::E15 => (
            "The notice that a funder asks for is missing in one of the languages.",
            "Funding agreements require it on every page, in every language published.",
            "Write the notice in each language under `funders`.",
        ),
        Code::E16 => (
            "An image has no words for those who do not see it.",
            "Blind readers, search engines and readers whose image did not load would miss it.",
            "Say in `alt` what matters in the image; write `decorative: true` if it only adorns.",
        ),
        Code::E17 => (
            "A company number does not match its own check digits.",
            "One wrong digit leads to another company, or to none.",
            "Copy it again from the official register.",
        ),
        Code::E18 => (
            "A number withheld to protect people can still be worked out from what is published.",
            "A subtraction is enough to recognise someone in a small group.",
            "Merge small categories, or leave out one of the figures that give it away.",
        ),
        Code::E19 => (
            "The file, or the front matter of a text, cannot be read as YAML, or has a key twice.",
            "From that place on Diptych does not know what is a key and what are words.",
            "Most often quotation marks around the words help; the finding shows the corrected line.",
        ),
        Code::E20 => (
            "A key is missing without which this file means nothing.",
            "The page would have a hole where readers look first.",
            "Add the key; the finding points at the place where it belongs.",
        ),
        Code::E21 => (
            "A value is not of the kind its key takes, or is not one of its words.",
            "Diptych would have to guess what is meant.",
            "Write a value such as the one proposed.",
        ),
        Code::E22 => (
            "A link within the site leads to no page, or to a place that is not on its page.",
            "Readers would meet an error page.",
            "Correct the path, which starts from the folder of the file, or link by id: `[](page:contact)`.",
        ),
        Code::E23 => (
            "Two pages would have the same address, perhaps differing only in capitals or accents.",
            "One would overwrite the other.",
            "Give one of them another `slug`.",
        ),
        Code::E24 => (
            "A template of the theme cannot be read, or stops while a page is made.",
            "No page that uses it can be published.",
            "Correct the line that is named; without your template the default theme's one is used.",
        ),
        Code::E25 => (
            "A file is missing, cannot be read, lies outside the site, or is not fit to be published.",
            "The page would have a hole, or would give away hidden details such as where a photo was taken.",
            "Follow the proposal of the finding: correct the name, save as UTF-8, make it smaller, export it again.",
        ),
        Code::W01 => (
            "A text is not written in one of the site's languages, or only “…” stands in its place.",
            "Readers of that language see it in another, with a mark saying so, or not at all.",
            "Add the translation; a plain word that is the same everywhere can be written for each language.",
        ),
        Code::W02 => (
            "A translation is older than its original: the original changed after the translation was accepted.",
            "Readers of one language learn something that the others do not.",
            "Compare both texts, change the translation where needed, and accept it again.",
        ),
        Code::W03 => (
            "A number in a text differs from the data it speaks of.",
            "Readers see two figures for one thing, and text and chart contradict each other.",
            "Let Diptych write the number: `{{ value … }}` is always the one in the data.",
        ),
        Code::W04 => (
            "A percentage that somebody typed is not what its two counts give.",
            "A reader with a pocket calculator finds the mistake, and doubts the rest.",
            "Correct the count or the percentage; where data are kept, leave the percentage out, since it is computed.",
        ),
        Code::W05 => (
            "A value is far from the one before and nobody says why, or it is empty.",
            "A jump is either a slip or the most interesting thing on the page; in both cases readers will ask.",
            "Check it; if it is right, explain it in `note`; for an unknown value write its `status`.",
        ),
        Code::W06 => (
            "A target is given without the point it starts from.",
            "Progress can only be measured between two points.",
            "Add `baseline` with a period that has a value, and a `period` to the target.",
        ),
        Code::W07 => (
            "Few people answered, or the figure rests on few people.",
            "A handful of answers may say little about the others.",
            "Nothing has to change: the page shows a caution mark. Say under `limits` what readers should bear in mind.",
        ),
        Code::W08 => (
            "The consent of a witness ends within 90 days.",
            "After that day the testimonial leaves the site by itself.",
            "Ask whether they agree to go on, and write the new date.",
        ),
        Code::W09 => (
            "A text uses a spelling or word that the glossary advises against.",
            "A reader who meets two words for one thing looks for two things.",
            "Write the word of the glossary, or take the spelling off the list under `forbidden`.",
        ),
        Code::W10 => (
            "An outcome is claimed without anything to support it, or only good outcomes are told.",
            "An assessment convinces when it shows its proof, and also what did not work.",
            "Link a result or evidence to the outcome; add outcomes with `sign: negative`.",
        ),
        Code::W11 => (
            "The assessment does not say what its figures cannot show.",
            "Readers who know the limits trust the rest more.",
            "Write two or three sentences under `limits`.",
        ),
        Code::W12 => (
            "A chart is hard to read: too many categories, or a type that does not suit its data.",
            "A reader who has to search the legend sees nothing of what you want to show.",
            "Merge small categories, take the type that is proposed, or show a table.",
        ),
        Code::W13 => (
            "The two languages of a text have different blocks or numbers.",
            "Figure 3 would be one chart in French and another in Dutch.",
            "Put the same blocks in the same order into both files; only the words differ.",
        ),
        Code::W14 => (
            "A value adds up levels over time, such as the number of jobs at the end of each year.",
            "Ten jobs kept for three years are ten jobs, not thirty.",
            "Give the level at the end or the mean of the period; if it really happened anew each time, write `nature: flow`.",
        ),
        Code::W15 => (
            "Counts of people that overlap are added up as if they were different people.",
            "The total says more people than there are.",
            "Write `aggregate: none`, count attendances instead of people, or say `may_overlap: false` if nobody is counted twice.",
        ),
        Code::W16 => (
            "A file or a link is there in one language and missing in the other.",
            "Readers of the other language get less.",
            "Add it in the other file, or remove it from both.",
        ),
        Code::W17 => (
            "Something is there that has no effect: a definition nobody uses, a page nobody links to, a word that is nearly a command.",
            "Often it shows that something else was meant.",
            "Use it, correct it or remove it.",
        ),
        Code::W18 => (
            "A colour of the theme is too close to what it stands on, and was made darker or lighter.",
            "People with weak sight, or with a telephone in the sun, could not read it.",
            "Write the colour that replaces it, or choose another.",
        ),
        Code::W19 => (
            "A page, or what every page loads, is over its weight budget.",
            "On a telephone with a slow network it makes people wait, and some do not.",
            "Divide the page, or take out the heaviest part, which the finding names.",
        ),
        Code::W20 => (
            "A link leads to a page that is not written in the language of the link.",
            "Readers suddenly find themselves in another language.",
            "Translate the page, or link to one that exists in both languages.",
        ),
        Code::W21 => (
            "The site asks for something that cannot be made: a file that this copy of Diptych was built without, a member whose files hold errors, characters that no font draws, or a formula that the program cannot set.",
            "The site is published, but without it.",
            "Get a complete copy with the command in the finding, or switch it off under `produce`; for a member, mend its files; write a formula in words, or show it as a picture.",
        ),
        Code::W22 => (
            "A sheet, a leaflet or a poster does not fit its paper, or a table of a notebook is wider than its page.",
            "What is too much would be cut off in print.",
            "Shorten the text that the finding names. A copy without PDF guesses the room, on the safe side; a complete copy counts pages. A table that is too wide loses columns, or becomes two.",
        ),
        Code::W23 => (
            "A page holds something that stops some readers: a heading that leaves out a level, a picture or link without words, a link that only says “here”, a table without headers, a list without entries.",
            "Whoever hears a page, or reads it by keys, finds the way by these marks; without them a part of the content is not there.",
            "The finding names the page and the element. It comes from HTML in a text, or from a template of the site's own: mend it there.",
        ),
        Code::W24 => (
            "A voice whose name is not shown says something that may tell who speaks: an address, a telephone number, a name given as one’s own, a post that the enterprise has once (director, coordinator), or an exact age beside a place of the site.",
            "Somebody agreed to speak because nobody would know them again; such a detail undoes that for good.",
            "Leave the detail out or say it less exactly, mark the cut with […], and read the text again with the person.",
        ),
        Code::I01 => (
            "A testimonial is left out because its consent does not allow it to be shown.",
            "Nothing is wrong: this is how a withdrawn or expired consent is respected.",
            "Nothing to do, unless the witness has agreed since: then write it under `consent`.",
        ),
    }
}
