using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Tests.Detectors.Shell;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Dvc;

public sealed class DvcTests
{
    private const string Pipeline = """
        stages:
          prepare:
            cmd: python src/prepare.py ${raw}
            deps: [data/raw]
            outs: [data/prepared]
          train:
            wdir: ml
            cmd:
              - python train.py
              - python -m tools.export
            deps: [../data/prepared/x.csv, train.py]
            params: [lr, other.yaml: [a]]
            outs:
              - model.pkl: {cache: false}
            metrics: [m.json: {cache: false}]
          each:
            foreach: [a, b]
            do:
              cmd: python each.py ${item}
          old:
            cmd: python old.py
            frozen: true
        plots: [p.csv]
        artifacts:
          model: {path: ml/model.pkl, type: model}
        """;

    [Test]
    public void Stages_are_units_below_the_pipeline()
    {
        var file = Findings.Of("dvc.yaml", Pipeline);
        Assert.Multiple(() =>
        {
            Assert.That(Findings.Units(file).Select(unit => unit.Split(' ', 3)[0]), Is.EqualTo(new[] { "pipeline", "stage:prepare", "stage:train", "stage:each", "stage:old" }));
            Assert.That(Findings.Commands(file), Is.EqualTo(new[]
            {
                "python src/prepare.py ${raw}", "python train.py", "python -m tools.export", "python each.py ${item}", "python old.py",
            }));
            Assert.That(file.References.Where(reference => reference.Kind is ReferenceKinds.Script or ReferenceKinds.Module).Select(reference => $"{reference.Folder}|{reference.Target}"),
                Is.EqualTo(new[] { "|src/prepare.py", "ml|train.py", "ml|tools.export", "|each.py", "|old.py" }));
            Assert.That(Findings.Facts(file, FactKind.Key), Does.Contain("metrics=m.json :15 @stage:train").And.Contain("artifacts=model :25"));
        });
    }

    [Test]
    public void A_stage_runs_those_that_make_what_it_needs() => Assert.That(
        Findings.Edges(("dvc.yaml", Pipeline), ("run.sh", "dvc repro train\ndvc repro each@a\n"), ("ml/train.py", "")),
        Is.SupersetOf(new[] { "dvc.yaml#stage:train -> dvc.yaml#stage:prepare", "dvc.yaml#stage:train -> ml/train.py", "run.sh -> dvc.yaml#stage:train", "run.sh -> dvc.yaml#stage:each" }));

    [TestCase("run.sh", "dvc repro", "dvc.yaml#pipeline")]
    [TestCase("run.sh", "dvc repro ml/dvc.yaml:fit", "ml/dvc.yaml#stage:fit")]
    [TestCase("run.sh", "cd ml && dvc repro", "ml/dvc.yaml#pipeline")]
    [TestCase("ml/run.sh", "dvc exp run", "ml/dvc.yaml#pipeline")]
    [TestCase("run.sh", "dvc repro old.dvc", "old.dvc")]
    [TestCase("run.sh", "dvc repro missing", null)]
    public void Commands_find_their_pipeline(string path, string command, string? expected) => Assert.That(
        Findings.Edges((path, command), ("dvc.yaml", "stages: {fit: {cmd: a}}"), ("ml/dvc.yaml", "stages: {fit: {cmd: a}}"), ("old.dvc", "cmd: python a.py"))
            .Where(edge => edge.StartsWith(path, StringComparison.Ordinal)),
        Is.EqualTo(expected is null ? [] : new[] { $"{path} -> {expected}" }));

    [TestCase("vars: [{script: train}]\nstages: {a: {cmd: 'python src/${script}.py'}}", "", "src/train.py")]
    [TestCase("vars: [{run: {script: src/train.py}}]\nstages: {a: {cmd: 'python ${run.script} --x 1'}}", "", "src/train.py")]
    [TestCase("stages: {a: {vars: [{script: train}], cmd: 'python src/${script}.py'}}", "", "src/train.py")]
    [TestCase("stages: {a: {cmd: 'python src/${run.script}.py'}}", "run: {script: train}", "src/train.py")]
    [TestCase("vars: ['more.yaml']\nstages: {a: {cmd: 'python src/${script}.py'}}", "", "src/test.py")]
    [TestCase("stages: {a: {foreach: [train, test], do: {cmd: 'python src/${item}.py'}}}", "", "src/train.py src/test.py")]
    [TestCase("stages: {a: {foreach: {train: {x: 1}, test: {x: 2}}, do: {cmd: 'python src/${key}.py ${item.x}'}}}", "", "src/train.py src/test.py")]
    [TestCase("stages: {a: {foreach: [{file: train}], do: {cmd: 'python src/${item.file}.py'}}}", "", "src/train.py")]
    [TestCase("stages: {a: {foreach: '${steps}', do: {cmd: 'python src/${item}.py'}}}", "steps: [train, test]", "src/train.py src/test.py")]
    [TestCase("stages: {a: {foreach: '${steps}', do: {cmd: 'python src/${item.file}.py'}}}", "steps: [{file: train}]", "src/train.py")]
    [TestCase("stages: {a: {foreach: '${steps}', do: {cmd: 'python src/${key}.py'}}}", "steps: {train: {x: 1}}", "src/train.py")]
    [TestCase("stages: {a: {matrix: {d: [src], s: [train, test]}, cmd: 'python ${item.d}/${item.s}.py'}}", "", "src/train.py src/test.py")]
    [TestCase("stages: {a: {matrix: {s: '${steps}'}, cmd: 'python src/${item.s}.py'}}", "steps: [train]", "src/train.py")]
    [TestCase("stages: {a: {foreach: [src], do: {wdir: '${item}', cmd: python train.py}}}", "", "src/train.py")]
    [TestCase("stages: {a: {cmd: 'python src/${nothing}.py'}}", "", "")]
    public void A_template_stands_for_what_the_pipeline_or_its_files_say(string pipeline, string parameters, string expected) => Assert.That(
        LinkedFiles.Link(("dvc.yaml", pipeline), ("params.yaml", parameters), ("more.yaml", "script: test"), ("src/train.py", ""), ("src/test.py", ""))
            .EdgesFrom(new UnitKey("dvc.yaml", "stage:a")).Select(edge => edge.To.Path).Distinct(),
        Is.EquivalentTo(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void Data_files_keep_their_hashes()
    {
        var file = Findings.Of("data/raw.csv.dvc", "outs:\n- md5: abc\n  size: 1\n  path: raw.csv\n");
        Assert.That(Findings.Facts(file, FactKind.Key), Is.EquivalentTo(new[] { "outs.path=raw.csv :4", "outs.md5 :2" }));
    }

    [Test]
    public void Imports_keep_their_revision() => Assert.That(
        Findings.Facts(Findings.Of("d.dvc", "deps:\n- path: a\n  repo:\n    url: https://x/y\n    rev_lock: 123\n"), FactKind.Key),
        Is.EquivalentTo(new[] { "deps.path=a :2", "deps.repo.rev_lock :5" }));

    [Test]
    public void Locks_name_stages() => Assert.That(
        Findings.Facts(Findings.Of("dvc.lock", "schema: '2.0'\nstages:\n  train:\n    cmd: x\n    outs:\n    - path: m\n      md5: abc\n"), FactKind.Key),
        Is.EqualTo(new[] { "schema=2.0 :1", "stages=train :3", "stages.outs.md5 :7" }));

    [Test]
    public void Of_a_remote_only_the_kind_is_kept() => Assert.That(
        Findings.Facts(Findings.Of(".dvc/config", "[core]\n    remote = s\n['remote \"s\"']\n    url = s3://bucket/secret\n['remote \"l\"']\n    url = /tmp/x\n"), FactKind.Key),
        Is.EqualTo(new[] { "remote.url=s3 :4", "remote.url=local :6" }));

    [TestCase("dvc.yaml", "stages: [a]")]
    [TestCase("dvc.yaml", "stages:\n  a: b")]
    [TestCase("dvc.yaml", "stages:\n  a:\n    cmd: {x: y}\n    deps: x\n    outs: {a: b}")]
    [TestCase("dvc.yaml", "- a")]
    [TestCase("dvc.yaml", ": [")]
    [TestCase("dvc.lock", "stages: 1")]
    [TestCase("x.dvc", "outs: [a, {b: c}]")]
    [TestCase(".dvc/config", "[\nurl\n=url =")]
    public void Odd_files_are_read_to_their_end(string path, string text) => Assert.That(() => Findings.Of(path, text), Throws.Nothing);
}
