using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.AzurePipelines;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.AzurePipelines;

internal sealed class AzurePipelinesTests
{
    private const string Root = "azure-pipelines.yml";
    private static readonly AzurePipelinesDetector Detector = new();

    [TestCase("a.yml", true)]
    [TestCase("ci/a.yaml", true)]
    [TestCase(".github/workflows/a.yml", false)]
    [TestCase("x/.gitlab-ci.yml", false)]
    [TestCase("a.json", false)]
    public void Claims_yaml(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("steps:\n- script: a", true)]
    [TestCase("steps:\n- task: A@1", true)]
    [TestCase("steps:\n- ${{ if x }}:\n  - script: a", true)]
    [TestCase("jobs:\n- job: a", true)]
    [TestCase("jobs:\n- deployment: a", true)]
    [TestCase("stages:\n- stage: a", true)]
    [TestCase("stages:\n- template: a.yml", true)]
    [TestCase("extends:\n  template: a.yml", true)]
    [TestCase("variables:\n- name: a\n  value: b", true)]
    [TestCase("variables:\n  a: b", false)]
    [TestCase("steps:\n- name: gcr.io/cloud-builders/docker\n  script: a", false)]
    [TestCase("steps:\n- run: a", false)]
    [TestCase("steps: [a]", false)]
    [TestCase("steps:\n  a: {script: b}", false)]
    [TestCase("stages:\n  a:\n    cmd: b", false)]
    [TestCase("jobs:\n  a:\n    steps: [{script: b}]", false)]
    [TestCase("a:\n  extends: .b\n  steps: []", false)]
    [TestCase("- steps: [{script: a}]", false)]
    [TestCase("steps:", false)]
    [TestCase("", false)]
    public void Is_told_by_its_shape(string text, bool expected) => Assert.That(Detected.In(Detector, Root, text).Units.IsEmpty, Is.Not.EqualTo(expected));

    [TestCase("trigger: none", "workflow [Manual trigger: none]")]
    [TestCase("trigger: [main]", "workflow [Push push]")]
    [TestCase("trigger: {branches: {include: [main]}}", "workflow [Push push]")]
    [TestCase("pr: [main]", "workflow [PullRequest pull request]")]
    [TestCase("trigger:\n- none\npr: [none]", "workflow [Manual trigger: none]")]
    [TestCase("trigger: [none, main]\npr: none", "workflow [Push push]")]
    [TestCase("trigger: {branches: {include: [none]}}\npr: {branches: {exclude: ['*']}}", "workflow [Manual trigger: none]")]
    [TestCase("trigger: {branches: {exclude: ['*']}, tags: {include: ['v*']}}\npr: none", "workflow [Push push]")]
    [TestCase("trigger: none\npr: none", "workflow [Manual trigger: none]")]
    [TestCase("trigger: none\npr: {branches: {include: ['*']}}", "workflow [Manual trigger: none, PullRequest pull request]")]
    [TestCase("schedules: [{cron: '0 3 * * *'}, {cron: '0 4 * * *'}]", "workflow [Schedule schedule 0 3 * * *, Schedule schedule 0 4 * * *]")]
    [TestCase("schedules:\n- ${{ if x }}:\n  - cron: '1 * * * *'", "workflow [Schedule schedule 1 * * * *]")]
    [TestCase("trigger: none\nresources: {pipelines: [{pipeline: a, source: ci, trigger: true}]}", "workflow [Manual trigger: none, Event completion of ci]")]
    [TestCase("trigger: none\nresources: {pipelines: [{pipeline: a, trigger: {branches: [main]}}]}", "workflow [Manual trigger: none, Event completion of a]")]
    [TestCase("trigger: none\nresources: {pipelines: [{pipeline: a, trigger: none}, {pipeline: b}]}", "workflow [Manual trigger: none]")]
    [TestCase("schedules: x\nresources: [a]\npr: none", "workflow")]
    [TestCase("", "workflow")]
    public void Reads_triggers(string text, string expected) => Assert.That(Detected.Starts(Detector, Root, text + "\nsteps: [{checkout: self}]"), Is.EqualTo(expected));

    [TestCase("steps: [{checkout: self}]", "azure-default-trigger every push :1 @workflow")]
    [TestCase("extends: {template: a.yml}", "azure-default-trigger every push :1 @workflow|azure-template a.yml :1 @workflow")]
    [TestCase("pr: none\nsteps: [{checkout: self}]", "azure-default-trigger every push :1 @workflow")]
    [TestCase("trigger: none\nsteps: [{checkout: self}]", "")]
    [TestCase("schedules: [{cron: x}]\nsteps: [{checkout: self}]", "")]
    [TestCase("variables: [{name: a, value: b}]", "")]
    public void A_pipeline_without_triggers_is_started_by_pushes(string text, string expected) => Assert.That(Detected.References(Detector, Root, text), Is.EqualTo(expected));

    [TestCase("jobs: [{job: a}, {deployment: b}]", "|job:a/1|job:b/2")]
    [TestCase("jobs: [{job: a, condition: false}, {job: b, condition: '${{ false }}'}, {job: c, condition: False}]", "|job:a/1 off: condition: false|job:b/2 off: condition: false|job:c/3 off: condition: false")]
    [TestCase("jobs: [{job: a, condition: succeeded()}]", "|job:a/1")]
    [TestCase("jobs: [{job: a, condition: \"eq(variables['Build.Reason'], 'Manual')\"}]", "|job:a/1 [Manual Build.Reason is Manual]")]
    [TestCase("jobs: [{job: a, condition: \"ne(variables['Build.Reason'], 'Manual')\"}]", "|job:a/1")]
    [TestCase("stages: [{stage: a, condition: false, jobs: [{job: b}]}]", "|stage:a/1 off: condition: false|job:b/2")]
    [TestCase("stages: [{stage: a, jobs: [{job: b}, {job: b}]}, {stage: c}]", "|stage:a/1|job:b/2|job:b/3|stage:c/4")]
    [TestCase("stages:\n- ${{ if x }}:\n  - stage: a\n    jobs:\n    - ${{ each y in z }}:\n      - job: b\n- ${{ else }}:\n  - stage: c", "|stage:a/1|job:b/2|stage:c/3")]
    [TestCase("jobs: [{template: a.yml}, x, {y: z}, [{job: a}]]", "|job:/1|job:/2|job:/3")]
    [TestCase("steps: [{script: a}]", "")]
    public void Reads_stages_and_jobs(string text, string expected) => Assert.That(Detected.Starts(Detector, Root, "trigger: none\n" + text), Is.EqualTo("workflow [Manual trigger: none]" + expected));

    [TestCase("[{script: make a}, {bash: make b}, {pwsh: make c}, {powershell: make d}]", "make a|make b|make c|make d")]
    [TestCase("[{script: make a, enabled: false}, {script: make b, condition: false}, {script: make c, condition: failed()}]", "make c")]
    [TestCase("[{script: make a, condition: \"eq(variables['Build.Reason'], 'Manual')\"}]", "")]
    [TestCase("[{task: Bash@3, inputs: {targetType: inline, script: make a}}]", "make a")]
    [TestCase("[{task: AzureCLI@2, inputs: {InlineScript: make a}}]", "make a")]
    [TestCase("[{task: PythonScript@0, inputs: {scriptSource: inline, script: import make}}]", "")]
    [TestCase("[{task: A@1, inputs: x}, {task: [a]}, {script: [a]}, {script: ''}, a, [b]]", "")]
    [TestCase("\n- ${{ if x }}:\n  - script: make a\n- ${{ each y in z }}:\n  - ${{ if y }}:\n    - script: make b", "make a|make b")]
    [TestCase("[{template: t.yml, parameters: {steps: [{script: make a}], other: [x]}}]", "make a")]
    public void Reads_the_commands_of_steps(string steps, string expected) =>
        Assert.That(string.Join('|', Detected.In(Detector, Root, "trigger: none\npool: x\nsteps: " + steps + "\njobs: [{job: a}]").Facts.Where(fact => fact.Kind == FactKind.Command).Select(fact => fact.Name)), Is.EqualTo(expected));

    [Test]
    public void Reads_the_steps_of_every_phase_of_a_deployment() => Assert.That(
        Detected.Facts(Detector, Root, """
            jobs:
            - deployment: a
              environment: {name: prod}
              strategy:
                runOnce:
                  preDeploy: {steps: [{script: make a}]}
                  deploy:
                    steps:
                    - script: make b
                  on:
                    failure: {steps: [{script: make c}]}
            - deployment: b
              environment: test
              strategy: {matrix: {x: {y: z}}}
            """, FactKind.Command, FactKind.Environment),
        Is.EqualTo("Environment prod :3 @job:a/1|Command make a :6 @job:a/1|Command make b :9 @job:a/1|Command make c :11 @job:a/1|Environment test :13 @job:b/2"));

    [TestCase("[{task: PythonScript@0, inputs: {scriptPath: ml/a.py}}]", "script ml/a.py")]
    [TestCase("[{task: PythonScript@0, inputs: {scriptSource: filePath, ScriptPath: '$(Build.SourcesDirectory)/ml/a.py'}}]", "script ml/a.py")]
    [TestCase("[{task: PowerShell@2, inputs: {filePath: '$(System.DefaultWorkingDirectory)\\ml\\a.ps1'}}]", "script ml/a.ps1")]
    [TestCase("[{task: Bash@3, inputs: {filePath: '$(Build.SourcesDirectory)'}}]", "")]
    [TestCase("[{task: Bash@3, inputs: {filePath: ''}}]", "")]
    [TestCase("[{task: Docker@2, inputs: {command: build, Dockerfile: a/Dockerfile}}]", "image-build a/Dockerfile")]
    [TestCase("[{task: Docker@2, inputs: {dockerfile: a/Dockerfile}}]", "image-build a/Dockerfile")]
    [TestCase("[{task: Docker@2, inputs: {command: push, Dockerfile: a/Dockerfile}}]", "")]
    [TestCase("[{script: python a.py, workingDirectory: $(Build.SourcesDirectory)/ml}]", "script a.py in ml")]
    [TestCase("[{script: python $(Build.SourcesDirectory)/ml/a.py}]", "script ml/a.py")]
    [TestCase("[{script: python a.py, workingDirectory: ml}]", "script a.py in ml")]
    [TestCase("[{template: t.yml, parameters: {script: a.py, other: b, text: see a.py}}]", "script a.py|azure-template t.yml")]
    [TestCase("[{template: t.yml, parameters: {job: ./ml/job.yml, other: b, text: see job.yml}}]", "applied-file ./ml/job.yml|azure-template t.yml")]
    [TestCase("[{template: t.yml@self}]", "azure-template t.yml")]
    [TestCase("[{template: t.yml@shared}]", "outside t.yml@shared")]
    public void Reads_what_steps_run(string steps, string expected) => Assert.That(
        string.Join('|', Detected.In(Detector, Root, "trigger: none\nsteps: " + steps + "\njobs: [{job: a}]").References.Where(reference => reference.Kind != ReferenceKinds.Unit)
            .Select(reference => $"{reference.Kind} {reference.Target}{(string.IsNullOrEmpty(reference.Folder) ? string.Empty : " in " + reference.Folder)}")),
        Is.EqualTo(expected));

    [TestCase("variables: {a: x, train: ml/train.py}", "train.py :1 @workflow")]
    [TestCase("variables: [{name: train, value: ml/train.py}, {group: x}]", "train.py :1 @workflow")]
    [TestCase("variables:\n- ${{ if x }}:\n  - name: train\n    value: ml/train.py", "train.py :4 @workflow")]
    [TestCase("variables: {a: train.txt, b: 'echo ml/train.py', c: [ml/train.py]}", "")]
    [TestCase("variables: ml/train.py", "")]
    public void Variables_name_scripts(string variables, string expected) => Assert.That(
        Detected.References(Detector, Root, variables + "\ntrigger: none\nsteps: [{checkout: self}]").Replace("environment-script ml/", string.Empty).Replace(" in ", string.Empty), Is.EqualTo(expected));

    [Test]
    public void Reads_actions_and_repositories() => Assert.That(
        Detected.Facts(Detector, Root, "resources: {repositories: [{repository: a, name: x/y}, {z: z}]}\nsteps:\n- task: UsePythonVersion@0\n- task: Publish", FactKind.Action, FactKind.Key),
        Is.EqualTo("Key resources.repositories x/y :1|Action UsePythonVersion 0 :3 @workflow|Action Publish :4 @workflow"));

    [TestCase("trigger: [main]\nsteps: [{script: python ml/train.py}]", "azure-pipelines.yml:1 push -> azure-pipelines.yml:2 python ml/train.py")]
    [TestCase("steps: [{script: python ml/train.py}]", "azure-pipelines.yml:1 push (no trigger given) -> azure-pipelines.yml:1 python ml/train.py")]
    [TestCase("trigger: none\nsteps: [{script: python ml/train.py}]", "")]
    [TestCase("trigger: none\nschedules: [{cron: x}]\njobs: [{job: a, steps: [{script: python ml/train.py}]}]", "azure-pipelines.yml:2 schedule x -> azure-pipelines.yml:3 job a -> azure-pipelines.yml:3 python ml/train.py")]
    [TestCase("trigger: [main]\nstages: [{stage: a, condition: false, jobs: [{job: b, steps: [{script: python ml/train.py}]}]}]", "")]
    [TestCase("trigger: [main]\njobs: [{job: b, condition: \"eq(variables['Build.Reason'], 'Manual')\", steps: [{script: python ml/train.py}]}]", "")]
    [TestCase("trigger: none\npr: [main]\nsteps: [{script: python ml/train.py}]", "azure-pipelines.yml:2 pull request -> azure-pipelines.yml:3 python ml/train.py")]
    [TestCase("variables: [{name: a, value: ml/train.py}]", "")]
    public void Leads_from_a_trigger_to_a_script(string text, string expected) => Assert.That(LinkedFiles.Chain("ml/train.py", (Root, text), ("ml/train.py", string.Empty)), Is.EqualTo(expected));

    [TestCase("steps: [{template: t/a.yml}]", "t/a.yml", "azure-pipelines.yml:2 template t/a.yml")]
    [TestCase("steps: [{template: /t/a.yml}]", "t/a.yml", "azure-pipelines.yml:2 template /t/a.yml")]
    [TestCase("steps: [{template: 't\\a.yml'}]", "t/a.yml", "azure-pipelines.yml:2 template t\\a.yml")]
    [TestCase("steps: [{template: t/a.yml@self}]", "t/a.yml", "azure-pipelines.yml:2 template t/a.yml@self")]
    [TestCase("extends: {template: t/a.yml}", "t/a.yml", "azure-pipelines.yml:2 template t/a.yml")]
    [TestCase("stages: [{stage: s, jobs: [{template: t/a.yml}]}]", "t/a.yml", "azure-pipelines.yml:2 stage s -> azure-pipelines.yml:2 template t/a.yml")]
    public void Leads_through_templates(string text, string template, string way) => Assert.That(
        LinkedFiles.Chain("train.py", (Root, "trigger: [main]\n" + text), (template, "steps:\n- script: python train.py"), ("train.py", string.Empty)),
        Is.EqualTo($"azure-pipelines.yml:1 push -> {way} -> {template}:2 python train.py"));

    [TestCase("trigger: none\nsteps: [{template: t/a.yml}]", "")]
    [TestCase("steps: [{template: t/a.yml@x}]", "t/a.yml:1 push (no trigger given) -> t/a.yml:2 python train.py")]
    public void A_template_is_started_by_who_uses_it_alone(string text, string expected) => Assert.That(
        LinkedFiles.Chain("train.py", (Root, text), ("t/a.yml", "steps:\n- script: python train.py"), ("train.py", string.Empty)), Is.EqualTo(expected));

    [Test]
    public void A_template_is_found_beside_the_file_that_names_it() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            ("ci/main.yml", "trigger: [main]\nstages: [{template: a.yml}]"),
            ("ci/a.yml", "stages: [{stage: s, jobs: [{template: ../b.yml}]}]"),
            ("b.yml", "jobs: [{job: j, steps: [{script: python train.py}]}]"),
            ("train.py", string.Empty)),
        Is.EqualTo("ci/main.yml:1 push -> ci/main.yml:2 template a.yml -> ci/a.yml:1 stage s -> ci/a.yml:1 template ../b.yml -> b.yml:1 job j -> b.yml:1 python train.py"));

    [Test]
    public void A_template_parameter_names_a_script() => Assert.That(
        LinkedFiles.Chain("train.py", (Root, "trigger: [main]\nsteps: [{template: a.yml, parameters: {file: train.py}}]"), ("a.yml", "steps: [{script: 'python ${{ parameters.file }}'}]"), ("train.py", string.Empty)),
        Is.EqualTo("azure-pipelines.yml:1 push -> azure-pipelines.yml:2 template a.yml, file: train.py"));

    [TestCase("variables: {TRAIN: ml/train.py}", "v.yml", "")]
    [TestCase("variables: [{template: v.yml}]", "v.yml", "variables: [{name: TRAIN, value: ml/train.py}]")]
    public void A_script_in_a_variable_is_run_by_who_reads_the_variable(string variables, string path, string template) => Assert.That(
        LinkedFiles.Chain(
            "ml/train.py",
            (Root, $"trigger: [main]\n{variables}\nsteps: [{{script: python submit.py}}]"),
            (path, template),
            ("submit.py", "import os\nrun(os.environ.get('TRAIN'))\n"),
            ("ml/train.py", string.Empty)),
        Is.EqualTo("azure-pipelines.yml:1 push -> azure-pipelines.yml:3 python submit.py -> submit.py:2 TRAIN is ml/train.py"));

    [Test]
    public void Templates_that_use_one_another_end() => Assert.That(
        LinkedFiles.Chain("train.py", (Root, "steps: [{template: azure-pipelines.yml}, {template: b.yml}]"), ("b.yml", "steps: [{template: azure-pipelines.yml}]"), ("train.py", string.Empty)), Is.Empty);

    [Test]
    public void Very_many_jobs_are_read()
    {
        var text = "trigger: [main]\njobs:\n" + string.Concat(Enumerable.Range(0, 8_000).Select(number => $"- job: a{number}\n  steps: []\n"));
        Assert.That(LinkedFiles.Link((Root, text)).Automatic(new UnitKey(Root, "job:a7999/8000")), Is.Not.Null);
    }

    [TestCase("jobs: ", "[{job: a, jobs: ", "}]")]
    [TestCase("stages: ", "[{stage: a, stages: ", "}]")]
    [TestCase("steps: ", "[{'${{ if x }}': ", "}]")]
    public void Deep_nesting_is_read_without_end(string start, string open, string close)
    {
        foreach (var depth in new[] { 30, 5_000 })
        {
            var text = "trigger: none\nsteps: [{script: make}]\n" + start + string.Concat(Enumerable.Repeat(open, depth)) + "[]" + string.Concat(Enumerable.Repeat(close, depth));
            Assert.That(Detected.In(Detector, Root, text).Units, Is.Not.Empty);
        }
    }

    [Test]
    public void Aliases_that_multiply_end()
    {
        var text = "a: &a0 [{job: x}]\n" + string.Concat(Enumerable.Range(1, 20).Select(number => $"b{number}: &a{number} [{string.Join(", ", Enumerable.Repeat($"{{'${{{{ if x }}}}': *a{number - 1}}}", 10))}]\n"))
            + "trigger: none\nsteps: [{script: make}]\njobs: *a20\n";
        Assert.That(Detected.In(Detector, Root, text).Units, Is.Empty);
    }
}
