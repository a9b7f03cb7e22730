#!/usr/bin/env python3
"""What the tests would notice: every small fault that cargo-mutants can think of, compiled into one program.

  python3 mutants.py plant FOLDER [--areas publish,serve]   copy the project, plant the faults, compile program and tests
  python3 mutants.py reach FOLDER [--slowest 45]            run every test once and note which faults it passes
  python3 mutants.py judge FOLDER [--sample N --seed S] [--patience 60] [--jobs 2]
                                                            wake one fault at a time, run the tests that pass it
  python3 mutants.py report FOLDER                          caught, missed and unreached, by area

cargo-mutants compiles the project anew for every fault: two minutes each here, two days in all. Here each fault sleeps
behind `crate::mutant(N)` and the environment variable DIPTYCH_MUTANT wakes one, so that a fault costs what the tests cost
that reach it. Faults that do not compile (a value that a type does not have) are taken out again, as cargo-mutants does;
those in a `const` and deleted fields of a struct are not planted and told by number.

Needs cargo-mutants (it lists the faults), cargo-nextest, and the Python packages tree-sitter and tree-sitter-rust.
"""
import argparse
import collections
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import time
import xml.etree.ElementTree as tree

import tree_sitter
import tree_sitter_rust

PROJECT = pathlib.Path(__file__).resolve().parent.parent
AREAS = {
    "publish": ["src/disk/*.rs"],
    "sanitise": [f"src/render/prose/{name}.rs" for name in ("controls", "escape", "guard", "images", "links", "loose", "markup")]
    + ["src/untrusted.rs"],
    "suppress": [
        f"src/figures/{name}.rs" for name in ("attack", "audit", "concealment", "privacy", "protection", "secrets", "shielding", "solver")
    ],
    "serve": ["src/serve/*.rs"],
    "consent": ["src/model/consent.rs", "src/withdrawal/*.rs"],
}
SWITCH = r"""
/// Whether the fault of this number is awake; while the tests are watched, that it was passed.
#[doc(hidden)]
pub fn mutant(number: u32) -> bool {
    use std::sync::{LazyLock, Mutex};
    static AWAKE: LazyLock<Option<u32>> = LazyLock::new(|| planted("DIPTYCH_MUTANT")?.parse().ok());
    static WATCH: LazyLock<Option<Mutex<(std::collections::HashSet<u32>, std::fs::File)>>> = LazyLock::new(|| {
        let test = planted("NEXTEST_TEST_NAME")?;
        let name = format!("{}/{}.{}", planted("DIPTYCH_MUTANTS_PASSED")?, test.replace("::", "--"), std::process::id());
        Some(Mutex::new((Default::default(), std::fs::OpenOptions::new().create(true).append(true).open(name).ok()?)))
    });
    if let Some(watch) = &*WATCH {
        let mut watch = watch.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if watch.0.insert(number) {
            let _ = std::io::Write::write_all(&mut watch.1, format!("{number}\n").as_bytes());
        }
    }
    *AWAKE == Some(number)
}

/// A variable of the environment, or of that of a process above this one: tests start the program with an empty one.
fn planted(name: &str) -> Option<String> {
    if let Ok(value) = std::env::var(name) {
        return Some(value);
    }
    let parent = |process: &str| {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        Some(status.lines().find_map(|line| line.strip_prefix("PPid:"))?.trim().to_owned())
    };
    let mut process = parent("self")?;
    while process != "0" {
        let bytes = std::fs::read(format!("/proc/{process}/environ")).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(value) = text.split('\0').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')) {
            return Some(value.to_owned());
        }
        process = parent(&process)?;
    }
    None
}
"""
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))


def area_of(path):
    return next((area for area, globs in AREAS.items() if any(fnmatch.fnmatch(path, glob) for glob in globs)), None)


def faults_of(project, areas):
    """What cargo-mutants would do to the files of these areas."""
    wanted = [argument for area in areas for glob in AREAS[area] for argument in ("--file", glob)]
    listed = subprocess.run(["cargo", "mutants", "--list", "--json", "--all-features", *wanted], cwd=project, check=True, capture_output=True)
    return [dict(fault, number=number) for number, fault in enumerate(json.loads(listed.stdout))]


def byte_span(lines, span):
    """Cargo-mutants counts lines and characters from 1; tree-sitter bytes from 0."""
    place = lambda point: lines[point["line"] - 1] + point["column"] - 1
    return place(span["start"]), place(span["end"])


def enclosing(root, start, end, kinds):
    node = root.descendant_for_byte_range(start, end)
    while node is not None and node.type not in kinds:
        node = node.parent
    return node


def in_const(node):
    while node is not None:
        if node.type in ("const_item", "static_item", "array_type"):
            return True
        if node.type == "function_item":
            return any(child.type == "function_modifiers" and b"const" in child.text for child in node.children)
        node = node.parent
    return False


def planted(text, faults):
    """The text with the faults in it, and the numbers of those that could not be planted."""
    source = text.encode()
    root = PARSER.parse(source).root_node
    offsets, total = [], 0
    for line in source.splitlines(keepends=True):
        offsets.append(total)
        total += len(line)
    # Insertions: (place, order, text); what opens further out comes first, what closes further in.
    insertions, left = [], []

    def around(start, end, before, after):
        insertions.append((start, 1, -(end - start), before))
        insertions.append((end, 0, end - start, after))

    choices = collections.defaultdict(list)
    for fault in faults:
        number, genre, replacement = fault["number"], fault["genre"], fault["replacement"]
        start, end = byte_span(offsets, fault["span"])
        awake = f"crate::mutant({number})"
        if in_const(root.descendant_for_byte_range(start, end)):
            left.append(number)
        elif genre == "FnValue":
            body = enclosing(root, start, end, {"block"})
            if body is None or body.parent.type != "function_item":
                left.append(number)
                continue
            insertions.append((body.start_byte + 1, 2, number, f" if {awake} {{ return {replacement}; }} "))
        elif genre == "BinaryOperator":
            node = root.descendant_for_byte_range(start, end).parent
            if node.type not in ("binary_expression", "compound_assignment_expr"):
                left.append(number)
                continue
            wrong = source[node.start_byte:start].decode() + replacement + source[end:node.end_byte].decode()
            choices[(node.start_byte, node.end_byte)].append((number, wrong))
        elif genre == "UnaryOperator":
            node = root.descendant_for_byte_range(start, end)
            node = node if node.type == "unary_expression" else node.parent
            if node.type != "unary_expression":
                left.append(number)
                continue
            choices[(node.start_byte, node.end_byte)].append((number, source[end:node.end_byte].decode()))
        elif genre == "MatchArmGuard":
            around(start, end, f"(if {awake} {{ {replacement} }} else {{ ", " })")
        elif genre == "MatchArm":
            arm = enclosing(root, start, end, {"match_arm"})
            pattern = arm.child_by_field_name("pattern")
            condition = pattern.child_by_field_name("condition")
            if condition is None:
                insertions.append((pattern.end_byte, 1, 0, f" if !{awake} "))
            elif b"let " in condition.text:
                left.append(number)
            else:
                around(condition.start_byte, condition.end_byte, f"!{awake} && (", ")")
        else:
            left.append(number)
    for (start, end), wrongs in choices.items():
        before = "".join(f"if crate::mutant({number}) {{ {wrong} }} else " for number, wrong in wrongs)
        around(start, end, f"({before}{{ ", " })")
    # One by one from the end; at the same place closers (inner first), then openers (outer first).
    insertions.sort(key=lambda each: each[:3])
    out, last = [], 0
    for place, _, _, words in insertions:
        out.append(source[last:place])
        out.append(words.encode())
        last = place
    out.append(source[last:])
    return b"".join(out).decode(), left


def cargo(folder, *arguments, **keywords):
    return subprocess.run(["cargo", *arguments], cwd=folder / "project", **keywords)


def plant(folder, areas):
    project = folder / "project"
    tracked = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=PROJECT, check=True, capture_output=True, text=True)
    for name in tracked.stdout.splitlines():
        if (PROJECT / name).is_file():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, project / name, follow_symlinks=False)
    for beside in ("tests/browser/node_modules",):
        if (PROJECT / beside).exists() and not (project / beside).exists():
            (project / beside).symlink_to(PROJECT / beside)
    faults = faults_of(PROJECT, areas)
    by_file = collections.defaultdict(list)
    for fault in faults:
        by_file[fault["file"]].append(fault)
    library = project / "src/lib.rs"
    library.write_text((PROJECT / "src/lib.rs").read_text() + SWITCH)
    manifest = (PROJECT / "Cargo.toml").read_text()
    (project / "Cargo.toml").write_text(re.sub(r"(?ms)^\[lints.*?(?=^\[(?!lints)|\Z)", "", manifest))
    gone, left = set(), set()
    while True:
        spans = {}
        for path, own in by_file.items():
            text, unplanted = planted((PROJECT / path).read_text(), [fault for fault in own if fault["number"] not in gone])
            (project / path).write_text(text)
            left.update(unplanted)
            spans[path] = text.encode()
        checked = cargo(folder, "build", "--lib", "--all-features", "--message-format=json", capture_output=True, text=True)
        wrong = set()
        for line in checked.stdout.splitlines():
            told = json.loads(line)
            if told.get("reason") == "compiler-message" and told["message"]["level"] == "error":
                code = (told["message"]["code"] or {}).get("code")
                for span in told["message"]["spans"]:
                    wrong.update(culprits(spans.get(span["file_name"], b""), (span["byte_start"], span["byte_end"]), code))
        if checked.returncode == 0:
            break
        if not wrong - gone:
            raise SystemExit(checked.stderr[-3000:])
        gone |= wrong
        print(f"{len(gone)} do not compile", flush=True)
    kept = [dict(fault, area=area_of(fault["file"])) for fault in faults if fault["number"] not in gone | left]
    (folder / "faults.json").write_text(json.dumps(kept))
    print(f"{len(kept)} faults planted of {len(faults)}; {len(gone)} do not compile, {len(left)} not planted")
    cargo(folder, "nextest", "run", "--all-features", "--no-run", check=True)


def culprits(source, span, code):
    """The faults whose planted words hold this place: the nearest switch before it, or the arms that a match may not lose."""
    if code == "E0004":
        match = enclosing(PARSER.parse(source).root_node, *span, {"match_expression"})
        arms = [] if match is None else match.child_by_field_name("body").named_children
        patterns = b"".join(arm.child_by_field_name("pattern").text for arm in arms if arm.type == "match_arm")
        return [int(number) for number in re.findall(rb"!crate::mutant\((\d+)\)", patterns)]
    found = [switch for switch in re.finditer(rb"crate::mutant\((\d+)\)", source) if switch.start() <= span[1]]
    return [int(found[-1].group(1))] if found else []


def reach(folder, slowest):
    passed = folder / "passed"
    shutil.rmtree(passed, ignore_errors=True)
    passed.mkdir()
    config = folder / "nextest.toml"
    config.write_text(f'[profile.default]\nfail-fast = false\nslow-timeout = {{ period = "{slowest}s", terminate-after = 1 }}\n'
                      '[profile.default.junit]\npath = "junit.xml"\n')
    cargo(folder, "nextest", "run", "--all-features", "--config-file", str(config), "--no-fail-fast",
          env=dict(os.environ, DIPTYCH_MUTANTS_PASSED=str(passed)))
    learn(folder)


def learn(folder):
    """Which tests pass each fault, and how long they take; what failed without any fault awake is left out."""
    junit = folder / "project/target/nextest/default/junit.xml"
    seconds, binary, failed = {}, {}, []
    for case in tree.parse(junit).iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed.append(case.get("name"))
        else:
            seconds[case.get("name")] = float(case.get("time"))
            binary[case.get("name")] = case.get("classname")
    tests_of = collections.defaultdict(set)
    for file in (folder / "passed").iterdir():
        test = file.name.rsplit(".", 1)[0].replace("--", "::")
        if test in seconds:
            for number in file.read_text().split():
                tests_of[int(number)].add(test)
    (folder / "reach.json").write_text(json.dumps({
        "seconds": seconds, "binary": binary, "tests_of": {number: sorted(tests, key=seconds.get) for number, tests in tests_of.items()}}))
    print(f"{len(seconds)} tests, {len(failed)} left out: {failed}; {len(tests_of)} faults are passed")


def binaries(folder):
    listed = cargo(folder, "nextest", "list", "--all-features", "--list-type", "binaries-only", "--message-format", "json",
                   capture_output=True, text=True, check=True)
    return {name: each["binary-path"] for name, each in json.loads(listed.stdout)["rust-binaries"].items()}


def wake(folder, number, tests, paths, known, patience):
    """The test that notices the fault, or none; and whether every test had its turn within the seconds of patience."""
    seconds, binary = known["seconds"], known["binary"]
    begun, batch = time.time(), []

    def run(batch):
        by_binary = collections.defaultdict(list)
        for test in batch:
            by_binary[binary[test]].append(test)
        for name, own in by_binary.items():
            allowed = 20 + 10 * sum(seconds[test] for test in own)
            process = subprocess.Popen([paths[name], "--exact", *own, "--test-threads", "1"], cwd=folder / "project",
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True, errors="replace",
                                       env=dict(os.environ, DIPTYCH_MUTANT=str(number), CARGO_MANIFEST_DIR=str(folder / "project")))
            try:
                output, _ = process.communicate(timeout=allowed)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
                return "(never ended)"
            if process.returncode != 0:
                return next(iter(re.findall(r"test (\S+) .*FAILED", output)), "(died)")
        return None

    cost, size, all_ran = 0.0, 1.0, True
    for test in tests:
        if time.time() - begun + cost + seconds[test] > patience:
            all_ran = False
            continue
        batch.append(test)
        cost += seconds[test]
        if cost > size or len(batch) >= 40:
            caught = run(batch)
            if caught:
                return caught, True
            batch, cost, size = [], 0.0, size * 2
    return (run(batch) if batch else None), all_ran


def judge(folder, sample, seed, patience, jobs, areas):
    faults = [fault for fault in json.loads((folder / "faults.json").read_text()) if fault["area"] in areas]
    known = json.loads((folder / "reach.json").read_text())
    paths = binaries(folder)
    record = folder / "judged.jsonl"
    judged = [json.loads(line) for line in record.read_text().splitlines()] if record.exists() else []
    # With more patience what was left undecided is tried again.
    judged = [each for each in judged if each["outcome"] != "undecided"]
    record.write_text("".join(json.dumps(each) + "\n" for each in judged))
    done = {each["number"] for each in judged}
    random.Random(seed).shuffle(faults)
    waiting = [fault for fault in faults[:sample or None] if fault["number"] not in done]
    killers = collections.Counter()

    def one(fault):
        tests = known["tests_of"].get(str(fault["number"]), [])
        place = pathlib.Path(fault["file"]).stem
        tests = sorted(tests, key=lambda test: known["seconds"][test] / (1 + killers[(place, test)] + 3 * (f"{place}::" in test)))
        caught, all_ran = wake(folder, fault["number"], tests, paths, known, patience) if tests else (None, True)
        if caught:
            killers[(place, caught)] += 1
        return dict(number=fault["number"], name=fault["name"], area=fault["area"],
                    outcome="caught" if caught else "undecided" if not all_ran else "missed" if tests else "unreached", by=caught)

    with record.open("a") as out, concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for answer in pool.map(one, waiting):
            out.write(json.dumps(answer) + "\n")
            out.flush()
    report(folder)


def report(folder):
    judged = [json.loads(line) for line in (folder / "judged.jsonl").read_text().splitlines()]
    counts = collections.Counter((each["area"], each["outcome"]) for each in judged)
    print(f"{'':10}{'caught':>8}{'missed':>8}{'undecided':>10}{'unreached':>10}")
    outcomes = (("caught", 8), ("missed", 8), ("undecided", 10), ("unreached", 10))
    for area in AREAS:
        print(f"{area:10}" + "".join(f"{counts[(area, outcome)]:>{width}}" for outcome, width in outcomes))
    for each in judged:
        if each["outcome"] != "caught":
            print(f"{each['outcome']:10} {each['name']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("step", choices=["plant", "reach", "judge", "report"])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--areas", default=",".join(AREAS))
    parser.add_argument("--slowest", type=int, default=45)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=float, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    folder, areas = given.folder.resolve(), given.areas.split(",")
    folder.mkdir(parents=True, exist_ok=True)
    match given.step:
        case "plant":
            plant(folder, areas)
        case "reach":
            reach(folder, given.slowest)
        case "judge":
            judge(folder, given.sample, given.seed, given.patience, given.jobs, areas)
        case "report":
            report(folder)


if __name__ == "__main__":
    main()
