using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Orchestrators;

/// <summary>Components of pipelines that code loads from files; <c>== path</c> begins a file.</summary>
internal sealed class LoadedComponentTests
{
    private const string Head = "from azure.ai.ml import load_component\n";

    [TestCase("load_component(source='parts/fit.yml')", "parts/fit.yml", true)]
    [TestCase("load_component('parts/fit.yml')", "parts/fit.yml", true)]
    [TestCase("load_component(source=str(folder / 'fit.yml'))", "parts/fit.yml", true, Description = "of two by that name the one that runs something")]
    [TestCase("load_component(source=str(folder / 'rest.yml'))", "parts/fit.yml", false)]
    [TestCase("load_component(source=f'{folder}/{name}.yml')", "parts/fit.yml", true, Description = "one of those that lie near")]
    [TestCase("load_component(source=path)", "parts/fit.yml", true)]
    [TestCase("load_component(client=client, name='fit')", "parts/fit.yml", false)]
    [TestCase("load_component(source=path)\n== flow/other/sum.yml\nname: sum\nimplementation:\n  container:\n    image: sum", "parts/fit.yml", false, Description = "nearer ones")]
    [TestCase("load_component(source=path)\n== more/sum.yml\nname: sum\nimplementation:\n  container:\n    image: sum", "parts/fit.yml", false, Description = "two folders")]
    public void A_component_is_found(string code, string component, bool isLoaded)
    {
        var files = $"== flow/run.py\n{Head}{code}".Split("== ", StringSplitOptions.RemoveEmptyEntries)
            .Select(file => (file[..file.IndexOf('\n', StringComparison.Ordinal)], file[(file.IndexOf('\n', StringComparison.Ordinal) + 1)..]));
        Assert.That(
            LinkedFiles.Chain(
                component,
                [
                    .. files, (".github/workflows/a.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: python flow/run.py\n"), ("settings/fit.yml", "rate: 1\n"),
                    ("parts/fit.yml", "name: fit\nimplementation:\n  container:\n    image: fit\n"),
                ]).Length > 0,
            Is.EqualTo(isLoaded));
    }
}
