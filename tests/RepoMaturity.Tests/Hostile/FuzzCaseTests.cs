using RepoMaturity.Detectors;
using RepoMaturity.Fuzz;
using RepoMaturity.Tests.Architecture;

namespace RepoMaturity.Tests.Hostile;

/// <summary>What inputs nobody wrote once brought to light (<c>tests/RepoMaturity.Fuzz/cases</c>) stays mended.</summary>
internal sealed class FuzzCaseTests
{
    [Test]
    public void What_failed_once_is_read_within_its_bounds()
    {
        var cases = SeedCorpus.Cases(SourceTree.Root).ToList();
        var faults = new List<string>();
        var thread = new Thread(
            () =>
            {
                // Number 0 is asked all questions.
                var trial = new Trial();
                foreach (var one in cases)
                {
                    if (trial.Fault(one, cases[0], 0, out _) is { } fault)
                    {
                        faults.Add($"{one.Path}: {fault}");
                    }
                }
            },
            Bounds.Stack);
        thread.Start();
        Assert.That(thread.Join(TimeSpan.FromMinutes(2)), Is.True, "It does not end.");
        Assert.That(cases, Is.Not.Empty);
        Assert.That(faults, Is.Empty);
    }

    /// <summary>An input that fails is seen: a run that finds nothing because it looks at nothing would pass as well.</summary>
    [Test]
    public void What_is_drawn_has_structure_and_is_claimed()
    {
        var seeds = SeedCorpus.Read(SourceTree.Root, null);
        var inputs = new StructuredInputs(seeds, Vocabulary.Of(seeds)).Draw(new Random(3), 50).ToList();
        Assert.That(seeds, Has.Count.GreaterThan(2_000));
        Assert.That(inputs.Select(input => input.Bytes.Length), Has.Some.GreaterThan(200));
        Assert.That(inputs, Has.All.Matches<FuzzInput>(input => DetectorCatalogue.Detectors.Any(detector => detector.Claims(input.Path))));
    }
}
