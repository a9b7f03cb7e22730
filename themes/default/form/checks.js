/* What several fields say together: the rules of the program that need no more than the file itself and the catalogue.
   Each takes a record, its path, the records around it, and what judges: {data, add, number, found}. */
(function (form) {
  "use strict";
  var isMap = form.isMap, isEmpty = form.isEmpty;
  var ABSENT = ["suppressed", "not-collected", "not-applicable", "missing"];

  function listed(value) { return Array.isArray(value) ? value : isEmpty(value) ? [] : [value]; }
  function digits(written) { return written.trim().replace(/^BE/, "").replace(/[ .\-\u00A0\u202F]/g, ""); }

  function isKbo(written) {
    var all = digits(written);
    if (all.length === 9) all = "0" + all;
    return /^[01][0-9]{9}$/.test(all) && Number(all.slice(8)) === 97 - (Number(all.slice(0, 8)) % 97);
  }

  /* Luhn's check over this many digits. */
  function isLuhn(written, length) {
    var all = digits(written);
    if (all.length !== length || !/^[0-9]+$/.test(all)) return false;
    var sum = all.split("").reverse().reduce(function (sum, digit, at) {
      var n = Number(digit);
      return sum + (at % 2 ? (n > 4 ? n * 2 - 9 : n * 2) : n);
    }, 0);
    return sum % 10 === 0;
  }

  function CompanyNumbers(map, path, around, judge) {
    [["kbo", isKbo], ["siren", function (n) { return isLuhn(n, 9); }], ["siret", function (n) { return isLuhn(n, 14); }]].forEach(function (one) {
      var written = map.get(one[0]);
      if (typeof written === "string" && written !== "" && !one[1](written)) judge.add("E17", "e_register", {}, path.concat(one[0]));
    });
  }

  /* A value, or both parts, or a status that says why there is neither. */
  function Observation(map, path, around, judge) {
    var has = function (key) { return !isEmpty(map.get(key)); };
    if (has("numerator") !== has("denominator")) {
      judge.add("E20", "e_half", {}, path.concat(has("numerator") ? "denominator" : "numerator"));
    } else if (!has("numerator") && !has("value")) {
      var why = listed(map.get("status")).some(function (word) { return ABSENT.indexOf(word) >= 0; });
      if (!why) judge.add("E20", "e_no_value", {}, path.concat("value"));
    }
  }

  /* The values of a result against what its indicator says of them. */
  function ResultEntry(map, path, around, judge) {
    if (!isEmpty(map.get("values")) && !isEmpty(map.get("csv"))) judge.add("E21", "e_csv", {}, path.concat("csv"));
    if (isEmpty(map.get("source"))) judge.add("E10", "e_source", {}, path.concat("source"));
    var indicator = judge.data.lists.indicators.filter(function (one) { return one.id === map.get("indicator"); })[0];
    if (!indicator) return;
    var noted = !isEmpty(map.get("notes"));
    var one = function (value, at) { observed(value, at, { indicator: indicator, noted: noted }, judge); };
    if (isMap(map.get("values"))) map.get("values").forEach(function (value, name) { one(value, path.concat("values", name)); });
    listed(map.get("breakdowns")).forEach(function (breakdown, at) {
      var values = isMap(breakdown) ? breakdown.get("values") : null;
      if (!isMap(values)) return;
      values.forEach(function (categories, name) {
        if (!isMap(categories)) return;
        categories.forEach(function (value, category) { one(value, path.concat("breakdowns", String(at), "values", name, category)); });
      });
    });
  }

  function observed(value, path, by, judge) {
    var map = isMap(value) ? value : new Map([["value", value]]), at = function (key) { return isMap(value) ? path.concat(key) : path; };
    var single = judge.number(map, "value"), part = judge.number(map, "numerator"), whole = judge.number(map, "denominator");
    var indicator = by.indicator, isWhole = function (n) { return Math.floor(n) === n; };
    var parts = part !== null && whole !== null;
    if (indicator.rate && !parts && single !== null && !by.noted && isEmpty(map.get("note"))) judge.add("E04", "e_parts", {}, at("value"));
    if (indicator.rate && parts && part > whole) { judge.add("E05", "e_above", {}, at("numerator")); return; }
    if (parts && indicator.wholeParts) {
      if (!isWhole(part)) judge.add("E06", "e_whole", {}, at("numerator"));
      if (!isWhole(whole)) judge.add("E06", "e_whole", {}, at("denominator"));
    }
    if (!parts && single !== null && indicator.whole && !isWhole(single)) judge.add("E06", "e_whole", {}, at("value"));
    var shown = parts ? (whole === 0 ? null : (indicator.unit === "percent" ? 100 : 1) * part / whole) : single;
    if (shown === null) return;
    var low = indicator.min !== null && shown < Number(indicator.min), high = indicator.max !== null && shown > Number(indicator.max);
    if (low || high) judge.add("E07", low ? "e_low" : "e_high", { words: low ? indicator.min : indicator.max }, at(parts ? "numerator" : "value"));
  }

  function Survey(map, path, around, judge) {
    var returned = judge.number(map, "returned"), invited = judge.number(map, "invited"), population = judge.number(map, "population");
    if (returned !== null && invited !== null && returned > invited) judge.add("E09", "e_returned", { words: String(invited) }, path.concat("returned"));
    else if (invited !== null && population !== null && invited > population) judge.add("E09", "e_invited", { words: String(population) }, path.concat("invited"));
    else if (invited === null && returned !== null && population !== null && returned > population) judge.add("E09", "e_returned", { words: String(population) }, path.concat("returned"));
    if (Array.isArray(map.get("questions")) && map.get("questions").length === 0) judge.add("E20", "e_required", {}, path.concat("questions"));
  }

  function Question(map, path, around, judge) {
    var survey = around.filter(function (one) { return one.name === "Survey"; })[0], type = map.get("type");
    if ((type === "likert" || type === "single" || type === "multiple") && isEmpty(map.get("scale")) && !listed(map.get("options")).length) {
      judge.add("E20", "e_options", {}, path.concat("scale"));
    }
    var returned = survey ? judge.number(survey.map, "returned") : null, left = judge.number(map, "no_answer");
    if (returned === null) return;
    if (left !== null && left > returned) { judge.add("E09", "e_left_out", { words: String(returned) }, path.concat("no_answer")); return; }
    var base = returned - (left || 0), counts = map.get("counts"), sum = 0, above = [];
    if (!isMap(counts) || type === "numeric") return;
    counts.forEach(function (_, option) {
      var count = judge.number(counts, option) || 0;
      sum += count;
      if (count > base) above.push(option);
    });
    if (type === "multiple" || type === "open") {
      above.forEach(function (option) { judge.add("E09", "e_option", { words: String(base) }, path.concat("counts", option)); });
    } else if (sum !== base) judge.add("E09", "e_sum", { words: String(sum), base: String(base) }, path.concat("counts"));
    groups(map, path, judge);
  }

  /* The groups of a breakdown may not count more of an option than there are in all. */
  function groups(map, path, judge) {
    var by = map.get("by"), counts = map.get("counts");
    if (!isMap(by)) return;
    by.forEach(function (categories, dimension) {
      var sums = new Map();
      if (!isMap(categories)) return;
      categories.forEach(function (options) {
        if (isMap(options)) options.forEach(function (_, option) { sums.set(option, (sums.get(option) || 0) + (judge.number(options, option) || 0)); });
      });
      sums.forEach(function (sum, option) {
        if (sum > (judge.number(counts, option) || 0)) judge.add("E09", "e_groups", { words: option }, path.concat("by", dimension));
      });
    });
  }

  function Twin(map, path, around, judge) { quoted(map, path, judge); }

  /* The quote is short, and stands in the text word for word. */
  function quoted(map, path, judge) {
    var quote = map.get("quote");
    if (typeof quote === "string" && Array.from(quote).length > 280) judge.add("E21", "e_quote", { words: String(Array.from(quote).length) }, path.concat("quote"));
    if (typeof judge.data.body === "string" && judge.data.body.trim() && typeof quote === "string" && !isSaid(quote, judge.data.body)) judge.add("E21", "e_said", {}, path.concat("quote"));
  }

  function Original(map, path, around, judge) {
    var witness = map.get("witness"), consent = map.get("consent");
    quoted(map, path, judge);
    if (!isMap(witness) || !isMap(consent)) return;
    var scopes = isMap(consent.get("scopes")) ? consent.get("scopes") : new Map();
    if (consent.get("status") === "given" && isEmpty(consent.get("given_on"))) judge.add("E20", "e_required", {}, path.concat("consent", "given_on"));
    named(witness, path.concat("witness"), judge);
    var young = /^[<\-+ ]*([0-9]+)/.exec(witness.get("age_band") || ""), from = young && !/^[<\-]/.test(witness.get("age_band")) ? Number(young[1]) : young ? 0 : 18;
    var guardian = consent.get("guardian");
    if ((witness.get("minor") === "true" || from < 18) && (isEmpty(guardian) || guardian === "false")) judge.add("E14", "e_guardian", {}, path.concat("consent", "guardian"));
    var shows = ["full-name", "first-name", "initials"].indexOf(witness.get("display")) >= 0;
    if (consent.get("status") === "given" && scopes.get("text") === "true" && shows && !isEmpty(witness.get("name")) && scopes.get("name") !== "true") judge.add("E12", "e_scope", {}, path.concat("witness", "name"));
  }

  /* What is written of a name against what may be shown of it. */
  function named(witness, path, judge) {
    var display = witness.get("display"), name = witness.get("name");
    var needs = { "full-name": "name", "first-name": "name", initials: "name", pseudonym: "pseudonym", "role-only": "role" }[display];
    if (needs && isEmpty(witness.get(needs))) judge.add("E20", "e_required", {}, path.concat(needs));
    if (typeof name !== "string" || name === "") return;
    var words = name.trim().split(/\s+/).length;
    var initials = name.split(/[\s.\-]/).every(function (part) { return Array.from(part).length <= 2; });
    if (display === "pseudonym" || display === "role-only" || (display === "first-name" && words > 1) || (display === "initials" && !initials)) judge.add("E13", "e_name", {}, path.concat("name"));
  }

  /* Whether a text says a quote: the same letters and digits in the same order, save where […] says so. */
  function isSaid(quote, body) {
    var letters = function (text) { return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ""); };
    var all = letters(body), from = 0;
    return quote.replace(/\[\.\.\.\]/g, "[…]").split("[…]").map(letters).every(function (part) {
      var at = all.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
      return true;
    });
  }

  function PeriodSpan(map, path, around, judge) {
    var from = map.get("from"), to = map.get("to");
    if (typeof from === "string" && typeof to === "string" && form.date(from) && form.date(to) && from > to) judge.add("E21", "e_period", {}, path.concat("to"));
  }

  form.checks = { CompanyNumbers: CompanyNumbers, Observation: Observation, ResultEntry: ResultEntry, Survey: Survey, Question: Question, Original: Original, Twin: Twin, PeriodSpan: PeriodSpan };
})(DiptychForm);
