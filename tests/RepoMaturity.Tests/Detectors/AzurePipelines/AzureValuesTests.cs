using RepoMaturity.Detectors.AzurePipelines;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.AzurePipelines;

internal sealed class AzureValuesTests
{
    [TestCase("variables: {S: train}\nsteps: [{script: python ml/$(S).py}]")]
    [TestCase("variables: [{name: S, value: train}]\nsteps: [{script: python ml/$(s).py}]")]
    [TestCase("variables: {D: ml, S: $(D)/train}\nsteps: [{script: python $(S).py}]")]
    [TestCase("variables: {D: ml}\nsteps: [{script: python train.py, workingDirectory: $(D)}]")]
    [TestCase("variables: {S: train}\nsteps: [{script: 'python ml/${{ variables.S }}.py'}]")]
    [TestCase("variables: {S: train}\nsteps: [{script: \"python ml/${{ variables['S'] }}.py\"}]")]
    [TestCase("jobs: [{deployment: a, variables: {S: train}, strategy: {runOnce: {deploy: {steps: [{script: python ml/$(S).py}]}}}}]")]
    [TestCase("parameters: [{name: s, default: ml/train.py}]\nsteps: [{script: 'python ${{ parameters.s }}'}]")]
    [TestCase("variables: {T: sub}\nsteps: [{template: 'ci/${{ variables.T }}.yml'}]")]
    public void Scripts_name_constants_of_the_pipeline(string text) => Assert.That(
        LinkedFiles.Chain(
            "ml/train.py", ("azure-pipelines.yml", "trigger: [main]\n" + text), ("ci/sub.yml", "steps: [{script: python ml/train.py}]"), ("ml/eval.py", "y = 1\n"), ("ml/train.py", "x = 1\n")),
        Is.Not.Empty);

    [TestCase("variables: {D: ml}\njobs: [{job: a, variables: {D: lib}, steps: [{script: python $(D)/a.py}]}]", "script lib/a.py")]
    [TestCase("variables: {D: ml}\njobs: [{job: a, variables: {D: $(Other)}, steps: [{script: python ml/a.py}]}]", "script ml/a.py")]
    [TestCase("variables: {D: ml}\njobs: [{job: a, variables: {D: lib}}, {job: b, steps: [{script: python $(D)/a.py}]}]", "script ml/a.py")]
    public void The_nearest_variable_counts(string text, string expected) =>
        Assert.That(Detected.References(new AzurePipelinesDetector(), "azure-pipelines.yml", "trigger: [main]\n" + text), Does.Contain(expected + " :"));

    [Test]
    public void The_default_of_a_template_is_not_what_its_users_give() => Assert.That(
        LinkedFiles.Chain(
            "ml/train.py",
            ("azure-pipelines.yml", "trigger: [main]\nsteps: [{template: t.yml, parameters: {s: ml/eval.py}}]"),
            ("t.yml", "parameters: [{name: s, default: ml/train.py}]\nsteps: [{script: 'python ${{ parameters.s }}'}]"),
            ("ml/train.py", "x = 1\n")),
        Is.Empty);
}
