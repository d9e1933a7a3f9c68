using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using RepoMaturity.Tests.Architecture;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Foreign;

/// <summary>A case of a test suite that others wrote.</summary>
/// <param name="Id">Its name there.</param>
/// <param name="Text">What is read.</param>
/// <param name="Tree">What it is, as the suite words it; empty where it does not say.</param>
/// <param name="Fails">Whether it is none of the format.</param>
internal sealed record ForeignCase(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("tree")] string Tree,
    [property: JsonPropertyName("fails")] bool Fails)
{
    /// <summary>The cases of a suite that <c>npm ci</c> restores in tests/node.</summary>
    /// <param name="suite">Its name for <c>tests/foreign/cases.mjs</c>.</param>
    /// <param name="package">Its package: where it is not restored, the test is skipped.</param>
    public static List<ForeignCase> Of(string suite, string package)
    {
        NodeProgram.Find(package + "/package.json");
        using var node = Process.Start(new ProcessStartInfo("node", [SourceTree.At("tests/foreign/cases.mjs"), suite]) { RedirectStandardOutput = true })!;
        var cases = JsonSerializer.Deserialize<List<ForeignCase>>(node.StandardOutput.ReadToEnd())!;
        node.WaitForExit();
        Assert.That(cases, Has.Count.GreaterThan(300));
        return cases;
    }
}
