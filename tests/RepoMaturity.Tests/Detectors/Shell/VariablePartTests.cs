using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Shell;

internal sealed class VariablePartTests
{
    [TestCase("python -m models.${{ inputs.model }}.fit", "models/a/fit.py models/b/fit.py")]
    [TestCase("python -m models.$MODEL.fit", "models/a/fit.py models/b/fit.py")]
    [TestCase("python -m models.${MODEL}.fit", "models/a/fit.py models/b/fit.py")]
    [TestCase("python models/$MODEL/fit.py", "models/a/fit.py models/b/fit.py")]
    [TestCase("python models/${{ matrix.model }}/fit.py", "models/a/fit.py models/b/fit.py")]
    [TestCase("python models/a$X/fit.py", "models/a/fit.py")]
    [TestCase("cd models && python -m a.$X.go", "models/a/x/go.py")]
    [TestCase("python -m models.$MODEL.go", "", Description = "one part stands for one folder")]
    [TestCase("python -m models.a.$STEP", "", Description = "it could be anything")]
    [TestCase("python $FOLDER/a/fit.py", "")]
    public void A_variable_stands_for_one_part(string command, string expected)
    {
        string[] all = ["models/a/fit.py", "models/a/x/go.py", "models/b/fit.py", "other/models/c/fit.py"];
        var graph = LinkedFiles.Link(
            [(".github/workflows/a.yml", $"on: push\njobs:\n  a:\n    steps:\n      - run: {command}\n"), .. all.Select(path => (path, "x = 1\n"))]);

        Assert.That(string.Join(' ', all.Where(path => graph.Automatic(RepoMaturity.Core.Links.UnitKey.File(path)) is not null)), Is.EqualTo(expected));
    }
}
