using System.Text;
using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.GitLabCi;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.GitLabCi;

internal sealed class GitLabCiTests
{
    private const string Root = ".gitlab-ci.yml";
    private static readonly GitLabCiDetector Detector = new();

    [TestCase(".gitlab-ci.yml", true)]
    [TestCase("ci/train.yaml", true)]
    [TestCase(".github/workflows/a.yml", false)]
    [TestCase("a.json", false)]
    public void Claims_yaml(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("ci/a.yml", "train:\n  stage: x\n  script: make", "workflow|job:train")]
    [TestCase("ci/a.yml", ".base:\n  tags: [gpu]\n  script: make", "workflow|job:.base off: a hidden job that others extend")]
    [TestCase("ci/a.yml", "include:\n  - local: b.yml", "workflow")]
    [TestCase(".gitlab/a.yml", "x:\n  script: make", "workflow|job:x")]
    [TestCase("recipe/meta.yaml", "build:\n  script: pip install .\n  number: 0", "")]
    [TestCase(".travis.yml", "script: make\nstages: [a]", "")]
    [TestCase("a.yml", "steps:\n  - script: make\n    image: x", "")]
    [TestCase("a.yml", "", "")]
    [TestCase("a.yml", "script:", "")]
    [TestCase("a.yml", "- script: a", "")]
    public void Included_files_are_told_by_their_shape(string path, string text, string expected) => Assert.That(Detected.Starts(Detector, path, text), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("- a", "")]
    [TestCase("text", "")]
    [TestCase("a: b", "workflow [Push push]")]
    [TestCase("a: {script: x}", "workflow [Push push]|job:a")]
    [TestCase("a: {script: x, when: manual}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, when: never}", "workflow [Push push]|job:a off: rules: when: never")]
    [TestCase("a: {script: x, only: [schedules]}", "workflow [Push push]|job:a [Schedule schedule]")]
    [TestCase("a: {script: x, only: {refs: [schedules]}}", "workflow [Push push]|job:a [Schedule schedule]")]
    [TestCase("a: {script: x, only: [schedules], when: manual}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, only: [web]}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, only: [web, main]}", "workflow [Push push]|job:a")]
    [TestCase("a: {script: x, rules: [{when: manual}]}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, rules: [{when: never}]}", "workflow [Push push]|job:a off: rules: when: never")]
    [TestCase("a: {script: x, rules: [{if: $A, when: never}, {when: manual}]}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, rules: [{if: $A}, {when: manual}]}", "workflow [Push push]|job:a")]
    [TestCase("a: {script: x, rules: [{if: $A}], when: manual}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, rules: []}", "workflow [Push push]|job:a")]
    [TestCase("a: {script: x, rules: [{if: '$CI_PIPELINE_SOURCE == \"schedule\"'}]}", "workflow [Push push]|job:a [Schedule schedule]")]
    [TestCase("a: {script: x, rules: [{if: \"$CI_PIPELINE_SOURCE=='schedule' && $B\"}]}", "workflow [Push push]|job:a [Schedule schedule]")]
    [TestCase("a: {script: x, rules: [{if: '$CI_PIPELINE_SOURCE == \"schedule\"', when: manual}]}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, rules: [{if: '$CI_PIPELINE_SOURCE == \"schedule\"', when: never}, {when: always}]}", "workflow [Push push]|job:a")]
    [TestCase("a: {script: x, rules: [{if: '$CI_PIPELINE_SOURCE != \"schedule\"'}]}", "workflow [Push push]|job:a")]
    [TestCase("a: {script: x, rules: [{if: '$CI_PIPELINE_SOURCE == \"web\"'}]}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {script: x, rules: [{if: '$CI_PIPELINE_SOURCE == \"web\" || $CI_COMMIT_TAG'}]}", "workflow [Push push]|job:a")]
    [TestCase(".b: {rules: [{when: manual}]}\na: {script: x, extends: .b}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("workflow: {rules: [{if: '$CI_PIPELINE_SOURCE == \"web\"'}]}\na: {script: x}", "workflow [Manual workflow: rules]|job:a")]
    [TestCase("workflow: {rules: [{if: $CI_COMMIT_BRANCH}]}\na: {script: x}", "workflow [Push push]|job:a")]
    [TestCase("workflow: {rules: [{if: '$CI_PIPELINE_SOURCE == \"schedule\"'}]}\na: {script: x}", "workflow [Schedule schedule]|job:a")]
    [TestCase("workflow: {rules: [{if: '$CI_PIPELINE_SOURCE == \"schedule\"'}, {if: $CI_COMMIT_BRANCH}]}\na: {script: x}", "workflow [Push push]|job:a")]
    [TestCase("a: {script: x, rules: [{if: '$CI_PIPELINE_SOURCE == \"api\"'}]}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {stage: build, script: x, rules: [{if: $E, when: manual}, {when: never}]}\nb: {script: x, rules: [{if: $E}, {when: never}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b [Manual needs a job that a person starts]")]
    [TestCase("a: {stage: build, script: x, rules: [{if: $E, when: manual, allow_failure: true}]}\nb: {script: x, rules: [{if: $E}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b")]
    [TestCase("a: {stage: build, script: x, rules: [{if: $E, when: manual}]}\nb: {script: x, rules: [{if: $F}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b")]
    [TestCase("a: {stage: deploy, script: x, rules: [{if: $E, when: manual}]}\nb: {script: x, rules: [{if: $E}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b")]
    [TestCase("a: {stage: build, script: x, rules: [{if: $E, when: manual}]}\nb: {script: x, needs: [], rules: [{if: $E}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b")]
    [TestCase("stages: [a, b, a]\na: {stage: a, script: x, rules: [{if: $E, when: manual}, {if: $F, when: manual}]}\nb: {stage: b, script: x, rules: [{if: $F}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b [Manual needs a job that a person starts]")]
    [TestCase("a: {stage: build, script: x, rules: [{if: $E, when: manual}]}\nb: {script: x, rules: [{if: $E}, {if: $F}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b")]
    [TestCase(".r: {rules: [{if: $E, when: manual}]}\na: {stage: deploy, script: x, extends: .r}\nc: {stage: build, script: x, extends: .r}\nb: {script: x, rules: [{if: $E}]}",
        "workflow [Push push]|job:a [Manual when: manual]|job:c [Manual when: manual]|job:b [Manual needs a job that a person starts]")]
    [TestCase("a: {script: x, rules: [], only: [web]}\nb: {script: x, rules: [], only: [schedules]}", "workflow [Push push]|job:a [Manual when: manual]|job:b [Schedule schedule]")]
    [TestCase("a: {script: x, when: manual}\nb: {script: x, needs: [a]}", "workflow [Push push]|job:a [Manual when: manual]|job:b [Manual needs a job that a person starts]")]
    [TestCase("a: {script: x, when: manual}\nb: {script: x, needs: [{job: a}]}\nc: {script: x, needs: [b]}",
        "workflow [Push push]|job:a [Manual when: manual]|job:b [Manual needs a job that a person starts]|job:c [Manual needs a job that a person starts]")]
    [TestCase("a: {script: x, when: manual}\nb: {script: x, needs: [{job: a, optional: true}]}", "workflow [Push push]|job:a [Manual when: manual]|job:b")]
    [TestCase("a: {script: x}\nb: {script: x, needs: [a, b, none]}", "workflow [Push push]|job:a|job:b")]
    [TestCase("pages: {script: x}\ndefault: {script: y}\nvariables: {script: z}", "workflow [Push push]|job:pages")]
    [TestCase("a: {script: x}\na: {script: y, when: manual}", "workflow [Push push]|job:a [Manual when: manual]")]
    [TestCase("a: {trigger: x/y}\nb: {stage: x}", "workflow [Push push]|job:a")]
    public void Says_what_starts_a_job(string text, string expected) => Assert.That(Detected.Starts(Detector, Root, text), Is.EqualTo(expected));

    [TestCase("a:\n  script: make x", "make x :2 @job:a")]
    [TestCase("a:\n  script: [make x, [make y, [make z]]]", "make x :2 @job:a|make y :2 @job:a|make z :2 @job:a")]
    [TestCase("before_script: [make b]\na:\n  script: [make x]\n  after_script: [make z]", "make b :1 @job:a|make x :3 @job:a|make z :4 @job:a")]
    [TestCase("default: {before_script: [make b], after_script: [make z]}\na:\n  script: [make x]", "make b :1 @job:a|make x :3 @job:a|make z :1 @job:a")]
    [TestCase("before_script: [make b]\na:\n  before_script: []\n  script: [make x]", "make x :4 @job:a")]
    [TestCase(".b:\n  script: [make b]\na:\n  extends: .b", "make b :2 @job:.b|make b :2 @job:a")]
    [TestCase(".b: {script: [make b]}\n.c: {script: [make c]}\na:\n  extends: [.b, .c]", "make b :1 @job:.b|make c :2 @job:.c|make c :2 @job:a")]
    [TestCase(".c: {script: [make c]}\n.b: {extends: .c}\na:\n  extends: [.c, .b]\n  after_script: [make z]", "make c :1 @job:.c|make c :1 @job:.b|make c :1 @job:a|make z :5 @job:a")]
    [TestCase("x: &x\n  script: [make x]\na:\n  <<: *x", "make x :2 @job:x|make x :2 @job:a")]
    [TestCase("a:\n  script:\n    - !reference [.s, script]\n    - make x\n.s: {script: [make s, !reference [.t, before_script]]}\n.t: {before_script: [make t]}", "make s :5 @job:a|make t :6 @job:a|make x :4 @job:a|make s :5 @job:.s|make t :6 @job:.s")]
    [TestCase("a:\n  script: [!reference [a, script], !reference [], !reference [none], !reference [none, script], !reference [[x]], make x]", "make x :2 @job:a")]
    [TestCase("a: {extends: a, script: make x}", "make x :1 @job:a")]
    [TestCase("a: {extends: b, stage: x}\nb: {extends: a}", "")]
    [TestCase("a: {extends: {x: y}, script: {make: x}}", "")]
    [TestCase("a: {extends: [[x], none], script: [make x]}", "make x :1 @job:a")]
    public void Reads_the_commands_of_a_job(string text, string expected) =>
        Assert.That(Detected.Facts(Detector, Root, text, FactKind.Command).Replace("Command ", string.Empty), Is.EqualTo(expected));

    [TestCase("image: python:3.12\na: {script: x, environment: prod}", "Trigger push push :1 @workflow|Image python 3.12 :2 @job:a|Environment prod :2 @job:a")]
    [TestCase("default: {image: {name: 'a:1'}}\na: {script: x, environment: {name: prod}}", "Trigger push push :1 @workflow|Image a 1 :2 @job:a|Environment prod :2 @job:a")]
    [TestCase(".b: {image: c}\na: {script: x, only: [schedules], extends: .b}", "Trigger push push :1 @workflow|Trigger schedule schedule :2 @job:a|Image c :2 @job:a")]
    public void Reads_images_environments_and_triggers(string text, string expected) =>
        Assert.That(Detected.Facts(Detector, Root, text, FactKind.Image, FactKind.Environment, FactKind.Trigger), Is.EqualTo(expected));

    [TestCase("include: ci/a.yml", "gitlab-include ci/a.yml :1 @workflow")]
    [TestCase("include: [/ci/a.yml, {local: b.yml}]", "gitlab-include ci/a.yml :1 @workflow|gitlab-include b.yml :1 @workflow")]
    [TestCase("include: {local: a.yml}", "gitlab-include a.yml :1 @workflow")]
    [TestCase("include: [{project: x/y, file: a.yml}, {component: z}, {remote: 'https://a'}, 'https://b']", "outside x/y :1 @workflow|outside z :1 @workflow|outside https://a :1 @workflow|outside https://b :1 @workflow")]
    [TestCase("include: [{template: Auto.yml}, [a], '', {local: [b]}]", "")]
    [TestCase("a: {trigger: x/y}", "unit #job:a :1 @workflow|outside x/y :1 @job:a")]
    [TestCase("a: {trigger: {project: x/y}}", "unit #job:a :1 @workflow|outside x/y :1 @job:a")]
    [TestCase("a: {trigger: {include: b.yml}}", "unit #job:a :1 @workflow|gitlab-include b.yml :1 @job:a")]
    [TestCase("a: {trigger: {include: [{local: /b.yml}, {artifact: c, job: d}]}}", "unit #job:a :1 @workflow|gitlab-include b.yml :1 @job:a")]
    [TestCase("a: {trigger: x/y, when: manual}", "outside x/y :1 @job:a")]
    public void Reads_what_a_pipeline_names_elsewhere(string text, string expected) => Assert.That(Detected.References(Detector, Root, text), Is.EqualTo(expected));

    [TestCase("train: {script: python train.py}", ".gitlab-ci.yml:1 push -> .gitlab-ci.yml:1 job train -> .gitlab-ci.yml:1 python train.py")]
    [TestCase("train: {script: python train.py, only: [schedules]}", ".gitlab-ci.yml:1 schedule -> .gitlab-ci.yml:1 python train.py")]
    [TestCase("train: {script: python train.py, when: manual}", "")]
    [TestCase(".train: {script: python train.py}", "")]
    [TestCase(".train: {script: python train.py}\nfit: {extends: .train}", ".gitlab-ci.yml:1 push -> .gitlab-ci.yml:2 job fit -> .gitlab-ci.yml:1 python train.py")]
    [TestCase("a:\n  before_script: [mkdir -p src/x]\n  script:\n    - cd src/..\n    - python train.py", ".gitlab-ci.yml:1 push -> .gitlab-ci.yml:1 job a -> .gitlab-ci.yml:5 python train.py")]
    [TestCase("before_script: [python train.py]\na: {script: ls}", ".gitlab-ci.yml:1 push -> .gitlab-ci.yml:2 job a -> .gitlab-ci.yml:1 python train.py")]
    public void Leads_from_a_trigger_to_a_script(string text, string expected) => Assert.That(LinkedFiles.Chain("train.py", (Root, text), ("train.py", string.Empty)), Is.EqualTo(expected));

    [TestCase("ci/jobs/train.yml", true)]
    [TestCase("/ci/jobs/train.yml", true)]
    [TestCase("ci/jobs/*.yml", true)]
    [TestCase("ci/*.yml", false)]
    [TestCase("ci/**.yml", true)]
    [TestCase("ci/**/*.yml", true)]
    [TestCase("**/t*n.yml", true)]
    [TestCase("*", false)]
    [TestCase("**", true)]
    [TestCase("ci/**/*x.yml", false)]
    [TestCase("ci/none.yml", false)]
    public void An_included_file_is_run_by_who_includes_it(string include, bool isAutomatic)
    {
        var chain = LinkedFiles.Chain("train.py", (Root, $"include: [{{local: '{include}'}}]"), ("ci/jobs/train.yml", "train:\n  stage: x\n  script: python train.py"), ("train.py", string.Empty));
        Assert.That(chain, Is.EqualTo(isAutomatic
            ? $".gitlab-ci.yml:1 push -> .gitlab-ci.yml:1 include {include} -> ci/jobs/train.yml:1 job train -> ci/jobs/train.yml:3 python train.py" : string.Empty));
    }

    [Test]
    public void A_child_pipeline_is_run_by_the_job_that_triggers_it() => Assert.That(
        LinkedFiles.Chain("train.py", (Root, "go: {trigger: {include: ci/a.yml}}"), ("ci/a.yml", "train: {stage: x, script: python train.py}"), ("train.py", string.Empty)),
        Is.EqualTo(".gitlab-ci.yml:1 push -> .gitlab-ci.yml:1 job go -> .gitlab-ci.yml:1 include ci/a.yml -> ci/a.yml:1 job train -> ci/a.yml:1 python train.py"));

    [Test]
    public void A_pipeline_of_another_project_is_a_way_out() => Assert.That(
        LinkedFiles.Link((Root, "deploy: {trigger: x/deploy}")).WaysOut, Is.EqualTo(new[] { new WayOut(new UnitKey(Root, "job:deploy"), new Position(1), "trigger x/deploy") }));

    [Test]
    public void Small_files_that_name_much_end()
    {
        var extends = new StringBuilder("a: {extends: [b0]}\n");
        var references = new StringBuilder("a: {script: [!reference [b0, script]]}\n");
        for (var i = 0; i < 12; i++)
        {
            extends.Append($"b{i}: {{extends: [{string.Join(", ", Enumerable.Repeat($"b{i + 1}", 100))}]}}\n");
            references.Append($"b{i}: {{script: [{string.Join(", ", Enumerable.Repeat($"!reference [b{i + 1}, script]", 100))}]}}\n");
        }

        Assert.Multiple(() =>
        {
            Assert.That(Detected.Facts(Detector, Root, extends.ToString(), FactKind.Command), Is.Empty);
            Assert.That(Detected.In(Detector, Root, references.ToString()).Problems, Has.Length.EqualTo(1));
        });
    }

    [Test]
    public void Long_texts_that_are_repeated_end()
    {
        var text = $"a:\n  script:\n    - &x {new string('x', 500_000)}\n" + string.Concat(Enumerable.Repeat("    - *x\n", 50_000));
        Assert.That(Detected.In(Detector, Root, text).Problems, Has.Length.EqualTo(1));
    }

    [Test]
    public void Very_many_jobs_are_read()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"job{number}: {{script: make}}\n"));
        Assert.That(LinkedFiles.Link((Root, text)).Automatic(new UnitKey(Root, "job:job19999")), Is.Not.Null);
    }

    [Test]
    public void Deep_nesting_is_read_to_the_limit()
    {
        var text = "a:\n  script: [make x]\nb:\n  script: " + new string('[', 5_000) + "x" + new string(']', 5_000);
        Assert.That(Detected.In(Detector, Root, text).Problems, Has.Length.EqualTo(1));
        Assert.That(Detected.Facts(Detector, Root, "a:\n  script: " + new string('[', 60) + "make x" + new string(']', 60), FactKind.Command), Is.EqualTo("Command make x :2 @job:a"));
    }
}
