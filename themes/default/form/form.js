/* The page: what is being written, where it is kept, its steps, what is wrong, and what is saved. Nothing leaves the browser
   except the files that the member saves. */
(function (form) {
  "use strict";
  var place = document.getElementById("form"), data = JSON.parse(document.getElementById("form-data").textContent);
  var el = form.el, judge = form.Judge(data, form.checks), given = begin(), state = restored() || begin();
  var STORE = "diptych-form " + data.base + " " + (data.enterprise || "");
  var STEPS = ["portrait", "assessment", "results", "surveys", "voices", "save"];
  var desk = { data: data, judge: judge, controls: new Map(), open: new Set(), touchedAt: new Set(), found: [] };

  function begin() {
    var files = data.files || { portrait: null, assessments: [] };
    var assessments = files.assessments.map(function (one) { return { id: one[0], tree: form.revived(one[1]) }; });
    return { tag: data.languages[0].tag, step: 0, enterprise: data.enterprise || "", portrait: form.revived(files.portrait) || new Map(), assessments: assessments, current: assessments.length - 1, voices: [], all: false };
  }

  /* Maps as lists of pairs again, to be kept as text. */
  function flat(value) {
    if (Array.isArray(value)) return value.map(flat);
    if (form.isMap(value)) return { map: Array.from(value, function (pair) { return [pair[0], flat(pair[1])]; }) };
    return value;
  }

  function kept(state) {
    var assessments = state.assessments.map(function (one) { return { id: one.id, tree: flat(one.tree) }; });
    var words = function (one) { return { tree: flat(one.tree), body: one.body, twins: one.twins && one.twins.map(function (twin) { return { key: twin.key, tree: flat(twin.tree), body: twin.body }; }) }; };
    var voices = state.voices.map(words);
    return JSON.stringify({ tag: state.tag, step: state.step, enterprise: state.enterprise, portrait: flat(state.portrait), assessments: assessments, current: state.current, voices: voices, all: state.all });
  }

  function restored() {
    try {
      var text = localStorage.getItem("diptych-form " + data.base + " " + (data.enterprise || "")), state = text && JSON.parse(text);
      if (!state) return null;
      state.portrait = form.revived(state.portrait);
      state.assessments.forEach(function (one) { one.tree = form.revived(one.tree); });
      state.voices.forEach(function (one) {
        one.tree = form.revived(one.tree);
        (one.twins || []).forEach(function (twin) { twin.tree = form.revived(twin.tree); });
      });
      if (!data.languages.some(function (one) { return one.tag === state.tag; })) state.tag = data.languages[0].tag;
      return state;
    } catch (_) { return null; }
  }

  var later = null;
  function keep() {
    clearTimeout(later);
    later = setTimeout(store, 300);
  }

  function store() {
    later = null;
    try { localStorage.setItem(STORE, kept(state)); tell(say("kept_here"), true); } catch (_) { tell(say("not_kept")); }
  }

  /* Words of the page in the language that it is read in. */
  function words() { return data.languages.filter(function (one) { return one.tag === state.tag; })[0].words; }
  function say(key, values) {
    var text = words().form[key] || key;
    Object.keys(values || {}).forEach(function (name) { text = text.split("{" + name + "}").join(values[name]); });
    return text;
  }

  /* A text by language in the language of the page, else in the first that has it. */
  function said(text) {
    if (!text) return "";
    return text[state.tag] || data.languages.map(function (one) { return text[one.tag]; }).filter(Boolean)[0] || "";
  }

  function textOf(value) {
    if (typeof value === "string") return value;
    if (!form.isMap(value)) return "";
    var own = data.languages.filter(function (one) { return one.tag === state.tag; })[0];
    return value.get(own.tag) || value.get(own.key) || Array.from(value.values()).filter(Boolean)[0] || "";
  }

  function assessment() { return state.assessments[state.current] ? state.assessments[state.current].tree : new Map(); }
  function enterprise() { return state.enterprise || form.slug(textOf(state.portrait.get("name"))); }
  function assessmentId(one) { return one.id || form.slug(typeof one.tree.get("period") === "string" ? one.tree.get("period") : ""); }

  desk.say = say; desk.words = words; desk.said = said; desk.text = textOf; desk.assessment = assessment; desk.enterprise = enterprise;
  desk.tag = function () { return state.tag; };
  desk.assessments = function () { return state.assessments.map(function (one) { var id = assessmentId(one); return [id, id]; }).filter(function (one) { return one[0]; }); };
  desk.tell = function (words) { tell(words); };
  desk.touched = function (key) { desk.touchedAt.add(key); judged(); };
  desk.isWrong = function (key) { return state.all && desk.found.some(function (one) { return one.key.indexOf(key) === 0; }); };
  /* After a change that alters which fields there are, the step is drawn anew, and the focus stays where it was. */
  desk.changed = function (anew) { keep(); if (anew !== null) draw(anew); else judged(); };

  /* What goes without saying is said for a moment only. */
  var silence = null;
  function tell(words, quietly) {
    var status = document.getElementById("status");
    clearTimeout(silence);
    if (quietly) silence = setTimeout(function () { var now = document.getElementById("status"); if (now) now.textContent = ""; }, 4000);
    if (status && status.textContent !== words) { status.textContent = words; status.classList.toggle("calm", Boolean(quietly)); }
  }

  /* Everything that is wrong, each with the key of its field and the step where it is mended. */
  function mistakes() {
    var found = [];
    var add = function (sheet, kind, tree, step, extra) {
      data.body = extra;
      judge.file(kind, form.pruned(tree, true) || new Map()).forEach(function (one) {
        found.push({ key: sheet + "/" + one.path.join("/"), path: one.path, code: one.code, words: say(one.why, one.say), step: typeof step === "function" ? step(one.path) : step });
      });
      data.body = undefined;
    };
    if (state.portrait.size || !state.assessments.length) add("portrait", "enterprise", state.portrait, 0);
    if (enterprise() && !data.enterprise && data.taken.indexOf(enterprise()) >= 0) found.push({ key: "id", path: ["id"], code: "E03", words: say("e_taken"), step: 0 });
    if (state.enterprise && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(state.enterprise)) found.push({ key: "id", path: ["id"], code: "E21", words: say("e_id"), step: 0 });
    state.assessments.forEach(function (one, n) {
      add("assessment-" + n, "assessment", one.tree, function (path) { return path[0] === "results" ? 2 : path[0] === "surveys" ? 3 : 1; });
    });
    state.voices.forEach(function (one, n) {
      add("voice-" + n, "testimonial", one.tree, 4, one.body);
      if (!one.body.trim()) found.push({ key: "voice-" + n + "/body", path: ["body"], code: "E20", words: say("e_required"), step: 4 });
      // Only what was begun in another language has to be whole there.
      twins(one).filter(isBegun).forEach(function (twin) {
        var key = "voice-" + n + "-" + twin.key;
        data.body = twin.body;
        judge.against({ is: "record", of: "Twin" }, form.pruned(twin.tree, true) || new Map(), [], []).forEach(function (wrong) {
          found.push({ key: key + "/" + wrong.path.join("/"), path: wrong.path, code: wrong.code, words: say(wrong.why, wrong.say), step: 4 });
        });
        data.body = undefined;
        if (!twin.body.trim()) found.push({ key: key + "/body", path: ["body"], code: "E20", words: say("e_required"), step: 4 });
      });
    });
    return found;
  }

  /* The same voice in the other languages of the site, each a file of its own. */
  function twins(voice) {
    voice.twins = data.languages.slice(1).map(function (language) {
      return (voice.twins || []).filter(function (one) { return one.key === language.key; })[0] || { key: language.key, tree: new Map(), body: "" };
    });
    return voice.twins;
  }

  function isBegun(twin) { return Boolean(twin.body.trim() || form.pruned(twin.tree)); }

  /* Shows what is wrong beside its field, once the member has been there. */
  function judged() {
    var by = new Map();
    desk.found = mistakes();
    desk.found.forEach(function (one) { if (state.all || desk.touchedAt.has(one.key)) by.set(one.key, (by.get(one.key) || []).concat(one.words)); });
    desk.controls.forEach(function (control, key) {
      var said_ = by.get(key), wrong = document.getElementById(control.wrong);
      if (!wrong) return;
      wrong.hidden = !said_;
      wrong.textContent = said_ ? said_.join(" ") : "";
      if (said_ && control.control.tagName !== "FIELDSET") control.control.setAttribute("aria-invalid", "true"); else control.control.removeAttribute("aria-invalid");
    });
    document.querySelectorAll("[data-count]").forEach(function (badge) {
      var n = state.all ? desk.found.filter(function (one) { return one.step === Number(badge.dataset.count); }).length : 0;
      badge.textContent = n ? " (" + n + ")" : "";
    });
  }

  function sheet(kind, tree, key) { return form.Fields(desk, { kind: kind, tree: tree, key: key }); }

  function button(words, run, kind, attributes) {
    return el("button", Object.assign({ type: "button", class: kind || "quiet", on: { click: run } }, attributes || {}), words);
  }

  function go(step) {
    state.step = step; keep(); draw();
    document.querySelector("main h2").focus();
    window.scrollTo(0, 0);
  }

  function plain(name, hint, value, write, attributes) {
    var id = "p-" + name.replace(/[^a-z0-9]/gi, "") + (attributes.key || ""), wrong = id + "-e";
    var control = el(attributes.area ? "textarea" : "input", { id: id, value: value, rows: attributes.area ? "10" : null, lang: attributes.lang, "aria-describedby": id + "-h " + wrong, "data-at": attributes.key, autocomplete: "off", on: { input: function (event) { write(event.target.value); keep(); judged(); }, blur: function () { desk.touched(attributes.key); } } });
    if (!attributes.area) control.type = "text";
    desk.controls.set(attributes.key, { control: control, wrong: wrong });
    return el("div", { class: "field" }, [el("label", { for: id }, name), el("p", { class: "hint", id: id + "-h" }, hint), control, el("p", { class: "wrong", id: wrong, hidden: true })]);
  }

  var steps = {
    portrait: function () {
      var own = data.enterprise ? null : plain(say("id"), say("id_hint"), state.enterprise, function (written) { state.enterprise = written.trim(); }, { key: "id" });
      return sheet("enterprise", state.portrait, "portrait").record("Portrait", []).concat([own]);
    },
    assessment: function () {
      if (!state.assessments.length) return [beginning()];
      var parts = sheet("assessment", assessment(), "assessment-" + state.current).record("AssessmentFile", [], function (key) { return data.layout.apart.indexOf(key) < 0; });
      return [choosing()].concat(parts);
    },
    results: function () { return part("results"); },
    surveys: function () { return part("surveys"); },
    voices: function () {
      var all = state.voices.map(function (voice, n) {
        var key = "voice-" + n, title = say("voice", { n: String(n + 1) });
        var body = plain(say("body"), say("body_hint"), voice.body, function (written) { voice.body = written; }, { key: key + "/body", area: true, lang: data.languages[0].tag });
        return el("div", { class: "card" }, [el("h3", {}, title)].concat(sheet("testimonial", voice.tree, key).record("Original", []), [body], elsewhere(voice, key), [button(say("remove", { name: title }), function () {
          state.voices.splice(n, 1); keep(); draw();
        })]));
      });
      return [el("p", { class: "notice" }, say("consent_note"))].concat(all, [button(say("add", { name: say("a_voice") }), function () {
        state.voices.push({ tree: new Map([["consent", new Map([["status", "pending"]])]]), body: "" }); keep(); draw();
      })]);
    },
    save: saving,
  };

  /* Its words in the other languages, behind a door for each: facts and consent stand in the first file alone. */
  function elsewhere(voice, key) {
    return twins(voice).map(function (twin) {
      var language = data.languages.filter(function (one) { return one.key === twin.key; })[0], own = key + "-" + twin.key;
      var fields = sheet("testimonial", twin.tree, own).record("Twin", [], function (name) { return name === "title" || name === "quote"; });
      fields.forEach(function (field) { field.querySelectorAll("input, textarea").forEach(function (one) { one.lang = language.tag; }); });
      var body = plain(say("body"), say("body_hint"), twin.body, function (written) { twin.body = written; }, { key: own + "/body", area: true, lang: language.tag });
      var door = { open: desk.open.has(own) || isBegun(twin), "data-door": own, on: { toggle: function (event) { desk.open[event.target.open ? "add" : "delete"](own); } } };
      return el("details", door, [el("summary", {}, say("voice_in", { name: language.name })), el("p", { class: "hint" }, say("voice_in_hint")), el("div", { class: "more" }, fields.concat([body]))]);
    });
  }

  /* The results or the surveys of the assessment that is being written. */
  function part(key) {
    if (!state.assessments.length) return [beginning()];
    var field = data.shapes.records.AssessmentFile.filter(function (one) { return one.key === key; })[0];
    var fields = sheet("assessment", assessment(), "assessment-" + state.current);
    var note = key === "surveys" ? el("p", { class: "notice" }, say("counts_note")) : null;
    return [choosing(), note, fields.one("AssessmentFile", field, [])];
  }

  function beginning() { return el("div", { class: "card" }, [el("p", {}, say("no_assessment")), button(say("begin"), function () { added(new Map()); }, "go")]); }

  function added(tree) {
    state.assessments.push({ id: "", tree: tree });
    state.current = state.assessments.length - 1;
    keep(); draw();
  }

  /* Which assessment is being written, and the ways to begin another. */
  function choosing() {
    var options = state.assessments.map(function (one, n) { return el("option", { value: String(n), selected: n === state.current }, assessmentId(one) || say("new_one")); });
    var chosen = el("select", { id: "which", "data-at": "which", on: { change: function (event) { state.current = Number(event.target.value); keep(); draw("which"); } } }, options);
    return el("div", { class: "which" }, [
      el("div", { class: "field" }, [el("label", { for: "which" }, say("which")), chosen]),
      button(say("begin"), function () { added(new Map()); }),
      button(say("begin_like", { name: assessmentId(state.assessments[state.current]) || "…" }), function () { added(emptied(assessment())); }),
    ]);
  }

  /* The same questions and indicators for another period, without any figure. */
  function emptied(tree) {
    var copy = form.revived(flat(tree));
    ["period", "title", "step", "evidence", "limits", "learnings", "decisions", "commitments"].forEach(function (key) { copy.delete(key); });
    (copy.get("results") || []).forEach(function (one) { if (form.isMap(one)) ["values", "csv", "breakdowns", "notes"].forEach(function (key) { one.delete(key); }); });
    (copy.get("surveys") || []).forEach(function (one) {
      if (!form.isMap(one)) return;
      ["fielded", "population", "invited", "returned"].forEach(function (key) { one.delete(key); });
      (one.get("questions") || []).forEach(function (question) { if (form.isMap(question)) ["counts", "no_answer", "summary", "by"].forEach(function (key) { question.delete(key); }); });
    });
    return copy;
  }

  /* Values that are written as one number where nothing else is said of them. */
  function settled(tree) {
    var copy = form.pruned(form.revived(flat(tree))) || new Map();
    var one = function (map) {
      if (form.isMap(map)) map.forEach(function (value, name) { if (form.isMap(value) && value.size === 1 && value.has("value")) map.set(name, value.get("value")); });
    };
    (copy.get("results") || []).forEach(function (result) {
      if (!form.isMap(result)) return;
      one(result.get("values"));
      (result.get("breakdowns") || []).forEach(function (by) { if (form.isMap(by) && form.isMap(by.get("values"))) by.get("values").forEach(one); });
    });
    return copy;
  }

  /* The files that differ from what the page began with: [[path, text]]. */
  function files() {
    var id = enterprise() || "enterprise", folder = "content/enterprises/" + id + "/", all = [];
    var same = function (a, b) { return form.yaml(settled(a)) === form.yaml(settled(b)); };
    if (state.portrait.size && !same(state.portrait, given.portrait)) all.push([folder + "enterprise.yaml", form.yaml(state.portrait)]);
    state.assessments.forEach(function (one) {
      var known = given.assessments.filter(function (other) { return other.id === one.id; })[0], text = form.yaml(settled(one.tree));
      if (text && !(known && same(one.tree, known.tree))) all.push([folder + "assessments/" + (assessmentId(one) || "assessment") + ".yaml", text]);
    });
    state.voices.forEach(function (one, n) {
      var tree = new Map(one.tree), name = form.slug(String(one.tree.get("title") || "")) || "voice-" + (n + 1);
      if (enterprise()) tree.set("enterprise", enterprise());
      var first = name + "." + data.languages[0].key + ".md";
      all.push(["content/testimonials/" + first, form.markdown(tree, one.body)]);
      twins(one).filter(isBegun).forEach(function (twin) {
        var words = new Map(twin.tree).set("translation", new Map([["of", first]]));
        all.push(["content/testimonials/" + name + "." + twin.key + ".md", form.markdown(words, twin.body)]);
      });
    });
    return all;
  }

  function download(name, parts, type) {
    var address = URL.createObjectURL(new Blob(parts, { type: type })), link = el("a", { href: address, download: name });
    document.body.append(link); link.click(); link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 10000);
    tell(say("saved", { name: name }));
  }

  function saving() {
    var all = files(), id = enterprise() || "enterprise";
    state.all = true;
    desk.found = mistakes();
    var wrong = desk.found.length ? el("div", { class: "summary", role: "group", "aria-labelledby": "wrong-title" }, [
      el("h3", { id: "wrong-title" }, say("to_mend", { n: String(desk.found.length) })),
      el("ul", {}, desk.found.map(function (one) {
        return el("li", {}, [button(say("step_" + STEPS[one.step]) + " – " + where(one.path), function () { mend(one); }, "link"), " " + one.words + " (" + one.code + ")"]);
      })),
    ]) : el("p", { class: "good" }, say(all.length ? "all_well" : "nothing_yet"));
    var listed = all.map(function (file) {
      return el("li", { class: "card" }, [
        el("p", { class: "path" }, file[0]), button(say("save_one", { name: file[0].split("/").pop() }), function () { download(file[0].split("/").pop(), [file[1]], "text/plain"); }),
        el("details", {}, [el("summary", {}, say("look")), el("pre", { tabindex: "0", "aria-label": file[0] }, file[1])]),
      ]);
    });
    return [wrong, all.length ? button(say("save_all"), function () { download(id + ".zip", form.archive(all), "application/zip"); }, "go") : null,
      el("p", { class: "hint" }, say("save_note")), el("ul", { class: "files" }, listed),
      el("div", { class: "card" }, [el("p", {}, say("clear_note")), button(say("clear"), function () {
        if (!window.confirm(say("clear_sure"))) return;
        var tag = state.tag;
        try { localStorage.removeItem(STORE); } catch (_) { /* Where nothing is kept, nothing is to be forgotten. */ }
        clearTimeout(later);
        later = null;
        state = begin(); state.tag = tag; desk.touchedAt.clear(); draw(); tell(say("cleared"));
      })])];
  }

  /* The way to a field, as the page calls what lies on it. */
  function where(path) {
    var shown = path.filter(function (step) { return step !== ""; }).map(function (step) { return /^[0-9]$/.test(step) ? String(Number(step) + 1) : step; });
    return shown.join(" › ") || "…";
  }

  function mend(one) {
    var sheet_ = /^assessment-([0-9]+)\//.exec(one.key);
    if (sheet_) state.current = Number(sheet_[1]);
    state.step = one.step; keep(); draw();
    var control = null, key = one.key;
    // What is missing may have no field of its own: then the nearest one around it.
    while (!control && key.indexOf("/") > 0) { control = desk.controls.get(key); key = key.slice(0, key.lastIndexOf("/")); }
    if (!control) control = desk.controls.get(one.key);
    var target = control ? control.control : document.querySelector("main h2");
    for (var door = target.closest("details"); door; door = door.parentElement.closest("details")) door.open = true;
    if (target.tagName === "FIELDSET") target = target.querySelector("textarea, input, select") || target;
    target.focus(); target.scrollIntoView({ block: "center" });
  }

  function head() {
    var switches = data.languages.map(function (one) {
      return button(one.name, function () { state.tag = one.tag; keep(); draw("lang-" + one.tag); }, "tongue", { lang: one.tag, "aria-pressed": String(one.tag === state.tag), "data-at": "lang-" + one.tag });
    });
    var tongues = data.languages.length > 1 ? el("div", { class: "tongues", role: "group", "aria-label": say("languages") }, switches) : null;
    return el("header", {}, [el("div", {}, [el("p", { class: "site" }, said(data.site)), el("h1", {}, say("title"))]), tongues]);
  }

  function nav() {
    return el("nav", { "aria-label": say("steps") }, el("ol", {}, STEPS.map(function (name, n) {
      return el("li", {}, button([el("span", { class: "n", "aria-hidden": "true" }, String(n + 1)), el("span", {}, [say("step_" + name), el("span", { "data-count": String(n) })])], function () { go(n); }, "step", { "aria-current": n === state.step ? "step" : null, "data-at": "step-" + n }));
    })));
  }

  function draw(focus) {
    var name = STEPS[state.step], active = focus || (document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.at : null), y = window.scrollY;
    var status = document.getElementById("status"), told = status ? status.textContent : "";
    desk.controls.clear();
    document.documentElement.lang = state.tag;
    document.title = say("title") + " – " + said(data.site);
    var ends = el("div", { class: "ends" }, [
      state.step > 0 ? button(say("back"), function () { go(state.step - 1); }) : null,
      state.step < STEPS.length - 1 ? button(say("next"), function () { go(state.step + 1); }, "go") : null,
    ]);
    var main = el("main", {}, [el("h2", { tabindex: "-1" }, say("step_" + name)), el("p", { class: "lead" }, say("lead_" + name))].concat(steps[name](), [ends]));
    place.replaceChildren(head(), nav(), main, el("p", { id: "status", role: "status", class: "calm" }, told));
    judged();
    var target = active ? Array.from(place.querySelectorAll("[data-at]")).filter(function (one) { return one.dataset.at === active; })[0] : null;
    if (target) { if (target.tagName === "FIELDSET") target = Array.from(target.querySelectorAll("input, select, textarea, button")).pop() || target; target.focus({ preventScroll: true }); }
    window.scrollTo(0, y);
  }

  window.addEventListener("pagehide", function () { if (later !== null) store(); });
  draw();
  if (localStorageHas()) tell(say("restored"));

  function localStorageHas() { try { return localStorage.getItem(STORE) !== null; } catch (_) { return false; } }
})(DiptychForm);
